/** Days as a date field has them, on the clock of this device. */

const DAY_MS = 86_400_000;
export const SOON_MS = 30 * DAY_MS;

/** The first moment of a day written as 2027-01-31; undefined when it is none. */
export function beginOf(day: string): number | undefined {
	const at = new Date(`${day}T00:00`).getTime();
	return Number.isNaN(at) ? undefined : at;
}

/** The last minute of a day, so that the date that is shown is the date that was chosen. */
export function endOf(day: string): number | undefined {
	const at = new Date(`${day}T23:59`).getTime();
	return Number.isNaN(at) ? undefined : at;
}

/** A moment as a date field has it. */
export function dayOfField(at_ms: number): string {
	const at = new Date(at_ms);
	const two = (n: number): string => String(n).padStart(2, '0');
	return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

export const inYears = (years: number): string => dayOfField(Date.now() + years * 365 * DAY_MS);

/** Does it end within thirty days? */
export const endsSoon = (until_ms: number): boolean => until_ms - Date.now() < SOON_MS;
