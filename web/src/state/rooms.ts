/** The list of joined rooms: what an event does to a row of it, and in which order rows stand. */
import type { MessageView, RoomEventLine, RoomView } from '../protocol';

/** The server counts no further than this either. */
export const UNREAD_MAX = 100;
const PREVIEW_MAX = 120;

/** One room's row after an event. */
export function afterEvent(room: RoomView, event: RoomEventLine): RoomView {
	if (event.seq <= room.head_seq) return room;
	const next = { ...room, head_seq: event.seq };
	if (event.ev === 'message.reacted') return next;
	const { message } = event.data;
	if (event.ev !== 'message.posted') return isLast(room, message) ? { ...next, last: lastOf(message) } : next;
	const own = message.author.member === room.me?.member;
	return { ...next, last: lastOf(message), unread: own ? room.unread : Math.min(UNREAD_MAX, room.unread + 1) };
}

/** Words that are hidden, taken back or covered do not stay behind in the list. */
function lastOf({ author, at_ms, cover, text }: MessageView): NonNullable<RoomView['last']> {
	const last = { member: author.member, name: author.name, at_ms };
	if (cover !== undefined) return { ...last, cover };
	return text === undefined ? last : { ...last, text: text.slice(0, PREVIEW_MAX) };
}

const isLast = ({ last }: RoomView, { author, at_ms }: MessageView): boolean =>
	last !== undefined && last.at_ms === at_ms && last.member === author.member;

/** Unread first, then the room with the newest message. */
export function inOrder(rooms: readonly RoomView[]): RoomView[] {
	return [...rooms].sort((a, b) =>
		Number(b.unread > 0) - Number(a.unread > 0) || (b.last?.at_ms ?? 0) - (a.last?.at_ms ?? 0));
}

/** How many rooms hold something new. */
export function roomsWithNews(rooms: readonly RoomView[]): number {
	return rooms.filter((room) => room.unread > 0).length;
}
