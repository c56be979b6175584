/*
 * Words of the interface. The Dutch ones of the first view are in the bundle; the others come with
 * the first screen that is fetched later, English when it is asked for (`build/words.mjs`).
 * `t` reads a signal, so a component that uses it is drawn again when the language changes.
 */
import { computed, signal } from '@preact/signals';
import type { Lang, Refusal } from '../protocol';
import { wantedLang } from '../state/settings';
import nl from './nl.json';
import { clock, daysAgo, fullDate, longDay } from './time';

type More = typeof import('./nl.more.json');
export type Key = keyof typeof nl | keyof More;
type Words = Record<Key, string>;
type PluralKey = Key extends infer K ? (K extends `${infer Base}_one` ? Base : never) : never;
type Values = Record<string, string | number>;

const loaded = signal<{ nl: Partial<Words>; en?: Words }>({ nl });
export const lang = computed<Lang>(() =>
	wantedLang.value === 'en' && loaded.value.en ? 'en' : 'nl');

/** Switches the language; English is fetched first. */
export async function setLang(to: Lang): Promise<void> {
	wantedLang.value = to;
	if (to === 'en' && !loaded.value.en) {
		try {
			const en = (await import('./en.json')).default as Words;
			loaded.value = { ...loaded.value, en };
		} catch {
			/* no connection: Dutch stays, the next switch tries again */
		}
	}
	document.documentElement.lang = lang.value;
}

let more: Promise<void> | undefined;

/** Fetches the words that the first view does without. */
export function moreWords(): Promise<void> {
	more ??= import('./nl.more.json').then((words) => {
		loaded.value = { ...loaded.value, nl: { ...loaded.value.nl, ...words.default } };
	});
	more.catch(() => (more = undefined)); /* without a connection: asked again with the next screen */
	return more;
}

/** The sentence for a key, with `{name}` filled in. */
export function t(key: Key, values?: Values): string {
	const words = lang.value === 'en' ? loaded.value.en : undefined;
	const text = (words ?? loaded.value.nl)[key] ?? key;
	if (!values) return text;
	return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The sentence for a number: one or several. */
export function tn(key: PluralKey, n: number, values?: Values): string {
	const form = new Intl.PluralRules(lang.value).select(n) === 'one' ? 'one' : 'other';
	return t(`${key}_${form}` as Key, { n: number(n), ...values });
}

/** A number in the reader's notation. */
export function number(n: number): string {
	return new Intl.NumberFormat(lang.value === 'nl' ? 'nl-NL' : 'en-GB').format(n);
}

/** What the server said no with, in the reader's language; without an answer, that it is us. */
export function sayNo(refusal: Refusal | undefined): string {
	return refusal?.[lang.value] || t('state.server_error');
}

/** Words of the server that come in both languages. */
export function either(dutch: string, english: string): string {
	return lang.value === 'nl' ? dutch : english;
}

/** "21.14" or "9.14 pm". */
export function timeOf(at_ms: number): string {
	return clock(at_ms, lang.value);
}

/** "21.14 uur" or "9.14 pm". */
export function timeOfDay(at_ms: number): string {
	return t('time.of_day', { time: timeOf(at_ms) });
}

/** "vandaag", "gisteren" or the date. */
export function dayOf(at_ms: number, now_ms: number): string {
	const ago = daysAgo(at_ms, now_ms);
	if (ago === 0) return t('time.today');
	return ago === 1 ? t('time.yesterday') : longDay(at_ms, lang.value);
}

/** "21 november 2026", for what lies ahead. */
export function dateOf(at_ms: number): string {
	return fullDate(at_ms, lang.value);
}

/** "gisteren, 21.14 uur". Today needs no day. */
export function moment(at_ms: number, now_ms: number): string {
	if (daysAgo(at_ms, now_ms) === 0) return timeOfDay(at_ms);
	const day = dayOf(at_ms, now_ms);
	/* "gisteren" in the middle of a sentence; English weekday names keep their capital. */
	const inside = daysAgo(at_ms, now_ms) === 1 ? day.toLowerCase() : day;
	return t('time.moment', { day: inside, time: timeOfDay(at_ms) });
}
