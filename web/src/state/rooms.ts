/** The list of joined rooms: what an event does to a row of it, and in which order rows stand. */
import type { RoomEventLine, RoomView } from '../protocol';

/** The server counts no further than this either. */
export const UNREAD_MAX = 100;
const PREVIEW_MAX = 120;

/** One room's row after an event. */
export function afterEvent(room: RoomView, event: RoomEventLine): RoomView {
	if (event.seq <= room.head_seq) return room;
	const next = { ...room, head_seq: event.seq };
	if (event.ev !== 'message.posted') return next;
	const { message } = event.data;
	const own = message.author.member === room.me?.member;
	const last: RoomView['last'] = {
		member: message.author.member, name: message.author.name, at_ms: message.at_ms,
	};
	if (message.text !== undefined) last.text = message.text.slice(0, PREVIEW_MAX);
	return { ...next, last, unread: own ? room.unread : Math.min(UNREAD_MAX, room.unread + 1) };
}

/** Unread first, then the room with the newest message. */
export function inOrder(rooms: readonly RoomView[]): RoomView[] {
	return [...rooms].sort((a, b) =>
		Number(b.unread > 0) - Number(a.unread > 0) || (b.last?.at_ms ?? 0) - (a.last?.at_ms ?? 0));
}

/** How many rooms hold something new. */
export function roomsWithNews(rooms: readonly RoomView[]): number {
	return rooms.filter((room) => room.unread > 0).length;
}
