// LE9: who came in, and who looked at or changed what is another's, is written down with the act,
// or the act does not happen. P9: what was written cannot be changed unseen.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { until } from '../lib/daemon.mjs';
import { onOneDay } from '../lib/days.mjs';
import { account, house, map, nonce, region } from '../lib/house.mjs';

const plan = region({
	accounts: [
		account('hazelaar', 'peer', 'community:open', ['open']),
		account('steenuil', 'duty', 'region', ['open', 'elders']),
		account('ooievaar', 'professional', 'organisation:mediant'),
	],
});

const PRINTED = 'log.printed';
const all = async (h) => (await h.ctl('audit', 'show')).trim().split('\n').map((line) => JSON.parse(line));
/** The log, oldest first, without the rows of our own reading. */
const log = async (h) => (await all(h)).filter((row) => row.event !== PRINTED);
const verify = (h) => h.ctl('audit', 'verify').then((text) => ({ code: 0, text }), (error) => ({ code: error.code, text: error.stdout }));
const sql = (h, text) => execFileSync('python3', ['-c', 'import sqlite3,sys\nc=sqlite3.connect(sys.argv[1])\nc.executescript(sys.argv[2])\nc.commit()', join(h.dataDir, 'noaber.db'), text]);

/** What no log may hold: fields that every row must have, whatever the act. */
const ALWAYS = ['seq', 'at_ms', 'event', 'action', 'outcome', 'access_point', 'basis', 'consent', 'emergency', 'source'];

