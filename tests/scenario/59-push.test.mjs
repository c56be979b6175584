// P12, S2, ON8, A4: a device is woken only for who asked for it, is signed in there and has no
// connection; never in a pause; with the same bytes whatever it is. The push service is not trusted.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';

import { freePort, until } from '../lib/daemon.mjs';
import { account, community, house, map, nonce, region } from '../lib/house.mjs';
import { door } from '../lib/people.mjs';
import { provider } from '../lib/provider.mjs';
import { pushService, vapidOf } from '../lib/push.mjs';

const MINUTE_MS = 60_000;
const LONG = { 'sessions.absolute_hours': 2000, 'sessions.idle_minutes': 90000, 'sessions.idle_staff_minutes': 90000 };
const plan = region({
	communities: [community('open')],
	accounts: [account('hazelaar', 'peer', 'community:open', ['open']), account('kastanje', 'professional')],
});

/** A house with somebody who answers, and people who wait for answers. */
async function stage(t, settings = {}) {
	const service = await pushService(t);
	const h = await house(t, { plan, settings: { ...LONG, ...service.settings, ...settings } });
	const c = await (await h.guest()).connect();
	const { rooms } = await map(c);
	const room = rooms['open/Kamer een'];
	await c.ask('room.join', { room, name: h.name() });
	const post = (by, more = {}) => by.ask('message.post', { room, text: 'Hallo', nonce: nonce(), ...more });
	const sql = (text) => execFileSync('sqlite3', ['-readonly', join(h.dataDir, 'noaber.db'), text], { encoding: 'utf8' });
	const failures = () => Number(sql('SELECT coalesce(max(tries), 0) FROM push'));
	return {
		h, service, room, other: c, post,
		/** The server looked whom to wake: who came now for that was woken, so the others were looked at. */
		async looked() {
			const mark = await this.waiting();
			await mark.answer();
			await service.woken(mark.endpoint);
			await mark.session.signOut();
		},
		/** So many tries to wake one of the devices have failed by now: the answers came, or the wait is over. */
		failed: (tries) => until(`${tries} tries failed`, () => failures() === tries),
		failures,
		/** The server has noted that all devices were woken that it asked for: the service hears of it before. */
		noted: () => until('it is noted', () => Number(sql('SELECT count(*) FROM push WHERE waiting = 1')) === 0),
		ahead: (minutes) => c.ask('clock.advance', { by_ms: minutes * MINUTE_MS }),
		/** Somebody whose device may be woken, and who has gone from the screen unless `stays`. */
		async waiting({ stays = false, endpoint = service.endpoint() } = {}) {
			const session = await h.guest();
			const line = await session.connect();
			await line.ask('room.join', { room, name: h.name() });
			const { message } = await post(line);
			assert.equal(await line.status('push.subscribe', { endpoint: h.secret(endpoint) }), 'ok');
			if (!stays) await line.cut();
			return { session, line, message, endpoint, answer: () => post(c, { reply: message }) };
		},
	};
}

const count = (service, { endpoint }) => service.requests.filter(({ path }) => endpoint.endsWith(path)).length;

