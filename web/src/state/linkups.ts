/*
 * Messages of the reader that a host asks to pass on to a group of the region, and those that stand there
 * with the reader's yes. Only the reader ever gets this list: there the message has no name.
 */
import { computed, signal } from '@preact/signals';
import { request } from '../net/connection';
import type { LinkupView, MessageId } from '../protocol';

const linkups = signal<readonly LinkupView[]>([]);
export const linkupAsks = computed(() => linkups.value.filter((one) => one.state === 'asked'));
export const passedOn = computed(() => linkups.value.filter((one) => one.state === 'given'));

/** Asks for the list. */
export async function refreshLinkups(): Promise<void> {
	try {
		linkups.value = (await request('linkup.mine', {})).linkups;
	} catch {
		/* the next hello asks again */
	}
}

/** Says yes or no. */
export async function answerLinkup(message: MessageId, yes: boolean): Promise<void> {
	await request('linkup.answer', { message, yes });
	await refreshLinkups();
}

/** Takes a message back from where it was passed on to. */
export async function withdrawLinkup(message: MessageId): Promise<void> {
	await request('linkup.withdraw', { message });
	await refreshLinkups();
}

export function forgetLinkups(): void {
	linkups.value = [];
}
