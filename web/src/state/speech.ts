/*
 * What the page says aloud to a screen reader. One polite voice for the whole page: the message
 * list itself is silent, because browsers read a whole list again when history loads.
 */
import { signal } from '@preact/signals';
import { t, tn } from '../i18n';
import { speaking } from './settings';

const WINDOW_MS = 5_000;
/** More than this in five seconds and names and texts would only be noise. */
const READ_OUT_MAX = 3;
const TEXT_MAX = 280;

export const spoken = signal<{ text: string; turn: number }>({ text: '', turn: 0 });

let recent_ms: number[] = [];
let uncounted = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says one sentence. */
export function say(text: string): void {
	spoken.value = { text, turn: spoken.value.turn + 1 };
}

/** A new message of somebody else in the open room. */
export function sayMessage(name: string, text: string): void {
	if (speaking.value === 'off') return;
	const now_ms = Date.now();
	recent_ms = recent_ms.filter((at) => now_ms - at < WINDOW_MS);
	recent_ms.push(now_ms);
	if (speaking.value === 'all' && recent_ms.length <= READ_OUT_MAX && !timer) {
		say(t('speech.message', { name, text: text.slice(0, TEXT_MAX) }));
		return;
	}
	uncounted += 1;
	timer ??= setTimeout(sayCount, WINDOW_MS);
}

function sayCount(): void {
	timer = undefined;
	if (uncounted > 0) say(tn('room.new', uncounted));
	uncounted = 0;
}
