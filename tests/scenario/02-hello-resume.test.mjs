// Saying hello, and taking up where one was: exactly what was missed, nothing twice.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { atMost, sleep, until } from '../lib/daemon.mjs';
import { house, map, nonce } from '../lib/house.mjs';
import { AGREED, Connection, http } from '../lib/people.mjs';

const HELLO_MS = 5000; // long enough for who says hello on a busy machine

test('hello', async (t) => {
	const h = await house(t, { settings: { 'limits.hello_ms': HELLO_MS } });
	const me = await h.guest();

	// Who says no hello; the tests below go on meanwhile.
	const late = async (say = () => {}) => {
		const begin = Date.now(), c = await me.knock();
		return { said: await say(c), code: await c.closed, took: Date.now() - begin };
	};
	const silent = late(), wordy = late((c) => c.status('account.me'));

	await t.test('a wrong nonce closes with 4003 after its refusal', async () => {
		const right = await me.nonce();
		const other = await (await h.guest()).nonce();
		for (const wrong of ['x', 'A'.repeat(43), other, `${right}A`, right.slice(0, -1)]) {
			const c = await me.knock();
			assert.equal((await c.refusal('session.hello', { nonce: wrong })).status, 'signed_out');
			assert.equal(await c.closed, 4003);
		}
	});

	await t.test('hello a second time is refused and changes nothing', async () => {
		const c = await me.connect();
		assert.equal(await c.status('session.hello', { nonce: await me.nonce() }), 'wrong_door');
		assert.equal((await c.ask('account.me')).me.name, me.name);
		await c.close();
	});

	await t.test('A2: a foreign or absent origin gets no socket and no session', async () => {
		const foreign = ['https://evil.example', `${h.origin}.evil.example`, h.origin.replace('https', 'http'), 'null', `${h.origin}/`];
		for (const origin of foreign) {
			await assert.rejects(Connection.open(h, { cookie: me.cookie, origin }), undefined, origin);
			const body = { cmd: 'session.enter', args: { name: h.name(), lang: 'nl', age16: true, agreed: AGREED } };
			const answer = await http(h, { method: 'POST', body, origin });
			assert.equal(answer.status, 403, origin);
			assert.equal(answer.headers['set-cookie'], undefined);
			assert.ok((await http(h, { method: 'DELETE', cookie: me.cookie, origin })).status >= 400, origin);
		}
		await (await me.connect()).close(); // the session is still there
	});

	await t.test('A1: without a cookie there is no nonce and no hello', async () => {
		assert.equal((await http(h)).status, 401);
		const c = await Connection.open(h, {});
		await c.ask('session.hello', { nonce: await me.nonce() }).then(() => assert.fail('was let in'), () => {});
		assert.ok([4001, 4003].includes(await c.closed), `${c.code}`);
	});

	await t.test('A3: a cookie that was planted never becomes valid', async () => {
		const planted = 'P'.repeat(43);
		const body = { cmd: 'session.enter', args: { name: h.name(), lang: 'nl', age16: true, agreed: AGREED } };
		const answer = await http(h, { method: 'POST', body, cookie: planted });
		assert.ok(!answer.headers['set-cookie'][0].includes(planted));
		assert.equal((await http(h, { cookie: planted })).status, 401);
		const c = await Connection.open(h, { cookie: planted });
		assert.equal((await c.refusal('session.hello', { nonce: 'A'.repeat(43) })).status, 'signed_out');
		assert.equal(await c.closed, 4003);
	});

	await t.test('R1: who says nothing is closed with 4003 in time', async () => {
		const { code, took } = await silent;
		assert.equal(code, 4003);
		assert.ok(took >= HELLO_MS - 100 && took < HELLO_MS + atMost(3000), `${took} ms`);
	});

	await t.test('A1: before hello no other command is answered well, and the clock goes on', async () => {
		const { said, code } = await wordy;
		assert.deepEqual([said, code], ['signed_out', 4003]);
	});
});

