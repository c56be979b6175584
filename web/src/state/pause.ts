/*
 * Groups that go slow: until when the reader has to wait before writing again. The server says so with
 * each answer, and holds to it whatever stands here.
 */
import { signal } from '@preact/signals';
import type { RoomId } from '../protocol';

const until_ms = signal<ReadonlyMap<RoomId, number>>(new Map());

/** One may write in this room again in so many milliseconds. */
export function startPause(room: RoomId, pause_ms: number | undefined): void {
	if (!pause_ms) return;
	until_ms.value = new Map([...until_ms.value, [room, Date.now() + pause_ms]]);
}

/** Seconds until the reader may write in the room again; 0 when they may. */
export function secondsLeft(room: RoomId, now_ms: number): number {
	return Math.max(0, Math.ceil(((until_ms.value.get(room) ?? 0) - now_ms) / 1000));
}
