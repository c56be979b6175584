// R11: everybody comes back after a restart, soon and without a password; and when only the core
// dies, nobody has to.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { atMost, sleep, until } from '../lib/daemon.mjs';
import { house, map, nonce } from '../lib/house.mjs';

const CLIENTS = process.env.NOABER_LONG ? 2000 : 200;
const ALL_BACK_MS = 40_000, P99_MS = 5000;
const JITTER_MS = 1000;

const inBatches = async (list, size, act) => {
	const done = [];
	for (let i = 0; i < list.length; i += size) done.push(...await Promise.all(list.slice(i, i + size).map(act)));
	return done;
};

test('R11: restart storm', async (t) => {
	const h = await house(t);
	const people = await inBatches(Array.from({ length: CLIENTS }), 20, () => h.guest());
	let connections = await inBatches(people, 20, (one) => one.connect());
	const { rooms } = await map(connections[0]);
	const room = rooms['open/Kamer een'];
	await inBatches(connections, 20, (c) => c.ask('room.join', { room }));
	const { head_seq: start } = await connections[0].ask('room.watch', { room });

	await t.test('the core is killed: every socket stays, is told to look, and works', async () => {
		const core = h.core();
		process.kill(core, 'SIGKILL');
		await until('another core', () => h.core() && h.core() !== core);
		await until('all are told', () => connections.every((c) => c.events.some((event) => event.ev === 'connection.resync')), ALL_BACK_MS);
		assert.equal(connections.filter((c) => c.isOpen).length, CLIENTS);
		const told = (c) => c.events.filter((event) => event.ev === 'connection.resync').length;
		const before = connections.map(told);
		const { seq } = await connections[0].ask('message.post', { room, text: h.word(), nonce: nonce() });
		// Who had not got the room back by then is told to look once more.
		const hears = (c, i) => c.events.some((event) => event.room === room && event.seq === seq) || told(c) > before[i];
		await until('all hear of it', () => connections.every(hears), ALL_BACK_MS);
		assert.equal(seq, start + 1);
		const { events } = await connections.at(-1).ask('room.events', { room, after: start });
		assert.equal(events[0].seq, seq);
		const next = await connections[0].ask('message.post', { room, text: h.word(), nonce: nonce() });
		await Promise.all(connections.map((c) => c.event((event) => event.room === room && event.seq === next.seq)));
	});

	await t.test('all of it restarts: goodbye with 1012, everybody is back in time', async () => {
		const closed = Promise.all(connections.map((c) => c.closed));
		await h.stop();
		assert.deepEqual([...new Set(await closed)], [1012]);
		const begin = performance.now(), waits = [];
		const starting = sleep(300).then(() => h.start());
		connections = await Promise.all(people.map(async (one) => {
			await sleep(Math.random() * JITTER_MS);
			for (let pause = 200; ; pause = Math.min(pause * 1.5, 2000)) {
				try {
					const c = await one.connect({ rooms: [{ room, seq: start + 2 }] });
					waits.push(performance.now() - begin);
					return c;
				} catch {
					assert.ok(performance.now() - begin < ALL_BACK_MS, 'too late');
					await sleep(pause * (0.5 + Math.random()));
				}
			}
		}));
		await starting;
		waits.sort((a, b) => a - b);
		const p99 = waits[Math.floor(waits.length * 0.99)];
		t.diagnostic(`${CLIENTS} back, p99 ${p99.toFixed(0)} ms, last ${waits.at(-1).toFixed(0)} ms`);
		assert.ok(waits.at(-1) < ALL_BACK_MS && p99 < atMost(P99_MS), `p99 ${p99} ms, last ${waits.at(-1)} ms`);
		assert.ok(connections.every((c) => c.hello.rooms[0].room === room), 'in their groups, without a password');
		const { seq } = await connections[0].ask('message.post', { room, text: h.word(), nonce: nonce() });
		await Promise.all(connections.map((c) => c.event((event) => event.seq === seq)));
		assert.equal(seq, start + 3);
	});
	await Promise.all(connections.map((c) => c.cut()));
});
