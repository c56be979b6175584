/*
 * Messages that wait for a host: the reader's own in the open room, and for hosts how many wait where.
 * Nothing of them is kept in the browser; the server tells it again after a reload.
 */
import { computed, signal } from '@preact/signals';
import { request } from '../net/connection';
import type { Acked, Outgoing } from '../net/outbox';
import type { Author, HeldView, HeldWait, Judged, RoomId, RoomView } from '../protocol';
import type { Words } from './naming';
import { saying } from './saying';

const held = signal<readonly HeldView[]>([]);
/** What somebody whose message waits in the open room can expect. */
export const heldWait = signal<HeldWait | undefined>(undefined);
/** The reader's own ones in the open room, oldest first. */
export const ownHeld = computed(() => held.value.filter((one) => one.own));
/** Counts what changed for hosts while they were here: an open list is asked again. */
export const waitsTurn = signal(0);

let room: RoomId | undefined;

/** The room on the screen changed. */
export function openHeld(id: RoomId): void {
	room = id;
	void refreshHeld();
}

/** No room is open. */
export function closeHeld(): void {
	room = undefined;
	held.value = [];
	heldWait.value = undefined;
}

/** Asks again how it stands in the open room. */
export async function refreshHeld(): Promise<void> {
	const id = room;
	if (!id) return;
	try {
		const reply = await request('message.held', { room: id });
		if (room !== id) return;
		held.value = reply.held;
		heldWait.value = reply.wait;
	} catch {
		/* the next hello asks again */
	}
}

/** The answer to an own post that waits. */
export function addHeld({ message, at_ms, held: why, wait }: Acked, one: Outgoing, author: Author): void {
	heldWait.value = wait;
	if (!why || held.value.some((known) => known.message === message)) return;
	const { text, mentions, cover } = one;
	held.value = [...held.value, {
		message, room: one.room, author, text, why, state: 'waiting', edits: 0, at_ms, own: true, ...(mentions && { mentions }), ...(cover && { cover }),
	}];
}

/** A host decided, or the writer changed it on another device. */
export function noteJudged(judged: Judged): void {
	if (judged.room === room) void refreshHeld();
}

/** Something waits for a host, or no longer does. */
export function noteWaits(): void {
	waitsTurn.value += 1;
}

/** How many wait in these rooms for the reader as a host. */
export const waiting = (rooms: readonly RoomView[]): number =>
	rooms.reduce((sum, one) => sum + (one.held ?? 0), 0);

/** Changes an own message while it waits. */
export async function editHeld(one: HeldView, words: Words): Promise<void> {
	const { said } = await saying(words, (args) => request('message.edit_held', { message: one.message, ...args }));
	held.value = held.value.map((known) => {
		const { mentions: _, ...rest } = known;
		return known.message === one.message ? { ...rest, ...said } : known;
	});
}

/** Takes an own message back, or puts a declined one away. */
export async function withdraw(one: HeldView): Promise<void> {
	await request('message.withdraw', { message: one.message });
	held.value = held.value.filter((known) => known.message !== one.message);
}
