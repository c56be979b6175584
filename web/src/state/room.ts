/*
 * The room on the screen: loads its messages, works in events, and asks for what is missing.
 */
import { batch, signal } from '@preact/signals';
import { t } from '../i18n';
import { request } from '../net/connection';
import { refusalOf } from '../net/errors';
import type {
	Author, MessageId, MessageView, PinnedCard, Reaction, Refusal, Reply, RoomEventLine, RoomId, RoomView,
} from '../protocol';
import { asideOf } from './asides';
import { answering } from './answers';
import { forgetWay, showSpot, takeAhead } from './finding';
import { noteDuty } from './duty';
import { answered } from './heard';
import { addHeld, closeHeld, openHeld } from './held';
import { plainWords } from './naming';
import { whenAcked } from './outgoing';
import { noteRoom, rooms } from './session';
import { sayMessage } from './speech';
import { showOf } from './themes';
import * as tl from './timeline';

const PAGE = 50;

export interface OpenRoom {
	room: RoomView;
	hosts: readonly Author[];
	rules: string;
	/** What is at the top today. */
	pinned: readonly PinnedCard[];
	/** The read cursor at the moment of opening; undefined when nothing was unread. */
	unreadAfter: number | undefined;
}

export const openId = signal<RoomId | undefined>(undefined);
export const openRoom = signal<OpenRoom | undefined>(undefined);
export const timeline = signal<tl.Timeline>(tl.emptyTimeline);
export const roomRefusal = signal<Refusal | 'unanswered' | undefined>(undefined);
/** Which page is on its way, so that scrolling does not ask twice. */
export const fetching = signal<'older' | 'newer' | 'gap' | undefined>(undefined);
/** Whether the reader is at the bottom; the message list says so. */
export const following = signal(true);
/** Counts up when the list should go to the bottom, for example after sending. */
export const toBottom = signal(0);

let catchingUp = false;
/** Counts openings: somebody who goes away and comes back at once asks twice for the same room. */
let opening = 0;
/** Hidden messages whose reason was asked for. */
const asked = new Set<MessageId>();

/** My member id in the open room. */
export const myself = (): Author['member'] | undefined => openRoom.value?.room.me?.member;

/** Is there a field to write in? */
export const isWritable = (room: RoomView): boolean => room.may.includes('room.write') && room.state === 'open' && !room.rules_due;

/** Opens a room. One that was not joined is read along with where anybody may read. */
export async function openUp(id: RoomId): Promise<void> {
	close();
	openId.value = id;
	await load(id);
}

/** Leaves the screen of a room; nothing is told to the server. */
export function close(): void {
	opening++;
	asked.clear();
	const left = openRoom.value?.room;
	/* Joined rooms are heard all the time, and this one may just have been joined. */
	if (left?.may.includes('room.read') && !rooms.value.some((room) => room.room === left.room)) {
		request('room.unwatch', { room: left.room }).catch(() => undefined);
	}
	closeHeld();
	forgetWay();
	batch(() => {
		openId.value = undefined;
		openRoom.value = undefined;
		timeline.value = tl.emptyTimeline;
		roomRefusal.value = undefined;
		fetching.value = undefined;
		following.value = true;
	});
}

async function load(id: RoomId): Promise<void> {
	roomRefusal.value = undefined;
	const mine = opening;
	try {
		const look = await lookAt(id);
		if (opening !== mine) return;
		const { room } = look;
		const unreadAfter = room.joined && room.unread > 0 ? room.read_seq : undefined;
		if (!room.joined && !await peek(id, room)) {
			if (opening === mine) openRoom.value = { ...look, unreadAfter };
			return;
		}
		const ahead = takeAhead(id);
		const around = ahead ?? unreadAfter;
		const page = await request('room.history', around === undefined
			? { room: id, limit: PAGE } : { room: id, around: Math.max(1, around), limit: PAGE });
		if (opening !== mine) return;
		batch(() => {
			if (ahead !== undefined) showSpot(ahead);
			openRoom.value = { ...look, unreadAfter };
			timeline.value = tl.withPage(timeline.value, page, room.me?.member);
			following.value = !page.more_after && around === undefined;
		});
		explainOwnHidden();
		openHeld(id);
	} catch (error) {
		if (opening === mine) roomRefusal.value = refusalOf(error) ?? 'unanswered';
	}
}

