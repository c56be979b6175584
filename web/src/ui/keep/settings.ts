/** How a community is set, while a coordinator fills it in. Pure. */
import type { CommunitySettings } from '../../protocol';

export const NAME_MOST = 60;
export const LINE_MOST = 120;
export const SLOW_MOST = 3600;
export const UNATTENDED_SLOW_LEAST = 30;
export const HELD_MOST = 20;

/** Numbers are typed, so they are text until they are sent. */
export interface Draft extends Omit<CommunitySettings, 'slow_s' | 'unattended_slow_s' | 'first_held' | 'municipality'> {
	municipality: string;
	slow_s: string;
	unattended_slow_s: string;
	first_held: string;
}

const NEW: Draft = {
	name: '', line: '', theme: '', municipality: '', access: 'open', moderation: 'after', unattended: 'hold',
	slow_s: '0', unattended_slow_s: '60', first_held: '1',
};

export const draftOf = (now?: CommunitySettings): Draft => (now ? {
	...now, municipality: now.municipality ?? '', slow_s: String(now.slow_s),
	unattended_slow_s: String(Math.max(now.unattended_slow_s, UNATTENDED_SLOW_LEAST)), first_held: String(Math.max(now.first_held, 1)),
} : NEW);

export function settingsOf(draft: Draft): CommunitySettings {
	const { municipality, ...rest } = draft;
	return {
		...rest,
		name: draft.name.trim(), line: draft.line.trim(), theme: draft.theme.trim(),
		slow_s: Number(draft.slow_s), unattended_slow_s: Number(draft.unattended_slow_s), first_held: Number(draft.first_held),
		...(municipality ? { municipality } : {}),
	};
}

const fits = (text: string, least: number, most: number): boolean => {
	const length = [...text.trim()].length;
	return length >= least && length <= most;
};
const within = (text: string, least: number, most: number): boolean =>
	/^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

/** The names of the fields that are not right yet. */
export function wrong(draft: Draft): (keyof Draft)[] {
	const found: (keyof Draft)[] = [];
	if (!fits(draft.name, 2, NAME_MOST)) found.push('name');
	if (!fits(draft.line, 1, LINE_MOST)) found.push('line');
	if (!fits(draft.theme, 2, NAME_MOST)) found.push('theme');
	if (!within(draft.slow_s, 0, SLOW_MOST)) found.push('slow_s');
	if (!within(draft.unattended_slow_s, UNATTENDED_SLOW_LEAST, SLOW_MOST)) found.push('unattended_slow_s');
	if (!within(draft.first_held, 1, HELD_MOST)) found.push('first_held');
	return found;
}
