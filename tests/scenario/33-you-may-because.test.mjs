// "You may, because": what a hat may do, where and until when, in sentences and as the rules say
// (ON9, Z1).

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { until } from '../lib/daemon.mjs';
import { account, community, house, map, nonce, region } from '../lib/house.mjs';
import { http } from '../lib/people.mjs';

// From the rules, not from the table: what everybody may, and what taking part and hosting add.
const ALWAYS = ['visit', 'self', 'community.see', 'community.leave', 'community.rename', 'room.leave', 'message.remove', 'message.withdraw', 'prove',
	// One's own name in a community, and whom one puts aside there (ON2, Z11).
	'member.set_aside', 'message.versions', 'linkup.answer',
	// C3: what is open to read, and what one wrote oneself.
	'story.read', 'story.withdraw', 'panel.read', 'panel.withdraw'];
// A code is entered by who is here for themselves.
const FOR_ONESELF = ['invitation.use', 'introduction.ask'];
// Z8: a coordinator of a municipality, and the person whose task it is.
const COORDINATING = ['community.invite', 'invitation.withdraw', 'people.see', 'appointment.propose', 'appointment.check',
	'appointment.sign', 'appointment.extend', 'appointment.refuse', 'appointment.end', 'hours.set',
	// C3: and keeps the communities there.
	'community.keep', 'community.make', 'room.keep',
	// C3: what is pinned at the top of a group, as hosts do too.
	'pinned.keep'];
const TAKING_PART = ['presence.share', 'pinned.see', 'rules.accept', 'direct.talk', 'direct.end', 'community.search', 'story.list', 'story.write', 'story.change', 'panel.list', 'panel.ask', 'room.see', 'room.join', 'room.read', 'room.write', 'message.react', 'message.edit'];
const HOSTING = ['introduction.judge', 'pinned.keep', 'linkup.propose', 'sanction.end', 'story.moderate', 'panel.answer', 'panel.moderate', 'message.moderate', 'message.judge', 'message.release', 'sanction.see', 'sanction.pause', 'duty.lead'];
// P10: in the whole region, and together with another.
const UNMASKING = ['unmask.see', 'unmask.ask', 'unmask.judge', 'unmask.open'];

const plan = region({
	communities: [community('open'), community('elders')],
	accounts: [account('hazelaar', 'peer', 'community:open', ['open']), account('steenuil', 'duty'),
		account('esdoorn', 'coordinator', 'municipality:0153'), account('linde', 'relative')],
});
const rights = (may, byGrant) => may.filter((one) => one.by_grant === byGrant).map((one) => one.right).sort();

test('ON9: you may, because', async (t) => {
	const h = await house(t, { plan });
	const cases = [
		[null, 'resident', [...ALWAYS, ...TAKING_PART, ...FOR_ONESELF], [], undefined],
		['linde', 'relative', [...ALWAYS, ...TAKING_PART, ...FOR_ONESELF], [], ['region', undefined]],
		['hazelaar', 'peer', ALWAYS, [...TAKING_PART, ...HOSTING], ['community', 'Groep open']],
		['steenuil', 'duty', ALWAYS, [...TAKING_PART, ...HOSTING, 'sanction.ban', ...UNMASKING], ['region', undefined]],
		['esdoorn', 'coordinator', ALWAYS, COORDINATING, ['municipality', 'Enschede']],
	];
	for (const [login, hat, everywhere, there, place] of cases) {
		await t.test(`ON9: ${hat}`, async () => {
			const c = await (login ? await h.resident(login, hat) : await h.guest()).connect();
			const { me, may } = await c.ask('account.me');
			assert.equal(me.hat, hat);
			assert.deepEqual(rights(may, false), [...everywhere].sort());
			assert.deepEqual(rights(may, true), [...there].sort());
			for (const one of may) for (const key of ['may', 'because']) for (const lang of ['nl', 'en']) {
				const text = one[`${key}_${lang}`];
				assert.ok(text.length > 3 && !/[.!?]$/.test(text), `${one.right} ${key}_${lang}: part of a sentence`);
			}
			const [grant] = me.grants.filter((given) => given.hat === hat);
			assert.deepEqual(grant && [grant.scope, grant.where], place);
			if (grant) assert.ok(grant.until_ms > Date.now());
			await c.close();
		});
	}

	await t.test('ON9: what it says is so: a host moderates where the grant holds, and nowhere else', async () => {
		const host = await (await h.resident('hazelaar', 'peer')).connect();
		const guest = await (await h.guest()).connect();
		const { rooms } = await map(guest);
		const outcomes = [];
		for (const place of ['open', 'elders']) {
			const room = rooms[`${place}/Kamer een`];
			await guest.ask('room.join', { room });
			await host.status('room.join', { room });
			const { message } = await guest.ask('message.post', { room, text: 'voor de proef', nonce: nonce() });
			outcomes.push(await host.status('message.hide', { message, reason: 'voor de proef' }));
		}
		assert.deepEqual(outcomes, ['ok', 'not_found']);
		await Promise.all([host.close(), guest.close()]);
	});

	await t.test('ON9: a grant that has ended gives nothing any more', async () => {
		const session = await h.resident('hazelaar', 'peer');
		await h.stop();
		execFileSync('sqlite3', [join(h.dataDir, 'noaber.db'), 'UPDATE hat_grant SET until_ms = 1']);
		await h.start();
		// The hat is off within a minute; upkeep of the tests looks more often.
		await until('the session of that hat is over', async () => (await http(h, { cookie: session.cookie })).status === 401);
		await assert.rejects(h.resident('hazelaar', 'peer'), /forbidden/);
		const c = await (await h.resident('hazelaar')).connect();
		const { me, may } = await c.ask('account.me');
		assert.deepEqual([me.grants, me.hats], [[], ['resident']]);
		assert.deepEqual(rights(may, true), []);
		assert.deepEqual(rights(may, false), [...ALWAYS, ...TAKING_PART, ...FOR_ONESELF].sort());
		await c.close();
	});
});
