import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';

const days = await load('ui/pinned/days.ts');

test('a day is that day in the Netherlands, in summer and in winter', () => {
	const shown = (day) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(days.middleOf(day));
	for (const [day, text] of [[20261231, '2026-12-31'], [20270101, '2027-01-01'], [20260329, '2026-03-29'], [20261025, '2026-10-25'], [20280229, '2028-02-29']]) assert.equal(shown(day), text);
});

test('days are counted over the ends of months and years', () => {
	for (const [from, n, to] of [[20261122, 7, 20261129], [20261228, 7, 20270104], [20280225, 7, 20280303], [20270225, 7, 20270304]]) assert.equal(days.daysAfter(from, n), to);
});

test('a form knows the fault of days that the server would refuse', () => {
	const today = 20261122;
	const rows = [[20261122, 20261122], [20261101, 20261122], [20261123, 20271122], [0, 20261123, 'first'], [20261122, 0, 'last'], [20261122, 20261121, 'last'],
		[20261101, 20261121, 'last'], [20261123, 20271123, 'last']];
	for (const [first, last, fault] of rows) assert.equal(days.daysFault(first, last, today), fault, `${first} ${last}`);
});

test('folded cards are open again when one came, went or changed, and what is remembered holds no word', () => {
	const card = (pinned, version, edited_ms) => ({ pinned, version, title: 'geheim', ...(edited_ms !== undefined && { message: { edited_ms, text: 'geheim' } }) });
	const now = days.signatureOf([card('a', 1), card('b', 2, 5)]);
	assert.ok(!now.includes('geheim'));
	for (const other of [[card('a', 1)], [card('a', 2), card('b', 2, 5)], [card('a', 1), card('b', 2, 6)], [card('b', 2, 5), card('a', 1)]]) assert.notEqual(days.signatureOf(other), now);
	assert.equal(days.signatureOf([card('a', 1), card('b', 2, 5)]), now);
});
