import { useEffect } from 'preact/hooks';
import { type Key, t } from '../i18n';
import { type Route, route } from '../state/router';
import { type Phase, phase } from '../state/session';
import { closeSheet } from '../state/sheet';
import { CommunityScreen } from './groups/CommunityScreen';
import { GroupsScreen } from './groups/GroupsScreen';
import { Start } from './home/Start';
import { lazy } from './lazy';
import { Loading } from './parts/Loading';
import { Ended } from './public/Ended';
import { Enter } from './public/Enter';
import { Landing } from './public/Landing';
import { Lost } from './public/Lost';
import { SignIn } from './public/SignIn';
import { RoomScreen } from './room/RoomScreen';
import { Shell } from './shell/Shell';

const Profile = lazy(() => import('./profile/Profile').then((m) => m.Profile));
const Looked = lazy(() => import('./audit/Looked').then((m) => m.Looked));
const HouseLog = lazy(() => import('./audit/HouseLog').then((m) => m.HouseLog));
const Privacy = lazy(() => import('./public/Privacy').then((m) => m.Privacy));
const Accessibility = lazy(() => import('./public/Accessibility').then((m) => m.Accessibility));

/** Screens that read the same with and without a session. */
const OPEN: readonly Route['at'][] = ['privacy', 'accessibility', 'lost'];

/** The whole page: which screen belongs to the address and to the session. */
export function App() {
	const here = route.value;
	const name = screenName(here, phase.value);
	useEffect(() => {
		document.title = t('title.screen', { screen: t(name) });
	});
	useEffect(closeSheet, [here]);
	return (
		<Shell room={here.at === 'room'}>
			{OPEN.includes(here.at) ? <OpenScreen at={here.at} /> : <SessionScreen here={here} />}
		</Shell>
	);
}

function screenName(here: Route, now: Phase): Key {
	if (OPEN.includes(here.at) || now === 'here' || now === 'loading') return `screen.${here.at}`;
	if (now === 'ended') return 'screen.ended';
	return here.at === 'enter' || here.at === 'sign_in' ? `screen.${here.at}` : 'screen.start';
}

function OpenScreen({ at }: { at: Route['at'] }) {
	if (at === 'privacy') return <Privacy />;
	return at === 'accessibility' ? <Accessibility /> : <Lost />;
}

function SessionScreen({ here }: { here: Route }) {
	switch (phase.value) {
		case 'loading': return <Loading />;
		case 'ended': return here.at === 'sign_in' ? <SignIn /> : <Ended />;
		case 'visitor': return <VisitorScreen here={here} />;
		default: return <InsideScreen here={here} />;
	}
}

function VisitorScreen({ here }: { here: Route }) {
	if (here.at === 'enter') return <Enter />;
	return here.at === 'sign_in' ? <SignIn /> : <Landing />;
}

function InsideScreen({ here }: { here: Route }) {
	switch (here.at) {
		case 'groups': return <GroupsScreen />;
		case 'community': return <CommunityScreen key={here.id} id={here.id} />;
		case 'room': return <RoomScreen key={here.id} id={here.id} />;
		case 'profile': return <Profile />;
		case 'looked': return <Looked />;
		case 'audit': return <HouseLog />;
		case 'sign_in': return <SignIn />;
		default: return <Start />;
	}
}
