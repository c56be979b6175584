// Days as the server counts them: whole ones on the clock of the Netherlands, as numbers such as 20261224.

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

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
