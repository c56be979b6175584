/*
 * The messages of one room as this page holds them: a window of at most 200, plus the number up to
 * which every event is known. Pure functions; room.ts fetches, this file decides.
 *
 * Not for drawing (rows.ts) and not for what is being sent (net/outbox.ts).
 */
import type {
	MemberId, MessageId, MessageView, Reacted, Reactions, Reply, RoomEvent, RoomEventLine, RoomId,
} from '../protocol';
import { withAnswers } from './answers';

/** More than this and a slow phone notices. */
export const WINDOW_MAX = 200;
/** More missed events than this and we load the newest page with a gap row instead. */
export const CATCH_UP_MAX = 200;
/** How much of the old window stays above a gap. */
export const ABOVE_GAP_MAX = 50;

export interface Gap {
	/** Last message above and first message below the hole. */
	after: number;
	before: number;
}

export interface Timeline {
	messages: readonly MessageView[];
	/** Every event up to this number is worked in; -1 before the first page. */
	applied: number;
	/** The highest number heard of. */
	head: number;
	moreBefore: boolean;
	/** Newer messages exist that are not in the window. */
	moreAfter: boolean;
	gap: Gap | undefined;
	/** Events that came too early: something before them is still missing. */
	early: readonly RoomEventLine[];
	/** Messages of others that arrived while the reader was reading higher up. */
	unseen: number;
}

type Page = Reply<'room.history'>;

export const emptyTimeline: Timeline = {
	messages: [], applied: -1, head: -1, moreBefore: false, moreAfter: false,
	gap: undefined, early: [], unseen: 0,
};

/** The first page, or a fresh one that replaces everything. */
export function withPage(t: Timeline, page: Page, me: MemberId | undefined): Timeline {
	return settle({
		...t,
		messages: page.messages,
		applied: page.head_seq,
		head: Math.max(t.head, page.head_seq),
		moreBefore: page.more_before,
		moreAfter: page.more_after,
		gap: undefined,
		unseen: 0,
	}, me, true);
}

/** Older messages above. The far end is let go when the window is full. */
export function withOlder(t: Timeline, page: Page): Timeline {
	const merged = merge(page.messages, t.messages);
	const cut = merged.length > WINDOW_MAX;
	const messages = cut ? merged.slice(0, WINDOW_MAX) : merged;
	return dropLostGap({
		...t, messages, moreBefore: page.more_before, moreAfter: t.moreAfter || cut,
	});
}

/** Newer messages below, after the reader scrolled down in a window that was cut off there. */
export function withNewer(t: Timeline, page: Page): Timeline {
	const merged = merge(t.messages, page.messages);
	const cut = merged.length > WINDOW_MAX;
	const messages = cut ? merged.slice(merged.length - WINDOW_MAX) : merged;
	return dropLostGap({
		...t, messages, moreBefore: t.moreBefore || cut, moreAfter: page.more_after,
	});
}

/**
 * After a long absence: the newest page, below a refreshed piece of what the reader had.
 * The old piece is fetched again because messages in it may have been hidden meanwhile.
 */
export function withGap(
	t: Timeline, above: readonly MessageView[], newest: Page, me: MemberId | undefined,
): Timeline {
	const last = above[above.length - 1];
	const first = newest.messages[0];
	const hole = last && first && newest.more_before && first.seq > last.seq + 1;
	const fresh = withPage(t, newest, me);
	if (!last || !first) return fresh;
	return {
		...fresh,
		messages: merge(above, fresh.messages),
		moreBefore: t.moreBefore || above.length >= ABOVE_GAP_MAX,
		gap: hole ? { after: last.seq, before: first.seq } : undefined,
		unseen: 0,
	};
}

/** One page of what lay in the gap. */
export function withGapFilled(t: Timeline, page: Page): Timeline {
	const gap = t.gap;
	if (!gap) return t;
	const inside = page.messages.filter((m) => m.seq > gap.after && m.seq < gap.before);
	const reached = inside.length < page.messages.length || !page.more_after || inside.length === 0;
	const last = inside[inside.length - 1];
	const messages = merge(t.messages, inside);
	const left = reached || !last ? undefined : { after: last.seq, before: gap.before };
	if (messages.length <= WINDOW_MAX) return { ...t, messages, gap: left };
	/* Too much for one page: let the newest go, the reader is higher up. */
	return dropLostGap({ ...t, messages: messages.slice(0, WINDOW_MAX), gap: left, moreAfter: true });
}

/**
 * One live event. `following` says that the reader is at the bottom; then the oldest messages make
 * room, otherwise the newest stay out of the window so that nothing moves under the reader's eyes.
 */
export function withEvent(
	t: Timeline, event: RoomEventLine, me: MemberId | undefined, following: boolean,
): Timeline {
	const head = Math.max(t.head, event.seq);
	if (event.seq <= t.applied) return t;
	if (t.applied < 0 || event.seq > t.applied + 1) {
		const known = t.early.some((e) => e.seq === event.seq);
		return { ...t, head, early: known ? t.early : [...t.early, event] };
	}
	return settle(apply({ ...t, head }, event, me, following), me, following);
}

/**
 * A page of missed events, in order. `upTo` is the number of its last entry, which may hold nothing
 * to show; it is known all the same.
 */
export function withPast(
	t: Timeline, events: readonly RoomEventLine[], upTo: number, me: MemberId | undefined,
	following: boolean,
): Timeline {
	let next = t;
	for (const event of events) {
		if (event.seq > next.applied) next = apply(next, event, me, following);
	}
	return settle({ ...next, applied: Math.max(next.applied, upTo) }, me, following);
}

