// Sessions: seen in a list, ended from elsewhere, ended by oneself, ended by time.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { atMost } from '../lib/daemon.mjs';
import { house, map, nonce } from '../lib/house.mjs';
import { cookieOf, http, upkeep } from '../lib/people.mjs';

const MINUTE_MS = 60_000, HOUR_MS = 3_600_000;

const within = async (promise, ms = atMost(1000)) => {
	const begin = Date.now();
	const value = await promise;
	assert.ok(Date.now() - begin <= ms, `${Date.now() - begin} ms`);
	return value;
};

test('sessions', async (t) => {
	const h = await house(t);

	await t.test('the list tells the devices apart and shows nothing of others', async () => {
		const first = await h.resident('hazelaar', 'peer', { device: 'Telefoon' });
		const second = await h.resident('hazelaar', 'resident', { device: 'Laptop' });
		await h.resident('roerdomp', 'peer');
		const c = await second.connect();
		const { sessions } = await c.ask('session.list');
		assert.deepEqual(sessions.map((one) => [one.device, one.hat, one.current]), [['Laptop', 'resident', true], ['Telefoon', 'peer', false]]);
		await Promise.all([c.close(), first.signOut(), second.signOut()]);
	});

	await t.test('A4: ended elsewhere closes its sockets with 4001 within a second, while it receives', async () => {
		const phone = await h.resident('hazelaar', 'peer'), laptop = await h.resident('hazelaar', 'peer');
		const victim = await phone.connect(), second = await phone.connect(), c = await laptop.connect();
		const { rooms } = await map(c);
		const room = rooms['open/Kamer een'];
		for (const one of [victim, second, c]) await one.ask('room.watch', { room });
		const writer = await (await h.guest()).connect();
		await writer.ask('room.join', { room });
		let posting = true;
		const noise = (async () => {
			while (posting) await writer.ask('message.post', { room, text: h.word(), nonce: nonce() });
		})();
		const other = (await c.ask('session.list')).sessions.find((one) => !one.current);
		await c.ask('session.end', { session: other.session });
		const codes = await within(Promise.all([victim.closed, second.closed]));
		posting = false;
		await noise;
		assert.deepEqual(codes, [4001, 4001]);
		const last = victim.events.at(-1);
		assert.deepEqual([last.ev, last.data], ['session.ended', { why: 'ended_elsewhere' }]);
		assert.equal((await http(h, { cookie: phone.cookie })).status, 401);
		assert.equal((await c.ask('account.me')).me.name, 'Hazelaar');
		assert.equal(await c.status('session.end', { session: other.session }), 'not_found');
		await Promise.all([c.close(), writer.close()]);
	});

	await t.test('Z3: somebody else’s session is not there', async () => {
		const mine = await (await h.guest()).connect(), other = await (await h.guest()).connect();
		const { sessions: [theirs] } = await other.ask('session.list');
		assert.equal(await mine.status('session.end', { session: theirs.session }), 'not_found');
		assert.ok(other.isOpen);
		await Promise.all([mine.close(), other.close()]);
	});

	await t.test('A4: sign out over the socket and over HTTP', async () => {
		const one = await h.guest();
		const c = await one.connect(), d = await one.connect();
		await c.status('session.sign_out').catch(() => {}); // the answer may be the closing itself
		assert.deepEqual(await within(Promise.all([c.closed, d.closed])), [4001, 4001]);
		assert.equal(d.events.at(-1).data.why, 'signed_out');

		const two = await h.guest();
		const e = await two.connect();
		const answer = await two.signOut();
		assert.equal(answer.status, 200);
		assert.equal(cookieOf(answer), '', 'the cookie expires');
		assert.match(answer.headers['clear-site-data'], /"cookies"/);
		assert.equal(await within(e.closed), 4001);
		assert.equal((await two.signOut()).status, 401);
		assert.equal((await http(h, { cookie: two.cookie })).status, 401);
		const f = await two.knock();
		assert.equal((await f.refusal('session.hello', { nonce: 'A'.repeat(43) })).status, 'signed_out');
		assert.equal(await f.closed, 4003);
	});

	await t.test('GET /weg ends the session and leads away', async () => {
		const one = await h.guest();
		const c = await one.connect();
		const answer = await http(h, { path: '/weg', cookie: one.cookie });
		assert.equal(answer.status, 303);
		assert.ok(!answer.headers.location.includes('localhost'));
		assert.equal(cookieOf(answer), '');
		assert.match(answer.headers['clear-site-data'], /"storage"/);
		assert.equal(await within(c.closed), 4001);
		assert.equal((await http(h, { cookie: one.cookie })).status, 401);
	});

	await t.test('A3: each sign-in is a new token, the old one of that browser does not come along', async () => {
		const one = await h.resident('hazelaar', 'peer');
		const body = { cmd: 'session.sign_in', args: { login: 'hazelaar', passphrase: h.passphrases.get('hazelaar') } };
		const answer = await http(h, { method: 'POST', body, cookie: one.cookie });
		const token = h.secret(cookieOf(answer));
		assert.ok(token && token !== one.cookie);
	});

	await t.test('A5: no token and no hash of another kind lies in the store', async () => {
		const one = await h.guest();
		const c = await one.connect();
		await c.ask('account.me');
		await c.close();
		await h.restart();
		const raw = Buffer.from(one.cookie, 'base64url');
		const hash = createHash('sha256').update(raw).digest();
		let hashes = 0;
		for (const name of readdirSync(h.dataDir)) {
			const bytes = readFileSync(join(h.dataDir, name));
			assert.ok(!bytes.includes(one.cookie) && !bytes.includes(raw) && !bytes.includes(raw.toString('hex')), name);
			hashes += bytes.includes(hash) ? 1 : 0;
		}
		assert.ok(hashes > 0, 'its SHA-256 is there, or this test looks at the wrong thing');
		assert.equal((await http(h, { cookie: one.cookie })).status, 200, 'a restart ends no session');
	});
});

