import { t, tn } from '../../i18n';
import type { RoomId, RoomView } from '../../protocol';
import { asideOf } from '../../state/asides';
import { communityToSay, UNREAD_MAX } from '../../state/rooms';
import { roomPath } from '../../state/router';
import { takesPart } from '../../state/session';
import { Badge } from '../parts/Badge';
import { Icon } from '../parts/Icon';
import { Weave } from '../parts/Weave';

/** Groups in rows: pattern, name (with the community where that tells them apart), last message, and how much is new. */
export function GroupList({ rooms, current }: { rooms: readonly RoomView[]; current?: RoomId }) {
	return (
		<ul class="group-list">
			{rooms.map((room) => (
				<li key={room.room}>
					<a href={roomPath(room.room)} aria-current={room.room === current ? 'page' : undefined}>
						<Weave seed={room.with?.member ?? room.room} size="large" round={room.with !== undefined} />
						<span class="grow">
							<span class="strong block">{room.name}</span>
							<Community of={room} among={rooms} />
							<span class="small muted one-line">{lastLine(room)}</span>
						</span>
						<Unread room={room} />
					</a>
				</li>
			))}
		</ul>
	);
}

function Community({ of: room, among }: { of: RoomView; among: readonly RoomView[] }) {
	const name = communityToSay(room, among);
	return name === undefined ? null : <span class="small muted one-line" dir="auto">{name}</span>;
}

/** Why the list is empty: nothing chosen yet, or a hat that does not take part in groups. */
export function NoGroups() {
	return <p class="muted">{t(takesPart.value ? 'groups.none' : 'groups.not_with_hat')}</p>;
}

function Unread({ room }: { room: RoomView }) {
	if (!room.joined || room.unread === 0) return <Icon name="chevron-right" />;
	const label = room.unread >= UNREAD_MAX ? t('groups.many') : tn('groups.unread', room.unread);
	return <Badge n={room.unread} label={label} />;
}

function lastLine(room: RoomView): string {
	if (!room.joined) return room.line;
	const { last } = room;
	if (last?.cover) return t('groups.line', { name: last.name, text: t('cover.about', { theme: t(`cover.${last.cover}`) }) });
	if (last?.text === undefined) return last ? room.line : t('groups.nothing');
	const aside = asideOf(last.member);
	if (aside) return t(`aside.folded_${aside}`);
	const text = last.text.replace(/\s+/g, ' ');
	return last.name === room.me?.name
		? t('groups.line_you', { text })
		: t('groups.line', { name: last.name, text });
}