test('S2 A4: who is woken, and who is not', async (t) => {
	const place = await stage(t), { h, service, waiting, ahead, other, room, post } = place;
	const looked = () => place.looked();

	await t.test('off until asked for; on: once, after an answer, with a signature that fits the key', async () => {
		const who = await waiting();
		const line = await who.session.connect();
		const { key, here } = await line.ask('push.look');
		assert.equal(here, true);
		await line.cut();
		await looked();
		assert.equal(count(service, who), 0, 'nothing happened');
		await who.answer();
		const [request] = await service.woken(who.endpoint);
		const vapid = vapidOf(request);
		assert.deepEqual([vapid.good, vapid.key, vapid.header], [true, key, { typ: 'JWT', alg: 'ES256' }]);
		assert.deepEqual(Object.keys(vapid.claims).sort(), ['aud', 'exp', 'sub']);
		assert.deepEqual([vapid.claims.aud, vapid.claims.sub], [`https://localhost:${service.port}`, service.settings['push.contact']]);
		const left_s = vapid.claims.exp - h.now() / 1000;
		assert.ok(left_s > 0 && left_s <= 24 * 3600, 'RFC 8292: at most a day');
		const never = await (await h.guest()).connect();
		assert.equal((await never.ask('push.look')).here, false);
		never.cut();
	});

	await t.test('a connection anywhere is enough not to be woken, and what was seen wakes nobody', async () => {
		const who = await waiting({ stays: true });
		await who.answer();
		await who.line.event(({ ev }) => ev === 'notice.changed');
		await looked();
		await who.line.cut();
		await looked();
		assert.equal(count(service, who), 0);
	});

	await t.test('one in so many minutes', async () => {
		const who = await waiting();
		await who.answer();
		await service.woken(who.endpoint);
		await place.noted();
		for (let i = 0; i < 3; i++) await who.answer();
		await looked();
		assert.equal(count(service, who), 1);
		await ahead(17);
		await service.woken(who.endpoint, 2);
		await place.noted();
		await ahead(17);
		await looked();
		assert.equal(count(service, who), 2, 'three answers are one');
	});

	await t.test('not for what does not wake, nor for what somebody switched off', async () => {
		const host = await (await h.resident('hazelaar', 'peer')).connect();
		await host.ask('room.join', { room });
		const who = await waiting({ stays: true });
		await who.line.ask('notice.choose', { kind: 'reply', wanted: false });
		await who.line.cut();
		await host.ask('message.hide', { message: who.message, reason: 'Een reden' });
		await who.answer();
		await looked();
		assert.equal(count(service, who), 0);
		host.cut();
	});

	const ends = {
		'signed out': async (who) => who.session.signOut(),
		'switched off': async (who) => (await who.session.connect()).ask('push.unsubscribe'),
		'ended elsewhere': async (who) => {
			const passphrase = 'een lange zin voor later', login = h.word('login').slice(0, 30);
			const line = await who.session.connect();
			h.secret((await line.ask('account.keep', { login, passphrase })).recovery_phrase);
			const { cookie } = await door(h, 'session.sign_in', { login, passphrase, agreed: 1 });
			const second = await Object.assign(await h.guest(), { cookie: h.secret(cookie) }).connect();
			const { sessions } = await second.ask('session.list');
			await second.ask('session.end', { session: sessions.find((one) => !one.current).session });
			await second.cut();
		},
	};
	for (const [how, end] of Object.entries(ends)) {
		await t.test(`A4: ${how}: nothing comes any more`, async () => {
			const who = await waiting();
			await end(who);
			await who.answer();
			await looked();
			assert.equal(count(service, who), 0);
		});
	}

	for (const [command, args] of [['account.pause', { days: 3 }], ['account.freeze', {}], ['account.close', {}]]) {
		await t.test(`ON8 A4: ${command}: nothing comes, also not after coming back`, async () => {
			const who = await waiting({ stays: true });
			const passphrase = 'een lange zin voor later', login = h.word('login').slice(0, 30);
			h.secret((await who.line.ask('account.keep', { login, passphrase })).recovery_phrase);
			assert.equal(await who.line.status(command, args), 'ok');
			await who.answer();
			await looked();
			const { cookie } = await door(h, 'session.sign_in', { login, passphrase, agreed: 1, come_back: true });
			h.secret(cookie);
			await who.answer();
			await looked();
			assert.equal(count(service, who), 0);
		});
	}

	await t.test('P6 P1: where somebody can be woken stands nowhere to be read', () => assert.deepEqual(h.leaks(), []));

	await t.test('after a restart the key is the same, and what waited is done', async () => {
		const who = await waiting();
		service.misbehave = 'error';
		const before = vapidOf(service.requests[0]).key;
		await post(other, { reply: who.message });
		await service.woken(who.endpoint);
		await h.restart();
		service.misbehave = 'good';
		await (await (await h.guest()).connect()).ask('clock.advance', { by_ms: 600 * MINUTE_MS }); // the clock of before is gone
		const [, again] = await service.woken(who.endpoint, 2);
		assert.deepEqual([vapidOf(again).key, vapidOf(again).good], [before, true]);
	});
});

