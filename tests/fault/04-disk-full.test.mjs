// D7: the disk is full. Writing is told so at once, nothing acknowledged is lost, reading goes on,
// hiding and taking back still work thanks to the ballast, and all is well soon after there is space.

import assert from 'node:assert/strict';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { atMost, until } from '../lib/daemon.mjs';
import { house, map, nonce, region } from '../lib/house.mjs';
import { enter } from '../lib/people.mjs';
import { checkRoom } from '../lib/writers.mjs';

const DISK_MIB = 160; // ballast of 64, as much again, and some
const CYCLES = process.env.NOABER_LONG ? 50 : 3;
const KEPT = 12; // messages to hide and to take back while the disk is full

// Writes zeros until not one block is left.
function fill(folder) {
	const fd = openSync(join(folder, 'filler'), 'w'), block = Buffer.alloc(1 << 20);
	try {
		for (let size = block.length; size >= 512;) {
			try {
				writeSync(fd, block, 0, size);
			} catch (error) {
				if (error.code !== 'ENOSPC') throw error;
				size >>= 1;
			}
		}
	} finally {
		closeSync(fd);
	}
}

test('D7: disk full', async (t) => {
	const h = await house(t, { plan: null, running: false });
	if (!h.mount(DISK_MIB)) return t.skip('a disk of its own takes the right to mount');
	await h.fill(region());
	await h.start();
	const c = await (await h.guest()).connect();
	const host = await (await h.resident('hazelaar', 'peer')).connect();
	const { rooms } = await map(c);
	const room = rooms['open/Kamer een'];
	await c.ask('room.join', { room });
	const acked = [], changed = new Set();
	const timed = async (promise) => {
		const begin = performance.now();
		const status = await promise.then(() => 'ok', (error) => error.status ?? error);
		return { status, took_ms: performance.now() - begin };
	};
	const post = async () => {
		const args = { room, text: `woorden ${nonce()}${' vol'.repeat(500)}`, nonce: nonce() };
		return timed(c.ask('message.post', args).then((answer) => acked.push({ ...answer, ...args })));
	};

	for (let cycle = 1; cycle <= CYCLES; cycle++) {
		await t.test(`cycle ${cycle}`, async () => {
			for (let i = 0; i < 2 * KEPT; i++) assert.equal((await post()).status, 'ok');
			const kept = acked.slice(-2 * KEPT);
			fill(h.dataDir);
			let last, tries = 0;
			// The log has some room of its own left, which is used up first.
			do last = await post(); while (last.status === 'ok' && ++tries < 5000);
			assert.equal(last.status, 'storage_full');
			assert.ok(last.took_ms <= atMost(1000), `told after ${last.took_ms} ms`);

			for (let i = 0; i < 10; i++) {
				const { status, took_ms } = await post();
				assert.equal(status, 'storage_full');
				assert.ok(took_ms <= atMost(1000), `${took_ms} ms`);
			}
			assert.equal(await c.status('room.history', { room }), 'ok', 'reading goes on');
			assert.equal(await c.status('room.events', { room, after: 0 }), 'ok');
			assert.equal(await c.status('account.me'), 'ok');
			assert.equal((await timed(enter(h, h.name()))).status, 'storage_full');
			for (let i = 0; i < KEPT; i++) {
				const [mine, other] = [kept[i], kept[KEPT + i]];
				assert.equal((await timed(c.ask('message.remove', { message: mine.message }))).status, 'ok', `taking back ${i}`);
				assert.equal((await timed(host.ask('message.hide', { message: other.message, reason: 'vol' }))).status, 'ok', `hiding ${i}`);
				changed.add(mine.message).add(other.message);
			}
			assert.equal((await post()).status, 'storage_full', 'the ballast is for those, not for words');

			rmSync(join(h.dataDir, 'filler'));
			await until('writing works again', async () => (await post()).status === 'ok', atMost(2000));
			const { bavail, bsize } = statfsSync(h.dataDir);
			t.diagnostic(`cycle ${cycle}: full after ${tries} posts, ${(bavail * bsize / 2 ** 20).toFixed(0)} MiB free after it`);
			if (cycle < CYCLES) await until('the ballast is back', () => h.daemon.files().includes('ballast'), 65_000);
		});
	}
	const found = await checkRoom(c, room, acked.filter((one) => !changed.has(one.message)));
	assert.equal(found.messages, acked.length);
	await Promise.all([c.close(), host.close()]);
	await h.stop();
	await h.ctl('verify');
	await h.start();
});
