import { useEffect, useLayoutEffect } from 'preact/hooks';
import { type Key, t } from '../i18n';
import { away, browserOffline } from '../net/connection';
import { type Route, route } from '../state/router';
import { type Phase, phase } from '../state/session';
import { closeSheet } from '../state/sheet';
import { CommunityScreen } from './groups/CommunityScreen';
import { GroupsScreen } from './groups/GroupsScreen';
import { Start } from './home/Start';
import { lazyScreen } from './lazy';
import { Loading } from './parts/Loading';
import { Ended } from './public/Ended';
import { Enter } from './public/Enter';
import { Landing } from './public/Landing';
import { Lost } from './public/Lost';
import { Offline } from './public/Offline';
import { Shell } from './shell/Shell';

/** Fetched as soon as somebody is inside: talking waits for no line that breaks. */
const fetchRoom = () => import('./room/RoomScreen').then((m) => m.RoomScreen);
const RoomScreen = lazyScreen(fetchRoom);
const Profile = lazyScreen(() => import('./profile/Profile').then((m) => m.Profile));
const Recover = lazyScreen(() => import('./account/Recover').then((m) => m.Recover));
const SignIn = lazyScreen(() => import('./public/SignIn').then((m) => m.SignIn));
const SecondStep = lazyScreen(() => import('./factor/SecondStep').then((m) => m.SecondStep));
const Returning = lazyScreen(() => import('./account/Returning').then((m) => m.Returning));
const Consents = lazyScreen(() => import('./profile/Consents').then((m) => m.Consents));
const EmergencyCard = lazyScreen(() => import('./profile/EmergencyCard').then((m) => m.EmergencyCard));
const Rights = lazyScreen(() => import('./profile/Rights').then((m) => m.Rights));
const Looked = lazyScreen(() => import('./audit/Looked').then((m) => m.Looked));
const HaveCode = lazyScreen(() => import('./people/HaveCode').then((m) => m.HaveCode));
const Tasks = lazyScreen(() => import('./people/Tasks').then((m) => m.Tasks));
const Decisions = lazyScreen(() => import('./sanction/Decisions').then((m) => m.Decisions));
const PeopleScreen = lazyScreen(() => import('./people/PeopleScreen').then((m) => m.PeopleScreen));
const AskPerson = lazyScreen(() => import('./people/AskPerson').then((m) => m.AskPerson));
const Codes = lazyScreen(() => import('./people/Codes').then((m) => m.Codes));
const Hours = lazyScreen(() => import('./people/Hours').then((m) => m.Hours));
const AcceptRules = lazyScreen(() => import('./rules/AcceptRules').then((m) => m.AcceptRules));
const KeepScreen = lazyScreen(() => import('./keep/KeepScreen').then((m) => m.KeepScreen));
const KeepCommunity = lazyScreen(() => import('./keep/KeepCommunity').then((m) => m.KeepCommunity));
const NewCommunity = lazyScreen(() => import('./keep/NewCommunity').then((m) => m.NewCommunity));
const KeepPinned = lazyScreen(() => import('./keep/KeepPinned').then((m) => m.KeepPinned));
const KeepRules = lazyScreen(() => import('./rules/KeepRules').then((m) => m.KeepRules));
const HouseLog = lazyScreen(() => import('./audit/HouseLog').then((m) => m.HouseLog));
const StoryScreen = lazyScreen(() => import('./story/StoryScreen').then((m) => m.StoryScreen));
const WriteStory = lazyScreen(() => import('./story/WriteStory').then((m) => m.WriteStory));
const ChangeStory = lazyScreen(() => import('./story/WriteStory').then((m) => m.ChangeStory));
const MyStories = lazyScreen(() => import('./story/MyStories').then((m) => m.MyStories));
const QuestionScreen = lazyScreen(() => import('./panel/QuestionScreen').then((m) => m.QuestionScreen));
const AskPanel = lazyScreen(() => import('./panel/AskPanel').then((m) => m.AskPanel));
const WaitingQuestions = lazyScreen(() => import('./panel/WaitingQuestions').then((m) => m.WaitingQuestions));
const Asks = lazyScreen(() => import('./unmask/Asks').then((m) => m.Asks));
const Queue = lazyScreen(() => import('./team/Queue').then((m) => m.Queue));
const Leaving = lazyScreen(() => import('./public/Leaving').then((m) => m.Leaving));
const Privacy = lazyScreen(() => import('./public/Privacy').then((m) => m.Privacy));
const Accessibility = lazyScreen(() => import('./public/Accessibility').then((m) => m.Accessibility));

