// P10, MO4, Z4: one message is passed on to a group of the region with its author's yes, without a name
// and with nothing that leads back. It goes with the message it came from.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { account, community, house, map, nonce, region } from '../lib/house.mjs';
import { allMessages } from '../lib/people.mjs';

const MINUTE_MS = 60_000, DAY_MS = 24 * 60 * MINUTE_MS;
const LONG = { 'sessions.absolute_hours': 2000, 'sessions.idle_minutes': 90000, 'sessions.idle_staff_minutes': 90000 };
const ROOMS = [{ name: 'Kamer een' }, { name: 'Kamer twee' }];
const local = (slug, access) => ({ ...community(slug, access, ROOMS), municipality: '0153' });
const plan = region({
	communities: [local('dorp', 'open'), local('dicht', 'introduction'), local('buren', 'open'), community('regio', 'open', ROOMS),
		{ ...community('voor', 'open', ROOMS), moderation: 'before' }, community('besloten', 'introduction', ROOMS)],
	accounts: [account('hazelaar', 'peer', 'community:dorp', ['dorp']), account('roerdomp', 'peer', 'community:voor', ['voor']),
		account('leeuwerik', 'peer', 'community:dicht', ['dicht']), account('linde', 'resident', 'region', ['dicht']),
		account('wilg', 'resident', 'region', ['dorp', 'regio', 'voor']), account('vlier', 'resident', 'region', ['dorp', 'regio'])],
});
const GONE = { state: 'removed', text: undefined };

async function stage(t) {
	const h = await house(t, { plan, settings: LONG });
	const of = async (login, hat) => (await h.resident(login, hat)).connect();
	const [host, elsewhere, wilg, vlier] = await Promise.all([of('hazelaar', 'peer'), of('roerdomp', 'peer'), of('wilg'), of('vlier')]);
	const { rooms, communities } = await map(vlier);
	const from = rooms['dorp/Kamer een'], to = rooms['regio/Kamer een'];
	for (const c of [wilg, vlier]) for (const room of [from, to]) await c.ask('room.join', { room });
	await host.ask('room.join', { room: from });
	for (const c of [wilg, vlier]) await c.ask('room.watch', { room: to });
	const post = async (c = wilg, more = {}) => {
		const text = h.word('tekst');
		return { text, ...(await c.ask('message.post', { room: from, text, nonce: nonce(), ...more })) };
	};
	const old = async (c, more) => {
		const said = await post(c, more);
		await vlier.ask('clock.advance', { by_ms: 16 * MINUTE_MS });
		return said;
	};
	const propose = (message, room = to, c = host) => c.status('linkup.propose', { message, room });
	const mine = async (c = wilg) => (await c.ask('linkup.mine')).linkups;
	const answer = (message, yes, c = wilg) => c.status('linkup.answer', { message, yes });
	return {
		h, of, host, elsewhere, wilg, vlier, rooms, communities, from, to, post, old, propose, mine, answer,
		state: async (message) => (await host.ask('linkup.look', { message })).state,
		/** A message that stands there with its author's yes, as a reader there has it. */
		async given(more) {
			const said = await old(wilg, more);
			assert.equal(await propose(said.message), 'ok');
			assert.equal(await answer(said.message, true), 'ok');
			return { said, there: (await allMessages(vlier, to)).at(-1) };
		},
		there: async (message) => (await vlier.ask('message.look', { message })).message,
	};
}

