/** What stands in the message list, in order: days, the divider, the gap, messages, outgoing. */
import type { HeldView, MemberId, MessageView } from '../protocol';
import type { Outgoing } from '../net/outbox';
import { dayKey } from '../i18n/time';
import type { Timeline } from './timeline';

export type Row =
	| { kind: 'day'; key: string; at_ms: number }
	| { kind: 'unread'; key: string; at_ms: number }
	| { kind: 'gap'; key: string; at_most: number }
	| { kind: 'message'; key: string; message: MessageView; own: boolean }
	| { kind: 'held'; key: string; held: HeldView }
	| { kind: 'outgoing'; key: string; outgoing: Outgoing };

export interface RowsInput {
	timeline: Timeline;
	/** Own messages that wait for a host, or were declined: the group does not see them. */
	held: readonly HeldView[];
	outgoing: readonly Outgoing[];
	me: MemberId | undefined;
	/** The read cursor when the room was opened; the divider stays there until the reader leaves. */
	unreadAfter: number | undefined;
	/** Whether words of somebody are folded away: they are not what the reader came back for. */
	folds: (member: MemberId) => boolean;
	/** The head number at the moment the oldest message on its way was sent. */
	holdOwnAfter: number | undefined;
}

/** Builds the rows. */
export function rowsOf(input: RowsInput): Row[] {
	const { timeline, me, unreadAfter } = input;
	const rows: Row[] = [];
	let day = '';
	let divided = false;
	for (const message of timeline.messages) {
		if (isEcho(message, input)) continue;
		if (timeline.gap && message.seq === timeline.gap.before) rows.push(gapRow(timeline.gap));
		const today = dayKey(message.at_ms);
		if (today !== day) rows.push({ kind: 'day', key: `day-${today}`, at_ms: message.at_ms });
		day = today;
		const own = message.author.member === me;
		if (!divided && unreadAfter !== undefined && message.seq > unreadAfter && !own
			&& !input.folds(message.author.member)) {
			rows.push({ kind: 'unread', key: 'unread', at_ms: message.at_ms });
			divided = true;
		}
		rows.push({ kind: 'message', key: message.message, message, own });
	}
	if (timeline.moreAfter) return rows;
	for (const held of input.held) {
		/* Its event can be faster than what became of it. */
		const posted = timeline.messages.some((message) => message.message === held.message);
		if (!posted) rows.push({ kind: 'held', key: held.message, held });
	}
	for (const outgoing of input.outgoing) {
		rows.push({ kind: 'outgoing', key: `out-${outgoing.nonce}`, outgoing });
	}
	return rows;
}

/**
 * The event of our own post can be faster than its answer. Until the answer names the message, the
 * outgoing row stands for it; otherwise the text would be on the screen twice for a moment.
 */
function isEcho(message: MessageView, input: RowsInput): boolean {
	const { holdOwnAfter, me } = input;
	return holdOwnAfter !== undefined && message.author.member === me && message.seq > holdOwnAfter;
}

/** Numbers of a room also count edits and reactions, so the distance is an upper bound. */
function gapRow(gap: { after: number; before: number }): Row {
	return { kind: 'gap', key: 'gap', at_most: gap.before - gap.after - 1 };
}