test('LE9: an act and its row', async (t) => {
	const h = await house(t, { plan });
	const guest = await h.guest();
	const a = await guest.connect();
	await onOneDay(h, a);
	const { rooms } = await map(a);
	const room = rooms['open/Kamer een'];
	await a.ask('room.join', { room });
	const b = await (await h.guest()).connect();
	await b.ask('room.join', { room });
	const host = await (await h.resident('hazelaar', 'peer')).connect();
	const duty = await (await h.resident('steenuil', 'duty')).connect();
	const post = async (text = h.word()) => (await a.ask('message.post', { room, text, nonce: nonce() })).message;

	await t.test('coming in is written with all fields', async () => {
		const rows = await all(h);
		for (const row of rows) for (const field of ALWAYS) assert.ok(row[field] !== undefined, `${row.event} has ${field}`);
		assert.deepEqual(rows.map((row) => row.seq), rows.map((_, i) => i + 1), 'no holes');
		const [made] = rows.filter((row) => row.event === 'account.made');
		assert.equal(made.about, made.actor);
		assert.deepEqual([made.action, made.access_point, made.basis, made.outcome], ['C', 'http', 'visit', 'ok']);
		const begun = rows.filter((row) => row.event === 'session.begun');
		assert.deepEqual(begun.map((row) => row.hat), ['peer', 'duty']);
		assert.equal(rows[0].event, 'store.filled');
		assert.match(rows[0].actor, /^uid:\d+$/);
	});

	await t.test('talking and reading in a group leave no row', async () => {
		const before = (await log(h)).filter((row) => row.source === 'noaberd').length;
		const message = await post();
		await b.ask('room.history', { room });
		await b.ask('room.events', { room, after: 0 });
		await b.ask('message.look', { message });
		await b.ask('message.react', { message, kind: 'thanks', on: true });
		await a.ask('message.edit', { message, text: h.word() });
		await a.ask('message.remove', { message });
		assert.equal((await log(h)).filter((row) => row.source === 'noaberd').length, before);
	});

	await t.test('MO13: hiding, reading what is hidden and showing are written, about the author', async () => {
		const message = await post();
		await host.ask('message.hide', { message, reason: 'even weg' });
		await duty.ask('message.unveil', { message });
		await duty.ask('message.show', { message, reason: 'mag wel' });
		const rows = (await log(h)).slice(-3);
		assert.deepEqual(rows.map((row) => [row.event, row.action, row.hat, row.basis]), [
			['message.hidden', 'U', 'peer', 'message.moderate'], ['message.unveiled', 'R', 'duty', 'message.moderate'],
			['message.shown', 'U', 'duty', 'message.moderate']]);
		assert.equal(new Set(rows.map((row) => row.about)).size, 1, 'one author');
		assert.equal(new Set(rows.map((row) => row.object)).size, 1, 'one message');
		assert.equal(rows[1].actor, rows[2].actor);
		assert.notEqual(rows[0].actor, rows[1].actor);
	});

	await t.test('a refusal is written once a day; nothing else of the act is', async () => {
		const message = await post();
		for (let i = 0; i < 3; i++) assert.equal(await b.status('message.hide', { message, reason: 'daarom' }), 'forbidden');
		assert.equal(await b.status('message.hide', { message: 'a'.repeat(26), reason: 'daarom' }), 'not_found');
		const refused = (await log(h)).filter((row) => row.outcome !== 'ok');
		assert.deepEqual(refused.map((row) => [row.event, row.outcome, row.hat]), [['message.hidden', 'forbidden', 'resident']]);
		assert.equal((await a.ask('message.look', { message })).message.state, 'visible');
		await assert.rejects(h.resident('hazelaar', 'duty'), (error) => error.status === 'forbidden');
		const last = (await log(h)).at(-1);
		assert.deepEqual([last.event, last.outcome, last.hat], ['session.begun', 'forbidden', 'duty']);
	});

	await t.test('a hat worn for an organisation names it', async () => {
		await h.resident('ooievaar', 'professional');
		const last = (await log(h)).slice(-2);
		assert.deepEqual(last.map((row) => [row.event, row.hat, row.organisation]),
			[['session.begun', 'professional', 'mediant'], ['session.proved', 'professional', 'mediant']]);
	});

	await t.test('P10: in two communities one person has two names, and neither is that of the account', async () => {
		const other = await h.guest();
		const c = await other.connect();
		const elders = rooms['elders/Kamer een'];
		await c.ask('room.join', { room: elders, name: h.name() });
		const { message: there } = await c.ask('message.post', { room: elders, text: h.word(), nonce: nonce() });
		const here = await post();
		for (const message of [there, here]) await duty.ask('message.hide', { message, reason: 'even weg' });
		const rows = (await log(h)).slice(-2);
		const account = (await log(h)).find((row) => row.event === 'session.begun' && row.hat === 'duty' && row.outcome === 'ok').actor;
		assert.equal(new Set([rows[0].actor, rows[1].actor, account]).size, 3);
		await c.close();
	});

	await t.test('the log holds no name, no text, and no id that goes over the wire', async () => {
		const text = JSON.stringify(await log(h));
		assert.ok(!text.includes(guest.name));
		for (const frame of [...a.frames, ...host.frames])
			for (const id of frame.match(/"[a-z2-7]{26}"/g) ?? []) assert.ok(!text.includes(id), 'an id of the wire');
	});

	await t.test('sessions that end: by hand, elsewhere, and by the clock', async () => {
		const one = await h.resident('hazelaar', 'peer');
		const two = await h.resident('hazelaar', 'peer');
		const c = await two.connect();
		const { sessions } = await c.ask('session.list');
		await c.ask('session.end', { session: sessions.find((s) => !s.current).session });
		await c.ask('session.sign_out').catch(() => {});
		assert.deepEqual((await log(h)).slice(-2).map((row) => [row.event, row.action]), [['session.ended', 'D'], ['session.signed_out', 'E']]);
		assert.ok(one);
		await a.ask('clock.advance', { by_ms: 13 * 3600 * 1000 });
		const expired = await until('sessions end by the clock', async () => {
			const rows = (await log(h)).filter((row) => row.event === 'session.expired');
			return rows.length > 0 && rows;
		});
		assert.equal(expired[0].access_point, 'upkeep');
		assert.equal(expired[0].actor, undefined, 'nobody did it');
		assert.ok(expired[0].about);
	});
	for (const c of [a, b, host, duty]) c.cut();
});