test('P10: passed on with a yes, without a name, and without a road back', async (t) => {
	const s = await stage(t);
	const { h, host, wilg, vlier, from, to, communities, rooms, old, propose, mine, answer, state } = s;

	await t.test('the author sees exactly what would stand where, and nobody else hears of it', async () => {
		const said = await old(wilg, { cover: 'loss' });
		const { state: none, rooms: where } = await host.ask('linkup.look', { message: said.message });
		assert.equal(none, undefined);
		assert.deepEqual(where.map(({ community_name, room_name }) => `${community_name}/${room_name}`),
			['Groep regio/Kamer een', 'Groep regio/Kamer twee', 'Groep voor/Kamer een', 'Groep voor/Kamer twee']);
		assert.equal(await propose(said.message), 'ok');
		await wilg.event(({ ev, data }) => ev === 'notice.changed' && data.kind === 'linkup');
		const [ask] = await mine();
		assert.deepEqual([ask.message, ask.text, ask.cover, ask.from_name, ask.room, ask.room_name, ask.community_name, ask.state],
			[said.message, said.text, 'loss', 'Groep dorp', to, 'Kamer een', 'Groep regio', 'asked']);
		assert.ok(Math.abs(ask.until_ms - h.now() - 14 * DAY_MS) < 60 * MINUTE_MS);
		assert.deepEqual((await wilg.ask('notice.list')).notices.map(({ kind, message }) => [kind, message]), [['linkup', said.message]]);
		assert.deepEqual(await mine(vlier), []);
		assert.deepEqual(await allMessages(vlier, to), [], 'before the yes nothing stands there');
		assert.equal(await answer(said.message, true, vlier), 'forbidden');
		assert.equal(await state(said.message), 'asked');
	});

	await t.test('what readers there get ties nothing together, live and later', async () => {
		const [ask] = await mine();
		const faces = await Promise.all([from, to].map(async (room) => (await wilg.ask('room.look', { room })).room.me));
		const starts = [vlier, host].map((c) => c.frames.length);
		assert.equal(await answer(ask.message, true), 'ok');
		const { data } = await vlier.event(({ ev, room, data: one }) => ev === 'message.posted' && room === to && one.message.origin === 'elsewhere');
		const [later] = await allMessages(vlier, to);
		const { seq: _, ...seen } = later;
		for (const view of [data.message, later]) {
			assert.deepEqual([view.author.name, view.author.hat, view.origin, view.text, view.cover],
				['iemand uit een andere groep', 'resident', 'elsewhere', ask.text, 'loss']);
			assert.ok(!faces.map(({ member }) => member).includes(view.author.member), 'a face of its own');
			assert.equal(view.reply_to, undefined);
		}
		// Whatever came to others since: no face, message, group or community of the author's beside it.
		const roads = [...faces.flatMap(({ member, name }) => [member, name]), ask.message, from, communities.dorp, 'Groep dorp'];
		await host.ask('account.me'); // what was told before stands before the answer
		[vlier, host].forEach((c, i) => {
			for (const frame of c.frames.slice(starts[i]).filter((one) => JSON.stringify(one).includes(seen.message)))
				for (const road of roads) assert.ok(!JSON.stringify(frame).includes(road), `${road} stands beside it`);
		});
		const { member } = seen.author;
		for (const [command, args] of [['direct.ask', { member }], ['aside.set', { member, how: 'mute' }]])
			assert.equal(await vlier.status(command, args), 'not_found', command);
		assert.equal(await state(ask.message), 'given');
		assert.deepEqual((await mine()).map(({ message, state: how, until_ms }) => [message, how, until_ms]), [[ask.message, 'given', undefined]]);
		assert.deepEqual((await wilg.ask('notice.list')).notices, [], 'what was answered is not asked any more');
		assert.equal((await s.there(seen.message)).author.member, member);
		await vlier.ask('message.react', { message: seen.message, kind: 'thanks', on: true });
		await vlier.ask('message.post', { room: to, text: 'Dank je', nonce: nonce(), reply: seen.message });
		assert.equal((await vlier.ask('message.thread', { message: seen.message })).replies.length, 1);
	});

	await t.test('P10: two messages of one person have two faces, and the store ties none of theirs', async () => {
		const one = await s.given(), other = await s.given();
		assert.notEqual(one.there.author.member, other.there.author.member);
		const rows = execFileSync('sqlite3', ['-readonly', join(h.dataDir, 'noaber.db'), 'SELECT count(*) FROM member WHERE passed_on = 1 AND link IS NULL AND account_sealed IS NULL'], { encoding: 'utf8' });
		assert.equal(rows.trim(), '3');
	});

	await t.test('no is for good, and looks as silence and taking back do', async () => {
		const said = await old(wilg), silent = await old(wilg);
		assert.equal(await propose(said.message), 'ok');
		assert.equal(await answer(said.message, false), 'ok');
		assert.equal(await state(said.message), 'ended');
		assert.equal(await propose(said.message), 'conflict', 'asked once');
		assert.equal(await answer(said.message, true), 'conflict');
		assert.equal(await propose(silent.message), 'ok');
		await vlier.ask('clock.advance', { by_ms: 14 * DAY_MS });
		assert.equal(await state(silent.message), 'ended');
		assert.equal(await answer(silent.message, true), 'conflict');
		assert.ok(!(await mine()).some(({ state: how }) => how === 'asked'));
		const { said: given, there } = await s.given();
		await wilg.ask('linkup.withdraw', { message: given.message });
		assert.equal(await state(given.message), 'ended');
		const { state: how, text } = await s.there(there.message);
		assert.deepEqual({ state: how, text }, GONE);
		assert.equal((await vlier.ask('message.look', { message: given.message })).message.text, given.text, 'at home it stays');
		assert.equal(await wilg.status('linkup.withdraw', { message: given.message }), 'ok', 'twice is once');
	});

	await t.test('what is not passed on: elsewhere than a group of the region, too new, with a link, with a name in it, of a host, of few', async () => {
		const linking = await wilg.ask('message.post', { room: from, text: 'Lees https://voorbeeld.nl eens', nonce: nonce() });
		const { message: { author } } = await vlier.ask('message.look', { message: (await s.post(vlier)).message });
		const naming = await s.post(wilg, { text: 'Dank je, \uFFFC', mentions: [{ member: author.member }] });
		const said = await old(wilg), hosts = await old(host), fresh = await s.post();
		for (const where of ['dorp/Kamer twee', 'buren/Kamer een'])
			assert.equal(await propose(said.message, rooms[where]), 'bad_argument', where);
		assert.equal(await propose(said.message, 'a'.repeat(26)), 'not_found', 'Z3: nor what is not there');
		const linde = await s.of('linde'), keeper = await s.of('leeuwerik', 'peer');
		const closed = (await map(linde)).rooms['dicht/Kamer een'];
		for (const c of [linde, keeper]) await c.ask('room.join', { room: closed });
		const among = await linde.ask('message.post', { room: closed, text: h.word(), nonce: nonce() });
		assert.equal(await propose(said.message, closed), 'bad_argument');
		assert.equal(await propose(fresh.message), 'conflict', 'it can still be changed');
		assert.equal(await propose(linking.message), 'no_links_yet', 'ON7');
		assert.equal(await propose(naming.message), 'conflict', 'P10: who is named said no yes');
		assert.equal(await propose(hosts.message), 'forbidden', 'nobody decides about their own');
		await vlier.ask('clock.advance', { by_ms: 16 * MINUTE_MS });
		assert.equal(await keeper.status('linkup.propose', { message: among.message, room: to }), 'forbidden', 'what is said among few is not for all');
		for (const c of [wilg, vlier, s.elsewhere]) assert.notEqual(await propose(said.message, to, c), 'ok');
		await host.ask('message.hide', { message: said.message, reason: 'voor de proef' });
		assert.equal(await propose(said.message), 'conflict', 'nor what is hidden');
	});
});

