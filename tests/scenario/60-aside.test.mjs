// Muting and blocking: for oneself alone, on every device, and nobody can tell (Z11).

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { house, map, nonce } from '../lib/house.mjs';
import { allMessages } from '../lib/people.mjs';
import { plainLines } from '../lib/same-frames.mjs';

const join_ = async (h, room) => {
	const session = await h.guest();
	const c = await session.connect();
	const { room: view } = await c.ask('room.join', { room, name: h.name() });
	return { session, c, me: view.me };
};

test('Z11: whom I mute or block is mine alone, on all my devices, until I take it back', async (t) => {
	const h = await house(t);
	const { rooms } = await map(await (await h.guest()).connect());
	const room = rooms['open/Kamer een'];
	const anna = await join_(h, room), bert = await join_(h, room), coos = await join_(h, room);
	const tablet = await anna.session.connect();

	await t.test('it is told to my other devices, and to nobody else', async () => {
		await anna.c.ask('aside.set', { member: bert.me.member, how: 'mute' });
		await tablet.event(({ ev }) => ev === 'aside.changed');
		const { people } = await tablet.ask('aside.list');
		assert.equal(people.length, 1);
		assert.deepEqual([people[0].who.member, people[0].who.name, people[0].how, people[0].community_name],
			[bert.me.member, bert.me.name, 'mute', 'Groep open']);
		assert.deepEqual((await bert.c.ask('aside.list')).people, []);
		await coos.c.ask('account.me'); // what was told before stands before the answer
		for (const { c } of [bert, coos]) assert.equal(c.events.filter(({ ev }) => ev === 'aside.changed').length, 0);
	});

	await t.test('the newest word holds, also after a restart', async () => {
		await anna.c.ask('aside.set', { member: bert.me.member, how: 'block' });
		await anna.c.ask('aside.set', { member: coos.me.member, how: 'mute' });
		await h.restart();
		anna.c = await anna.session.connect();
		const { people } = await anna.c.ask('aside.list');
		assert.deepEqual(people.map(({ who, how }) => [who.name, how]), [[coos.me.name, 'mute'], [bert.me.name, 'block']]);
	});

	await t.test('somebody who left stays on my list, and can go from it', async () => {
		const c = await coos.session.connect();
		await c.ask('community.leave', { community: (await map(c)).communities.open });
		assert.equal((await anna.c.ask('aside.list')).people.length, 2);
		await anna.c.ask('aside.undo', { member: coos.me.member });
		assert.equal((await anna.c.ask('aside.list')).people.length, 1);
		assert.equal(await anna.c.status('aside.undo', { member: coos.me.member }), 'not_found');
	});

	await t.test('nobody turns away from themselves; a host keeps reading and acting on what they keep', async () => {
		assert.equal(await anna.c.status('aside.set', { member: anna.me.member, how: 'mute' }), 'forbidden');
		const host = await (await h.resident('hazelaar', 'peer')).connect();
		await host.ask('aside.set', { member: bert.me.member, how: 'block' });
		bert.c = await bert.session.connect();
		await bert.c.ask('message.post', { room, text: h.word(), nonce: nonce() });
		const posted = await bert.c.ask('message.post', { room, text: h.word(), nonce: nonce() });
		await host.ask('message.hide', { message: posted.message, reason: 'voor de proef' });
		assert.equal((await host.ask('message.unveil', { message: posted.message })).message.state, 'hidden');
		// The server sends the blocker what it sends everybody; the page folds it away.
		const seen = (await allMessages(anna.c, room)).filter(({ author }) => author.member === bert.me.member);
		assert.deepEqual(seen.map(({ state }) => state), ['visible', 'hidden']);
	});
});