test('P12: a thousand requests are the same bytes', async (t) => {
	const { service, waiting, ahead } = await stage(t);
	const people = [];
	for (let i = 0; i < 40; i++) people.push(await waiting());
	for (let round = 1; round <= 25; round++) {
		for (const who of people) await who.answer();
		for (const who of people) await service.woken(who.endpoint, round, 60_000);
		await ahead(17);
	}
	const all = service.requests.slice(0, 1000);
	assert.equal(all.length, 1000);
	// What differs: the path, which is the device, and the token, which a service demands anew each day.
	const bare = new Set(all.map(({ text, path }) => text.replace(path, '/').replace(vapidOf({ text }).token, '')));
	assert.equal(bare.size, 1, [...bare].slice(0, 2).join('\n'));
	const tokens = [...new Set(all.map((one) => vapidOf(one).token))].map((token) => vapidOf(all.find(({ text }) => text.includes(token))));
	assert.ok(tokens.every(({ good }) => good));
	// Of the token its end and so its signature: the same for all who are woken there in those hours.
	assert.ok(tokens.length <= 2, `${tokens.length} tokens in ${25 * 17} minutes`);
	assert.equal(new Set(tokens.map(({ header, claims: { exp, ...rest } }) => JSON.stringify([header, rest]))).size, 1);
	const [text] = bare;
	assert.match(text, /^POST \/ HTTP\/1\.1\r\n/);
	assert.match(text, /\r\nContent-Length: 0\r\n/);
	const names = text.split('\r\n').slice(1, -2).map((line) => line.split(':')[0].toLowerCase()).sort();
	assert.deepEqual(names, ['authorization', 'content-length', 'host', 'topic', 'ttl', 'urgency']);
});

