import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';

const { blocksOf, dayField, dayNumber, rowsOf } = await load('ui/people/week.ts');

test('QU7 hours go from fields to minutes and back', () => {
	const blocks = [{ day: 1, from: 600, until: 720 }, { day: 1, from: 1140, until: 1440 }, { day: 7, from: 0, until: 90 }];
	const rows = rowsOf(blocks);
	assert.deepEqual(rows[1], { day: 1, from: '19:00', until: '00:00' });
	assert.deepEqual(blocksOf([...rows].reverse()), blocks, 'in the order of the week, whatever order they were added in');
});

test('QU7 a time that is missing, backwards or over another is not sent', () => {
	const row = (from, until, day = 1) => ({ day, from, until });
	for (const rows of [[row('', '12:00')], [row('10:00', '')], [row('12:00', '10:00')], [row('10:00', '10:00')], [row('10:00', '12:00'), row('11:00', '13:00')]])
		assert.equal(blocksOf(rows), undefined, JSON.stringify(rows));
	assert.equal(blocksOf([row('10:00', '12:00'), row('12:00', '13:00'), row('11:00', '13:00', 2)]).length, 3);
	assert.deepEqual(blocksOf([]), []);
});

test('a day is a number on the wire', () => {
	assert.equal(dayNumber('2026-12-04'), 20261204);
	assert.equal(dayField(20261204), '2026-12-04');
});
