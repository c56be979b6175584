/*
 * Sends what is in the outbox and keeps it until the server has it. The rules are in net/outbox.ts.
 */
import { signal } from '@preact/signals';
import { link, request } from '../net/connection';
import { refusalOf } from '../net/errors';
import {
	type Acked, afterCut, afterReturn, ANSWER_WITHIN_MS, enqueue, failed, freshNonce, type Outgoing,
	revive, sending, without,
} from '../net/outbox';
import type { Cover, Args, Quote, RoomId } from '../protocol';
import { t } from '../i18n';
import { startPause } from './pause';
import type { Words } from './naming';
import { saying } from './saying';
import { say } from './speech';
import { keep, recall } from './vault';

const KEEP = 'outbox';
/** A late answer is still welcome; after this the socket itself is given up. */
const LATE_ANSWER_MS = 30_000;

export const outgoing = signal<readonly Outgoing[]>(revive(recall(KEEP)));

type Listener = (acked: Acked, one: Outgoing) => void;
let onAcked: Listener = () => undefined;

/** Who is told that a message has arrived. */
export function whenAcked(listener: Listener): void {
	onAcked = listener;
}

/** Puts a message in the outbox and sends it when there is a connection. */
export function post(room: RoomId, words: Words, after: number, cover?: Cover, quote?: Quote): void {
	const state = link.value === 'online' ? 'sending' : 'waiting';
	const one: Outgoing = {
		nonce: freshNonce(), room, ...words, written_ms: Date.now(), after, state, ...(cover && { cover }),
	};
	if (quote) one.quote = quote;
	change(enqueue(outgoing.value, one));
	if (state === 'sending') void send(one);
}

/** "Opnieuw": the same nonce, so a message that did arrive is not posted twice. */
export function retry(nonce: string): void {
	const one = outgoing.value.find((o) => o.nonce === nonce);
	if (one) void send(one);
}

/** "Weggooien". */
export function discard(nonce: string): void {
	change(without(outgoing.value, nonce));
}

/** The connection is back: sends what may go by itself. */
export function onReturn(): void {
	const { box, again } = afterReturn(afterCut(outgoing.value), Date.now());
	change(box);
	for (const one of again) void send(one);
}

/** Forgets everything that was not sent. */
export function clear(): void {
	outgoing.value = [];
	keep(KEEP, '');
}

async function send(one: Outgoing): Promise<void> {
	const { nonce, room, cover, quote } = one;
	const args: Omit<Args<'message.post'>, 'text'> = { room, nonce };
	if (quote) args.reply = quote.message;
	if (cover) args.cover = cover;
	change(sending(outgoing.value, nonce));
	const slow = setTimeout(() => fail(nonce), ANSWER_WITHIN_MS);
	try {
		const { reply, said } = await saying(one, (words) => request('message.post', { ...args, ...words }, LATE_ANSWER_MS));
		change(without(outgoing.value, nonce));
		const { mentions: _, ...rest } = one;
		onAcked({ nonce, ...reply }, { ...rest, ...said });
		startPause(room, reply.pause_ms);
		say(t(reply.held ? 'held.waits' : 'message.sent'));
	} catch (error) {
		const refusal = refusalOf(error);
		if (refusal) {
			if (refusal.status === 'slow_mode') startPause(room, refusal.retry_ms);
			change(failed(outgoing.value, nonce, refusal));
			say(t('message.not_sent'));
		} else if (link.value === 'online') {
			fail(nonce);
		} else {
			change(afterCut(outgoing.value));
		}
	} finally {
		clearTimeout(slow);
	}
}

function fail(nonce: string): void {
	if (outgoing.value.find((o) => o.nonce === nonce)?.state !== 'sending') return;
	change(failed(outgoing.value, nonce));
	say(t('message.not_sent'));
}

function change(box: Outgoing[]): void {
	outgoing.value = box;
	keep(KEEP, box.length === 0 ? '' : JSON.stringify(box));
}
