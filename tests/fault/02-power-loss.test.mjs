// D2: an acknowledged message survives power loss. One run under load is written down by the shim;
// then the disk is made as it would be, had the power gone at many moments of that run, with nothing
// unsynced left or with random sectors of it. The last test takes the syncs away: then it must fail.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { until } from '../lib/daemon.mjs';
import { house, map } from '../lib/house.mjs';
import { Disk, SEED, Shim, hasDatabase, seeded } from '../lib/shim.mjs';
import { checkRoom, startWriters } from '../lib/writers.mjs';

const IMAGES = process.env.NOABER_LONG ? 300 : 20;
const ACKS = process.env.NOABER_LONG ? 20_000 : 600;

// Answers to message.post as the core sends them to an edge.
const ACK = /"re":\d+,"ok":\{"message":"[a-z0-9]{26}","seq":(\d+),/g;

// A run under load with the shim, cut off by kill -9.
async function record(t, { lie = 0, before = () => {} } = {}) {
	const h = await house(t, { running: false });
	const shim = new Shim(h.folder, h.dataDir);
	shim.set('lie', lie);
	await before(h, shim);
	shim.set('talk', 1);
	await h.start({ env: shim.env });
	const reader = await h.guest();
	const c = await reader.connect();
	const { rooms } = await map(c);
	const room = rooms['open/Kamer een'];
	const writers = await startWriters(h, room, 4);
	const acked = () => writers.flatMap((writer) => writer.acked);
	await until('enough acknowledged', () => acked().length >= ACKS, 120_000);
	await h.freeze(); // a record that is torn by the kill would break the journal for those after it
	await h.killAll();
	await Promise.all(writers.map((writer) => writer.stop()));
	return { h, shim, room, reader, acked: acked() };
}

const seqsIn = (folder) => {
	const rows = execFileSync('sqlite3', ['-batch', join(folder, 'noaber.db'), 'SELECT seq FROM message'], { encoding: 'utf8' });
	return new Set(rows.split('\n').filter(Boolean).map(Number));
};

// Acknowledged numbers that are not in the store of `folder`.
const lostIn = (folder, acked) => {
	const there = hasDatabase(folder) ? seqsIn(folder) : new Set();
	return acked.filter((seq) => !there.has(seq));
};

test('D2: power loss', async (t) => {
	const { h, shim, room, reader, acked } = await record(t);
	const random = seeded(SEED);
	t.diagnostic(`NOABER_SEED=${SEED}`);
	const records = shim.records();
	const talk = records.map((one, at) => ({ at, acks: one.kind === 'K' ? [...one.data.toString('latin1').matchAll(ACK)].map((m) => Number(m[1])) : [] })).filter((one) => one.acks.length);
	const firstTalk = talk[0]?.at ?? 0;
	assert.ok(talk.flatMap((one) => one.acks).length >= acked.length * 0.9, 'the acknowledgements are in the journal');

	await t.test('at any moment: what was acknowledged is there, the store is whole', async () => {
		let withLoss = 0;
		const cuts = Array.from({ length: IMAGES }, () => firstTalk + Math.floor(random() * (records.length - firstTalk))).sort((a, b) => a - b);
		const disk = new Disk(shim.base);
		let at = 0;
		for (const [i, cut] of cuts.entries()) {
			while (at <= cut) disk.take(records[at++]);
			const folder = join(h.folder, `image${i}`);
			const rate = i % 2 ? random() : 0;
			disk.write(folder, rate ? () => random() < rate : undefined);
			const said = talk.filter((one) => one.at <= cut).flatMap((one) => one.acks);
			// What the image lost of the writes, so that we know it is no ordinary kill.
			withLoss += disk.unsynced('-wal') > 0 || disk.unsynced('.db') > 0 ? 1 : 0;
			await h.ctl.call({ dataDir: folder, masterKey: h.masterKey, anchor: h.anchor }, 'verify');
			assert.deepEqual(lostIn(folder, said), [], `image ${i}, cut at record ${cut} of ${records.length}, keeping ${rate.toFixed(2)}`);
			assert.equal(execFileSync('sqlite3', [join(folder, 'noaber.db'), 'PRAGMA integrity_check'], { encoding: 'utf8' }).trim(), 'ok');
			rmSync(folder, { recursive: true });
		}
		t.diagnostic(`${IMAGES} images of ${records.length} records, ${withLoss} with unsynced writes, ${acked.length} acknowledged`);
		assert.ok(withLoss > 0);
	});

	await t.test('the server starts on what is left, and people find their words', async () => {
		const disk = new Disk(shim.base);
		records.forEach((one) => disk.take(one));
		rmSync(h.dataDir, { recursive: true });
		disk.write(h.dataDir, () => random() < 0.3);
		await h.start();
		const c = await reader.connect();
		const found = await checkRoom(c, room, acked);
		assert.ok(found.messages >= acked.length);
		await c.close();
	});
});

test('D2: a store that was just made survives too', async (t) => {
	const h = await house(t, { plan: null, running: false });
	const shim = new Shim(h.folder, h.dataDir);
	await h.start({ env: shim.env });
	const people = [];
	for (let i = 0; i < 5; i++) people.push(await h.guest());
	await h.freeze();
	await h.killAll();
	const disk = new Disk(shim.base);
	shim.records().forEach((one) => disk.take(one));
	rmSync(h.dataDir, { recursive: true });
	disk.write(h.dataDir);
	await h.start();
	for (const one of people) assert.equal((await one.connect().then((c) => (c.cut(), c))).hello.me.name, one.name);
});

// SQLite makes its log anew at a first start and does not look whether the name became durable. A log
// without a name takes every acknowledged message with it.
test('D2 D8: nobody is served while the directory cannot be synced', async (t) => {
	const { h, shim, acked } = await record(t, {
		before: async (h, shim) => {
			shim.set('fail_directory', 2); // of the rooms and of the keys
			while (shim.get('fail_directory')) await assert.rejects(h.start({ env: shim.env }), /store\.file_failed/);
		},
	});
	const disk = new Disk(shim.base);
	shim.records().forEach((one) => disk.take(one));
	const folder = join(h.folder, 'named');
	disk.write(folder);
	assert.deepEqual(lostIn(folder, acked.map((one) => one.seq)), []);
	await h.start();
});

test('D2 turned around: without syncs this test loses messages', async (t) => {
	const { h, shim, acked } = await record(t, { lie: 1 });
	const disk = new Disk(shim.base);
	shim.records().forEach((one) => disk.take(one));
	const folder = join(h.folder, 'lied');
	disk.write(folder);
	assert.ok(lostIn(folder, acked.map((one) => one.seq)).length > 0);
	await h.start();
});