test('LE9: what the operator does is written too, also while the server runs', async (t) => {
	const h = await house(t, { plan });
	const copy = join(h.folder, 'copy');
	await h.ctl('backup', copy);
	const events = async () => (await all(h)).map((row) => row.event);
	await until('the server takes over what the tool left', async () => {
		const now = await events();
		return now.includes('store.copied') && now.includes(PRINTED);
	});
	await h.guest();
	await h.stop();
	rmSync(h.dataDir, { recursive: true });
	await h.ctl('restore', copy);
	assert.equal((await verify(h)).code, 0, 'a restored log goes on');
	assert.deepEqual((await events()).slice(-3), ['store.restored', 'log.verified', PRINTED]);
	await h.start();
	await h.guest();
	assert.equal((await verify(h)).code, 0);
});

test('LE9: an act whose row cannot be written does not happen; talking goes on', async (t) => {
	const h = await house(t, { plan });
	const a = await (await h.guest()).connect();
	const { rooms } = await map(a);
	const room = rooms['open/Kamer een'];
	await a.ask('room.join', { room });
	const host = await (await h.resident('hazelaar', 'peer')).connect();
	const { message } = await a.ask('message.post', { room, text: h.word(), nonce: nonce() });
	const before = (await log(h)).length;
	sql(h, "CREATE TRIGGER no_rows BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END");
	assert.equal(await host.status('message.hide', { message, reason: 'even weg' }), 'unavailable');
	assert.equal(await a.status('message.hide', { message, reason: 'daarom' }), 'unavailable', 'a refusal too');
	await assert.rejects(h.guest(), (error) => error.status === 'unavailable');
	assert.equal((await a.ask('message.look', { message })).message.state, 'visible');
	await a.ask('message.post', { room, text: h.word(), nonce: nonce() });
	sql(h, 'DROP TRIGGER no_rows');
	await host.ask('message.hide', { message, reason: 'even weg' });
	assert.deepEqual((await log(h)).slice(before).map((row) => [row.event, row.outcome]), [['message.hidden', 'ok']]);
	assert.equal((await verify(h)).code, 0);
	a.cut();
	host.cut();
});

test('P9: changes that the files show', async (t) => {
	const h = await house(t, { plan });
	for (let i = 0; i < 6; i++) await h.guest();
	await h.stop();
	assert.match(readFileSync(h.anchor, 'latin1'), /^head \d+ [0-9a-f]{64}\n/);
	const whole = join(h.folder, 'whole'), anchored = readFileSync(h.anchor);
	cpSync(h.dataDir, whole, { recursive: true });
	const cases = [
		['nothing', '', 0, 'All is well'],
		['edit', "UPDATE audit SET outcome = 'forbidden' WHERE seq = 3", 3, '3  first bad row: edited'],
		['delete', 'DELETE FROM audit WHERE seq = 3', 3, '3  first bad row: deleted'],
		['swap', 'UPDATE audit SET seq = -2 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = -2', 3, '2  first bad row: swapped'],
		['cut', 'DELETE FROM audit WHERE seq > 4', 3, '5  first bad row: cut'],
	];
	for (const [what, change, code, says] of cases) {
		rmSync(h.dataDir, { recursive: true });
		cpSync(whole, h.dataDir, { recursive: true });
		if (change) sql(h, change);
		const found = await verify(h);
		assert.equal(found.code, code, what);
		assert.ok(found.text.includes(says), `${what}: ${found.text}`);
		assert.deepEqual(readFileSync(h.anchor), anchored, 'looking changes no anchor');
	}
	// A server that starts on a cut log does not anchor over it, and says so.
	await h.start();
	await h.guest();
	await until('the log tells', () => h.logText().some((line) => line.includes('audit.not_anchored')));
	await h.stop();
	assert.deepEqual(readFileSync(h.anchor), anchored);
});
