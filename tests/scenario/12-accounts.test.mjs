// Nobody finds out by asking whether an account exists (A6), and nobody finds out that two members
// of two communities are one person (P10).

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAlike } from '../lib/alike.mjs';
import { house, map, nonce } from '../lib/house.mjs';
import { cookieOf, http } from '../lib/people.mjs';

const TRIES = process.env.NOABER_LONG ? 200 : 25; // of each kind

test('A6: an unknown name and a wrong passphrase look and last the same', async (t) => {
	const h = await house(t);
	const attempt = async (login) => {
		const begin = performance.now();
		const answer = await http(h, { method: 'POST', body: { cmd: 'session.sign_in', args: { login, passphrase: 'dit klopt niet, nooit' } } });
		return { took: performance.now() - begin, answer };
	};
	const all = [];
	await attempt('warm');
	await assertAlike(t, 'sign in', async () => {
		const known = [], unknown = [];
		for (let i = 0; i < TRIES; i++) {
			known.push(await attempt('hazelaar'));
			unknown.push(await attempt(`niemand ${i}`));
		}
		all.push(...known, ...unknown);
		return [known, unknown].map((attempts) => attempts.map(({ took }) => took));
	});
	const face = ({ answer: { status, text, headers } }) => JSON.stringify([status, text, { ...headers, date: '' }]);
	assert.equal(new Set(all.map(face)).size, 1, 'the same to the byte');
	assert.equal(all[0].answer.json.err.status, 'wrong_credentials');
	assert.equal(cookieOf(all[0].answer), undefined);
});

// All texts and numbers of six characters or more in an answer.
function values(object, found = new Set()) {
	if (object && typeof object === 'object') Object.values(object).forEach((value) => values(value, found));
	else if (String(object).length >= 6 && typeof object !== 'boolean') found.add(String(object));
	return found;
}

test('P10: a member of two communities cannot be linked by anything that others see', async (t) => {
	const h = await house(t);
	const target = await (await h.guest()).connect();
	const { rooms, communities } = await map(target);
	const [here, there] = ['open/Kamer een', 'elders/Kamer een'].map((name) => rooms[name]);
	const [first, second] = [h.name(), h.name()];
	await target.ask('room.join', { room: here, name: first });
	await target.ask('room.join', { room: there, name: second });
	const host = await (await h.resident('hazelaar', 'peer')).connect({ rooms: [{ room: here, seq: 0 }] });
	const hostThere = await (await h.resident('roerdomp', 'peer')).connect({ rooms: [{ room: there, seq: 0 }] });
	for (const room of [here, there]) {
		await target.ask('clock.advance', { by_ms: 1000 }); // what follows each other at once has one moment on a fast machine
		const { message } = await target.ask('message.post', { room, text: h.word(), nonce: nonce() });
		await target.ask('message.react', { message, kind: 'thanks', on: true });
		await target.ask('message.edit', { message, text: h.word() });
		await target.ask('message.remove', { message: (await target.ask('message.post', { room, text: h.word(), nonce: nonce() })).message });
	}

	const view = async (c, room, name) => {
		await c.event((event) => event.ev === 'message.removed' && event.room === room);
		const parts = [...c.events.filter((event) => event.room === room)];
		parts.push((await c.ask('room.history', { room })).messages.filter((message) => message.author.name === name));
		parts.push((await c.ask('room.events', { room, after: 0 })).events);
		assert.ok(JSON.stringify(parts).includes(name), 'the target is in view');
		return values(parts);
	};
	const inHere = await view(host, here, first), inThere = await view(hostThere, there, second);
	const constants = /^(message\.(posted|edited|removed|reacted)|resident|visible|removed|recognise|strength|thanks|hazelaar|roerdomp)$/i;
	// Times of day are alike for everybody; they are compared apart.
	const time = (value) => /^\d{13}$/.test(value);
	const shared = [...inHere].filter((value) => inThere.has(value) && !constants.test(value) && !time(value));
	assert.deepEqual(shared, []);
	assert.deepEqual([...inHere].filter((value) => time(value) && inThere.has(value)), [], 'no shared moment');

	await t.test('not by being a member of both either', async () => {
		const spy = await (await h.guest()).connect();
		for (const room of [here, there]) await spy.ask('room.join', { room, name: h.name() });
		const hosts = await spy.ask('community.look', { community: communities.open });
		assert.ok(!JSON.stringify(hosts).includes(second));
		const seen = await Promise.all([here, there].map(async (room) => values((await spy.ask('room.history', { room })).messages.filter((m) => [first, second].includes(m.author.name)))));
		assert.deepEqual([...seen[0]].filter((value) => seen[1].has(value) && !constants.test(value)), []);
		await spy.close();
	});
	await Promise.all([target, host, hostThere].map((c) => c.close()));
});
