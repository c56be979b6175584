// D6: an answer leaves only after what it promises is synced. One person writes, one thing at a
// time, so that at the moment of an answer nothing else can be waiting for the disk.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { house, map, nonce } from '../lib/house.mjs';
import { Disk, Shim } from '../lib/shim.mjs';

const SENDS = process.env.NOABER_LONG ? 10_000 : 1000;
const ANSWER = /"re":\d+,"ok":\{[^}]*"seq":\d+/;

// How many answers there were, and how many of them before their sync.
function judge(shim) {
	const disk = new Disk(shim.base);
	let answers = 0, early = 0, syncs = 0, syncsAtLast = 0;
	for (const record of shim.records()) {
		disk.take(record);
		if (record.kind === 'S' && record.path.endsWith('noaber.db-wal')) syncs++;
		if (record.kind !== 'K' || !ANSWER.test(record.data.toString('latin1'))) continue;
		answers++;
		if (disk.unsynced('noaber.db-wal') > 0 || syncs === syncsAtLast) early++;
		syncsAtLast = syncs;
	}
	return { answers, early };
}

async function write(t, { lie }) {
	const h = await house(t, { running: false });
	const shim = new Shim(h.folder, h.dataDir);
	await h.start({ env: shim.env });
	const c = await (await h.guest()).connect();
	const { rooms } = await map(c);
	const room = rooms['open/Kamer een'];
	await c.ask('room.join', { room });
	await c.ask('room.unwatch', { room });
	shim.set('talk', 1);
	shim.set('lie', lie);
	let message;
	for (let i = 0; i < SENDS; i++) {
		if (i % 4 === 1) await c.ask('message.edit', { message, text: `anders ${i}` });
		else if (i % 4 === 2) await c.ask('message.react', { message, kind: 'thanks', on: true });
		else if (i % 4 === 3) await c.ask('message.remove', { message });
		else ({ message } = await c.ask('message.post', { room, text: `woorden ${i}`, nonce: nonce() }));
	}
	shim.set('talk', 0);
	shim.set('lie', 0);
	const found = judge(shim);
	await c.close();
	return found;
}

test('D6: every answer comes after its sync', async (t) => {
	const found = await write(t, { lie: 0 });
	t.diagnostic(`${found.answers} answers`);
	assert.ok(found.answers >= SENDS * 0.99, `${found.answers} answers seen`);
	assert.equal(found.early, 0);
});

test('D6 turned around: without syncs this test sees it', async (t) => {
	const found = await write(t, { lie: 1 });
	assert.ok(found.early > SENDS * 0.9, `${found.early} of ${found.answers}`);
});
