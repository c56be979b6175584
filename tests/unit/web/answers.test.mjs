import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';
import { message, page, posted } from './messages.mjs';

const tl = await load('state/timeline.ts');
const answers = await load('state/answers.ts');
const rooms = await load('state/rooms.ts');

const opened = () => tl.withPage(tl.emptyTimeline, page(1, 5), 'me');
const quote = (seq, more = {}) => ({ ...answers.quoteOf(message(seq)), ...more });
const answer = (seq, to, replies) => posted(seq, { reply_to: `m${to}`, quote: quote(to, { replies }) });
const changed = (ev, seq, view) => ({ ev, room: 'r', seq, data: { message: view } });
const at = (t, seq) => t.messages.find((m) => m.seq === seq);

test('an answer counts at what it answers, also when it was shown before its event', () => {
	let t = tl.withEvent(opened(), answer(6, 2, 1), 'me', true);
	assert.equal(at(t, 2).replies, 1);
	t = tl.withOwn(t, message(7, { author: { member: 'me' }, reply_to: 'm2', quote: quote(2) }));
	t = tl.withEvent(t, answer(7, 2, 2), 'me', true);
	assert.equal(at(t, 2).replies, 2);
	t = tl.withEvent(t, changed('message.removed', 8, message(7, { state: 'removed', text: undefined, reply_to: 'm2', quote: quote(2, { replies: 0 }) })), 'me', true);
	assert.equal(at(t, 2).replies, undefined);
});

test('P3 what happens to a message shows in the quotes of it', () => {
	const t = tl.withEvent(opened(), answer(6, 2, 1), 'me', true);
	const shows = (view) => {
		const { text, state, cover } = at(tl.withEvent(t, changed('message.edited', 7, view), 'me', true), 6).quote;
		return { text, state, cover };
	};
	assert.deepEqual(shows(message(2, { text: 'anders  en\nmeer' })), { text: 'anders en meer', state: 'visible', cover: undefined });
	assert.deepEqual(shows(message(2, { state: 'hidden', text: 'mijn eigen woorden' })), { text: undefined, state: 'hidden', cover: undefined });
	assert.deepEqual(shows(message(2, { state: 'removed', text: undefined })), { text: undefined, state: 'removed', cover: undefined });
	assert.deepEqual(shows(message(2, { cover: 'loss' })), { text: undefined, state: 'visible', cover: 'loss' });
});

test('a quote is short, whole characters', () => {
	const { text } = answers.quoteOf(message(1, { text: '🙂'.repeat(200) }));
	assert.equal(text, `${'🙂'.repeat(120)}…`);
});

const room = (more = {}) => ({ room: 'r', head_seq: 10, read_seq: 8, unread: 2, me: { member: 'me' }, ...more });

const nobody = () => false;
const after = (row, event, counted, folds = nobody) => rooms.afterEvent(row, event, counted, folds);

test('Z11 what somebody says who was put aside is not new, and gone it takes nothing away', () => {
	const folds = (_, member) => member === 'muted';
	const said = posted(11, { author: { member: 'muted', name: 'Wie' } });
	const next = after(room(), said, 0, folds);
	assert.deepEqual([next.unread, next.head_seq], [2, 11]);
	const gone = changed('message.removed', 12, { ...said.data.message, state: 'removed', text: undefined });
	assert.equal(after(next, gone, 0, folds).unread, 2);
});

test('D3 a message that the server has counted is not counted again when its event comes later', () => {
	const late = after(room(), posted(11), 11);
	assert.deepEqual([late.unread, late.head_seq, late.last.text], [2, 11, 'text 11']);
	assert.equal(after(room(), posted(12), 11).unread, 3);
});

test('what is hidden or taken back before it was read is not new any more', () => {
	const hidden = (seq, more) => changed('message.hidden', 11, message(seq, { state: 'hidden', ...more }));
	assert.equal(after(room(), hidden(9), 0).unread, 1);
	assert.equal(after(room(), hidden(8), 0).unread, 2, 'it was read');
	assert.equal(after(room(), hidden(9, { author: { member: 'me' } }), 0).unread, 2);
	assert.equal(after(room({ unread: 100 }), hidden(9), 0).unread, 100, '100 or more');
	assert.equal(after(room(), changed('message.shown', 11, message(9)), 0).unread, 3);
	assert.equal(after(room(), changed('message.edited', 11, message(9)), 0).unread, 2);
});
