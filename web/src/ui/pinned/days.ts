/** Days of pinned cards: numbers such as 20261224, whole days of the Netherlands. Pure. */
import type { PinnedCard } from '../../protocol';

/** The middle of a day, so that it is the same day wherever the clock of the Netherlands stands. */
export const middleOf = (day: number): number => Date.UTC(Math.floor(day / 10_000), Math.floor(day / 100) % 100 - 1, day % 100, 12);

const A_YEAR = 10_000;

/** What is wrong with the days of a form, as the server sees it: 0 is a day that was not filled in. */
export function daysFault(first: number, last: number, today: number): 'first' | 'last' | undefined {
	if (!first) return 'first';
	return !last || last < first || last < today || last > today + A_YEAR ? 'last' : undefined;
}

/** So many days after another one. */
export function daysAfter(day: number, days: number): number {
	const at = new Date(middleOf(day) + days * 86_400_000);
	return at.getUTCFullYear() * 10_000 + (at.getUTCMonth() + 1) * 100 + at.getUTCDate();
}

/** What cards say, in short: another text when a card came, went or changed. Holds no word of them. */
export const signatureOf = (cards: readonly PinnedCard[]): string =>
	cards.map(({ pinned, version, message }) => `${pinned}.${version}.${message?.edited_ms ?? 0}`).join(' ');
