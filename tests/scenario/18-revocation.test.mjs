// A4, Z4: whatever ends a session or takes a right away reaches open sockets within a second, also
// while they are receiving, and nothing that is said afterwards reaches them.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { atMost, until } from '../lib/daemon.mjs';
import { house, map, nonce } from '../lib/house.mjs';
import { http } from '../lib/people.mjs';

const TRIALS = process.env.NOABER_LONG ? 1000 : 48;
const SESSION_ENDED = 4001;
const PASSPHRASE = 'een lange zin voor later';

/** Each acts on somebody's session from elsewhere or by themselves. `kept` when a guest cannot. */
const ENDINGS = {
	'sign out at the door': { act: ({ session }) => session.signOut() },
	'session.sign_out': { act: ({ sockets }) => sockets[0].ask('session.sign_out') },
	'consent.withdraw': { act: ({ sockets }) => sockets[0].ask('consent.withdraw', { purpose: 'service' }) },
	'account.close': { act: ({ sockets }) => sockets[0].ask('account.close') },
	'account.freeze': { kept: true, act: ({ sockets }) => sockets[0].ask('account.freeze') },
	'account.pause': { kept: true, act: ({ sockets }) => sockets[0].ask('account.pause', { days: 3 }) },
};

test('A4 Z4: revocation while the socket receives', async (t) => {
	const h = await house(t);
	const talker = await (await h.guest()).connect();
	const { rooms } = await map(talker);
	const room = rooms['open/Kamer een'];
	await talker.ask('room.join', { room });
	let talking = true, posted = 0;
	h.ends.push(async () => {
		talking = false;
		await talk;
	});
	const talk = (async () => {
		for (; talking; posted++) await talker.ask('message.post', { room, text: `woorden ${posted}`, nonce: nonce() });
	})();

	/** Somebody with two sockets in the room that talks. */
	const victim = async (kept) => {
		const session = await h.guest();
		const first = await session.connect();
		await first.ask('room.join', { room });
		if (kept) await first.ask('account.keep', { login: h.word('login').slice(0, 30), passphrase: PASSPHRASE });
		const second = await session.connect({ rooms: [{ room, seq: 0 }] });
		await Promise.all([first, second].map((c) => c.event((event) => event.ev === 'message.posted')));
		return { session, sockets: [first, second] };
	};

	let slowest = 0;
	const names = Object.keys(ENDINGS);
	for (let trial = 0; trial < TRIALS; trial++) {
		const name = names[trial % names.length], { kept, act } = ENDINGS[name];
		const one = await victim(kept);
		const begin = performance.now();
		// The end of one's own session may overtake its answer.
		await Promise.resolve(act(one)).catch((error) => assert.equal(error.code, SESSION_ENDED, `${name}: ${error}`));
		await until(`${name}: the end of both sockets`, () => one.sockets.every((c) => !c.isOpen), atMost(1000));
		slowest = Math.max(slowest, performance.now() - begin);
		assert.deepEqual(one.sockets.map((c) => c.code), [SESSION_ENDED, SESSION_ENDED], name);
		assert.equal((await http(h, { cookie: one.session.cookie })).status, 401, name);
	}
	t.diagnostic(`${TRIALS} trials among ${posted} messages, slowest ${slowest.toFixed(0)} ms`);

	await t.test('Z4: who leaves a group hears nothing that is said after the answer', async () => {
		for (let trial = 0; trial < TRIALS / 4; trial++) {
			const { sockets } = await victim(false);
			await sockets[0].ask('room.leave', { room });
			const [heard, said] = [sockets[1].events.length, posted];
			while (posted < said + 3) await new Promise((resolve) => setTimeout(resolve, 5));
			const late = sockets[1].events.slice(heard).filter((event) => event.ev === 'message.posted');
			// What was said before the leaving may still be on its way to the second socket.
			assert.ok(late.every((event) => Number(event.data.message.text.split(' ')[1]) <= said), 'nothing said later');
			for (const c of sockets) c.cut();
		}
	});
});