/** Screens that read the same with and without a session. */
const OPEN: readonly Route['at'][] = ['privacy', 'accessibility', 'leaving', 'lost'];

/** Screens that one and the same person sees before and after the session begins. */
const COMING_IN: readonly Route['at'][] = ['sign_in', 'recover', 'returning'];
const VISITING: readonly Route['at'][] = ['enter', ...COMING_IN];

/** The whole page: which screen belongs to the address and to the session. */
export function App() {
	const here = route.value;
	const name = screenName(here, phase.value);
	useLayoutEffect(() => {
		document.title = t('title.screen', { screen: t(name) });
	});
	useEffect(closeSheet, [here]);
	const inside = phase.value === 'here';
	/* Before anybody asks for it: a group opens at once, also when the line is cut by then. */
	useEffect(() => {
		if (inside) fetchRoom().catch(() => undefined);
	}, [inside]);
	return (
		<Shell room={here.at === 'room'}>
			{OPEN.includes(here.at) ? <OpenScreen at={here.at} /> : <SessionScreen here={here} />}
		</Shell>
	);
}

function screenName(here: Route, now: Phase): Key {
	if (OPEN.includes(here.at) || now === 'here' || now === 'loading') return `screen.${here.at}`;
	if (now === 'half') return 'screen.sign_in';
	if (now === 'ended' && !COMING_IN.includes(here.at)) return 'screen.ended';
	return VISITING.includes(here.at) ? `screen.${here.at}` : 'screen.start';
}

function OpenScreen({ at }: { at: Route['at'] }) {
	if (at === 'privacy') return <Privacy />;
	if (at === 'leaving') return <Leaving />;
	return at === 'accessibility' ? <Accessibility /> : <Lost />;
}

function SessionScreen({ here }: { here: Route }) {
	const now = phase.value;
	if (now === 'half') return <SecondStep />;
	/* One place in the tree, so that what somebody typed is still there when the session begins. */
	if (now !== 'loading' && here.at === 'sign_in') return <SignIn />;
	if (now !== 'loading' && here.at === 'recover') return <Recover />;
	if (now !== 'loading' && here.at === 'returning') return <Returning />;
	switch (now) {
		/* Nobody answers: what needs no answer is shown meanwhile. */
		case 'loading':
			if (browserOffline.value) return <Offline />;
			if (away.value) return here.at === 'start' ? <Landing /> : <Offline />;
			return <Loading />;
		case 'ended': return <Ended />;
		case 'visitor': return <VisitorScreen here={here} />;
		default: return <InsideScreen here={here} />;
	}
}

function VisitorScreen({ here }: { here: Route }) {
	return here.at === 'enter' ? <Enter to={here.to} /> : <Landing />;
}

function InsideScreen({ here }: { here: Route }) {
	useEffect(() => void fetchRoom().catch(() => undefined), []);
	switch (here.at) {
		case 'groups': return <GroupsScreen />;
		case 'community': return <CommunityScreen key={here.id} id={here.id} />;
		case 'room': return <RoomScreen key={here.id} id={here.id} />;
		case 'profile': return <Profile />;
		case 'consents': return <Consents />;
		case 'card': return <EmergencyCard />;
		case 'rights': return <Rights />;
		case 'looked': return <Looked />;
		case 'code': return <HaveCode />;
		case 'tasks': return <Tasks />;
		case 'decisions': return <Decisions />;
		case 'people': return <PeopleScreen />;
		case 'ask_person': return <AskPerson />;
		case 'codes': return <Codes />;
		case 'hours': return <Hours />;
		case 'rules': return <AcceptRules />;
		case 'keep': return <KeepScreen />;
		case 'keep_one': return <KeepCommunity />;
		case 'keep_new': return <NewCommunity />;
		case 'keep_pinned': return <KeepPinned />;
		case 'keep_rules': return <KeepRules />;
		case 'story': return <StoryScreen key={here.id} id={here.id} />;
		case 'story_new': return <WriteStory key={here.id} id={here.id} />;
		case 'story_edit': return <ChangeStory key={here.id} id={here.id} />;
		case 'stories': return <MyStories />;
		case 'question': return <QuestionScreen key={here.id} id={here.id} />;
		case 'question_new': return <AskPanel key={here.id} id={here.id} />;
		case 'questions': return <WaitingQuestions />;
		case 'audit': return <HouseLog />;
		case 'asks': return <Asks />;
		case 'queue': return <Queue />;
		default: return <Start />;
	}
}
