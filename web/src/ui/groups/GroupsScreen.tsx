import { t, tn } from '../../i18n';
import type { CommunityView } from '../../protocol';
import { introductions } from '../../state/introductions';
import { inOrder } from '../../state/rooms';
import { askCommunities, dutyOf } from '../../state/duty';
import { communityPath } from '../../state/router';
import { rooms } from '../../state/session';
import { DutyLine } from '../duty/DutyLine';
import { GroupList, NoGroups } from '../home/GroupList';
import { AsksForMe } from '../near/AsksForMe';
import { Heading } from '../parts/Heading';
import { Icon } from '../parts/Icon';
import { Loading } from '../parts/Loading';
import { Tag } from '../parts/Tag';
import { Weave } from '../parts/Weave';
import { lazy } from '../lazy';
import { useAsk } from './useAsk';

const MyAsks = lazy(() => import('../introduction/MyAsks').then((m) => m.MyAsks));

/** Your groups, and all communities to look around in. */
export function GroupsScreen() {
	const mine = inOrder(rooms.value);
	const { answer } = useAsk(askCommunities, 'all');
	return (
		<div class="wrap stack">
			<Heading>{t('groups.title')}</Heading>
			<AsksForMe />
			{mine.length > 0 && (
				<section class="card" aria-labelledby="mine">
					<h2 id="mine">{t('groups.yours')}</h2>
					<GroupList rooms={mine} />
				</section>
			)}
			{introductions.value.length > 0 && <MyAsks />}
			<section class="stack-small" aria-labelledby="all">
				<h2 id="all">{t('groups.look')}</h2>
				{mine.length === 0 && <NoGroups />}
				{answer ? <Communities list={answer.communities} /> : <Loading />}
			</section>
		</div>
	);
}

function Communities({ list }: { list: readonly CommunityView[] }) {
	if (list.length === 0) return <p class="muted">{t('groups.empty')}</p>;
	return (
		<ul class="community-grid">
			{list.map((one) => (
				<li key={one.community}>
					<a class="community" href={communityPath(one.community)}>
						<Weave seed={one.community} size="large" />
						<span class="grow">
							<span class="strong block">{one.name}</span>
							<span class="small muted block">{one.line}</span>
							<span class="facts small muted">
								<span>{tn('groups.members', one.member_count)}</span>
								<span>{one.municipality ?? t('groups.region')}</span>
								{one.joined && <Tag tone="primary">{t('groups.in')}</Tag>}
							</span>
							<span class="small"><DutyLine duty={dutyOf(one.community) ?? one.duty} /></span>
						</span>
						<Icon name="chevron-right" />
					</a>
				</li>
			))}
		</ul>
	);
}