/** Asks for one room. What of it also stands elsewhere is noted there. */
function lookAt(id: RoomId): Promise<Reply<'room.look'>> {
	return answered(request('room.look', { room: id }), ({ room, duty }) => {
		noteDuty(duty);
		if (room.joined) noteRoom(room);
	});
}

/** Hears along in a room that one may read without taking part. */
async function peek(id: RoomId, room: RoomView): Promise<boolean> {
	if (!room.may.includes('room.read')) return false;
	await request('room.watch', { room: id });
	return openId.value === id;
}

/** A room event from the socket. */
export function onEvent(event: RoomEventLine): void {
	if (event.room !== openId.value) return;
	const before = timeline.value;
	timeline.value = tl.withEvent(before, event, myself(), following.value);
	if (before.applied < 0) return;
	if (event.ev === 'room.changed') lookSoon(event.room);
	if (timeline.value.applied >= event.seq) {
		speak(event);
		if (event.ev === 'message.hidden') {
			asked.delete(event.data.message.message);
			explainOwnHidden();
		}
	}
	if (tl.missingAfter(timeline.value) !== undefined) catchUp();
}

/* Everybody in the room hears of a change at the same moment, so they ask at different ones. */
const LOOK_WITHIN_MS = 600;

/** What I may do here now: asked a little later, for a room that became another one. */
function lookSoon(id: RoomId): void {
	setTimeout(() => void look(id), Math.random() * LOOK_WITHIN_MS);
}

async function look(id: RoomId): Promise<void> {
	if (openId.value !== id) return;
	try {
		const now = await lookAt(id);
		const opened = openRoom.value;
		if (openId.value !== id || !opened) return;
		openRoom.value = { ...opened, ...now };
	} catch {
		/* the next hello brings the room as it is */
	}
}

function speak(event: RoomEventLine): void {
	if (event.ev !== 'message.posted') return;
	const { author, text, cover } = event.data.message;
	if (author.member === myself() || asideOf(author.member) || text === undefined) return;
	if (cover === undefined || showOf(cover) === 'show') sayMessage(author.name, plainWords(event.data.message));
	else if (showOf(cover) === 'cover') sayMessage(author.name, t('cover.about', { theme: t(`cover.${cover}`) }));
}

/** Asks for everything after the last number. Safe to call at any time. */
export function catchUp(): void {
	const id = openId.value;
	if (!id || catchingUp) return;
	if (timeline.value.applied < 0) {
		if (!openRoom.value) void load(id);
		return;
	}
	catchingUp = true;
	void fetchMissed(id).finally(() => {
		catchingUp = false;
	});
}

async function fetchMissed(id: RoomId): Promise<void> {
	try {
		const { room } = openRoom.value ?? {};
		if (room && !room.joined) await peek(id, room); /* a new connection watches what was joined */
		for (;;) {
			const after = timeline.value.applied;
			const reply = await request('room.events', { room: id, after, limit: tl.CATCH_UP_MAX });
			if (openId.value !== id) return;
			if (reply.head_seq - after > tl.CATCH_UP_MAX) {
				lookSoon(id); /* the room may have changed in what is passed over */
				await leap(id);
				return;
			}
			const events = reply.events.flatMap((past) => tl.fromPast(id, past) ?? []);
			const upTo = reply.events[reply.events.length - 1]?.seq ?? after;
			const next = tl.withPast(timeline.value, events, upTo, myself(), following.value);
			timeline.value = { ...next, head: Math.max(next.applied, reply.head_seq) };
			events.forEach(speak);
			if (reply.events.some((past) => past.ev === 'room.changed')) lookSoon(id);
			explainOwnHidden();
			if (!reply.more || timeline.value.applied === after) return;
		}
	} catch {
		/* cut again: the next hello calls catchUp */
	}
}

/** Too much was missed: the newest page, with a gap row under a refreshed piece of the old. */
async function leap(id: RoomId): Promise<void> {
	const old = timeline.value.messages;
	const last = old[old.length - 1];
	/* In this order, so that the old piece holds all that the number of the new one stands for. */
	const newest = await request('room.history', { room: id, limit: PAGE });
	const above = last
		? (await request('room.history', { room: id, before: last.seq + 1, limit: PAGE })).messages : [];
	if (openId.value !== id) return;
	timeline.value = tl.withGap(timeline.value, above, newest, myself());
}

