/** A week of opening hours as fields have it, and as the server has it. */
import type { HoursBlock } from '../../protocol';

export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** One row of the form. `until` 00:00 is the end of the day. */
export interface Row {
	day: number;
	from: string;
	until: string;
}

const DAY_MINUTES = 1440;
const two = (n: number): string => String(n).padStart(2, '0');
const asField = (minutes: number): string => `${two(Math.floor((minutes % DAY_MINUTES) / 60))}:${two(minutes % 60)}`;

function asMinutes(field: string): number | undefined {
	const found = /^(\d{2}):(\d{2})/.exec(field);
	return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
}

export const rowsOf = (blocks: readonly HoursBlock[]): Row[] =>
	blocks.map(({ day, from, until }) => ({ day, from: asField(from), until: asField(until) }));

/** In the order of the week; undefined when a time is missing, backwards, or over another. */
export function blocksOf(rows: readonly Row[]): HoursBlock[] | undefined {
	const blocks: HoursBlock[] = [];
	for (const row of rows) {
		const from = asMinutes(row.from), until = asMinutes(row.until);
		if (from === undefined || until === undefined) return undefined;
		blocks.push({ day: row.day, from, until: until === 0 ? DAY_MINUTES : until });
	}
	blocks.sort((a, b) => a.day - b.day || a.from - b.from);
	const fits = blocks.every((one, i) => {
		const before = blocks[i - 1];
		return one.from < one.until && (before?.day !== one.day || before.until <= one.from);
	});
	return fits ? blocks : undefined;
}

/** 2026-12-24 as 20261224, and back. */
export const dayNumber = (field: string): number => Number(field.replaceAll('-', ''));
export const dayField = (n: number): string => `${Math.floor(n / 10_000)}-${two(Math.floor(n / 100) % 100)}-${two(n % 100)}`;
