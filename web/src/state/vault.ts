/*
 * Where unsent text waits. In the tab's own storage, so that a reload does not lose it; on a shared
 * computer only in memory. Emptied by signing out and by Snel weg.
 */
import { sharedComputer } from './settings';

const PREFIX = 'nb.keep.';
const memory = new Map<string, string>();

/** The value kept under a name, or undefined. */
export function recall(name: string): string | undefined {
	const inMemory = memory.get(name);
	if (inMemory !== undefined) return inMemory;
	try {
		return sessionStorage.getItem(PREFIX + name) ?? undefined;
	} catch {
		return undefined;
	}
}

/** Keeps a value; an empty one is forgotten. */
export function keep(name: string, value: string): void {
	if (value === '') {
		memory.delete(name);
		drop(PREFIX + name);
		return;
	}
	memory.set(name, value);
	if (sharedComputer.value === 'yes') return;
	try {
		sessionStorage.setItem(PREFIX + name, value);
	} catch {
		/* full: the copy in memory is still there */
	}
}

/** Moves what was written to the tab's storage back into memory only. */
export function withdrawToMemory(): void {
	for (const key of storedKeys()) {
		memory.set(key.slice(PREFIX.length), sessionStorage.getItem(key) ?? '');
		drop(key);
	}
}

/** Forgets every draft and every unsent message. */
export function forgetAll(): void {
	memory.clear();
	for (const key of storedKeys()) drop(key);
}

function storedKeys(): string[] {
	try {
		return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
	} catch {
		return [];
	}
}

function drop(key: string): void {
	try {
		sessionStorage.removeItem(key);
	} catch {
		/* storage switched off: there was nothing to drop */
	}
}
