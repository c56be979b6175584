/* Small makers of messages and events for the tests. */

/** A visible message with this number. */
export const message = (seq, more = {}) => ({
	message: `m${seq}`, room: 'r', seq, at_ms: 1_700_000_000_000 + seq * 60_000,
	author: { member: 'other', name: 'Waterlelie', hat: 'resident' },
	text: `text ${seq}`, state: 'visible',
	reactions: { recognise: 0, strength: 0, thanks: 0 }, mine: [], ...more,
});

/** The event that posts it. */
export const posted = (seq, more) => ({
	ev: 'message.posted', room: 'r', seq, data: { message: message(seq, more) },
});

/** Messages with numbers from `first` up to and including `last`. */
export const range = (first, last) =>
	Array.from({ length: last - first + 1 }, (_, i) => message(first + i));

/** A page as room.history answers it. */
export const page = (first, last, { head = last, before = first > 1, after = false } = {}) => ({
	messages: range(first, last), head_seq: head, more_before: before, more_after: after,
});
