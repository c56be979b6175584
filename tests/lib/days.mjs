// Days as the server counts them: whole ones on the clock of the Netherlands, as numbers such as 20261224.

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

const NEAR_MS = 6 * 60_000; // longer than a file of tests may take

/** The day of a moment. */
export const dayNumber = (at_ms) => Number(day.format(at_ms).replaceAll('-', ''));

/** The first moment of the day that comes after a moment. */
export function nextMidnight(at_ms) {
	const today = dayNumber(at_ms);
	let low = at_ms, high = at_ms + 26 * 3_600_000; // the longest day has 25 hours
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (dayNumber(middle) === today) low = middle;
		else high = middle;
	}
	return high;
}

/** Lets midnight go by first when it is near, so that what a test does falls on one day: of the
 * Netherlands, and of UTC, by which the log counts. `c` does it; proofs that were given before get older. */
export async function onOneDay(house, c) {
	const utc_ms = (Math.floor(house.now() / 86_400_000) + 1) * 86_400_000;
	const left_ms = Math.min(utc_ms, nextMidnight(house.now())) - house.now();
	if (left_ms < NEAR_MS) await c.ask('clock.advance', { by_ms: left_ms + 1000 });
}
