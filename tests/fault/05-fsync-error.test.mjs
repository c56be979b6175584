// D8: after one failed sync nothing of that batch is acknowledged, and the process starts again from
// what is on the disk, because nobody knows what a failed sync left in memory.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { until } from '../lib/daemon.mjs';
import { house, map } from '../lib/house.mjs';
import { Disk, Shim } from '../lib/shim.mjs';
import { checkRoom, startWriters } from '../lib/writers.mjs';

const FAILURES = process.env.NOABER_LONG ? Array.from({ length: 100 }, (_, i) => i + 1) : [1, 2, 3, 5, 8, 13, 21, 34, 55];
const ACK = /"re":\d+,"ok":\{"message":"[a-z0-9]{26}","seq":(\d+),/g;

// The path whose sync failed last.
function lastFailure(shim) {
	return [...shim.records()].filter(({ kind }) => kind === 'F').at(-1).path;
}

test('D8: a sync fails', async (t) => {
	const h = await house(t, { running: false });
	const shim = new Shim(h.folder, h.dataDir);
	await h.start({ env: shim.env });
	shim.set('talk', 1);
	const reader = await h.guest();
	let c = await reader.connect();
	const { rooms } = await map(c);
	const room = rooms['open/Kamer een'];
	const writers = await startWriters(h, room, 4);
	const count = () => writers.reduce((sum, writer) => sum + writer.acked.length, 0);
	for (const n of FAILURES) {
		const core = await until('a core', () => h.core());
		const before = count();
		// SQLite passes over a failed sync of the directory; only those of the files count here.
		do {
			shim.set('fail_at', shim.get('syncs') + n);
			await until(`sync ${n} fails`, () => shim.get('fail_at') === 0);
		} while (!lastFailure(shim).endsWith('.db-wal'));
		await until('the core starts again', () => h.core() && h.core() !== core);
		await until('writing goes on', () => count() > before + 4);
	}
	shim.set('talk', 0);
	await Promise.all(writers.map((writer) => writer.stop()));
	const acked = writers.flatMap((writer) => writer.acked);

	await t.test('no acknowledgement between the failure and the next good sync promises too much', () => {
		const disk = new Disk(shim.base), records = shim.records(), said = [];
		let failed = 0, waiting = false;
		for (const [at, record] of records.entries()) {
			const isSync = record.kind === 'S' && record.path.endsWith('.db-wal');
			if (waiting && (isSync || at === records.length - 1)) {
				const folder = join(h.folder, `image${failed}`);
				disk.write(folder);
				const rows = execFileSync('sqlite3', [join(folder, 'noaber.db'), 'SELECT seq FROM message'], { encoding: 'utf8' });
				const there = new Set(rows.split('\n').map(Number));
				assert.deepEqual(said.filter((seq) => !there.has(seq)), [], `failure ${failed}`);
				rmSync(folder, { recursive: true });
				waiting = false;
			}
			disk.take(record);
			if (record.kind === 'K') said.push(...[...record.data.toString('latin1').matchAll(ACK)].map((m) => Number(m[1])));
			if (record.kind === 'F' && record.path.endsWith('.db-wal')) {
				failed++;
				waiting = true;
			}
		}
		t.diagnostic(`${failed} failed syncs, ${acked.length} acknowledged`);
		assert.equal(failed, FAILURES.length);
		assert.ok(said.length >= acked.length * 0.9);
	});

	c = await reader.connect();
	await checkRoom(c, room, acked);
	await c.close();
	await h.stop();
	await h.ctl('verify');
	await h.start();
});