test('Z11: what people say whom I put aside is not unread, in all my tabs; a host counts everything', async (t) => {
	const h = await house(t);
	const { rooms } = await map(await (await h.guest()).connect());
	const room = rooms['open/Kamer een'];
	const anna = await join_(h, room), bert = await join_(h, room), coos = await join_(h, room);
	const tablet = await anna.session.connect();
	const host = await (await h.resident('hazelaar', 'peer')).connect();
	await host.ask('room.join', { room });
	const post = ({ c }) => c.ask('message.post', { room, text: h.word(), nonce: nonce() });
	const unread = async (c) => (await c.ask('room.list')).rooms.find((one) => one.room === room).unread;

	await t.test('muted on one device, not counted on the other; taken back, counted again', async () => {
		await post(bert);
		await post(coos);
		assert.equal(await unread(anna.c), 2);
		await anna.c.ask('aside.set', { member: bert.me.member, how: 'mute' });
		await tablet.event(({ ev }) => ev === 'aside.changed');
		assert.equal(await unread(tablet), 1);
		await post(bert);
		assert.equal(await unread(anna.c), 1);
		assert.equal((await anna.session.connect()).hello.rooms.find((one) => one.room === room).unread, 1);
		const from = anna.c.events.length;
		await tablet.ask('aside.undo', { member: bert.me.member });
		await anna.c.event(({ ev }) => ev === 'aside.changed', from);
		assert.equal(await unread(anna.c), 3);
	});

	await t.test('the cursor counts the same, wherever it is moved or put back', async () => {
		await anna.c.ask('aside.set', { member: bert.me.member, how: 'block' });
		const { seq } = await post(bert);
		const from = tablet.events.length;
		assert.equal((await anna.c.ask('room.mark_unread', { room, seq })).unread, 0);
		const { data } = await tablet.event(({ ev }) => ev === 'room.read_moved', from);
		assert.equal(data.unread, 0);
		assert.equal((await coos.c.ask('room.mark_unread', { room, seq })).unread, 1);
	});

	await t.test('who keeps the group reads all of it, so all of it counts', async () => {
		await host.ask('room.read', { room, seq: (await post(coos)).seq });
		await host.ask('aside.set', { member: bert.me.member, how: 'mute' });
		await post(bert);
		assert.equal(await unread(host), 1);
	});

	await t.test('R12: of more than it looks at, nobody is left out', async () => {
		const { seq } = await post(bert);
		await anna.c.ask('room.read', { room, seq });
		for (let i = 0; i < 499; i += 50)
			await Promise.all(Array.from({ length: Math.min(50, 499 - i) }, () => post(bert)));
		assert.equal(await unread(anna.c), 0);
		await post(coos);
		assert.equal(await unread(anna.c), 100, 'or more');
	});
});

test('Z11: frames of the blocked person are the same before and after', async (t) => {
	const h = await house(t);
	const { rooms, communities } = await map(await (await h.guest()).connect());
	const room = rooms['open/Kamer een'];
	const anna = await join_(h, room), bert = await join_(h, room);
	const host = await (await h.resident('hazelaar', 'peer')).connect();
	await bert.c.ask('room.watch', { room });

	// A piece of life, the same words each time; what Bert got of it.
	const round = async (act = async () => {}) => {
		const from = bert.c.frames.length;
		await act();
		const said = await bert.c.ask('message.post', { room, text: 'Is daar iemand?', nonce: nonce() });
		const answer = await anna.c.ask('message.post', { room, text: 'Ja, hier.', nonce: nonce(), reply: said.message });
		await bert.c.event(({ ev, seq }) => ev === 'message.posted' && seq === answer.seq);
		const reacted = await anna.c.ask('message.react', { message: said.message, kind: 'thanks', on: true });
		await bert.c.event(({ ev, seq }) => ev === 'message.reacted' && seq === reacted.seq);
		await bert.c.ask('message.react', { message: answer.message, kind: 'strength', on: true });
		await bert.c.ask('message.look', { message: answer.message });
		await bert.c.ask('room.history', { room, limit: 2 });
		await bert.c.ask('room.look', { room });
		await bert.c.ask('room.list');
		await bert.c.ask('community.look', { community: communities.open });
		await bert.c.ask('aside.list');
		await host.ask('message.look', { message: said.message });
		return plainLines(bert.c.frames.slice(from));
	};
	await round(); // from here on the room is not empty
	const before = await round();
	const after = await round(() => anna.c.ask('aside.set', { member: bert.me.member, how: 'block' }));
	assert.ok(before.length > 10, `${before.length} lines were looked at`);
	assert.deepEqual(after, before);
});

test('P6 Z11: the store does not say who put whom aside', async (t) => {
	const h = await house(t);
	const { rooms } = await map(await (await h.guest()).connect());
	const room = rooms['open/Kamer een'];
	const anna = await join_(h, room), bert = await join_(h, room);
	await anna.c.ask('aside.set', { member: bert.me.member, how: 'block' });
	await h.stop();
	const sql = (text) => execFileSync('sqlite3', ['-readonly', join(h.dataDir, 'noaber.db'), text], { encoding: 'utf8' }).trim().split('\n');
	const [row] = sql("SELECT id || ' ' || hex(pair_hash) || hex(member_sealed) FROM aside");
	const faces = sql('SELECT id FROM member');
	assert.ok(row.length > 100 && faces.length >= 2);
	for (const face of faces) {
		const raw = Buffer.alloc(8);
		raw.writeBigInt64LE(BigInt(face));
		assert.ok(!row.includes(face) && !row.includes(raw.toString('hex').toUpperCase()), 'a face stands in the row');
	}
	await h.start();
});
