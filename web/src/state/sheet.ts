/** The one sheet that can be open over the page. The safety bar stays reachable above it. */
import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { focusBack } from './focus';

type Draw = () => ComponentChildren;

export const sheet = signal<Draw | undefined>(undefined);
let opener: HTMLElement | undefined;

/** Opens a sheet and remembers who opened it. */
export function openSheet(draw: Draw): void {
	if (!sheet.value) opener = document.activeElement as HTMLElement | undefined;
	sheet.value = draw;
}

/** Closes the sheet and gives the focus back. */
export function closeSheet(): void {
	if (!sheet.value) return;
	sheet.value = undefined;
	focusBack(opener, '#composer, main h1');
	opener = undefined;
}
