import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';
import { message, page, posted, range } from './messages.mjs';

const tl = await load('state/timeline.ts');
const opened = (p = page(1, 10)) => tl.withPage(tl.emptyTimeline, p, 'me');
const seqs = (t) => t.messages.map((m) => m.seq);
const run = (t, events, following = true) =>
	events.reduce((now, event) => tl.withEvent(now, event, 'me', following), t);

test('D3 events in order are added once', () => {
	const t = run(opened(), [posted(11), posted(12), posted(11)]);
	assert.deepEqual(seqs(t), range(1, 12).map((m) => m.seq));
	assert.equal(t.applied, 12);
});

test('D3 an event after a hole waits until the hole is filled', () => {
	let t = run(opened(), [posted(13), posted(12)]);
	assert.equal(t.applied, 10);
	assert.equal(tl.missingAfter(t), 10);
	t = tl.withPast(t, [posted(11)], 11, 'me', true);
	assert.equal(t.applied, 13);
	assert.deepEqual(seqs(t).slice(-3), [11, 12, 13]);
	assert.equal(tl.missingAfter(t), undefined);
});

test('D3 events that came before the first page are worked in after it', () => {
	let t = run(tl.emptyTimeline, [posted(10), posted(11), posted(12)]);
	assert.deepEqual(seqs(t), []);
	t = tl.withPage(t, page(1, 10), 'me');
	assert.deepEqual(seqs(t).slice(-2), [11, 12]);
});

test('D3 any order of arrival gives the same timeline', () => {
	for (let turn = 0; turn < 200; turn++) {
		const events = Array.from({ length: 30 }, (_, i) => posted(11 + i));
		for (let i = events.length - 1; i > 0; i--) {
			const k = (turn * 7919 + i * 104_729) % (i + 1); // another order each turn, the same ones each run
			[events[i], events[k]] = [events[k], events[i]];
		}
		const t = run(opened(), [...events, ...events]);
		assert.deepEqual(seqs(t), range(1, 40).map((m) => m.seq));
	}
});

test('the window holds at most 200 messages and drops the oldest for who follows', () => {
	const t = run(opened(page(1, 200)), [posted(201), posted(202)]);
	assert.equal(t.messages.length, tl.WINDOW_MAX);
	assert.equal(seqs(t)[0], 3);
	assert.equal(t.moreBefore, true);
	assert.equal(t.moreAfter, false);
});

test('who reads higher up keeps the window; new messages are counted, not shown', () => {
	const t = run(opened(page(1, 200)), [posted(201), posted(202)], false);
	assert.deepEqual(seqs(t), range(1, 200).map((m) => m.seq));
	assert.equal(t.moreAfter, true);
	assert.equal(t.unseen, 2);
	assert.equal(t.applied, 202);
});

test('own messages are never counted as new', () => {
	const own = { author: { member: 'me', name: 'Ik', hat: 'resident' } };
	assert.equal(run(opened(), [posted(11, own)], false).unseen, 0);
});

test('older history lets the far end go', () => {
	const t = tl.withOlder(opened(page(151, 350)), page(101, 150, { head: 350 }));
	assert.equal(t.messages.length, tl.WINDOW_MAX);
	assert.deepEqual([seqs(t)[0], seqs(t).at(-1)], [101, 300]);
	assert.equal(t.moreAfter, true);
});

test('newer history lets the top go', () => {
	const cut = { ...opened(page(101, 300)), moreAfter: true };
	const t = tl.withNewer(cut, page(301, 350, { head: 350 }));
	assert.deepEqual([seqs(t)[0], seqs(t).at(-1), t.moreBefore, t.moreAfter], [151, 350, true, false]);
});

test('a hidden message loses its text at once and keeps my reaction', () => {
	const seen = { ...opened(), messages: [message(10, { mine: ['thanks'] })] };
	const { text, ...bare } = message(10, { state: 'hidden' });
	const t = tl.withEvent(seen, { ev: 'message.hidden', room: 'r', seq: 11, data: { message: bare } }, 'me', true);
	assert.equal(t.messages[0].text, undefined);
	assert.deepEqual(t.messages[0].mine, ['thanks']);
	assert.equal(text, 'text 10');
});

test('reactions of others change the counts, mine also my own mark', () => {
	const reacted = (seq, member, on) => ({
		ev: 'message.reacted', room: 'r', seq,
		data: { message: 'm10', member, kind: 'thanks', on, reactions: { recognise: 0, strength: 0, thanks: 4 } },
	});
	let t = tl.withEvent(opened(), reacted(11, 'other', true), 'me', true);
	assert.deepEqual([t.messages[9].reactions.thanks, t.messages[9].mine], [4, []]);
	t = tl.withEvent(t, reacted(12, 'me', true), 'me', true);
	t = tl.withEvent(t, reacted(13, 'me', true), 'me', true);
	assert.deepEqual(t.messages[9].mine, ['thanks']);
	t = tl.withEvent(t, reacted(14, 'me', false), 'me', true);
	assert.deepEqual(t.messages[9].mine, []);
});

test('after a long absence there is a gap between the old piece and the newest page', () => {
	const old = opened(page(1, 60));
	const t = tl.withGap(old, range(11, 60), page(951, 1000), 'me');
	assert.deepEqual(t.gap, { after: 60, before: 951 });
	assert.equal(t.applied, 1000);
	const filled = tl.withGapFilled(t, page(61, 110, { head: 1000, after: true }));
	assert.deepEqual(filled.gap, { after: 110, before: 951 });
	assert.equal(filled.messages.length, 150);
});

test('the gap closes when its pages meet', () => {
	let t = tl.withGap(opened(page(1, 10)), range(1, 10), page(41, 90), 'me');
	assert.deepEqual(t.gap, { after: 10, before: 41 });
	t = tl.withGapFilled(t, page(11, 60, { head: 90, after: true }));
	assert.equal(t.gap, undefined);
	assert.deepEqual(seqs(t), range(1, 90).map((m) => m.seq));
});

test('no gap when the newest page touches the old piece', () => {
	const t = tl.withGap(opened(page(1, 50)), range(1, 50), page(51, 100), 'me');
	assert.equal(t.gap, undefined);
	assert.equal(t.messages.length, 100);
});

test('the answer to my own post is added once, whichever comes first', () => {
	const own = message(11, { author: { member: 'me', name: 'Ik', hat: 'resident' } });
	const answered = tl.withOwn(opened(), own);
	const both = tl.withEvent(answered, { ev: 'message.posted', room: 'r', seq: 11, data: { message: own } }, 'me', true);
	assert.equal(both.messages.filter((m) => m.message === 'm11').length, 1);
	assert.equal(both.applied, 11);
	assert.equal(tl.withOwn(both, own).messages.length, both.messages.length);
});

test('past events have the form of live ones; an entry with nothing to show is known all the same', () => {
	const posted11 = tl.fromPast('r', { ev: 'message.posted', seq: 11, message: message(11) });
	assert.equal(posted11.data.message.message, 'm11');
	assert.equal(tl.fromPast('r', { ev: 'message.posted', seq: 12 }), undefined);
	const t = tl.withPast(opened(), [posted11], 12, 'me', true);
	assert.deepEqual([t.applied, seqs(t).at(-1)], [12, 11]);
});