test('P3: it goes with the message it came from', async (t) => {
	const s = await stage(t);
	const { h, host, wilg, vlier, rooms, propose, old, answer } = s;
	const goneThere = async (message) => {
		const { state, text } = await s.there(message);
		assert.deepEqual({ state, text }, GONE);
	};

	await t.test('taken back, and the readers hear it', async () => {
		const { said, there } = await s.given();
		await wilg.ask('message.remove', { message: said.message });
		await vlier.event(({ ev, data }) => ev === 'message.removed' && data.message.message === there.message);
		await goneThere(there.message);
	});

	await t.test('hidden, and it does not come back with it', async () => {
		const { said, there } = await s.given();
		await host.ask('message.hide', { message: said.message, reason: 'voor de proef' });
		await goneThere(there.message);
		await host.ask('message.show', { message: said.message, reason: 'toch goed' });
		await goneThere(there.message);
	});

	await t.test('its theme follows', async () => {
		const { said, there } = await s.given();
		await host.ask('message.cover', { message: said.message, cover: 'abuse' });
		assert.equal((await s.there(there.message)).cover, 'abuse');
	});

	await t.test('MO12: where a host looks first it waits, and is taken from there as well', async () => {
		const before = rooms['voor/Kamer een'], keeper = s.elsewhere;
		await vlier.ask('room.join', { room: before, name: h.name() });
		await keeper.ask('room.join', { room: before });
		const [one, other] = [await old(wilg), await old(wilg)];
		for (const { message } of [one, other]) {
			assert.equal(await propose(message, before), 'ok');
			assert.equal(await answer(message, true), 'ok');
		}
		assert.deepEqual(await allMessages(vlier, before), []);
		const { held } = await keeper.ask('message.held', { room: before });
		assert.deepEqual(held.map(({ author }) => author.name), Array(2).fill('iemand uit een andere groep'));
		await wilg.ask('linkup.withdraw', { message: one.message });
		assert.equal((await keeper.ask('message.held', { room: before })).held.length, 1);
		await keeper.ask('message.open_held', { message: held[1].message });
		await keeper.ask('message.release', { message: held[1].message, edits: 0 });
		const [released] = await allMessages(vlier, before);
		assert.deepEqual([released.text, released.origin], [other.text, 'elsewhere']);
		await wilg.ask('message.remove', { message: other.message });
		await goneThere(released.message);
	});

	await t.test('who leaves takes it along', async () => {
		const { there } = await s.given();
		await wilg.ask('community.leave', { community: s.communities.dorp });
		await goneThere(there.message);
	});

	await t.test('P6 P3: who is erased leaves nothing that opens', async () => {
		const session = await h.guest();
		const c = await session.connect();
		await c.ask('room.join', { room: s.from, name: h.name() });
		const said = await old(c);
		assert.equal(await propose(said.message), 'ok');
		assert.equal(await answer(said.message, true, c), 'ok');
		const there = (await allMessages(vlier, s.to)).at(-1);
		assert.equal(there.text, said.text);
		await c.ask('account.close');
		await vlier.ask('clock.advance', { by_ms: 40 * DAY_MS });
		await vlier.event(({ ev, data }) => ev === 'message.removed' && data.message.message === there.message);
		await goneThere(there.message);
	});
});
