/* What stands at the front door: asked without a session, and again for as long as nobody answers. */
import { signal } from '@preact/signals';
import { backoffMs } from '../net/backoff';
import { door } from '../net/door';
import type { DoorCommunity, RoomId } from '../protocol';

interface FrontDoor {
	board: readonly DoorCommunity[] | undefined;
	/** The server did not answer the last time. */
	away: boolean;
}

export const frontDoor = signal<FrontDoor>({ board: undefined, away: false });

/** Asks until there is an answer. The answer of the hook is its end. */
export function askFrontDoor(): () => void {
	let attempt = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let over = false;
	const ask = (): void => {
		door('front_door.look', {}).then(({ communities }) => {
			if (!over) frontDoor.value = { board: communities, away: false };
		}, () => {
			if (over) return;
			frontDoor.value = { ...frontDoor.value, away: true };
			timer = setTimeout(ask, backoffMs(attempt, Math.random()));
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
