/*
 * What the reader wants to see of messages about a theme. It belongs to the account, so it counts on
 * every device; nothing of it is kept in the browser. Until it is known, everything stays covered.
 */
import { signal } from '@preact/signals';
import { request } from '../net/connection';
import type { Cover, Themes, ThemeShow } from '../protocol';
import { answered } from './heard';

/** In the order in which they are offered. */
export const THEMES: readonly Cover[] = [
	'loss', 'self_harm', 'violence', 'abuse', 'eating', 'substances', 'other',
];

const chosen = signal<ReadonlyMap<Cover, ThemeShow>>(new Map());

/** What the reader wants to see of a theme. */
export const showOf = (theme: Cover): ThemeShow => chosen.value.get(theme) ?? 'cover';

/** The server says how it stands, also when another device changed it. */
export function noteThemes({ themes }: Themes): void {
	chosen.value = new Map(themes.map(({ theme, show }) => [theme, show]));
}

/** Asks how it stands. */
export async function refreshThemes(): Promise<void> {
	try {
		await answered(request('account.themes', {}), noteThemes);
	} catch {
		/* the next hello asks again; covered until then */
	}
}

/** Nobody is here any more. */
export function forgetThemes(): void {
	chosen.value = new Map();
}

/** Chooses for one theme, at once and for good. */
export async function chooseTheme(theme: Cover, show: ThemeShow): Promise<void> {
	await request('account.set_theme', { theme, show });
	chosen.value = new Map([...chosen.value, [theme, show]]);
}
