/* An answer that is older than what was told meanwhile (state/heard.ts). */
import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';

const { answered, told } = await load('state/heard.ts');

/** A question whose answer comes when told to. */
function question() {
	const asked = {};
	asked.promise = new Promise((resolve, reject) => Object.assign(asked, { resolve, reject }));
	return asked;
}

test('D3: what was told while a list was on its way is worked in again after it, in its order', async () => {
	const waiting = new Map([['group', 0]]);
	const tell = (count) => told(() => waiting.set('group', count));
	tell(5);
	const list = question(), other = question();
	const worked = answered(list.promise, (count) => waiting.set('group', count));
	const later = answered(other.promise, () => undefined);
	tell(1);
	assert.equal(waiting.get('group'), 1, 'told at once');
	tell(2);
	list.resolve(0); // read before both
	assert.equal(await worked, 0);
	assert.equal(waiting.get('group'), 2);
	waiting.set('group', 7);
	other.resolve('that was asked before, too');
	await later;
	assert.equal(waiting.get('group'), 2);
	const next = question();
	const fresh = answered(next.promise, (count) => waiting.set('group', count));
	next.resolve(3);
	await fresh;
	assert.equal(waiting.get('group'), 3, 'what was told before the question is in the answer');
});

test('a question without an answer changes nothing, and says so', async () => {
	const list = question();
	let worked = 0;
	const failed = answered(list.promise, () => worked++);
	told(() => worked++);
	list.reject(new Error('cut'));
	await assert.rejects(failed, /cut/);
	assert.equal(worked, 1);
});
