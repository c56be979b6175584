/*
 * Talks of two: who asks the reader, whom the reader asked, and whether they want any. Who was turned
 * down or blocked gets the same as who is not answered yet, so nothing here says which it is.
 */
import { signal } from '@preact/signals';
import { request } from '../net/connection';
import type { DirectAsk, MemberId, RoomView } from '../protocol';

export const asked = signal<readonly DirectAsk[]>([]);
export const waiting = signal<readonly DirectAsk[]>([]);
export const wanted = signal(true);

/** Asks how it stands. */
export async function refreshDirects(): Promise<void> {
	try {
		const list = await request('direct.list', {});
		asked.value = list.asked;
		waiting.value = list.waiting;
		wanted.value = list.wanted;
	} catch {
		/* the next hello asks again */
	}
}

/** Forgets who was asked. */
export function forgetDirects(): void {
	asked.value = [];
	waiting.value = [];
	wanted.value = true;
}

/** Asks somebody to talk; the room, when they had asked first. */
export async function askToTalk(member: MemberId, line: string): Promise<RoomView | undefined> {
	const { room } = await request('direct.ask', line ? { member, line } : { member });
	await refreshDirects();
	return room;
}

/** Says yes or no to an ask; the room, after a yes. */
export async function answerAsk(member: MemberId, yes: boolean): Promise<RoomView | undefined> {
	const { room } = await request('direct.answer', { member, yes });
	await refreshDirects();
	return room;
}

/** Wants private messages, or not. */
export async function setWanted(on: boolean): Promise<void> {
	await request('direct.set', { wanted: on });
	wanted.value = on;
}
