import { type Key, moment, t } from '../../i18n';
import type { Notice, NoticeKind } from '../../protocol';
import { hasPlace, notices, seen } from '../../state/notices';
import { nameAmong } from '../../state/rooms';
import { communityPath, roomPath } from '../../state/router';
import { rooms } from '../../state/session';
import { Button } from '../parts/Button';

/** What happened, in a group with a name and without. */
const SENTENCES: Record<NoticeKind, readonly [inGroup: Key, elsewhere: Key]> = {
	reply: ['notices.reply', 'notices.reply_somewhere'],
	hidden: ['notices.hidden', 'notices.hidden_somewhere'],
	shown: ['notices.shown', 'notices.shown_somewhere'],
	unmask: ['notices.unmask', 'notices.unmask'],
	let_in: ['notices.let_in', 'notices.let_in'],
	introduction: ['notices.introduction', 'notices.introduction'],
	mention: ['notices.mention', 'notices.mention_somewhere'],
	waiting: ['notices.waiting', 'notices.waiting'],
	on_call: ['notices.on_call', 'notices.on_call'],
	linkup: ['notices.linkup', 'notices.linkup_somewhere'],
};

/** The one quiet place for what concerns the reader. It is not there when there is nothing. */
export function Notices() {
	const all = notices.value;
	/* What stands in the list of who looked is seen when that was read. */
	const here = all.filter(hasPlace);
	if (all.length === 0) return null;
	return (
		<section class="card stack-small" aria-labelledby="notices">
			<h2 id="notices">{t('notices.title')}</h2>
			<ul class="lines">
				{all.map((one) => (
					<li key={one.notice} class="line">
						<div class="grow">
							<p dir="auto"><a class="nl-link" href={placeOf(one)} onClick={() => hasPlace(one) && void seen([one])}>{sentence(one)}</a></p>
							<p class="small muted">{moment(one.at_ms, Date.now())}</p>
						</div>
					</li>
				))}
			</ul>
			{here.length > 0 && (
				<div class="buttons">
					<Button kind="subtle" onClick={() => void seen(here)}>{t('notices.all_seen')}</Button>
				</div>
			)}
		</section>
	);
}

/** What waits is judged in its community. */
function placeOf(one: Notice): string {
	if (one.room) return roomPath(one.room);
	if (one.community) return communityPath(one.community);
	return hasPlace(one) ? '/g' : '/profiel/lijst';
}

function sentence(one: Notice): string {
	const group = rooms.value.find((room) => room.room === one.room);
	const [inGroup, elsewhere] = SENTENCES[one.kind];
	if (one.community_name) return t(elsewhere, { community: one.community_name });
	return group ? t(inGroup, { group: nameAmong(group, rooms.value) }) : t(elsewhere);
}
