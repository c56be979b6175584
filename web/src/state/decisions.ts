/*
 * What hosts decided about the reader: kept here, so that every screen can say that there is something
 * to read, and the writing field until when it is closed.
 */
import { computed, signal } from '@preact/signals';
import { request } from '../net/connection';
import type { RoomView, SanctionView } from '../protocol';

export const decisions = signal<readonly SanctionView[]>([]);
/** There is one that was not read yet. */
export const decisionsNews = computed(() => decisions.value.some((one) => !one.seen));

/** Asks what was decided. */
export async function refreshDecisions(): Promise<void> {
	try {
		decisions.value = (await request('sanction.mine', {})).sanctions;
	} catch {
		/* the next hello asks again */
	}
}

/** The reader has them on the screen. */
export async function decisionsSeen(): Promise<void> {
	if (!decisionsNews.value) return;
	try {
		await request('sanction.seen', {});
		decisions.value = decisions.value.map((one) => ({ ...one, seen: true }));
	} catch {
		/* they stay new */
	}
}

/** Until when the reader may not write in a room, if a host decided that. */
export function pausedUntil(room: RoomView, now_ms: number): number | undefined {
	const running = decisions.value.filter((one) =>
		one.kind === 'pause' && one.until_ms > now_ms && one.community === room.community);
	return running.length > 0 ? Math.max(...running.map((one) => one.until_ms)) : undefined;
}
