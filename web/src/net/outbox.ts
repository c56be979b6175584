/*
 * Messages on their way out, as plain data. Each has a nonce of our own making: the server answers
 * the same nonce with the same message, so sending twice never posts twice.
 */
import type { Cover, HeldWait, HoldReason, Mention, MessageId, Quote, Refusal, RoomId } from '../protocol';

/** Past this age a message written offline is not sent without asking. */
export const ASK_AFTER_MS = 120_000;
/** Without an answer for this long the reader hears that it did not work. */
export const ANSWER_WITHIN_MS = 10_000;

export interface Outgoing {
	nonce: string;
	room: RoomId;
	text: string;
	/** Who is named in it, in order. */
	mentions?: Mention[];
	/** What the writer says it may be hard to read about. */
	cover?: Cover;
	written_ms: number;
	/** The room's highest number when this was written; our post can only come after it. */
	after: number;
	/** sending: an answer is awaited. waiting: no connection yet. failed: the reader decides. */
	state: 'sending' | 'waiting' | 'failed';
	refusal?: Refusal;
	/** What it answers, as it was when this was written. */
	quote?: Quote;
}

export interface Acked {
	nonce: string;
	message: MessageId;
	/** Absent while it waits for a host. */
	seq?: number;
	at_ms: number;
	held?: HoldReason;
	wait?: HeldWait;
}

/** Adds a message at the end. */
export function enqueue(box: readonly Outgoing[], one: Outgoing): Outgoing[] {
	return [...box, one];
}

/** Takes a message out, because it was sent or thrown away. */
export function without(box: readonly Outgoing[], nonce: string): Outgoing[] {
	return box.filter((one) => one.nonce !== nonce);
}

/** Marks one message as being sent. */
export function sending(box: readonly Outgoing[], nonce: string): Outgoing[] {
	return box.map((one) => (one.nonce === nonce ? bare(one, 'sending') : one));
}

/** Marks one message as not sent, with the server's reason when there is one. */
export function failed(box: readonly Outgoing[], nonce: string, refusal?: Refusal): Outgoing[] {
	return box.map((one) => {
		if (one.nonce !== nonce) return one;
		return refusal ? { ...bare(one, 'failed'), refusal } : bare(one, 'failed');
	});
}

/** The connection broke: whatever was on its way waits for the next one. */
export function afterCut(box: readonly Outgoing[]): Outgoing[] {
	return box.map((one) => (one.state === 'sending' ? bare(one, 'waiting') : one));
}

/**
 * The connection is back. Young messages may go again by themselves, older ones become `failed`,
 * which asks the writer: what was true two minutes ago may not be what they want to say now.
 */
export function afterReturn(box: readonly Outgoing[], now_ms: number): {
	box: Outgoing[];
	again: Outgoing[];
} {
	const again: Outgoing[] = [];
	const next = box.map((one) => {
		if (one.state !== 'waiting') return one;
		if (now_ms - one.written_ms >= ASK_AFTER_MS) return bare(one, 'failed');
		again.push(one);
		return one;
	});
	return { box: next, again };
}

/** Reads what was kept in the tab. Anything that was on its way becomes `waiting`. */
export function revive(kept: string | undefined): Outgoing[] {
	if (!kept) return [];
	try {
		return afterCut(JSON.parse(kept) as Outgoing[]);
	} catch {
		return [];
	}
}

/** From which number on our own posts may be echoes of something still on its way. */
export function echoesAfter(box: readonly Outgoing[]): number | undefined {
	const open = box.filter((one) => one.state !== 'failed');
	return open.length === 0 ? undefined : Math.min(...open.map((one) => one.after));
}

/** A nonce of its own for each message: the time first, which keeps the server's index short, then
 * 64 random bits. */
export function freshNonce(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(8));
	const random = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
	return `${Date.now().toString(16).padStart(12, '0')}${random}`;
}

function bare(one: Outgoing, state: Outgoing['state']): Outgoing {
	const { refusal: _, ...rest } = one;
	return { ...rest, state };
}
