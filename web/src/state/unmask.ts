/*
 * Who asked who the reader is in other groups: whether there is something they have not seen. The
 * server remembers that, so it is also told to somebody who was away.
 */
import { batch, signal } from '@preact/signals';
import { request } from '../net/connection';

/** Somebody asked, answered or looked since the reader last read who and why. */
export const asksNews = signal(false);

/** Counts what came while the reader was here: the list that tells of it is asked again. */
export const asksTurn = signal(0);

/** The server says that something happened. */
export function noteAsksNews(): void {
	batch(() => {
		asksNews.value = true;
		asksTurn.value += 1;
	});
}

/** Asks whether there is something new. */
export async function refreshAsksNews(): Promise<void> {
	try {
		asksNews.value = (await request('unmask.mine', {})).news;
	} catch {
		/* the next hello asks again */
	}
}

/** The reader has the list before them that tells who and why. */
export async function asksSeen(): Promise<void> {
	if (!asksNews.value) return;
	try {
		await request('unmask.seen', {});
		asksNews.value = false;
	} catch {
		/* it stays new */
	}
}
