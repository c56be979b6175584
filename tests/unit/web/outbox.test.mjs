import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';

const box = await load('net/outbox.ts');
const { backoffMs } = await load('net/backoff.ts');
const one = (nonce, more = {}) =>
	({ nonce, room: 'r', text: 'hallo', written_ms: 1_000, after: 5, state: 'sending', ...more });

test('D4 after a cut a message waits and goes again with the same nonce', () => {
	const cut = box.afterCut([one('a')]);
	assert.equal(cut[0].state, 'waiting');
	const { again } = box.afterReturn(cut, 2_000);
	assert.deepEqual(again.map((o) => o.nonce), ['a']);
});

test('a message older than two minutes asks before it goes', () => {
	const { box: next, again } = box.afterReturn([one('a', { state: 'waiting' })], 1_000 + box.ASK_AFTER_MS);
	assert.deepEqual(again, []);
	assert.equal(next[0].state, 'failed');
});

test('a message the writer must decide on never goes by itself', () => {
	const { box: next, again } = box.afterReturn(box.failed([one('a')], 'a'), 1_001);
	assert.deepEqual([again, next[0].state], [[], 'failed']);
});

test('a refusal is kept until the next attempt', () => {
	const refusal = { status: 'rate_limited', nl: 'rustig', en: 'easy', retry_ms: 4000 };
	const list = box.failed([one('a')], 'a', refusal);
	assert.equal(list[0].refusal.retry_ms, 4000);
	assert.equal(box.sending(list, 'a')[0].refusal, undefined);
});

test('what was kept in the tab comes back as waiting, and nonsense as nothing', () => {
	assert.equal(box.revive(JSON.stringify([one('a')]))[0].state, 'waiting');
	assert.deepEqual(box.revive('{oops'), []);
	assert.deepEqual(box.revive(undefined), []);
});

test('echoes are held back from the oldest post that is still on its way', () => {
	assert.equal(box.echoesAfter([one('a', { after: 9 }), one('b', { after: 5 })]), 5);
	assert.equal(box.echoesAfter([one('a', { state: 'failed' })]), undefined);
});

test('nonces differ and have a length the server takes', () => {
	const seen = new Set(Array.from({ length: 1000 }, () => box.freshNonce()));
	assert.equal(seen.size, 1000);
	for (const nonce of seen) assert.match(nonce, /^[0-9a-f]{28}$/);
});

test('R11 waiting times grow to 30 seconds and are spread', () => {
	const longest = [0, 1, 2, 3, 4, 5, 6, 50].map((n) => backoffMs(n, 1));
	assert.deepEqual(longest, [1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
	assert.equal(backoffMs(0, 0), 500);
});
