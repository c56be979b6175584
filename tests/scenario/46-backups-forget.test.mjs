// P3: what somebody had erased stays erased, whatever backup is put back.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

import { program, until } from '../lib/daemon.mjs';
import { account, house, map, nonce, region } from '../lib/house.mjs';
import { allMessages, door } from '../lib/people.mjs';

const DAY_MS = 24 * 3600_000;
const plan = region({ accounts: [account('hazelaar', 'peer', 'community:open', ['open']), account('wilg', 'resident', 'region', ['open'])] });
const settings = { 'sessions.absolute_hours': 8760, 'sessions.idle_minutes': 525600, 'sessions.idle_staff_minutes': 525600 };

/** noaberctl with both outputs: { code, out, err }. */
const ctl = (h, ...words) => promisify(execFile)(program('noaberctl'), ['--data', h.dataDir, '--master-key', h.masterKey, '--audit-anchor', h.anchor, ...words])
	.then(({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }), (error) => ({ code: error.code, out: error.stdout, err: error.stderr }));
const tombstones = (h) => `${h.anchor}.tombstones`;

test('P3: erase, and put a backup from before in place', async (t) => {
	const h = await house(t, { plan, settings });
	const owner = await h.resident('wilg'), other = await h.resident('hazelaar', 'peer');
	let c = await owner.connect();
	const d = await other.connect();
	const { rooms } = await map(c);
	const room = rooms['open/Kamer een'];
	const name = c.hello.rooms[0]?.me.name ?? 'Wilg';
	await c.ask('room.join', { room });
	const words = [h.word('erfstuk'), h.word('blijft'), h.word('kaart')];
	await c.ask('message.post', { room, text: words[0], nonce: nonce() });
	await d.ask('room.join', { room });
	await d.ask('message.post', { room, text: words[1], nonce: nonce() });
	await c.ask('emergency_card.save', { name: words[2] });
	const before = join(h.folder, 'before'), after = join(h.folder, 'after');
	await h.ctl('backup', before);
	const members = (await d.ask('room.look', { room })).room.member_count;

	// Closed, and the days to come back go by; upkeep erases.
	await c.ask('account.close').catch(() => {});
	await c.closed;
	await d.ask('clock.advance', { by_ms: 22 * DAY_MS });
	await until('the words to be gone', async () => (await allMessages(d, room))[0].state === 'removed');
	await until('all keys to be gone', () => readFileSync(tombstones(h), 'latin1').trim().split('\n').length >= 3);
	await d.close();
	const reads = async () => {
		const e = await (await h.resident('hazelaar', 'peer')).connect();
		const messages = await allMessages(e, room);
		const { member_count } = (await e.ask('room.look', { room })).room;
		e.cut();
		return { texts: messages.map((one) => one.text), names: messages.map((one) => one.author.name), member_count };
	};
	const forgotten = { texts: [undefined, words[1]], names: ['oud-lid', 'Hazelaar'], member_count: members - 1 };
	const signIn = () => door(h, 'session.sign_in', { login: 'wilg', passphrase: h.passphrases.get('wilg'), agreed: 1 }).then(() => 'ok', (error) => error.status);
	const emptied = () => rmSync(h.dataDir, { recursive: true, force: true });

	await t.test('the tombstones hold numbers and times, nothing more', () => {
		for (const line of readFileSync(tombstones(h), 'latin1').trim().split('\n')) assert.match(line, /^[1-9]\d* [1-9]\d*$/);
	});

	await t.test('restored: the words, the name, the card and the way in stay gone; others are there', async () => {
		await h.stop();
		emptied();
		const { out, err, code } = await ctl(h, 'restore', before);
		assert.equal(code, 0, err);
		assert.match(out, /3 keys that were destroyed after the backup are destroyed again/);
		assert.doesNotMatch(err, /WARNING/);
		assert.match((await ctl(h, 'verify')).out, /All is well/);
		await h.start();
		assert.deepEqual(await reads(), forgotten);
		assert.equal(await signIn(), 'wrong_credentials');
		assert.ok(!readdirSync(h.dataDir).some((file) => file.includes('.before-')));
	});

	await t.test('also when the files were just copied: the server replays before it serves', async () => {
		await h.stop();
		emptied();
		renameSync(before, h.dataDir);
		await h.start();
		assert.deepEqual(await reads(), forgotten);
		assert.ok(h.logText().some((line) => line.includes('tombstones.replayed')));
		await h.ctl('backup', after);
	});

	await t.test('without the tombstones it says so loudly, because then it is not so', async () => {
		await h.stop();
		emptied();
		renameSync(tombstones(h), `${tombstones(h)}.away`);
		const { err, code } = await ctl(h, 'restore', after);
		assert.equal(code, 0, err);
		assert.match(err, /WARNING: there is no .*tombstones\.\nWhat people had erased .* CAN BE READ AGAIN/);
		assert.ok(existsSync(tombstones(h)));
		renameSync(`${tombstones(h)}.away`, tombstones(h));
		await h.start();
		assert.deepEqual(await reads(), forgotten, 'here the newer keys knew it too');
	});
	assert.ok(name);
});

