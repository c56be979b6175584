// Finding a group, joining it under a name, leaving it, and leaving its community without a trace.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { account, community, house, map, nonce, region } from '../lib/house.mjs';

const plan = region({
	communities: [
		community('open', 'open', [{ name: 'Kamer een' }, { name: 'Kamer twee' }]),
		community('kring', 'introduction'),
		community('besloten', 'invite'),
	],
	accounts: [
		account('hazelaar', 'peer', 'community:open', ['open']),
		account('wilg', 'resident', 'region', ['kring', 'besloten']),
	],
});

test('rooms', async (t) => {
	const h = await house(t, { plan });
	const me = await h.guest();
	const c = await me.connect();
	const { communities, rooms } = await map(c);
	const room = rooms['open/Kamer een'], second = rooms['open/Kamer twee'];

	await t.test('Z3: an invite-only community is in no list, and its own people see it', async () => {
		assert.deepEqual(Object.keys(communities).sort(), ['kring', 'open']);
		const wilg = await (await h.resident('wilg')).connect();
		const seen = await map(wilg);
		assert.deepEqual(Object.keys(seen.communities).sort(), ['besloten', 'kring', 'open']);
		assert.deepEqual(wilg.hello.rooms.map((one) => one.community_name).sort(), ['Groep besloten', 'Groep kring']);
		for (const id of [seen.communities.besloten])
			assert.equal(await c.status('community.look', { community: id }), 'not_found');
		await wilg.close();
	});

	await t.test('look before joining: rules, hosts, what one may', async () => {
		const look = await c.ask('room.look', { room });
		assert.equal(look.rules, 'Wees vriendelijk.');
		assert.deepEqual(look.hosts.map((host) => [host.name, host.hat]), [['Hazelaar', 'peer']]);
		assert.equal(look.room.joined, false);
		assert.equal(look.room.me, undefined);
		assert.deepEqual(look.room.may.sort(), ['room.join', 'room.read']);
		assert.equal(await c.status('message.post', { room, text: 'nog niet', nonce: nonce() }), 'not_member');
	});

	await t.test('a closed community shows its card, not its words', async () => {
		const { room: closed } = await c.ask('room.look', { room: rooms['kring/Kamer een'] });
		assert.equal(closed.last, undefined);
		assert.ok(!closed.may.includes('room.read') && !closed.may.includes('room.join'));
	});

	const name = h.name();
	await t.test('join under a name of its own; twice is once', async () => {
		const { room: joined } = await c.ask('room.join', { room, name });
		assert.equal(joined.joined, true);
		assert.equal(joined.me.name, name);
		assert.equal(joined.me.hat, 'resident');
		assert.ok(['room.write', 'room.leave', 'message.react'].every((right) => joined.may.includes(right)));
		const again = await c.ask('room.join', { room });
		assert.equal(again.room.me.member, joined.me.member);
		assert.equal(again.room.member_count, joined.member_count);
		const { room: other } = await c.ask('room.join', { room: second });
		assert.equal(other.me.member, joined.me.member, 'one face in one community');
		assert.deepEqual((await c.ask('room.list')).rooms.map((one) => one.room).sort(), [room, second].sort());
	});

	await t.test('X2: a name that looks like one that is there is taken, with three offers', async () => {
		const other = await (await h.guest()).connect();
		const same = [name, name.toUpperCase(), name.toLowerCase(), `${name.slice(0, 4)}-${name.slice(4)}`, `${name.slice(0, -1)}${name.at(-1).normalize('NFD')}\u0301`];
		for (const wanted of same) {
			const error = await other.refusal('room.join', { room, name: wanted });
			assert.ok(['name_taken', 'name_refused'].includes(error.status), `${wanted}: ${error.status}`);
			assert.equal(error.offers?.length, 3);
		}
		for (const wanted of ['Noaber', 'arts Jan', 'tel 0612345678']) {
			const error = await other.refusal('room.join', { room, name: wanted });
			assert.equal(error.status, 'name_refused', wanted);
			assert.equal(error.offers.length, 3);
		}
		assert.equal((await other.ask('room.look', { room })).room.joined, false, 'a refusal joins nothing');
		const offers = (await other.refusal('room.join', { room, name })).offers;
		assert.equal((await other.ask('room.join', { room, name: offers[0] })).room.me.name, offers[0]);
		await other.close();
	});

	await t.test('leaving a room stops its events on every connection, one keeps the face', async () => {
		const elsewhere = await me.connect({ rooms: [{ room: second, seq: 0 }] });
		const { room: before } = await c.ask('room.look', { room: second });
		await c.ask('room.leave', { room: second });
		const host = await (await h.resident('hazelaar', 'peer')).connect();
		const { seq } = await host.ask('message.post', { room: second, text: h.word(), nonce: nonce() });
		assert.ok(seq > 0);
		for (const connection of [c, elsewhere]) {
			await connection.ask('account.me'); // what was told before stands before the answer
			assert.ok(!connection.events.some((event) => event.room === second), 'Z4: no event after leaving');
		}
		const { room: after } = await c.ask('room.look', { room: second });
		assert.equal(after.joined, false);
		assert.equal(after.member_count, before.member_count - 1);
		assert.equal(await c.status('message.post', { room: second, text: 'x', nonce: nonce() }), 'not_member');
		assert.equal(await c.status('room.leave', { room: second }), 'not_found');
		const { room: back } = await c.ask('room.join', { room: second });
		assert.equal(back.me.member, before.me.member);
		await Promise.all([elsewhere.close(), host.close()]);
	});

	await t.test('unwatch and watch', async () => {
		const host = await (await h.resident('hazelaar', 'peer')).connect();
		await c.ask('room.unwatch', { room });
		const from = c.events.length;
		const first = await host.ask('message.post', { room, text: h.word(), nonce: nonce() });
		await c.ask('account.me');
		assert.equal((await c.ask('room.watch', { room })).head_seq, first.seq);
		const next = await host.ask('message.post', { room, text: h.word(), nonce: nonce() });
		assert.equal((await c.event((event) => event.room === room, from)).seq, next.seq);
		await host.close();
	});

	await t.test('P10: leaving a community and coming back is somebody new', async () => {
		const { room: old } = await c.ask('room.look', { room });
		const { message } = await c.ask('message.post', { room, text: h.word(), nonce: nonce() });
		await c.ask('community.leave', { community: communities.open });
		assert.deepEqual((await c.ask('room.list')).rooms, []);
		assert.equal((await c.ask('community.look', { community: communities.open })).community.joined, false);
		assert.equal(await c.status('message.post', { room, text: 'weg', nonce: nonce() }), 'not_member');
		assert.equal(await c.status('message.remove', { message }), 'forbidden', 'the old words are a stranger’s now');
		const error = await c.refusal('room.join', { room, name });
		assert.equal(error.status, 'name_taken', 'the old name stays with the old face');
		const { room: now } = await c.ask('room.join', { room, name: h.name() });
		assert.notEqual(now.me.member, old.me.member);
		const { message: view } = await c.ask('message.look', { message });
		assert.equal(view.author.member, old.me.member);
	});
	await c.close();
});