/** The number after which events are missing, or undefined when none are. */
export function missingAfter(t: Timeline): number | undefined {
	return t.applied >= 0 && t.head > t.applied ? t.applied : undefined;
}

/** Puts a known message's newest state in, for example after message.look. */
export function withMessage(t: Timeline, message: MessageView): Timeline {
	return { ...t, messages: t.messages.map((m) => (m.message === message.message ? message : m)) };
}

/** Adds the answer to our own post, unless its event was faster. */
export function withOwn(t: Timeline, message: MessageView): Timeline {
	if (t.moreAfter || t.messages.some((m) => m.message === message.message)) return t;
	return { ...t, messages: merge(t.messages, [message]) };
}

const NO_REACTIONS: Reactions = { recognise: 0, strength: 0, thanks: 0 };

/** How many gave each reaction; the server leaves them out when there are none. */
export const reactionsOf = (m: MessageView): Reactions => m.reactions ?? NO_REACTIONS;

/** The reactions I gave. */
export const mineOf = (m: MessageView): readonly Reacted['kind'][] => m.mine ?? [];

/** My reaction, shown before the server confirms it. */
export function withMine(t: Timeline, id: MessageId, kind: Reacted['kind'], on: boolean): Timeline {
	return mapOne(t, id, (m) => {
		const before = mineOf(m);
		if (before.includes(kind) === on) return m;
		const mine = on ? [...before, kind] : before.filter((k) => k !== kind);
		const counts = reactionsOf(m);
		const count = Math.max(0, counts[kind] + (on ? 1 : -1));
		return { ...m, mine, reactions: { ...counts, [kind]: count } };
	});
}

/** The reader is at the bottom: nothing is unseen any more. */
export function seenAll(t: Timeline): Timeline {
	return t.unseen === 0 ? t : { ...t, unseen: 0 };
}

/** An entry of room.events in the form a live event has. Undefined when it holds nothing to show. */
export function fromPast(room: RoomId, past: RoomEvent): RoomEventLine | undefined {
	const { ev, seq, message, reacted } = past;
	if (ev === 'room.changed') return undefined;
	if (ev === 'message.reacted') return reacted && { ev, room, seq, data: reacted };
	return message && { ev, room, seq, data: { message } };
}

function apply(
	t: Timeline, event: RoomEventLine, me: MemberId | undefined, following: boolean,
): Timeline {
	const next = { ...t, applied: event.seq, head: Math.max(t.head, event.seq) };
	if (event.ev === 'room.changed') return next;
	if (event.ev === 'message.reacted') return react(next, event.data, me);
	const message = event.data.message;
	const known = { ...next, messages: withAnswers(next.messages, message) };
	if (event.ev === 'message.posted') return post(known, message, me, following);
	return mapOne(known, message.message, (old) => ({ ...message, mine: [...mineOf(old)] }));
}

function post(
	t: Timeline, message: MessageView, me: MemberId | undefined, following: boolean,
): Timeline {
	const counts = message.author.member !== me && message.state === 'visible' && !following;
	const unseen = t.unseen + (counts ? 1 : 0);
	if (t.messages.some((m) => m.message === message.message)) return { ...t, unseen: t.unseen };
	if (t.moreAfter) return { ...t, unseen };
	const merged = merge(t.messages, [message]);
	if (merged.length <= WINDOW_MAX) return { ...t, messages: merged, unseen };
	if (!following) return { ...t, moreAfter: true, unseen };
	return dropLostGap({
		...t, messages: merged.slice(merged.length - WINDOW_MAX), moreBefore: true, unseen,
	});
}

function react(t: Timeline, data: Reacted, me: MemberId | undefined): Timeline {
	return mapOne(t, data.message, (m) => {
		if (data.member !== me) return { ...m, reactions: data.reactions };
		const others = mineOf(m).filter((kind) => kind !== data.kind);
		return { ...m, reactions: data.reactions, mine: data.on ? [...others, data.kind] : others };
	});
}

/** Works in the early events that have become next in line; forgets those already known. */
function settle(t: Timeline, me: MemberId | undefined, following: boolean): Timeline {
	const queue = t.early.filter((e) => e.seq > t.applied).sort((a, b) => a.seq - b.seq);
	let next: Timeline = t;
	while (queue[0] && queue[0].seq === next.applied + 1) {
		next = apply(next, queue.shift()!, me, following);
	}
	return { ...next, early: queue };
}

function mapOne(t: Timeline, id: MessageId, change: (m: MessageView) => MessageView): Timeline {
	if (!t.messages.some((m) => m.message === id)) return t;
	return { ...t, messages: t.messages.map((m) => (m.message === id ? change(m) : m)) };
}

/** Both lists in order of seq, each message once; the second list wins. */
function merge(a: readonly MessageView[], b: readonly MessageView[]): readonly MessageView[] {
	const bySeq = new Map<number, MessageView>();
	for (const m of a) bySeq.set(m.seq, m);
	for (const m of b) bySeq.set(m.seq, m);
	return [...bySeq.values()].sort((x, y) => x.seq - y.seq);
}

/** A gap whose edge left the window is no gap any more: it has become "more above" or "below". */
function dropLostGap(t: Timeline): Timeline {
	const { gap } = t;
	if (!gap) return t;
	const holdsAbove = t.messages.some((m) => m.seq <= gap.after);
	const holdsBelow = t.messages.some((m) => m.seq >= gap.before);
	if (holdsAbove && holdsBelow) return t;
	return holdsAbove
		? { ...t, gap: undefined, moreAfter: true }
		: { ...t, gap: undefined, moreBefore: true };
}