test('expiry', async (t) => {
	const h = await house(t, { settings: { 'sessions.idle_minutes': 60, 'sessions.absolute_hours': 12 } });
	const clock = await (await h.guest()).connect();
	const advance = (by_ms) => clock.ask('clock.advance', { by_ms });

	await t.test('A4: an idle session ends after an hour, one in use does not', async () => {
		const idle = await h.guest(), used = await h.guest();
		const c = await used.connect();
		for (let i = 0; i < 4; i++) {
			await advance(20 * MINUTE_MS);
			await upkeep(h, c);
		}
		assert.equal((await http(h, { cookie: idle.cookie })).status, 401);
		assert.equal((await http(h, { cookie: used.cookie })).status, 200);
		await c.close();
	});

	await t.test('LE10: with a hat worn for others a quarter of an hour is enough', async () => {
		const host = await h.resident('hazelaar', 'peer'), resident = await h.guest();
		await advance(14 * MINUTE_MS);
		assert.equal((await http(h, { cookie: host.cookie })).status, 200);
		await advance(2 * MINUTE_MS);
		assert.equal((await http(h, { cookie: host.cookie })).status, 401);
		assert.equal((await http(h, { cookie: resident.cookie })).status, 200);
	});

	await t.test('LE10: a page that asks by itself keeps nobody with such a hat in; somebody who reads it does', async () => {
		const away = await h.resident('hazelaar', 'peer'), reading = await h.resident('roerdomp', 'peer');
		const [open, read] = [await away.connect(), await reading.connect()];
		for (let i = 0; i < 2; i++) {
			await advance(8 * MINUTE_MS);
			await open.ask('room.list');
			await read.ask('session.here');
			await upkeep(h, clock);
		}
		assert.equal((await http(h, { cookie: away.cookie })).status, 401);
		assert.equal((await http(h, { cookie: reading.cookie })).status, 200);
	});

	await t.test('A4: after twelve hours every session ends, with 4001 for its sockets', async () => {
		const one = await h.guest();
		const c = await one.connect();
		await advance(12 * HOUR_MS + MINUTE_MS);
		assert.equal((await http(h, { cookie: one.cookie })).status, 401);
		assert.equal(await within(c.closed, 65_000), 4001);
		assert.deepEqual(c.events.at(-1).data, { why: 'expired' });
	});
});