test('P3 D1: killed while keys are destroyed: none comes back with a backup', async (t) => {
	const h = await house(t, { plan, settings });
	const guests = await Promise.all(Array.from({ length: 6 }, async () => (await h.guest()).connect()));
	const { rooms } = await map(guests[0]);
	const room = rooms['open/Kamer een'];
	for (const c of guests) {
		await c.ask('room.join', { room, name: h.name() });
		await c.ask('message.post', { room, text: h.word(), nonce: nonce() });
	}
	const backup = join(h.folder, 'copy');
	await h.ctl('backup', backup);
	const readable = async () => {
		const e = await (await h.resident('hazelaar', 'peer')).connect();
		const count = (await allMessages(e, room)).filter((one) => one.text !== undefined).length;
		e.cut();
		return count;
	};
	for (const c of guests) c.ask('account.close').catch(() => {}); // a guest is erased at once
	// Of an account and of a face: with two keys at least one of them has no words any more.
	await until('the first to be gone', () => existsSync(tombstones(h)) && readFileSync(tombstones(h), 'latin1').trim().split('\n').length >= 2);
	await h.killAll();
	const buried = readFileSync(tombstones(h), 'latin1').trim().split('\n').length;
	t.diagnostic(`killed after ${buried} keys`);
	rmSync(h.dataDir, { recursive: true, force: true });
	const { code, err } = await ctl(h, 'restore', backup);
	assert.equal(code, 0, err);
	await h.start();
	const left = await readable();
	assert.ok(left < 6, `${left} readable`);
	// Whoever was cut off in the middle is a guest whose account is there still: they close it again.
	for (const c of guests) c.cut();
});

test('P3: prune takes the keys of old backups; what is left opens with newer keys', async (t) => {
	const h = await house(t, { plan, settings });
	const folder = join(h.folder, 'backups');
	await ctl(h, 'prune', folder).then(({ code }) => assert.equal(code, 1));
	const { mkdirSync, writeFileSync } = await import('node:fs');
	mkdirSync(folder);
	for (const name of ['old', 'new']) await h.ctl('backup', join(folder, name));
	writeFileSync(join(folder, 'old', 'made'), `${Date.now() - 8 * DAY_MS}\n`);
	const { out } = await ctl(h, 'prune', folder);
	assert.match(out, /1 {2}backups lost their keys/);
	assert.deepEqual(readdirSync(join(folder, 'old')).sort(), ['made', 'noaber.db']);
	await h.stop();
	rmSync(h.dataDir, { recursive: true, force: true });
	assert.match((await ctl(h, 'restore', join(folder, 'old'))).err, /restore FROM KEYS_FROM/);
	assert.equal((await ctl(h, 'restore', join(folder, 'old'), join(folder, 'new'))).code, 0);
	assert.match((await ctl(h, 'verify')).out, /All is well/);
	await h.start();
	const e = await (await h.resident('wilg')).connect();
	assert.equal((await e.ask('account.me')).me.name, 'Wilg');
	e.cut();
});
