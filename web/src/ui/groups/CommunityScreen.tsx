import { useState } from 'preact/hooks';
import { sayNo, t, tn } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { CommunityId, CommunityView, Reply } from '../../protocol';
import { answerTurn, askOf } from '../../state/introductions';
import { go, keepPinnedPath } from '../../state/router';
import { changes, refreshRooms } from '../../state/session';
import { say } from '../../state/speech';
import { GroupList } from '../home/GroupList';
import { lazy } from '../lazy';
import { Button } from '../parts/Button';
import { Heading } from '../parts/Heading';
import { Loading } from '../parts/Loading';
import { Tag } from '../parts/Tag';
import { Weave } from '../parts/Weave';
import { Running } from '../sanction/Running';
import { Hosts } from './Hosts';
import { Rules } from './Rules';
import { useAsk } from './useAsk';

const PinnedCards = lazy(() => import('../pinned/PinnedCards').then((m) => m.PinnedCards));
const Stories = lazy(() => import('../story/Stories').then((m) => m.Stories));
const AskIn = lazy(() => import('../introduction/AskIn').then((m) => m.AskIn));
const AskState = lazy(() => import('../introduction/AskState').then((m) => m.AskState));
const Presence = lazy(() => import('../near/Presence').then((m) => m.Presence));
const Panel = lazy(() => import('../panel/Panel').then((m) => m.Panel));

/** One community: what it is about, its groups, its hosts and its house rules. */
export function CommunityScreen({ id }: { id: CommunityId }) {
	const { answer, refusal } = useAsk(() => request('community.look', { community: id }), `${id} ${answerTurn.value} ${changes.value}`);
	if (refusal) {
		return (
			<div class="wrap narrow stack">
				<Heading>{t('groups.title')}</Heading>
				<p>{sayNo(refusal)}</p>
				<p><a class="nl-link" href="/g">{t('start.all')}</a></p>
			</div>
		);
	}
	return answer ? <Known {...answer} /> : <Loading />;
}

function Known({ community, rooms, hosts, rules, pinned }: Reply<'community.look'>) {
	const ask = askOf(community.community);
	return (
		<div class="wrap narrow stack">
			<header class="page-head">
				<Weave seed={community.community} size="large" />
				<div class="grow">
					<Heading>{community.name}</Heading>
					<p class="muted">{community.line}</p>
				</div>
			</header>
			<p class="facts">
				<Tag>{tn('groups.members', community.member_count)}</Tag>
				<Tag>{community.municipality ?? t('groups.region')}</Tag>
				<Tag>{t(`groups.access_${community.access}`)}</Tag>
				{community.joined && <Tag tone="primary">{t('groups.in')}</Tag>}
			</p>
			{ask && <AskState ask={ask} />}
			{pinned.length > 0 && <PinnedCards cards={pinned} place={community.community} />}
			{community.may.includes('pinned.keep') && <p><a class="nl-link" href={keepPinnedPath(community.community)}>{t('pinned.keep')}</a></p>}
			<section class="card" aria-labelledby="rooms">
				<h2 id="rooms">{t('community.rooms')}</h2>
				{rooms.length > 0 ? <GroupList rooms={rooms} /> : <p class="muted">{t('community.no_rooms')}</p>}
			</section>
			<Stories id={community.community} />
			<Panel id={community.community} />
			<Hosts hosts={hosts} />
			{community.joined && <Presence community={community.community} level="h2" />}
			{rooms.some((room) => room.may.includes('sanction.pause')) && <Running community={community.community} />}
			<section class="card stack-small" aria-labelledby="rules">
				<h2 id="rules">{t('community.rules')}</h2>
				<Rules text={rules} />
			</section>
			{community.may.includes('introduction.ask') && <AskIn community={community.community} />}
			{community.joined && <Leave community={community} />}
		</div>
	);
}

function Leave({ community }: { community: CommunityView }) {
	const [asking, setAsking] = useState(false);
	const [problem, setProblem] = useState('');
	const leave = async (): Promise<void> => {
		try {
			await request('community.leave', { community: community.community });
			await refreshRooms();
			say(t('community.left'));
			go('/g');
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	if (!asking) {
		return (
			<p>
				<button type="button" class="text-button" onClick={() => setAsking(true)}>
					{t('community.leave', { name: community.name })}
				</button>
			</p>
		);
	}
	return (
		<section class="card stack-small" aria-label={t('community.leave', { name: community.name })}>
			<p role="status">{problem || t('community.leave_ask')}</p>
			<div class="buttons">
				<Button kind="secondary" onClick={() => void leave()}>{t('community.leave_yes')}</Button>
				<Button kind="subtle" onClick={() => setAsking(false)}>{t('form.stop')}</Button>
			</div>
		</section>
	);
}
