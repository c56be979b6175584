// Limits: a number of things in a minute, told with the time to wait, and not dodged.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { until } from '../lib/daemon.mjs';
import { house, map, nonce } from '../lib/house.mjs';
import { Connection, Refused, enter, signIn } from '../lib/people.mjs';

const outcome = (promise) => promise.then(() => 'ok', (error) => {
	if (error instanceof Refused) return error.status;
	throw error;
});
const count = (list, word) => list.filter((one) => one === word).length;

test('R8: posts', async (t) => {
	const PER_MINUTE = 3; // the next one comes after 20 seconds: no test is that slow, and the clock can be moved
	const h = await house(t, { settings: { 'rates.rate_post': PER_MINUTE } });
	const me = await h.guest();
	const c = await me.connect();
	const { rooms } = await map(c);
	const room = rooms['open/Kamer een'];
	await c.ask('room.join', { room });
	const post = (who = c) => who.status('message.post', { room, text: h.word(), nonce: nonce() });

	await t.test('over the limit: rate_limited with a true waiting time, and reading goes on', async () => {
		const answers = [];
		for (let i = 0; i < PER_MINUTE + 5; i++) answers.push(await post());
		assert.deepEqual(answers, [...Array(PER_MINUTE).fill('ok'), ...Array(5).fill('rate_limited')]);
		const error = await c.refusal('message.post', { room, text: 'nog een', nonce: nonce() });
		assert.ok(error.nl && error.retry_ms > 0 && error.retry_ms <= 60_000 / PER_MINUTE + 1, `${error.retry_ms} ms`);
		assert.equal(await c.status('room.history', { room }), 'ok');
		await c.ask('clock.advance', { by_ms: error.retry_ms });
		assert.equal(await post(), 'ok', 'after the time that was told');
		assert.equal(await post(), 'rate_limited', 'one, no more');
	});

	await t.test('not dodged by parallel sockets, other sessions, other rooms or other commands', async () => {
		const sockets = await Promise.all(Array.from({ length: 4 }, (_, i) => me.connect({ from: `127.0.0.${20 + i}` })));
		await c.ask('room.join', { room: rooms['open/Kamer twee'] });
		const answers = await Promise.all(sockets.flatMap((s) => [post(s), post(s),
			s.status('message.post', { room: rooms['open/Kamer twee'], text: 'hoi', nonce: nonce() })]));
		assert.equal(count(answers, 'rate_limited'), answers.length, answers.join());
		await Promise.all(sockets.map((s) => s.close()));
		const again = await me.connect();
		assert.equal(await post(again), 'rate_limited', 'nor by connecting again');
		await again.close();
	});

	await t.test('somebody else is not held up', async () => {
		const other = await (await h.guest()).connect();
		await other.ask('room.join', { room });
		assert.equal(await post(other), 'ok');
		await other.close();
	});
	await c.close();
});

test('R8: at the door', async (t) => {
	const h = await house(t, { settings: { 'rates.rate_enter': 3, 'rates.rate_sign_in': 3, 'rates.rate_guess': 6 } });

	await t.test('new guests of one address', async () => {
		const answers = [];
		for (let i = 0; i < 6; i++) answers.push(await outcome(enter(h, h.name(), { from: '127.0.0.30' })));
		assert.deepEqual(answers, [...Array(3).fill('ok'), ...Array(3).fill('rate_limited')]);
		assert.equal(await outcome(enter(h, h.name(), { from: '127.0.0.31' })), 'ok');
	});

	await t.test('A7: guesses at one login name, from many addresses and in many spellings', async () => {
		const spellings = ['hazelaar', 'HAZELAAR', 'Hazelaar', 'hAzElAaR'];
		const answers = [];
		for (let i = 0; i < 14; i++)
			answers.push(await outcome(signIn(h, spellings[i % 4], `fout wachtwoord ${i}`, undefined, { from: `127.0.1.${i + 1}` })));
		assert.ok(count(answers, 'wrong_credentials') <= 8, answers.join());
		assert.ok(count(answers, 'rate_limited') >= 6);
		assert.equal(await outcome(signIn(h, 'roerdomp', h.passphrases.get('roerdomp'), 'peer', { from: '127.0.2.1' })), 'ok');
	});

	await t.test('A7: spellings that the login treats as one are one for the limit', async () => {
		const spellings = ['roerdomp', 'roer domp', 'roer-domp', 'röerdomp', 'ｒｏｅｒｄｏｍｐ', 'roer.domp', 'rőerdomp', "roer'domp"];
		const answers = [];
		for (let i = 0; i < 16; i++)
			answers.push(await outcome(signIn(h, spellings[i % 8], `fout wachtwoord ${i}`, undefined, { from: `127.0.3.${i + 1}` })));
		assert.ok(count(answers, 'wrong_credentials') <= 8, `${count(answers, 'wrong_credentials')} guesses reached the hash: ${answers.join()}`);
	});

	await t.test('guesses of one address at many names', async () => {
		const answers = [];
		for (let i = 0; i < 8; i++) answers.push(await outcome(signIn(h, `naam ${i}`, 'fout wachtwoord', undefined, { from: '127.0.4.1' })));
		assert.ok(count(answers, 'wrong_credentials') <= 4 && answers.at(-1) === 'rate_limited', answers.join());
	});
});

test('R7: connections', async (t) => {
	const h = await house(t, { settings: { 'limits.connections_per_account': 3, 'limits.connections_per_address': 8 } });
	const me = await h.guest();

	await t.test('of one account: the fourth is turned away, and there is room again after one left', async () => {
		const three = [];
		for (let i = 0; i < 3; i++) three.push(await me.connect({ from: `127.0.0.${40 + i}` }));
		const nonce = await me.nonce();
		const fourth = await me.knock({ from: '127.0.0.50' });
		const answer = await fourth.ask('session.hello', { nonce }).then(() => 'ok', (error) => error.status ?? error.code);
		assert.ok(['busy', 'rate_limited', 1013, 4003].includes(answer), `${answer}`);
		assert.ok(three.every((c) => c.isOpen));
		await fourth.close();
		await three.pop().close();
		three.push(await until('room for another', () => me.connect({ from: '127.0.0.51' }).catch(() => undefined)));
		await Promise.all(three.map((c) => c.close()));
	});

	await t.test('of one address: no more sockets, other addresses go on', async () => {
		const held = [];
		for (let i = 0; i < 12; i++) held.push(await Connection.open(h, { cookie: me.cookie, from: '127.0.0.60' }).catch(() => undefined));
		const open = held.filter(Boolean);
		assert.ok(open.length >= 7 && open.length <= 8, `${open.length} sockets`);
		const other = await Connection.open(h, { cookie: me.cookie, from: '127.0.0.61' });
		open.forEach((c) => c.cut());
		const back = await until('room at that address', () => Connection.open(h, { cookie: me.cookie, from: '127.0.0.60' }).catch(() => undefined));
		await Promise.all([back.cut(), other.cut()]);
	});
});
