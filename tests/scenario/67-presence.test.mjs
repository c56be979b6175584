// S4, Z11, Z4: who is there. For each community apart, off until somebody switches it on, in spans of five
// minutes, for those who show themselves too, and nobody can tell by it that they were put aside.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { account, community, house, map, nonce, region } from '../lib/house.mjs';
import { door } from '../lib/people.mjs';
import { plainLines } from '../lib/same-frames.mjs';

const SPAN_MS = 5 * 60_000;
const plan = region({
	communities: [community('open'), community('rouw')],
	accounts: [account('hazelaar', 'peer', 'community:open', ['open']), account('steenuil', 'duty', 'region', ['open'])],
});

test('S4: who is there, for whom, and when', async (t) => {
	const h = await house(t, { plan, settings: { 'sessions.absolute_hours': 5000, 'sessions.idle_minutes': 400000, 'sessions.idle_staff_minutes': 400000 } });
	const clock = await (await h.guest()).connect();
	const { rooms, communities } = await map(clock);
	const room = rooms['open/Kamer een'], place = { community: communities.open }, elsewhere = { community: communities.rouw };
	/** The next span begins: what was done until now is whole. */
	const span = (count = 1) => clock.ask('clock.advance', { by_ms: count * SPAN_MS });
	await clock.ask('clock.advance', { by_ms: SPAN_MS - h.now() % SPAN_MS + 1000 }); // none begins by itself
	const somebody = async (on = true) => {
		const session = await h.guest(), c = await session.connect();
		const { room: { me } } = await c.ask('room.join', { room, name: h.name() });
		if (on) await c.ask('presence.show', { ...place, on: true });
		return { session, c, me };
	};
	const act = (one) => one.c.ask('message.post', { room, text: 'Dag', nonce: nonce() });
	const seen = async (one, where = place) => (await one.c.ask('presence.look', where)).people.map(({ name }) => name).sort();
	const names = (...all) => all.map(({ me }) => me.name).sort();
	const end = (...all) => { for (const one of all) one.c.cut(); };

	await t.test('off until switched on; who does not show sees nobody and is seen by nobody', async () => {
		const [a, b, c] = [await somebody(), await somebody(), await somebody(false)];
		await act(c);
		assert.deepEqual(await c.c.ask('presence.look', place), { on: false, people: [], more: false });
		await span();
		assert.deepEqual([await seen(a), await seen(b), await seen(c)], [names(b), names(a), []]);
		const view = await a.c.ask('presence.look', place);
		assert.deepEqual(Object.keys(view.people[0]).sort(), ['hat', 'member', 'name'], 'and no time');
		await a.c.ask('presence.show', { ...place, on: false });
		assert.deepEqual([await seen(a), await seen(b)], [[], []], 'at once');
		end(a, b, c);
		await span(4);
	});

	await t.test('coarse: nothing changes within a span; gone after two that were not used', async () => {
		const [a, b] = [await somebody(), await somebody()];
		assert.deepEqual(await seen(a), [], 'who comes shows when the span is whole');
		await span();
		for (let i = 0; i < 3; i++) assert.deepEqual(await seen(a), names(b));
		await act(b);
		await span();
		assert.deepEqual(await seen(a), names(b));
		await span();
		assert.deepEqual(await seen(a), names(b));
		await span();
		assert.deepEqual(await seen(a), []);
		end(a, b);
		await span(4);
	});

	await t.test('no read receipts: an open page and who only reads along are nobody', async () => {
		const [a, b] = [await somebody(), await somebody()];
		await span(3);
		const { message, seq } = await act(a);
		await b.c.ask('presence.look', place);
		await b.c.ask('room.watch', { room });
		await b.c.ask('room.read', { room, seq });
		for (const command of ['room.look', 'room.history', 'room.unwatch']) await b.c.ask(command, { room });
		await span();
		assert.deepEqual([await seen(a), await seen(b)], [[], names(a)]);
		await b.c.ask('message.react', { message, kind: 'thanks', on: true });
		await span();
		assert.deepEqual(await seen(a), names(b), 'an act does');
		end(a, b);
		await span(4);
	});

	await t.test('P10: in another community nobody is there by it', async () => {
		const [a, b] = [await somebody(), await somebody()];
		for (const one of [a, b]) await one.c.ask('room.join', { room: rooms['rouw/Kamer een'], name: h.name() });
		await a.c.ask('presence.show', { ...elsewhere, on: true });
		await act(b);
		await span();
		assert.deepEqual(await seen(a, elsewhere), []);
		assert.equal((await b.c.ask('presence.look', elsewhere)).on, false);
		end(a, b);
		await span(4);
	});

	await t.test('Z4: leaving, a ban and a pause end it; after a pause it stays off', async () => {
		const [a, left, banned, paused] = [await somebody(), await somebody(), await somebody(), await somebody()];
		await span();
		assert.deepEqual(await seen(a), names(left, banned, paused));
		await left.c.ask('community.leave', place);
		assert.deepEqual(await seen(a), names(banned, paused));
		const lead = await (await h.resident('steenuil', 'duty')).connect();
		await lead.ask('room.join', { room });
		await lead.ask('sanction.ban', { member: banned.me.member, days: 7, rule: 'Wees vriendelijk.', reason: h.word('een reden ') });
		assert.deepEqual(await seen(a), names(paused));
		assert.equal(await banned.c.status('presence.look', place), 'not_found');
		assert.equal(await banned.c.status('presence.show', { ...place, on: true }), 'not_found');
		const login = h.word('login').slice(0, 30), passphrase = 'een lange zin voor later';
		h.secret((await paused.c.ask('account.keep', { login, passphrase })).recovery_phrase);
		await paused.c.ask('account.pause', { days: 5 });
		assert.deepEqual(await seen(a), []);
		const { cookie } = await door(h, 'session.sign_in', { login, passphrase, agreed: 1, come_back: true });
		paused.session.cookie = h.secret(cookie);
		paused.c = await paused.session.connect();
		await act(paused);
		await span();
		assert.deepEqual(await seen(a), []);
		assert.equal((await paused.c.ask('presence.look', place)).on, false);
		lead.cut();
		end(a, left, banned, paused);
		await span(4);
	});

	await t.test('Z11: put aside by either: neither sees the other, as if they were not there', async () => {
		const lines = [];
		for (const how of [undefined, 'block', 'mute', 'of_the_other']) {
			// A shows only where nobody is put aside by A: what is compared is A away with A there and unseen.
			const [a, b] = [await somebody(how !== undefined), await somebody()];
			if (how === 'of_the_other') await b.c.ask('aside.set', { member: a.me.member, how: 'block' });
			else if (how) await a.c.ask('aside.set', { member: b.me.member, how });
			await act(a);
			await span();
			if (how) assert.deepEqual(await seen(a), [], `${how}: nor the other way`);
			const from = b.c.frames.length;
			await b.c.ask('presence.look', place);
			await act(b);
			await b.c.ask('presence.look', place);
			await b.c.ask('community.look', place);
			lines.push(plainLines(b.c.frames.slice(from)).map((line) => line.replaceAll(b.me.name, 'B').replaceAll(a.me.name, 'A').replace(/"member_count":\d+/g, '')));
			await a.c.ask('community.leave', place);
			await b.c.ask('community.leave', place);
			end(a, b);
			await span(4);
		}
		for (const other of lines.slice(1)) assert.deepEqual(other, lines[0]);
	});

	await t.test('R5: twenty at most', async () => {
		const all = await Promise.all(Array.from({ length: 23 }, () => somebody()));
		await span();
		const { people, more } = await all[0].c.ask('presence.look', place);
		assert.deepEqual([people.length, more], [20, true]);
		end(...all);
		await span(4);
	});

	await t.test('P1: when somebody was there is on no disk; after a restart nobody is there yet', async () => {
		const [a, b] = [await somebody(), await somebody()];
		await span();
		assert.deepEqual(await seen(a), names(b));
		const rows = () => execFileSync('sqlite3', [join(h.dataDir, 'noaber.db'), 'SELECT * FROM member; SELECT * FROM room_member']).toString();
		const before = rows();
		await b.c.ask('room.history', { room });
		await b.c.ask('room.look', { room });
		assert.equal(rows(), before);
		await h.restart();
		for (const one of [a, b]) one.c = await one.session.connect();
		assert.deepEqual(await a.c.ask('presence.look', place), { on: true, people: [], more: false });
		end(a, b);
	});
	clock.cut();
});