test('D3: resume', async (t) => {
	const h = await house(t);
	const writer = await (await h.guest()).connect();
	const { rooms } = await map(writer);
	const room = rooms['open/Kamer een'];
	await writer.ask('room.join', { room });
	const post = () => writer.ask('message.post', { room, text: h.word(), nonce: nonce() });

	await t.test('what was missed is exactly what room.events gives', async () => {
		const reader = await h.guest();
		let c = await reader.connect();
		await c.ask('room.join', { room });
		await post();
		const seen = await c.event((event) => event.ev === 'message.posted');
		await c.cut();
		const missed = [];
		for (let i = 0; i < 7; i++) missed.push(await post());
		c = await reader.connect({ rooms: [{ room, seq: seen.seq }] });
		assert.equal(c.hello.rooms.find((one) => one.room === room).head_seq, missed.at(-1).seq);
		const { events, more } = await c.ask('room.events', { room, after: seen.seq });
		assert.deepEqual(events.map((event) => event.seq), missed.map((one) => one.seq));
		assert.deepEqual(events.map((event) => event.message.message), missed.map((one) => one.message));
		assert.equal(more, false);
		const next = await post();
		assert.equal((await c.event((event) => event.room === room)).seq, next.seq, 'watched since hello');
		await c.close();
	});

	await t.test('hello watches only rooms that may be read', async () => {
		const reader = await h.guest();
		const c = await reader.connect({ rooms: [{ room, seq: 0 }, { room: 'a'.repeat(26), seq: 0 }].slice(0, 1) });
		assert.equal(c.hello.rooms.length, 0, 'reading an open room is not joining it');
		const { seq } = await post();
		await c.event((event) => event.seq === seq);
		await c.close();
	});

	await t.test('hello watches all rooms that were joined, and no other, when asked to', async () => {
		const reader = await h.guest();
		let c = await reader.connect();
		for (const at of ['open/Kamer een', 'open/Kamer twee']) await c.ask('room.join', { room: rooms[at] });
		await c.cut();
		const postIn = async (where) => (await writer.ask('message.post', { room: where, text: h.word(), nonce: nonce() })).seq;
		const heardIn = (where, seq) => c.event((event) => event.room === where && event.seq === seq);
		const two = rooms['open/Kamer twee'];
		await writer.ask('room.join', { room: two });
		c = await reader.connect({ joined: true });
		assert.equal(c.hello.rooms.length, 2);
		for (const where of [room, two]) await heardIn(where, await postIn(where));
		await c.ask('room.leave', { room: two });
		await c.cut();
		c = await reader.connect({ joined: true });
		await postIn(two);
		await heardIn(room, await postIn(room));
		assert.ok(!c.events.some((event) => event.room === two), 'left');
		await c.cut();
		c = await reader.connect({ joined: false });
		await postIn(room);
		await c.ask('room.watch', { room });
		await heardIn(room, await postIn(room));
		assert.equal(c.events.filter((event) => event.ev === 'message.posted').length, 1, 'nobody asked to');
		await c.close();
	});

	await t.test('no gap and nothing twice over cuts at any moment', async () => {
		const reader = await h.guest();
		let c = await reader.connect();
		const { head_seq: start } = await c.ask('room.watch', { room });
		let stopped = false, posted = 0;
		const writing = (async () => {
			while (!stopped) {
				await post();
				posted++;
				await sleep(3);
			}
		})();
		const got = [];
		const take = (event) => {
			if (event.room === room && event.seq > (got.at(-1)?.seq ?? start)) got.push(event);
		};
		let live = 0;
		for (let cut = 0; cut < 15; cut++) {
			// Live events wait until the missed ones have come, as the web client does.
			const held = [...c.events];
			c.on = (event) => held.push(event);
			const page = await c.ask('room.events', { room, after: got.at(-1)?.seq ?? start });
			page.events.forEach((event) => take({ ...event, room }));
			held.forEach(take);
			c.on = (event) => (live++, take(event));
			const heard = live + 1 + (cut % 4);
			await until('some to come live', () => live >= heard);
			await sleep(cut % 5);
			const numbers = c.events.filter((event) => event.room === room).map((event) => event.seq);
			assert.deepEqual(numbers, numbers.map((_, i) => numbers[0] + i), 'each connection hears +1, +1, +1');
			await c.cut();
			c = await reader.connect({ rooms: [{ room, seq: got.at(-1)?.seq ?? start }] });
		}
		stopped = true;
		await writing;
		const page = await c.ask('room.events', { room, after: got.at(-1).seq });
		page.events.forEach((event) => take({ ...event, room }));
		assert.deepEqual(got.map((event) => event.seq), got.map((_, i) => start + 1 + i));
		assert.equal(got.length, posted);
		assert.ok(live > 10, `${live} events came live`);
		await c.close();
	});
	await writer.close();
});
