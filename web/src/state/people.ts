/*
 * Appointments change in other people's hands: `peopleTurn` goes up each time the server says so, and
 * the screens that show them ask again.
 */
import { signal } from '@preact/signals';

export const peopleTurn = signal(0);

export function notePeople(): void {
	peopleTurn.value += 1;
}
