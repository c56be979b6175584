/*
 * Choices of this reader on this device. Theme and text size may stay in the browser, because they
 * say nothing about the person; so may a no to help without internet. Everything else lasts as long as the tab.
 */
import { effect, signal } from '@preact/signals';
import type { Lang } from '../protocol';

export type Theme = 'light' | 'dark' | 'device';
export type TextSize = 'normal' | 'large' | 'largest';
export type Speaking = 'all' | 'count' | 'off';
export type EnterKey = 'device' | 'sends' | 'newline';

function read<T extends string>(store: Storage, key: string, allowed: readonly T[], otherwise: T): T {
	try {
		const value = store.getItem(key) as T | null;
		return value !== null && allowed.includes(value) ? value : otherwise;
	} catch {
		return otherwise; /* storage can be switched off in the browser */
	}
}

function write(store: Storage, key: string, value: string): void {
	try {
		store.setItem(key, value);
	} catch {
		/* a full or closed store only costs the memory of a setting */
	}
}

function drop(store: Storage, key: string): void {
	try {
		store.removeItem(key);
	} catch {
		/* nothing was kept there */
	}
}

const browserLang: Lang = navigator.language.toLowerCase().startsWith('en') ? 'en' : 'nl';

export const theme = signal<Theme>(read(localStorage, 'nb.theme', ['light', 'dark', 'device'], 'device'));
export const textSize = signal<TextSize>(
	read(localStorage, 'nb.text', ['normal', 'large', 'largest'], 'normal'));
export const wantedLang = signal<Lang>(read(sessionStorage, 'nb.lang', ['nl', 'en'], browserLang));
export const speaking = signal<Speaking>(
	read(sessionStorage, 'nb.speak', ['all', 'count', 'off'], 'all'));
export const enterKey = signal<EnterKey>(
	read(sessionStorage, 'nb.enter', ['device', 'sends', 'newline'], 'device'));
export const exitKeys = signal<'on' | 'off'>(read(sessionStorage, 'nb.exitkeys', ['on', 'off'], 'on'));
/** Whether help is kept on this device for when there is no internet. Only a no is remembered. */
export const offlineHelp = signal<'on' | 'off'>(read(localStorage, 'nb.offline', ['on', 'off'], 'on'));
export const sharedComputer = signal<'yes' | 'no'>(
	read(sessionStorage, 'nb.shared', ['yes', 'no'], 'no'));

/** True when the keyboard in use has a real Enter key, as far as a browser can tell. */
export const hasKeyboard = (): boolean => matchMedia('(hover: hover) and (pointer: fine)').matches;

/** Whether Enter sends now, from the setting and the device. */
export function enterSends(): boolean {
	return enterKey.value === 'device' ? hasKeyboard() : enterKey.value === 'sends';
}

/** Applies the settings to the page and keeps them where they may be kept. */
export function keepSettings(): void {
	effect(() => {
		const root = document.documentElement;
		if (theme.value === 'device') delete root.dataset['theme'];
		else root.dataset['theme'] = theme.value;
		root.dataset['text'] = textSize.value;
		if (sharedComputer.value === 'yes') return;
		write(localStorage, 'nb.theme', theme.value);
		write(localStorage, 'nb.text', textSize.value);
		if (offlineHelp.value === 'off') write(localStorage, 'nb.offline', 'off');
		else drop(localStorage, 'nb.offline');
	});
	effect(() => {
		write(sessionStorage, 'nb.lang', wantedLang.value);
		write(sessionStorage, 'nb.speak', speaking.value);
		write(sessionStorage, 'nb.enter', enterKey.value);
		write(sessionStorage, 'nb.exitkeys', exitKeys.value);
		write(sessionStorage, 'nb.shared', sharedComputer.value);
	});
}
