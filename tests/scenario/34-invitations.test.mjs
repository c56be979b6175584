// Z9: a code lets so many people into a community, until a day, and no longer. A6: a code that is
// wrong, used up, too old or withdrawn looks the same, and no name is looked at before it is right.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { assertAlike } from '../lib/alike.mjs';
import { until } from '../lib/daemon.mjs';
import { account, community, house, map, region } from '../lib/house.mjs';

const DAY_MS = 86_400_000, RACERS = 50, TRIES = 200;
const GUESS = 'anker berg citroen dorp ekster fiets gitaar haven iris';

const plan = region({
	communities: [community('open'), community('kring', 'introduction'), community('besloten', 'invite'), community('elders', 'invite')],
	accounts: [account('esdoorn', 'coordinator'), account('eik', 'coordinator', 'community:besloten'),
		account('beuk', 'coordinator', 'municipality:0153'), account('hazelaar', 'peer', 'community:besloten', ['besloten'])],
});
function rows(h, sql) {
	const text = execFileSync('sqlite3', ['-readonly', '-json', join(h.dataDir, 'noaber.db'), sql], { encoding: 'utf8' });
	return text.trim() ? JSON.parse(text).map(Object.values) : [];
}

test('Z9: invitations into a community', async (t) => {
	const h = await house(t, { plan });
	const region_ = await (await h.resident('esdoorn', 'coordinator')).connect();
	const { communities } = await map(region_);
	const guest = async () => (await h.guest()).connect();
	const make = async (slug, uses = 1, days = 7, by = region_) => {
		const made = await by.ask('invitation.make', { community: communities[slug], uses, days });
		h.secret(made.code);
		return made;
	};

	await t.test('a coordinator sees the closed community and makes a code; others may not', async () => {
		assert.ok(communities.besloten && communities.elders);
		const own = await (await h.resident('eik', 'coordinator')).connect();
		const seen = (await own.ask('community.list')).communities.map((one) => one.slug).sort();
		assert.deepEqual(seen, ['besloten', 'kring', 'open']);
		assert.ok((await make('besloten', 1, 7, own)).code.split(' ').length === 9);
		const args = (slug) => ({ community: communities[slug], uses: 1, days: 7 });
		assert.equal(await own.status('invitation.make', args('elders')), 'not_found');
		assert.equal(await own.status('invitation.make', args('open')), 'forbidden');
		const town = await (await h.resident('beuk', 'coordinator')).connect();
		assert.equal(await town.status('invitation.make', args('besloten')), 'not_found', 'not of that municipality');
		const host = await (await h.resident('hazelaar', 'peer')).connect();
		assert.equal(await host.status('invitation.make', args('besloten')), 'forbidden');
		const resident = await guest();
		assert.equal(await resident.status('invitation.make', args('besloten')), 'not_found');
		assert.equal(await resident.status('invitation.make', args('kring')), 'forbidden');
		for (const [uses, days] of [[0, 7], [501, 7], [1, 0], [1, 31]])
			assert.equal(await region_.status('invitation.make', { ...args('besloten'), uses, days }), 'bad_argument');
		for (const c of [own, town, host, resident]) c.cut();
	});

	await t.test('the way in: look, choose a name, take part', async () => {
		for (const slug of ['besloten', 'kring']) {
			const { code } = await make(slug);
			const c = await guest();
			const seen = await c.ask('invitation.look', { code: `  ${code.toUpperCase().replaceAll(' ', ', ')}. ` });
			assert.equal(seen.community.name, `Groep ${slug}`);
			assert.equal(seen.community.rules, 'Wees vriendelijk.');
			assert.equal(seen.community.joined, false);
			assert.equal(seen.task, undefined);
			const name = h.name();
			assert.deepEqual(await c.ask('invitation.use', { code, name }), { community: communities[slug] });
			const { community: view, rooms } = await c.ask('community.look', { community: communities[slug] });
			assert.equal(view.joined, true);
			const { room } = await c.ask('room.join', { room: rooms[0].room });
			assert.equal(room.me.name, name);
			assert.equal(room.me.hat, 'resident');
			await c.ask('message.post', { room: room.room, text: h.word(), nonce: 'a'.repeat(12) });
			// Twice is once, and a member uses nothing up; the code is gone for anybody else.
			assert.equal(await c.status('invitation.use', { code, name: h.name() }), 'wrong_invitation');
			const two = await make(slug, 2);
			assert.equal(await c.status('invitation.use', { code: two.code, name: h.name() }), 'ok');
			const [left] = (await region_.ask('invitation.list', { community: communities[slug] })).invitations;
			assert.deepEqual([left.invitation, left.uses, left.uses_left], [two.invitation, 2, 2]);
			c.cut();
		}
	});

	await t.test('Z9: who wears a hat for others joins with that hat nowhere', async () => {
		const { code } = await make('elders');
		const host = await (await h.resident('hazelaar', 'peer')).connect();
		assert.equal(await host.status('invitation.use', { code, name: h.name() }), 'forbidden');
		assert.equal(await region_.status('invitation.use', { code, name: h.name() }), 'forbidden');
		assert.equal(await region_.status('appointment.accept', { code, name: h.name(), agreed: 1 }), 'wrong_invitation');
		host.cut();
	});

	await t.test(`Z9: ${RACERS} at once for 7 uses: exactly 7, and no half members`, async () => {
		const { code } = await make('elders', 7);
		const racers = await Promise.all(Array.from({ length: RACERS }, guest));
		const said = await Promise.all(racers.map((c) => c.status('invitation.use', { code, name: h.name() })));
		assert.equal(said.filter((one) => one === 'ok').length, 7);
		assert.equal(said.filter((one) => one === 'wrong_invitation').length, RACERS - 7);
		const { community: view } = await region_.ask('community.look', { community: communities.elders });
		assert.equal(view.member_count, 7);
		assert.equal(rows(h, `SELECT count(*) FROM member m JOIN community c ON c.id = m.community_id WHERE c.slug = 'elders'`)[0][0], 7);
		for (const c of racers) c.cut();
	});

	await t.test('A6: wrong, used up, withdrawn and too old are one answer, whatever the name, and take as long', async () => {
		const used = await make('kring'), gone = await make('kring'), staff = await region_.ask('appointment.propose', {
			hat: 'peer', scope: 'region', until_ms: Date.now() + 100 * DAY_MS, code_days: 7 });
		h.secret(staff.code);
		const c = await guest();
		await (await guest()).ask('invitation.use', { code: used.code, name: h.name() });
		await region_.ask('invitation.withdraw', { invitation: gone.invitation });
		assert.equal(await region_.status('invitation.withdraw', { invitation: gone.invitation }), 'conflict');
		const taken = 'Hazelaar'; // a name that somebody has there
		const answers = new Set();
		for (const code of [GUESS, used.code, gone.code, staff.code, '!', 'kort'])
			for (const name of [taken, h.name(), 'Beheer 1234'])
				answers.add(JSON.stringify((await c.refusal('invitation.use', { code, name })).err));
		assert.equal(answers.size, 1, [...answers].join('\n'));
		for (const code of [GUESS, used.code, gone.code]) answers.add(JSON.stringify((await c.refusal('invitation.look', { code })).err));
		assert.equal(answers.size, 1, [...answers].join('\n'));
		const took = async (code) => {
			const begin = performance.now();
			await c.status('invitation.look', { code });
			return performance.now() - begin;
		};
		await assertAlike(t, 'a wrong code and one that was used', async () => {
			const wrong = [], spent = [];
			for (let i = 0; i < TRIES; i++) {
				wrong.push(await took(GUESS));
				spent.push(await took(used.code));
			}
			return [wrong, spent];
		});
		c.cut();
	});

	await t.test('the words are nowhere in the store, and the log knows who made and used them', async () => {
		const events = rows(h, 'SELECT event, count(*) FROM audit GROUP BY event').map(([event]) => event);
		for (const event of ['invitation.made', 'invitation.used', 'invitation.withdrawn']) assert.ok(events.includes(event), event);
		assert.equal(rows(h, 'SELECT count(*) FROM invitation WHERE length(code_hash) <> 32')[0][0], 0);
	});

	await t.test('Z9: a code ends by its day, and its row goes four weeks later', async () => {
		const { code } = await make('kring', 5, 2);
		const c = await guest();
		await c.ask('clock.advance', { by_ms: 2 * DAY_MS });
		c.cut();
		const d = await guest();
		assert.equal(await d.status('invitation.look', { code }), 'wrong_invitation');
		await d.ask('clock.advance', { by_ms: 36 * DAY_MS });
		d.cut();
		await until('no invitations are left', () => rows(h, 'SELECT count(*) FROM invitation')[0][0] === 0);
	});
});

test('A7: codes are tried slowly', async (t) => {
	const h = await house(t, { plan, settings: { 'rates.rate_code': 3 } });
	const c = await (await h.guest()).connect();
	const said = [];
	for (let i = 0; i < 5; i++) said.push(await c.status('invitation.look', { code: GUESS }));
	assert.deepEqual(said, ['wrong_invitation', 'wrong_invitation', 'wrong_invitation', 'rate_limited', 'rate_limited']);
	c.cut();
});
