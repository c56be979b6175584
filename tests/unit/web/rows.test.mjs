import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';
import { message, page, range } from './messages.mjs';

const { rowsOf } = await load('state/rows.ts');
const tl = await load('state/timeline.ts');
const mine = { author: { member: 'me', name: 'Ik', hat: 'resident' } };
const rows = (more = {}) => rowsOf({
	timeline: tl.withPage(tl.emptyTimeline, page(1, 10), 'me'), held: [], outgoing: [], me: 'me',
	unreadAfter: undefined, folds: () => false, holdOwnAfter: undefined, ...more,
});
const kinds = (list) => list.map((row) => row.kind);

test('the divider stands before the first unread message of somebody else', () => {
	const list = rows({ unreadAfter: 7 });
	const at = kinds(list).indexOf('unread');
	assert.equal(list[at + 1].message.seq, 8);
	assert.equal(kinds(list).filter((kind) => kind === 'unread').length, 1);
});

test('Z11 the divider stands before the first message that is not folded away', () => {
	const timeline = { ...tl.emptyTimeline, messages: [message(1), message(2, { author: { member: 'muted' } }), message(3)] };
	const folds = (member) => member === 'muted';
	const list = rows({ timeline, unreadAfter: 1, folds });
	assert.equal(list[kinds(list).indexOf('unread') + 1].message.seq, 3);
	assert.ok(!kinds(rows({ timeline: { ...timeline, messages: timeline.messages.slice(0, 2) }, unreadAfter: 1, folds })).includes('unread'));
});

test('without unread messages there is no divider', () => {
	assert.ok(!kinds(rows({ unreadAfter: 10 })).includes('unread'));
});

test('each day is named once', () => {
	const timeline = { ...tl.emptyTimeline, applied: 3, messages: [
		message(1, { at_ms: Date.UTC(2026, 0, 1, 22) }),
		message(2, { at_ms: Date.UTC(2026, 0, 1, 22, 30) }),
		/* 23.30 in UTC is already the next day in the Netherlands */
		message(3, { at_ms: Date.UTC(2026, 0, 1, 23, 30) }),
	] };
	assert.deepEqual(kinds(rows({ timeline })), ['day', 'message', 'message', 'day', 'message']);
});

test('the event of a post on its way is not shown next to its own outgoing row', () => {
	const timeline = { ...tl.emptyTimeline, applied: 11, messages: [...range(1, 10), message(11, mine)] };
	const outgoing = [{ nonce: 'n', room: 'r', text: 'text 11', written_ms: 0, after: 10, state: 'sending' }];
	const during = rows({ timeline, outgoing, holdOwnAfter: 10 });
	assert.deepEqual(during.slice(-2).map((row) => row.key), ['m10', 'out-n']);
	assert.equal(rows({ timeline }).at(-1).key, 'm11');
});

test('the gap row stands where messages are missing and says how many at most', () => {
	const timeline = { ...tl.emptyTimeline, messages: [message(5), message(105)], gap: { after: 5, before: 105 } };
	const gap = rows({ timeline }).find((row) => row.kind === 'gap');
	assert.equal(gap.at_most, 99);
});
