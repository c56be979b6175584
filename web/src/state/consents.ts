/*
 * How the reader's own consents stand. Any session of the account may change them; the server tells
 * all of them, so the newest word is always here.
 */
import { computed, signal } from '@preact/signals';
import { request } from '../net/connection';
import type { ConsentView } from '../protocol';
import { answered } from './heard';

export const consents = signal<readonly ConsentView[]>([]);
/** Something was agreed to in older words. */
export const asksAgain = computed(() => consents.value.some((one) => one.asks_again));

/** Asks how all of them stand. */
export async function refreshConsents(): Promise<void> {
	try {
		await answered(request('consent.list', {}), (list) => (consents.value = list.consents));
	} catch {
		/* the next hello asks again */
	}
}

export function noteConsent(view: ConsentView): void {
	consents.value = consents.value.map((one) => (one.purpose === view.purpose ? view : one));
}
