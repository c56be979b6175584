/* What stands at the front door: asked without a session, again for as long as nobody answers, and each
 * minute while somebody looks, because who is there comes and goes. */
import { signal } from '@preact/signals';
import { backoffMs } from '../net/backoff';
import { door } from '../net/door';
import type { DoorCommunity, RoomId } from '../protocol';

const AGAIN_MS = 60_000;

interface FrontDoor {
	board: readonly DoorCommunity[] | undefined;
	/** The server did not answer the last time. */
	away: boolean;
}

export const frontDoor = signal<FrontDoor>({ board: undefined, away: false });

const isUnseen = (): boolean => frontDoor.value.board !== undefined && document.visibilityState === 'hidden';

/** Asks for as long as the page stands there. The answer of the hook is its end. */
export function askFrontDoor(): () => void {
	let attempt = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let over = false;
	const later = (ms: number): void => {
		timer = setTimeout(ask, ms);
	};
	const ask = (): void => {
		if (isUnseen()) return later(AGAIN_MS);
		door('front_door.look', {}).then(({ communities }) => {
			if (over) return;
			frontDoor.value = { board: communities, away: false };
			attempt = 0;
			later(AGAIN_MS);
		}, () => {
			if (over) return;
			frontDoor.value = { ...frontDoor.value, away: true };
			later(backoffMs(attempt, Math.random()));
			attempt += 1;
		});
	};
	ask();
	return () => {
		over = true;
		clearTimeout(timer);
	};
}

/** The name of a group that was chosen there, when it is known. */
export const nameAtDoor = (id: RoomId | undefined): string | undefined =>
	frontDoor.value.board?.flatMap((one) => one.groups).find((group) => group.room === id)?.name;
