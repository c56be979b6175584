/** The list of joined rooms: what an event does to a row of it, and in which order rows stand. */
import type { MemberId, MessageView, RoomEventLine, RoomView } from '../protocol';
import { plainWords } from './naming';

/** The server counts no further than this either. */
export const UNREAD_MAX = 100;
const PREVIEW_MAX = 120;
/** Capitals and accents do not tell names apart for who reads in passing. */
const NAMES = new Intl.Collator('nl', { sensitivity: 'base' });

/** One room's row after an event. `counted`: up to where the server has counted what is unread. `folds`:
 * whether words of somebody are folded away in it; they are not counted then, as the server does. */
export function afterEvent(
	room: RoomView, event: RoomEventLine, counted: number, folds: (room: RoomView, member: MemberId) => boolean,
): RoomView {
	if (event.seq <= room.head_seq) return room;
	const next = { ...room, head_seq: event.seq };
	if (event.ev === 'room.changed') {
		const { rules_version: _, ...now } = event.data;
		return { ...next, ...now };
	}
	if (event.ev === 'message.reacted') return next;
	const { message } = event.data;
	const known = event.seq <= counted || folds(room, message.author.member);
	const unread = known ? room.unread : unreadAfter(room, event);
	const shows = event.ev === 'message.posted' || isLast(room, message);
	return shows ? { ...next, last: lastOf(message), unread } : { ...next, unread };
}

/** What is hidden or taken back before it was read is not new any more. Past the end of counting
 * nobody knows, so it stays "100 or more". */
function unreadAfter(room: RoomView, event: Exclude<RoomEventLine, { ev: 'message.reacted' | 'room.changed' }>): number {
	const { message } = event.data;
	const { unread } = room;
	if (message.author.member === room.me?.member) return unread;
	if (event.ev === 'message.posted') return Math.min(UNREAD_MAX, unread + 1);
	if (message.seq <= room.read_seq || unread >= UNREAD_MAX) return unread;
	if (event.ev === 'message.shown') return unread + 1;
	return event.ev === 'message.hidden' || event.ev === 'message.removed' ? Math.max(0, unread - 1) : unread;
}

/** Words that are hidden, taken back or covered do not stay behind in the list. */
function lastOf(message: MessageView): NonNullable<RoomView['last']> {
	const { author, at_ms, cover, text } = message;
	const last = { member: author.member, name: author.name, at_ms };
	if (cover !== undefined) return { ...last, cover };
	return text === undefined ? last : { ...last, text: plainWords(message).slice(0, PREVIEW_MAX) };
}

const isLast = ({ last }: RoomView, { author, at_ms }: MessageView): boolean =>
	last !== undefined && last.at_ms === at_ms && last.member === author.member;

/** Unread first, then the room with the newest message. */
export function inOrder(rooms: readonly RoomView[]): RoomView[] {
	return [...rooms].sort((a, b) =>
		Number(b.unread > 0) - Number(a.unread > 0) || (b.last?.at_ms ?? 0) - (a.last?.at_ms ?? 0));
}

/** The community to say with the name of a room: only where one of another community among these is called the same. */
export function communityToSay({ community, community_name, name }: RoomView, among: readonly RoomView[]): string | undefined {
	return among.some((one) => one.community !== community && NAMES.compare(one.name, name) === 0) ? community_name : undefined;
}

/** The name of a room in a sentence, so that it is no other one of these. */
export function nameAmong(room: RoomView, among: readonly RoomView[]): string {
	const community = communityToSay(room, among);
	return community === undefined ? room.name : `${room.name} (${community})`;
}

/** How many rooms hold something new. */
export function roomsWithNews(rooms: readonly RoomView[]): number {
	return rooms.filter((room) => room.unread > 0).length;
}
