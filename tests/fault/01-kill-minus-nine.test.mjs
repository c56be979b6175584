// D1: an acknowledged message survives kill -9, of the core alone and of the whole tree, at any
// moment under load. D4: what people send again after it is not there twice.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sleep, until } from '../lib/daemon.mjs';
import { house, map } from '../lib/house.mjs';
import { SEED, seeded } from '../lib/shim.mjs';
import { checkRoom, startWriters } from '../lib/writers.mjs';

const KILLS = process.env.NOABER_LONG ? 1000 : 25;

test('D1 D4: kill -9', async (t) => {
	const h = await house(t);
	const random = seeded(SEED);
	t.diagnostic(`NOABER_SEED=${SEED}`);
	const reader = await h.guest();
	let c = await reader.connect();
	const { rooms } = await map(c);
	const room = rooms['open/Kamer een'];
	const writers = await startWriters(h, room, 4);
	const count = () => writers.reduce((sum, writer) => sum + writer.acked.length, 0);
	let whole = 0;
	for (let kill = 0; kill < KILLS; kill++) {
		const before = count();
		await sleep(random() * 500);
		const core = await until('a core', () => h.core());
		if (random() < 0.5) {
			process.kill(core, 'SIGKILL');
			await until('another core', () => h.core() && h.core() !== core);
		} else {
			whole++;
			await h.killAll();
			await h.start();
		}
		await until('writing goes on', () => count() > before + 4);
	}
	await Promise.all(writers.map((writer) => writer.stop()));
	const acked = writers.flatMap((writer) => writer.acked);
	c = await reader.connect();
	const found = await checkRoom(c, room, acked);
	t.diagnostic(`${KILLS} kills, ${whole} of the whole tree, ${acked.length} acknowledged, ${found.messages} there`);
	assert.ok(acked.length > KILLS * 4);
	await c.close();
	await h.stop();
	await h.ctl('verify');
	await h.start();
});
