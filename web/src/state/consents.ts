/*
 * How the reader's own consents stand. Any session of the account may change them; the server tells
 * all of them, so the newest word is always here.
 */
import { computed, signal } from '@preact/signals';
import { request } from '../net/connection';
import type { ConsentView } from '../protocol';

export const consents = signal<readonly ConsentView[]>([]);
/** Something was agreed to in older words. */
export const asksAgain = computed(() => consents.value.some((one) => one.asks_again));

/** Asks how all of them stand. */
export async function refreshConsents(): Promise<void> {
	try {
		consents.value = (await request('consent.list', {})).consents.map(newest);
	} catch {
		/* the next hello asks again */
	}
}

/** An answer that was read before a change may come after the word of that change. */
function newest(read: ConsentView): ConsentView {
	const known = consents.value.find((one) => one.purpose === read.purpose);
	return known && (known.at_ms ?? 0) > (read.at_ms ?? 0) ? known : read;
}

export function noteConsent(view: ConsentView): void {
	consents.value = consents.value.map((one) => (one.purpose === view.purpose ? view : one));
}