test('a push service that misbehaves holds nobody up and leads nowhere', async (t) => {
	const organisation = await provider(t);
	const place = await stage(t, organisation.settings), { h, service, waiting, ahead, other, post, failed, failures } = place;
	const looked = () => place.looked();

	for (const how of ['gone', 'lost']) {
		await t.test(`${how}: the device is forgotten`, async () => {
			const who = await waiting();
			service.misbehave = how;
			await who.answer();
			await service.woken(who.endpoint);
			service.misbehave = 'good';
			const line = await who.session.connect();
			await until('it is forgotten', async () => !(await line.ask('push.look')).here);
			await line.cut();
			await ahead(60);
			await who.answer();
			await looked();
			assert.equal(count(service, who), 1);
		});
	}

	await t.test('slow: talking and signing in go on, and it is tried again', async () => {
		const who = await waiting();
		service.misbehave = 'slow';
		await who.answer();
		await service.woken(who.endpoint);
		await post(other);
		const { ok } = await door(h, 'oidc.begin', { browser_key: 'A'.repeat(43) });
		assert.ok(ok.url);
		assert.equal(failures(), 0, 'nobody waits for it');
		service.misbehave = 'good';
		await failed(1); // it is given up on
		await ahead(5);
		await service.woken(who.endpoint, 2);
	});

	for (const how of ['error', 'huge']) {
		await t.test(`${how}: tried a few times more and more seldom, then not until something new comes`, async () => {
			const who = await waiting();
			service.misbehave = how;
			await who.answer();
			for (let i = 1; i <= 5; i++) {
				await service.woken(who.endpoint, i);
				if (i < 5) await failed(i);
				else await failed(0); // the last one: nothing waits any more
				await ahead(60);
			}
			service.misbehave = 'good';
			await looked();
			assert.equal(count(service, who), 5);
			await who.answer();
			await service.woken(who.endpoint, 6);
		});
	}

	await t.test('a redirect to a place inside is not followed', async () => {
		let knocked = 0;
		const port = await freePort();
		const inside = createServer((socket) => { knocked++; socket.destroy(); });
		await new Promise((resolve) => inside.listen(port, '127.0.0.1', resolve));
		t.after(() => inside.close());
		for (const to of [`https://localhost:${port}/geheim`, `https://127.0.0.1:${port}/`, 'http://169.254.169.254/latest/meta-data/']) {
			const who = await waiting();
			service.misbehave = { redirect: to };
			await who.answer();
			await service.woken(who.endpoint);
			await failed(1);
			service.misbehave = 'good';
			await ahead(60);
			await service.woken(who.endpoint, 2);
			await failed(0);
		}
		assert.equal(knocked, 0);
		service.misbehave = 'good';
	});

	await t.test('only a service that is known: anything else is no place to send to', async () => {
		const line = await (await h.guest()).connect();
		const port = service.port;
		for (const endpoint of ['https://example.org/x', `http://localhost:${port}/x`, `https://localhost:${port}`, `https://localhost:${port}@example.org/x`,
			`https://example.org/@localhost:${port}/`, `https://example.org#.localhost:${port}/`, `https://example.org\\.localhost:${port}/x`, 'https://localhost/x',
			`https://127.0.0.1:${port}/x`, 'https://[::1]/x', 'https://169.254.169.254/x', `https://localhost:${port}/a b`, `https://localhost:${port}/a\r\nX: y`,
			`https://xlocalhost:${port}/x`, `HTTPS://localhost:${port}/x`, `ftp://localhost:${port}/x`])
			assert.ok(['no_push', 'bad_argument', 'bad_request'].includes(await line.status('push.subscribe', { endpoint })), endpoint);
		assert.equal(await line.status('push.subscribe', { endpoint: `https://localhost:${port}/${'x'.repeat(1024)}` }), 'bad_argument');
		assert.equal((await line.ask('push.look')).here, false);
		line.cut();
	});

	await t.test('TLS that nobody vouches for: nothing is said', async () => {
		const stranger = await pushService(t);
		const asked = execFileSync('sqlite3', [join(h.dataDir, 'noaber.db'), 'SELECT count(*) FROM push']).toString();
		assert.ok(Number(asked) > 0);
		await h.stop();
		h.settings['push.ca_file'] = stranger.settings['push.ca_file'];
		await h.start();
		const before = service.requests.length, refused = () => h.daemon.log('push.no_answer').length, already = refused();
		const c = await (await h.guest()).connect();
		await c.ask('clock.advance', { by_ms: 60 * MINUTE_MS });
		const room = (await map(c)).rooms['open/Kamer een'];
		await c.ask('room.join', { room, name: h.name() });
		const session = await h.guest(), line = await session.connect();
		await line.ask('room.join', { room, name: h.name() });
		const { message } = await line.ask('message.post', { room, text: 'Hallo', nonce: nonce() });
		await line.ask('push.subscribe', { endpoint: h.secret(service.endpoint()) });
		await line.cut();
		await c.ask('message.post', { room, text: 'Dag', nonce: nonce(), reply: message });
		await until('it was tried', () => refused() > already);
		assert.equal(service.requests.length, before);
		c.cut();
	});
});

test('off where no contact is set', async (t) => {
	const h = await house(t, { plan });
	const line = await (await h.guest()).connect();
	assert.deepEqual(await line.ask('push.look'), { here: false });
	assert.equal(await line.status('push.subscribe', { endpoint: 'https://fcm.googleapis.com/fcm/send/abc:def' }), 'no_push');
	line.cut();
});
