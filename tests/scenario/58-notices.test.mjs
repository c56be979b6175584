// S2, ON8, Z5, P10: people are told of what concerns them and of nothing else; quietly, once, and not
// while they are away. A notice holds a kind and a place, never words.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { account, community, house, map, nonce, region } from '../lib/house.mjs';
import { until } from '../lib/daemon.mjs';
import { door } from '../lib/people.mjs';

const DAY_MS = 86_400_000;
const plan = region({
	communities: [community('open'), community('rouw')],
	accounts: [account('hazelaar', 'peer', 'community:open', ['open'])],
});

/** What somebody finds: [kind, room, message] for each. */
const told = async (c) => (await c.ask('notice.list')).notices.map(({ kind, room, message }) => [kind, room, message]);
const changed = (c, kind, start = 0) => c.event(({ ev, data }) => ev === 'notice.changed' && data.kind === kind, start);

test('S2: told of what concerns oneself, and of nothing else', async (t) => {
	const h = await house(t, { plan, settings: { 'sessions.absolute_hours': 5000, 'sessions.idle_minutes': 400000, 'sessions.idle_staff_minutes': 400000 } });
	const host = await (await h.resident('hazelaar', 'peer')).connect();
	const { rooms, communities } = await map(await (await h.guest()).connect());
	const room = rooms['open/Kamer een'], elsewhere = rooms['rouw/Kamer een'];
	await host.ask('room.join', { room });
	/** Somebody new in both groups, under two names. */
	const somebody = async () => {
		const session = await h.guest();
		const c = await session.connect();
		for (const one of [room, elsewhere]) await c.ask('room.join', { room: one, name: h.name() });
		return { session, c };
	};
	const post = async (c, more = {}) => (await c.ask('message.post', { room, text: h.word('tekst'), nonce: nonce(), ...more })).message;
	const keep = async (who) => {
		const login = h.word('login').slice(0, 30), passphrase = 'een lange zin voor later';
		h.secret((await who.c.ask('account.keep', { login, passphrase })).recovery_phrase);
		return async (more = {}) => {
			const { cookie } = await door(h, 'session.sign_in', { login, passphrase, agreed: 1, ...more });
			who.session.cookie = h.secret(cookie);
			who.c = await who.session.connect();
		};
	};

	await t.test('an answer: its author is told in each tab, at once; nobody else is', async () => {
		const a = await somebody(), b = await somebody();
		const second = await a.session.connect();
		const first = await post(a.c);
		const answer = await post(b.c, { reply: first });
		for (const c of [a.c, second]) await changed(c, 'reply');
		assert.deepEqual(await told(a.c), [['reply', room, answer]]);
		await post(a.c, { reply: first }); // to oneself
		await post(b.c); // to nobody
		for (const c of [b.c, host]) {
			assert.deepEqual(await told(c), []);
			assert.ok(!c.events.some(({ ev }) => ev === 'notice.changed'));
		}
		const { notices: [mine] } = await a.c.ask('notice.list');
		assert.deepEqual(Object.keys(mine).sort(), ['at_ms', 'kind', 'message', 'notice', 'room'], 'no words, no names');
		await b.c.ask('notice.seen', { notices: [{ notice: mine.notice }] });
		assert.equal((await told(a.c)).length, 1, 'seen by another changes nothing');
		const before = second.events.length;
		await a.c.ask('notice.seen', { notices: [{ notice: mine.notice }] });
		await changed(second, undefined, before);
		assert.deepEqual(await told(a.c), [], 'seen is gone');
		for (const one of [a, b]) one.c.cut();
	});

	await t.test('MO4: hidden and shown by a host: told, and it is no choice', async () => {
		const a = await somebody();
		const message = await post(a.c);
		await host.ask('message.hide', { message, reason: `reden ${h.word()}` });
		await changed(a.c, 'hidden');
		const { notices: [one] } = await a.c.ask('notice.list');
		assert.deepEqual([one.kind, one.room, one.message], ['hidden', room, message]);
		await host.ask('message.show', { message, reason: `reden ${h.word()}` });
		assert.deepEqual((await told(a.c)).map(([kind]) => kind), ['shown', 'hidden']);
		await host.ask('message.hide', { message, reason: `reden ${h.word()}` });
		const again = (await a.c.ask('notice.list')).notices;
		assert.deepEqual(again.map(({ kind }) => kind), ['hidden', 'shown'], 'once more is one notice, and new');
		await a.c.ask('notice.seen', { notices: [{ notice: one.notice }] });
		assert.equal((await told(a.c)).length, 2, 'what was seen of the old does not take the new one');
		assert.equal(await a.c.status('notice.choose', { kind: 'hidden', wanted: false }), 'forbidden');
		assert.equal(await a.c.status('notice.choose', { kind: 'unmask', wanted: false }), 'forbidden');
		a.c.cut();
	});

	await t.test('each kind on and off, for oneself', async () => {
		const a = await somebody(), b = await somebody();
		assert.deepEqual((await a.c.ask('notice.list')).choices, [{ kind: 'reply', wanted: true }, { kind: 'mention', wanted: true }, { kind: 'waiting', wanted: true }]);
		const message = await post(a.c);
		await a.c.ask('notice.choose', { kind: 'reply', wanted: false });
		assert.deepEqual((await a.c.ask('notice.list')).choices, [{ kind: 'reply', wanted: false }, { kind: 'mention', wanted: true }, { kind: 'waiting', wanted: true }]);
		await post(b.c, { reply: message });
		assert.deepEqual(await told(a.c), []);
		await a.c.ask('notice.choose', { kind: 'reply', wanted: true });
		await post(b.c, { reply: message });
		assert.equal((await told(a.c)).length, 1);
		for (const one of [a, b]) one.c.cut();
	});

	await t.test('Z4 Z5: what can no longer be read is not told', async () => {
		const a = await somebody(), b = await somebody();
		const message = await post(a.c);
		const [hidden, gone] = [await post(b.c, { reply: message }), await post(b.c, { reply: message })];
		await b.c.ask('message.remove', { message: gone });
		await host.ask('message.hide', { message: hidden, reason: `reden ${h.word()}` });
		assert.deepEqual(await told(a.c), []);
		for (const one of [a, b]) one.c.cut();
	});

	await t.test('somebody who left: nothing comes, what was about their words can be seen', async () => {
		const a = await somebody(), b = await somebody();
		const message = await post(a.c);
		await a.c.ask('community.leave', { community: communities.open });
		await post(b.c, { reply: message });
		await host.ask('message.hide', { message, reason: `reden ${h.word()}` });
		assert.deepEqual((await told(a.c)).map(([kind]) => kind), ['hidden']);
		for (const one of [a, b]) one.c.cut();
	});

	await t.test('ON8: a pause silences; what is a right waits, the rest never was', async () => {
		const a = await somebody(), b = await somebody();
		const comeBack = await keep(a);
		const message = await post(a.c);
		await a.c.ask('account.pause', { days: 5 });
		await a.c.closed;
		await post(b.c, { reply: message });
		await host.ask('message.hide', { message, reason: `reden ${h.word()}` });
		await comeBack({ come_back: true });
		assert.deepEqual((await told(a.c)).map(([kind]) => kind), ['hidden']);
		for (const one of [a, b]) one.c.cut();
	});

	await t.test('bounded: the newest fifty of a face', async () => {
		const a = await somebody(), b = await somebody();
		const message = await post(a.c);
		let last;
		for (let i = 0; i < 60; i++) last = await post(b.c, { reply: message });
		const { notices } = await a.c.ask('notice.list');
		assert.deepEqual([notices.length, notices[0].message], [50, last]);
		assert.equal(await a.c.status('notice.seen', { notices: Array.from({ length: 51 }, () => ({ notice: notices[0].notice })) }), 'bad_argument');
		for (const one of [a, b]) one.c.cut();
	});

	await t.test('P3: gone after a while, and with the account', async () => {
		const a = await somebody(), b = await somebody();
		const message = await post(a.c);
		await post(b.c, { reply: message });
		const rows = () => Number(execFileSync('sqlite3', [join(h.dataDir, 'noaber.db'), 'SELECT count(*) FROM notice']));
		assert.ok(rows() > 0);
		await b.c.ask('account.close');
		await host.ask('clock.advance', { by_ms: 91 * DAY_MS });
		await until('none is left', () => rows() === 0);
		a.c.cut();
	});
	host.cut();
});

test('P10: the store leads from no account to a notice, and from no notice to another face', async (t) => {
	const h = await house(t, { plan });
	const session = await h.guest(), c = await session.connect();
	const other = await (await h.guest()).connect();
	const { rooms } = await map(c);
	for (const room of [rooms['open/Kamer een'], rooms['rouw/Kamer een']]) {
		await c.ask('room.join', { room, name: h.name() });
		await other.ask('room.join', { room, name: h.name() });
		const { message } = await c.ask('message.post', { room, text: 'Hallo', nonce: nonce() });
		await other.ask('message.post', { room, text: 'Dag', nonce: nonce(), reply: message });
	}
	const ask = (sql) => execFileSync('sqlite3', ['-separator', ' ', join(h.dataDir, 'noaber.db'), sql]).toString().trim().split('\n').map((line) => line.split(' '));
	const notices = ask('SELECT owner_id, kind, ref_id FROM notice');
	assert.equal(notices.length, 2);
	assert.equal(new Set(notices.flat().filter((value) => value.length > 4)).size, 4, 'two notices of one person share no value');
	const accounts = ask('SELECT id FROM account').flat();
	assert.ok(notices.flat().every((value) => !accounts.includes(value)));
	c.cut();
	other.cut();
});
