// What a host may take from somebody for a while: with a reason, a rule, a name and an end; told at
// once, in force at once, and not ended by anything but time or a host (MO4, MO8, LE2, Z4, Z10).

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { account, community, house, map, nonce, region } from '../lib/house.mjs';

const DAY_MS = 86_400_000;
const RULE = 'Wees vriendelijk.';

const plan = () => region({
	communities: [community('open', 'open', [{ name: 'Kamer een' }, { name: 'Kamer twee' }]), community('besloten', 'invite'), community('elders')],
	accounts: [account('hazelaar', 'peer', 'community:open', ['open']), account('steenuil', 'duty', 'region', ['open', 'besloten']),
		account('esdoorn', 'coordinator'), account('merel', 'resident', 'region', ['open', 'besloten', 'elders']),
		account('wilg', 'resident', 'region', ['open', 'besloten'])],
});

const say = (c, room, text) => c.ask('message.post', { room, text, nonce: nonce() });

test('MO4 MO8: pauses and bans', async (t) => {
	const h = await house(t, { plan: plan() });
	const as = async (login, hat = 'resident') => (await h.resident(login, hat)).connect();
	const host = await as('hazelaar', 'peer'), lead = await as('steenuil', 'duty');
	const { rooms, communities } = await map(lead);
	const room = rooms['open/Kamer een'];
	const faceOf = (c, slug = 'open') => c.hello.rooms.find((one) => one.community === communities[slug]).me.member;

	await t.test('MO4 MO8 LE2: paused: told at once with all that has to be told, reading goes on, and it ends by itself', async () => {
		const merel = await as('merel'), other = await as('merel');
		const reason = h.word('wat er gebeurde: ');
		const { message } = await say(merel, room, h.word());
		await merel.ask('room.watch', { room });
		const told = Promise.all([merel, other].map((c) => c.event(({ ev }) => ev === 'sanction.changed')));
		const before = h.now();
		const { sanction, until_ms } = await host.ask('sanction.pause', { member: faceOf(merel), days: 3, rule: RULE, reason });
		await told;
		assert.ok(Math.abs(until_ms - before - 3 * DAY_MS) < 60_000);
		for (const [command, args] of [['message.post', { room, text: h.word(), nonce: nonce() }], ['message.react', { message, kind: 'thanks', on: true }], ['message.edit', { message, text: h.word() }]])
			assert.equal(await merel.status(command, args), 'writing_paused', command);
		assert.equal(await merel.status('message.post', { room: rooms['open/Kamer twee'], text: h.word(), nonce: nonce() }), 'writing_paused', 'in every room of it');
		await say(merel, rooms['elders/Kamer een'], h.word()); // and in no other community
		const words = h.word();
		const seen = merel.event(({ ev, data }) => ev === 'message.posted' && data.message.text === words);
		await say(host, room, words);
		assert.equal((await seen).data.message.text, words, 'reading goes on');
		assert.ok(!(await merel.ask('room.look', { room })).room.may.includes('room.write'));
		const [one, ...more] = (await merel.ask('sanction.mine')).sanctions;
		assert.deepEqual(more, []);
		assert.deepEqual({ ...one, from_ms: 0, about: one.about.member, by: [one.by.name, one.by.hat] },
			{ sanction, about: faceOf(merel), community: communities.open, community_name: 'Groep open', kind: 'pause', rule: RULE, reason, by: ['Hazelaar', 'peer'], from_ms: 0, until_ms, seen: false });
		await merel.ask('sanction.seen');
		assert.equal((await other.ask('sanction.mine')).sanctions[0].seen, true);
		assert.ok((await merel.ask('audit.mine')).lines.some(({ what }) => what === 'sanction.imposed'));
		assert.equal((await host.ask('sanction.list', { community: communities.open })).sanctions.length, 1);
		await merel.ask('message.remove', { message }); // own words can be taken back all the same
		// At its end, to the minute, without anybody doing anything.
		await host.ask('clock.advance', { by_ms: 3 * DAY_MS - 60_000 });
		const again = await as('merel');
		assert.equal(await again.status('message.post', { room, text: h.word(), nonce: nonce() }), 'writing_paused');
		await again.ask('clock.advance', { by_ms: 2 * 60_000 });
		await say(again, room, h.word());
		await Promise.all([merel, other, again].map((c) => c.cut()));
	});

	await t.test('Z4 A4: banned: nothing reaches an open socket any more, and the community is not there', async () => {
		const lead2 = await as('steenuil', 'duty'), host2 = await as('hazelaar', 'peer');
		for (let trial = 0; trial < 20; trial++) {
			const guest = await (await h.guest()).connect();
			const joined = (await guest.ask('room.join', { room, name: h.name() })).room;
			let stop = false;
			const flood = (async () => {
				while (!stop) await say(host2, room, h.word());
			})();
			await guest.event(({ ev }) => ev === 'message.posted');
			const { sanction } = await lead2.ask('sanction.ban', { member: joined.me.member, days: 30, rule: RULE, reason: h.word('een reden ') });
			const after = (await say(host2, room, h.word('na het besluit '))).message;
			assert.equal(await guest.status('room.history', { room }), 'not_found');
			assert.ok(!guest.frames.some((frame) => frame.includes(after)), 'a frame came after the ban');
			for (const [command, args] of [['room.watch', { room }], ['room.look', { room }], ['room.join', { room }], ['community.look', { community: communities.open }], ['message.post', { room, text: 'x', nonce: nonce() }], ['community.leave', { community: communities.open }]])
				assert.equal(await guest.status(command, args), 'not_found', command);
			assert.ok(!(await guest.ask('community.list')).communities.some((one) => one.community === communities.open));
			assert.deepEqual((await guest.ask('room.list')).rooms, []);
			assert.equal((await guest.ask('sanction.mine')).sanctions[0].kind, 'ban');
			stop = true;
			await flood;
			if (trial === 0) {
				await lead2.ask('sanction.end', { sanction });
				assert.equal((await guest.ask('room.list')).rooms.length, 1, 'ended: everything is as it was');
				await say(guest, room, h.word());
			}
			await guest.close();
		}
		await Promise.all([lead2.cut(), host2.cut()]);
	});

	await t.test('Z10: leaving, a new face, a code and every state of room and community end nothing', async () => {
		const lead3 = await as('steenuil', 'duty'), coordinator = await as('esdoorn', 'coordinator');
		const wilg = await as('wilg'), merel = await as('merel');
		for (const slug of ['open', 'besloten']) {
			await lead3.ask('sanction.pause', { member: faceOf(wilg, slug), days: 30, rule: RULE, reason: h.word('een reden ') });
			await lead3.ask('sanction.ban', { member: faceOf(merel, slug), days: 30, rule: RULE, reason: h.word('een reden ') });
		}
		// Out and in again: a new face, the same pause.
		await wilg.ask('community.leave', { community: communities.open });
		const { me } = (await wilg.ask('room.join', { room, name: h.name() })).room;
		assert.notEqual(me.member, faceOf(wilg));
		assert.equal(await wilg.status('message.post', { room, text: h.word(), nonce: nonce() }), 'writing_paused');
		await wilg.ask('community.leave', { community: communities.besloten });
		const { code } = await coordinator.ask('invitation.make', { community: communities.besloten, uses: 5, days: 1 });
		h.secret(code);
		await wilg.ask('invitation.use', { code, name: h.name() });
		const closed = (await wilg.ask('room.list')).rooms.find((one) => one.community === communities.besloten)?.room ?? rooms['besloten/Kamer een'];
		await wilg.status('room.join', { room: closed });
		assert.equal(await wilg.status('message.post', { room: closed, text: h.word(), nonce: nonce() }), 'writing_paused');
		assert.equal(await merel.status('invitation.use', { code, name: h.name() }), 'wrong_invitation');
		assert.equal(await merel.status('room.look', { room: closed }), 'not_found');
		await Promise.all([lead3, coordinator, wilg, merel].map((c) => c.cut()));
		// Every state that a room and a community can get, one after another.
		const file = join(h.dataDir, 'noaber.db');
		for (const access of [0, 1, 2]) {
			for (const [community_state, room_state] of [[0, 0], [0, 1], [0, 2], [1, 0], [0, 0]]) {
				await h.stop();
				execFileSync('sqlite3', [file, `UPDATE community SET access = ${access}, state = ${community_state} WHERE slug = 'open'; UPDATE room SET state = ${room_state}`]);
				await h.start();
				const paused = await as('wilg'), banned = await as('merel');
				assert.equal(await paused.status('message.post', { room, text: h.word(), nonce: nonce() }), 'writing_paused', `${access} ${community_state} ${room_state}`);
				for (const command of ['room.look', 'room.history', 'room.join']) assert.equal(await banned.status(command, { room }), 'not_found', `${command} ${access} ${community_state} ${room_state}`);
				await Promise.all([paused.cut(), banned.cut()]);
			}
		}
	});
	await Promise.all([host.cut(), lead.cut()]);
});
