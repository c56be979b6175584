// What changed between two versions of the house rules, line by line (ON3).

import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';

const { diffLines, linesOf } = await load('ui/rules/diff.ts');
const marks = { same: ' ', added: '+', removed: '-' };
const shown = (before, after) => diffLines(before, after).map(({ kind, text }) => marks[kind] + text).join('|');

test('ON3 lines that stay, came and went', () => {
	assert.equal(shown('a\nb\nc', 'a\nc\nd'), ' a|-b| c|+d');
	assert.equal(shown('', 'a\nb'), '+a|+b');
	assert.equal(shown('a\nb', ''), '-a|-b');
	assert.equal(shown('a\nb\na', 'b\na\nb'), '-a| b| a|+b');
	assert.equal(shown('a', 'b'), '-a|+b');
	assert.equal(shown('', ''), '');
});

test('ON3 white space and empty lines are no change', () => {
	assert.equal(shown('a\n\n b ', ' a\nb\n'), ' a| b');
	assert.deepEqual(linesOf('\n a \n\n'), ['a']);
});

test('ON3 both texts can be made from what is shown', () => {
	let seed = 7;
	const chance = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
	for (let turn = 0; turn < 300; turn++) {
		const text = () => Array.from({ length: chance(9) }, () => 'abcd'[chance(4)]).join('\n');
		const before = text(), after = text(), lines = diffLines(before, after);
		const made = (without) => lines.filter(({ kind }) => kind !== without).map((line) => line.text);
		assert.deepEqual(made('added'), linesOf(before));
		assert.deepEqual(made('removed'), linesOf(after));
	}
});