/** Loads older messages above the window. */
export async function loadOlder(): Promise<void> {
	const first = timeline.value.messages[0];
	if (!first || !timeline.value.moreBefore) return;
	await fetchPage('older', { before: first.seq }, tl.withOlder);
}

/** Loads newer messages below a window that was cut off there. */
export async function loadNewer(): Promise<void> {
	const last = timeline.value.messages[timeline.value.messages.length - 1];
	if (!last || !timeline.value.moreAfter) return;
	await fetchPage('newer', { after: last.seq }, tl.withNewer);
}

/** Loads the next part of the gap. */
export async function loadGap(): Promise<void> {
	const { gap } = timeline.value;
	if (gap) await fetchPage('gap', { after: gap.after }, tl.withGapFilled);
}

async function fetchPage(
	what: 'older' | 'newer' | 'gap',
	where: { before: number } | { after: number },
	work: (t: tl.Timeline, page: Awaited<ReturnType<typeof history>>) => tl.Timeline,
): Promise<void> {
	const id = openId.value;
	if (!id || fetching.value) return;
	fetching.value = what;
	try {
		const page = await history(id, where);
		if (openId.value === id) timeline.value = work(timeline.value, page);
	} catch {
		/* stays as it was; scrolling or pressing again asks again */
	} finally {
		fetching.value = undefined;
	}
}

const history = (room: RoomId, where: { before: number } | { after: number }) =>
	request('room.history', { room, ...where, limit: PAGE });

/** Goes to the newest message, loading the newest page when the window does not hold it. */
export async function jumpToNewest(): Promise<void> {
	const id = openId.value;
	if (!id) return;
	if (timeline.value.moreAfter) {
		try {
			const page = await request('room.history', { room: id, limit: PAGE });
			if (openId.value !== id) return;
			timeline.value = tl.withPage(timeline.value, page, myself());
		} catch {
			return;
		}
	}
	following.value = true;
	timeline.value = tl.seenAll(timeline.value);
	toBottom.value += 1;
}

/** Switches one of my reactions. Shown at once, put back when the server says no. */
export async function react(id: MessageId, kind: Reaction, on: boolean): Promise<Refusal | undefined> {
	timeline.value = tl.withMine(timeline.value, id, kind, on);
	try {
		await request('message.react', { message: id, kind, on });
		return undefined;
	} catch (error) {
		timeline.value = tl.withMine(timeline.value, id, kind, !on);
		return refusalOf(error);
	}
}

/** Asks one message again, for example for the reason why it was hidden. */
export async function lookAgain(id: MessageId): Promise<void> {
	try {
		const { message } = await request('message.look', { message: id });
		timeline.value = tl.withMessage(timeline.value, message);
	} catch {
		/* the row keeps what it had */
	}
}

/** A host reads hidden words; the server writes it down. */
export async function unveil(id: MessageId): Promise<void> {
	const { message } = await request('message.unveil', { message: id });
	timeline.value = tl.withMessage(timeline.value, message);
}

/** Events never carry the reason; the writer of a hidden message asks for it. */
function explainOwnHidden(): void {
	const mayKnow = (m: MessageView): boolean =>
		m.author.member === myself() || openRoom.value?.room.may.includes('message.moderate') === true;
	for (const m of timeline.value.messages) {
		if (m.state !== 'hidden' || m.hidden_reason !== undefined || !mayKnow(m)) continue;
		if (asked.has(m.message)) continue;
		asked.add(m.message);
		void lookAgain(m.message);
	}
}

whenAcked((acked, one) => {
	const room = openRoom.value?.room;
	if (one.room !== openId.value || !room?.me) return;
	if (acked.seq === undefined) {
		addHeld(acked, one, room.me);
		return;
	}
	timeline.value = tl.withOwn(timeline.value, {
		message: acked.message, seq: acked.seq, at_ms: acked.at_ms,
		author: room.me, text: one.text, state: 'visible', ...(one.mentions && { mentions: one.mentions }), ...(one.cover && { cover: one.cover }), ...answering(one.quote),
	});
});

/** The row of the open room in the list, which knows the live unread count. */
export const listedRoom = (): RoomView | undefined =>
	rooms.value.find((room) => room.room === openId.value);
