// C1: who is not signed in sees which groups are open for reading and whether somebody is there, and
// nothing else: no word that is said, no name, no closed community. A crowd costs one reading.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { until } from '../lib/daemon.mjs';
import { account, community, house, map, region } from '../lib/house.mjs';
import { door } from '../lib/people.mjs';

const KEPT_MS = 5000, OLD_MS = KEPT_MS + 1000; // older than an answer may be
const CROWD = 300;

const plan = region({
	communities: [
		{ ...community('open', 'open', [{ name: 'Kamer een' }, { name: 'Kamer twee' }, { name: 'Oud', state: 'archived' }]), municipality: '0153',
			hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '24:00' }], on_holidays: true },
		community('tweede'), community('kring', 'introduction'), community('besloten', 'invite'),
	],
	accounts: [account('hazelaar', 'peer', 'community:open', ['open']), account('wilg', 'resident', 'region', ['open'])],
});

test('C1: the front door', async (t) => {
	const h = await house(t, { plan });
	const look = async (options) => (await door(h, 'front_door.look', {}, options)).ok.communities;
	const wilg = await (await h.resident('wilg')).connect();
	const { communities, rooms } = await map(wilg);
	const host = await (await h.resident('hazelaar', 'peer')).connect();
	const later = () => wilg.ask('clock.advance', { by_ms: OLD_MS });

	await t.test('open groups stand there, and nothing that is closed, archived or said', async () => {
		const secret = h.word();
		await wilg.ask('message.post', { room: rooms['open/Kamer een'], text: secret, nonce: 'een twee drie' });
		const board = await look();
		assert.deepEqual(board.map((one) => [one.name, one.municipality, one.groups.map((group) => group.name)]),
			[['Groep open', 'Enschede', ['Kamer een', 'Kamer twee']], ['Groep tweede', undefined, ['Kamer een']]]);
		assert.deepEqual(board[0].groups.map((group) => group.room), [rooms['open/Kamer een'], rooms['open/Kamer twee']]);
		assert.equal(board[0].community, communities.open);
		assert.deepEqual([board[0].duty.attended, board[0].duty.hosts, board[0].duty.open], [false, [], true]);
		assert.ok(!JSON.stringify(board).includes(secret));
	});

	await t.test('who is on duty has a hat and a time, and no name', async () => {
		const { until_ms } = await host.ask('duty.begin', { community: communities.open, minutes: 60 });
		await later();
		const text = JSON.stringify(await look());
		const [{ duty }] = JSON.parse(text);
		assert.deepEqual([duty.attended, duty.hosts], [true, [{ hat: 'peer', until_ms }]]);
		assert.ok(!/hazelaar/i.test(text));
		for (const { member } of (await wilg.ask('duty.list', { community: communities.open })).hosts) assert.ok(!text.includes(member));
	});

	await t.test('seeing a group there opens nothing: without a session there is no room', async () => {
		for (const [cmd, args] of [['room.look', { room: rooms['open/Kamer een'] }], ['room.history', { room: rooms['open/Kamer een'] }], ['duty.list', { community: communities.open }]])
			assert.equal(await door(h, cmd, args).then(() => 'ok', (error) => error.status), 'wrong_door', cmd);
		assert.equal(await wilg.status('front_door.look'), 'wrong_door');
		assert.equal(await door(h, 'front_door.look', { room: rooms['open/Kamer een'] }).then(() => 'ok', (error) => error.status), 'bad_argument');
	});

	await t.test('the answer is the same for everybody, with a session or without', async () => {
		const guest = await h.guest();
		assert.deepEqual(await look({ cookie: guest.cookie }), await look());
	});

	await t.test('it may be five seconds old, and no older', async () => {
		await later();
		const from = h.now();
		assert.equal((await look())[0].duty.attended, true);
		await host.ask('duty.end', { community: communities.open });
		const { attended } = (await look())[0].duty;
		if (h.now() - from < KEPT_MS) assert.equal(attended, true, 'kept'); // on a machine that stood still it was not
		await later();
		await until('the end of the shift', async () => !(await look())[0].duty.attended);
	});

	await t.test('a crowd gets one answer, and talking goes on', async () => {
		await later();
		const all = await Promise.all(Array.from({ length: CROWD }, () => look()));
		for (const one of all) assert.deepEqual(one, all[0]);
		assert.equal(await wilg.status('room.list'), 'ok');
	});

	await t.test('after a restart it is there again', async () => {
		await h.restart();
		assert.deepEqual((await look()).map((one) => one.name), ['Groep open', 'Groep tweede']);
	});
});
