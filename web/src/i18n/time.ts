/** Times as people say them, always on the clock of the Netherlands. */
import type { Lang } from '../protocol';

const ZONE = 'Europe/Amsterdam';
const DAY_MS = 86_400_000;

const format = (lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
	new Intl.DateTimeFormat(lang === 'nl' ? 'nl-NL' : 'en-GB', { timeZone: ZONE, ...options });

const clocks = {
	nl: format('nl', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
	en: format('en', { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' }),
};
const days = {
	nl: format('nl', { weekday: 'long', day: 'numeric', month: 'long' }),
	en: format('en', { weekday: 'long', day: 'numeric', month: 'long' }),
};
const dates = {
	nl: format('nl', { day: 'numeric', month: 'long', year: 'numeric' }),
	en: format('en', { day: 'numeric', month: 'long', year: 'numeric' }),
};
const keys = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });
const hours = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: 'numeric', hourCycle: 'h23' });

/** The day in the Netherlands, as 2026-11-21. */
export function dayKey(at_ms: number): string {
	return keys.format(at_ms);
}

/** "21.14" in Dutch, "9.14 pm" in English. */
export function clock(at_ms: number, lang: Lang): string {
	const text = clocks[lang].format(at_ms).replace(':', '.');
	return lang === 'en' ? text.replace(/^0\./, '12.').toLowerCase() : text;
}

/** Days ago in calendar days: 0 today, 1 yesterday. */
export function daysAgo(at_ms: number, now_ms: number): number {
	return Math.round((Date.parse(dayKey(now_ms)) - Date.parse(dayKey(at_ms))) / DAY_MS);
}

/** "zaterdag 21 november". */
export function longDay(at_ms: number, lang: Lang): string {
	return days[lang].format(at_ms);
}

/** "21 november 2026". */
export function fullDate(at_ms: number, lang: Lang): string {
	return dates[lang].format(at_ms);
}

/** The hour of the day in the Netherlands, 0 to 23. */
export function hourOf(at_ms: number): number {
	return Number(hours.format(at_ms));
}
