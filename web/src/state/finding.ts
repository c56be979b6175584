/*
 * Finding one's way in a long conversation: to a message, to a day, and back. The page is fetched here;
 * the message list brings the row into view (MessageLog).
 */
import { batch, signal } from '@preact/signals';
import { request } from '../net/connection';
import { refusalOf } from '../net/errors';
import type { MessageView, Quote, Refusal, RoomId } from '../protocol';
import { following, myself, openId, timeline } from './room';
import { route, roomPath, go } from './router';
import * as tl from './timeline';

const PAGE = 50;

/** The message that the list should bring into view: the first one with this number or a higher one. */
export const spot = signal<{ seq: number; turn: number } | undefined>(undefined);
/** Where the reader was before they jumped. */
export const cameFrom = signal<number | undefined>(undefined);
/** The message that the writer answers. */
export const answered = signal<MessageView | undefined>(undefined);
/** Where to go in a room that is about to be opened. */
let ahead: { room: RoomId; seq: number } | undefined;
let turn = 0;

/** Forgets all of it, because another room is opened. */
export function forgetWay(): void {
	batch(() => {
		spot.value = undefined;
		cameFrom.value = undefined;
		answered.value = undefined;
	});
}

/** The number that the room was opened for, once. */
export function takeAhead(room: RoomId): number | undefined {
	const seq = ahead?.room === room ? ahead.seq : undefined;
	ahead = undefined;
	return seq;
}

export function showSpot(seq: number): void {
	turn += 1;
	spot.value = { seq, turn };
}

/** Opens a room at a message, also when it is the open one. */
export function openAt(room: RoomId, seq: number): void {
	if (route.value.at === 'room' && route.value.id === room && openId.value === room) {
		void goToMessage(seq);
		return;
	}
	ahead = { room, seq };
	go(roomPath(room));
}

/** Brings a message into view, and remembers where the reader was. */
export async function goToMessage(seq: number, from?: number): Promise<Refusal | undefined> {
	return goTo({ around: Math.max(1, seq) }, () => seq, from);
}

/** From a quote to what it points at. */
export const followQuote = (quote: Quote, from: number): Promise<Refusal | undefined> =>
	goToMessage(quote.seq, from);

export async function goBack(): Promise<void> {
	const seq = cameFrom.value;
	if (seq === undefined) return;
	cameFrom.value = undefined;
	await goToMessage(seq);
}

/** Brings the first message of a moment into view, or the newest when there is none from then on. */
export async function goToMoment(at_ms: number): Promise<Refusal | undefined> {
	return goTo({ at_ms }, (page) => page.at_seq ?? 0);
}

type Page = Awaited<ReturnType<typeof ask>>;
const ask = (room: RoomId, where: { around: number } | { at_ms: number }) =>
	request('room.history', { room, ...where, limit: PAGE });

async function goTo(
	where: { around: number } | { at_ms: number }, seqOf: (page: Page) => number, from?: number,
): Promise<Refusal | undefined> {
	const id = openId.value;
	if (!id) return undefined;
	const held = 'around' in where && timeline.value.messages.some((m) => m.seq === where.around);
	try {
		const page = held ? undefined : await ask(id, where);
		if (openId.value !== id) return undefined;
		batch(() => {
			if (page) timeline.value = tl.withPage(timeline.value, page, myself());
			following.value = false;
			if (from !== undefined) cameFrom.value = from;
			showSpot(page ? seqOf(page) : (where as { around: number }).around);
		});
		return undefined;
	} catch (error) {
		return refusalOf(error);
	}
}
