// Queues have a bound: what is over it is told `busy` at once, nothing is lost without a word, and
// others are served meanwhile.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { atMost, sleep } from '../lib/daemon.mjs';
import { house, map, nonce } from '../lib/house.mjs';
import { Refused, allEvents, enter, signIn } from '../lib/people.mjs';

const PING_MS = atMost(2500);

const memoryKiB = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))[1]);
const outcome = (promise) => promise.then(() => 'ok', (error) => (error instanceof Refused ? error.status : `broken: ${error.message}`));
const tally = (list) => list.reduce((sum, word) => ({ ...sum, [word]: (sum[word] ?? 0) + 1 }), {});

test('bounded queues', async (t) => {
	const h = await house(t);
	const neighbour = await (await h.guest({ from: '127.0.0.77' })).connect();
	const c = await (await h.guest()).connect();
	const { rooms } = await map(c);
	const room = rooms['open/Kamer een'];
	await c.ask('room.join', { room });

	await t.test('one connection that asks a thousand things at once gets a thousand answers', async () => {
		const answers = await Promise.all(Array.from({ length: 1000 }, () => outcome(c.ask('room.history', { room }))));
		const seen = tally(answers);
		t.diagnostic(JSON.stringify(seen));
		assert.deepEqual(Object.keys(seen).filter((word) => !['ok', 'busy'].includes(word)), []);
		assert.ok(seen.ok >= 1);
		assert.equal(await c.status('account.me'), 'ok');
	});

	await t.test('posts of one connection keep their order under pressure, refused ones leave no number', async () => {
		const { head_seq: start } = await c.ask('room.watch', { room });
		const asked = Array.from({ length: 600 }, (_, i) => c.ask('message.post', { room, text: `nummer ${i}`, nonce: nonce() })
			.then(({ seq }) => ({ i, seq }), (error) => ({ i, status: error.status })));
		const answers = await Promise.all(asked);
		const good = answers.filter((one) => one.seq);
		assert.ok(answers.every((one) => one.seq || one.status === 'busy'));
		assert.deepEqual(good.map((one) => one.seq), good.map((_, k) => start + 1 + k));
		const events = await allEvents(c, room, start);
		assert.deepEqual(events.map((event) => event.message.text), good.map((one) => `nummer ${one.i}`));
	});

	await t.test('A8: a flood of sign-ins: the hash has one worker and a short queue, chat goes on', async () => {
		let worst = 0, stopped = false;
		const pings = (async () => {
			while (!stopped) {
				const begin = performance.now();
				await neighbour.ask('account.me');
				worst = Math.max(worst, performance.now() - begin);
				await sleep(20);
			}
		})();
		const before = memoryKiB(h.core());
		const tries = await Promise.all(Array.from({ length: 80 }, (_, i) =>
			outcome(signIn(h, `niemand ${i}`, 'een zin die nergens past', undefined, { from: `127.0.5.${i + 1}` }))));
		stopped = true;
		await pings;
		const seen = tally(tries);
		t.diagnostic(`${JSON.stringify(seen)}, slowest ping ${worst.toFixed(0)} ms`);
		assert.deepEqual(Object.keys(seen).filter((word) => !['wrong_credentials', 'busy'].includes(word)), []);
		assert.ok(seen.busy > 0 && seen.wrong_credentials >= 30);
		assert.ok(worst < PING_MS, `${worst} ms`);
		assert.ok(memoryKiB(h.core()) - before < 128 * 1024, 'one hash at a time in memory');
		assert.equal(await outcome(signIn(h, 'hazelaar', h.passphrases.get('hazelaar'), 'peer')), 'ok');
	});

	await t.test('many people at once: everybody is answered', async () => {
		const people = await Promise.all(Array.from({ length: 40 }, (_, i) => enter(h, h.name(), { from: `127.0.6.${i + 1}` })));
		const connections = await Promise.all(people.map((one) => one.connect()));
		const answers = await Promise.all(connections.flatMap((one) => Array.from({ length: 20 }, () => outcome(one.ask('room.history', { room })))));
		const seen = tally(answers);
		t.diagnostic(JSON.stringify(seen));
		assert.deepEqual(Object.keys(seen).filter((word) => !['ok', 'busy'].includes(word)), []);
		await Promise.all(connections.map((one) => one.close()));
	});
	await Promise.all([c.close(), neighbour.close()]);
});
