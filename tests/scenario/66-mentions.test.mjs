// Z2, Z3, Z11, P3, MO12, S2: naming somebody in a message. Who is named is data and never text: the name is
// the one of now, and nobody can tell by it whether they were put aside.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { account, community, house, map, nonce, region } from '../lib/house.mjs';
import { plainLines } from '../lib/same-frames.mjs';

const MARK = '\uFFFC';
const rooms_ = [{ name: 'Kamer een' }, { name: 'Kamer twee' }];
const plan = region({
	communities: [community('open', 'open', rooms_), community('dicht', 'introduction', rooms_), { ...community('eerst'), moderation: 'before' }],
	accounts: [
		account('hazelaar', 'peer', 'community:open', ['open']), account('wilg', 'resident', 'region', ['dicht']),
		account('berk', 'resident', 'region', ['dicht']), account('roerdomp', 'peer', 'community:eerst', ['eerst']),
		account('steenuil', 'duty', 'region', ['open']),
	],
});
const NOBODY = 'a'.repeat(26);

test('naming people: who, as whom, and who is told', async (t) => {
	const h = await house(t, { plan, settings: { 'sessions.absolute_hours': 5000, 'sessions.idle_minutes': 400000, 'sessions.idle_staff_minutes': 400000 } });
	const host = await (await h.resident('hazelaar', 'peer')).connect();
	const { rooms, communities } = await map(await (await h.guest()).connect());
	const room = rooms['open/Kamer een'], elsewhere = rooms['eerst/Kamer een'];
	await host.ask('room.join', { room });

	const join_ = async (session, at = room) => {
		const c = await session.connect();
		const { room: { me } } = await c.ask('room.join', { room: at, name: h.name() });
		return { session, c, me, named: { member: me.member }, cut: () => c.cut() };
	};
	const somebody = async (at) => join_(await h.guest(), at);
	const args = (more) => ({ room, text: `Dag ${MARK}, ${h.word()}`, nonce: nonce(), ...more });
	const name = async (by, who, more = {}) => (await by.c.ask('message.post', args({ mentions: [who.named], ...more }))).message;
	const look = async (by, message) => (await by.c.ask('message.look', { message })).message;
	const told = async (who) => (await who.c.ask('notice.list')).notices.filter(({ kind }) => kind === 'mention').map(({ message }) => message);

	await t.test('S2: a mention is a member and a place in the text; who is named is told at once, in each tab', async () => {
		const a = await somebody(), b = await somebody(), other = await somebody();
		const tab = await b.session.connect();
		const message = await name(a, b);
		const posted = await other.c.event(({ ev, data }) => ev === 'message.posted' && data.message.message === message);
		const shown = [posted.data.message, await look(a, message), (await other.c.ask('room.history', { room, limit: 1 })).messages[0]];
		for (const view of shown) {
			assert.deepEqual(view.mentions, [{ member: b.me.member, name: b.me.name }]);
			assert.equal(view.text.split(MARK).length, 2);
			assert.ok(!view.text.includes(b.me.name), 'no name in the words');
		}
		for (const c of [b.c, tab]) await c.event(({ ev, data }) => ev === 'notice.changed' && data.kind === 'mention');
		assert.deepEqual(await told(b), [message]);
		for (const one of [a, other]) assert.deepEqual(await told(one), []);
		assert.deepEqual(await told({ c: host }), []);

		const { message: last } = await other.c.ask('message.post', { room, text: h.word(), nonce: nonce(), reply: message });
		assert.ok((await look(a, last)).quote.text.startsWith(`Dag @${b.me.name}, `), 'a quote has the name');
		const found = await a.c.ask('community.search', { community: communities.open, text: b.me.name });
		assert.deepEqual(found.found.map((one) => one.message), [message], 'it is found by the name of now');
		for (const one of [a, b, other]) one.cut();
	});

	await t.test('one notice for each author and room while it is unread; nobody is told of themselves', async () => {
		const a = await somebody(), b = await somebody(), c = await somebody();
		const first = await name(a, b);
		await name(a, b);
		await name(a, a);
		assert.deepEqual(await told(b), [first]);
		const another = await name(c, b);
		assert.deepEqual(await told(b), [another, first]);
		assert.deepEqual(await told(a), []);
		const { notices } = await b.c.ask('notice.list');
		await b.c.ask('notice.seen', { notices: notices.map(({ notice }) => ({ notice })) });
		const later = await name(a, b);
		assert.deepEqual(await told(b), [later]);
		await b.c.ask('notice.choose', { kind: 'mention', wanted: false });
		await b.c.ask('notice.seen', { notices: (await b.c.ask('notice.list')).notices.map(({ notice }) => ({ notice })) });
		await name(a, b);
		assert.deepEqual(await told(b), [], 'switched off');
		for (const one of [a, b, c]) one.cut();
	});

	await t.test('P3: a new name shows everywhere; who left is oud-lid', async () => {
		const a = await somebody(), b = await somebody(), c = await somebody();
		const message = await name(a, b, { text: `${MARK} en ${MARK}`, mentions: [b.named, c.named] });
		const fresh = h.name();
		await host.ask('clock.advance', { by_ms: 8 * 86_400_000 });
		await b.c.ask('community.rename', { community: communities.open, name: fresh });
		await c.c.ask('community.leave', { community: communities.open });
		assert.deepEqual((await look(a, message)).mentions.map((one) => one.name), [fresh, 'oud-lid']);
		for (const one of [a, b, c]) one.cut();
	});

	await t.test('an edit replaces: who is new is told, who is gone is not told any more', async () => {
		const a = await somebody(), b = await somebody(), c = await somebody();
		const message = await name(a, b);
		await a.c.ask('message.edit', { message, text: `Toch ${MARK}`, mentions: [c.named] });
		assert.deepEqual((await look(b, message)).mentions, [{ member: c.me.member, name: c.me.name }]);
		assert.deepEqual([await told(b), await told(c)], [[], [message]]);
		const { versions } = await a.c.ask('message.versions', { message });
		assert.ok(versions[0].text.startsWith(`Dag @${b.me.name}, `));
		await a.c.ask('message.edit', { message, text: 'Niemand' });
		assert.equal((await look(b, message)).mentions, undefined);
		assert.deepEqual(await told(c), []);
		for (const one of [a, b, c]) one.cut();
	});

	await t.test('hidden or taken back before it was read: the notice goes, and with it the name', async () => {
		const a = await somebody(), b = await somebody();
		for (const take of [(message) => host.ask('message.hide', { message, reason: 'voor de proef' }), (message) => a.c.ask('message.remove', { message })]) {
			const message = await name(a, b);
			assert.deepEqual(await told(b), [message]);
			const before = b.c.events.length;
			await take(message);
			await b.c.event(({ ev }) => ev === 'notice.changed', before);
			assert.deepEqual(await told(b), []);
			const view = await look(b, message);
			assert.deepEqual([view.text, view.mentions], [undefined, undefined]);
		}
		for (const one of [a, b]) one.cut();
	});

	await t.test('Z2 Z3: who is not there, elsewhere, kept out or gone: one answer, and nothing is posted', async () => {
		const a = await somebody(), far = await somebody(elsewhere), gone = await somebody(), out = await somebody();
		await gone.c.ask('community.leave', { community: communities.open });
		const lead = await (await h.resident('steenuil', 'duty')).connect();
		await lead.ask('room.join', { room });
		await lead.ask('sanction.ban', { member: out.me.member, days: 7, rule: 'Wees vriendelijk.', reason: h.word('een reden ') });
		const head = (await a.c.ask('room.look', { room })).room.head_seq;
		const answers = [];
		for (const member of [NOBODY, room, far.me.member, gone.me.member, out.me.member]) {
			const { status, nl, en } = await a.c.refusal('message.post', args({ mentions: [{ member }] })).catch((error) => assert.fail(`${answers.length}: ${error.message}`));
			answers.push({ status, nl, en });
		}
		assert.equal(answers[0].status, 'not_found');
		for (const answer of answers) assert.deepEqual(answer, answers[0]);
		assert.equal((await a.c.ask('room.look', { room })).room.head_seq, head);
		for (const one of [a, far, gone]) one.cut();
		lead.cut();
	});

	await t.test('X5: as many marks as people, five at most', async () => {
		const a = await somebody(), b = await somebody();
		const bad = [{ mentions: [] }, { mentions: [b.named, b.named] }, { text: 'zonder', mentions: [b.named] },
			{ text: MARK.repeat(6), mentions: Array(6).fill(b.named) }, { text: `${MARK}${h.word()}`, mentions: undefined }];
		for (const more of bad) assert.equal(await a.c.status('message.post', args(more)), 'bad_argument', JSON.stringify(more));
		const most = { text: MARK.repeat(5), mentions: Array(5).fill(b.named) };
		assert.equal((await look(a, (await a.c.ask('message.post', args(most))).message)).mentions.length, 5);
		// Digits between marks are words, whoever writes them.
		const odd = (await a.c.ask('message.post', args({ text: `${MARK}12${MARK}34`, mentions: [b.named, b.named] }))).message;
		assert.equal((await look(a, odd)).text, `${MARK}12${MARK}34`);
		for (const one of [a, b]) one.cut();
	});

	await t.test('MO12: a message that waits tells nobody until a host posts it', async () => {
		const keeper = await (await h.resident('roerdomp', 'peer')).connect();
		await keeper.ask('room.join', { room: elsewhere });
		const a = await somebody(elsewhere), b = await somebody(elsewhere), c = await somebody(elsewhere);
		const message = await name(a, b, { room: elsewhere });
		const [held] = (await a.c.ask('message.held', { room: elsewhere })).held;
		assert.deepEqual(held.mentions, [{ member: b.me.member, name: b.me.name }]);
		assert.equal(await a.c.status('message.edit_held', { message, text: MARK, mentions: [{ member: NOBODY }] }), 'not_found');
		await a.c.ask('message.edit_held', { message, text: `${MARK} ook`, mentions: [c.named] });
		for (const one of [b, c]) {
			assert.deepEqual(await told(one), []);
			assert.ok(!one.c.frames.some((frame) => frame.includes(message)));
		}
		await keeper.ask('message.release', { message, edits: 1 });
		assert.deepEqual([await told(b), await told(c)], [[], [message]]);
		keeper.cut();
		for (const one of [a, b, c]) one.cut();
	});

	await t.test('Z5: in a closed community only who is in the room', async () => {
		const [wilg, berk] = [await h.resident('wilg'), await h.resident('berk')];
		const see = await map(await wilg.connect());
		const [one, two] = ['een', 'twee'].map((word) => see.rooms[`dicht/Kamer ${word}`]);
		const a = await join_(wilg, one), b = await join_(berk, one);
		await a.c.ask('room.join', { room: two });
		await a.c.ask('room.join', { room: one });
		await b.c.ask('room.leave', { room: two }).catch(() => undefined);
		assert.equal(await a.c.status('message.post', args({ room: one, mentions: [b.named] })), 'ok');
		assert.equal(await a.c.status('message.post', args({ room: two, mentions: [b.named] })), 'not_found');
		for (const x of [a, b]) x.cut();
	});

	await t.test('Z11: blocked or muted, by either: nothing is told, and the author gets the same frames', async () => {
		const lines = [];
		for (const how of [undefined, 'mute', 'block', 'of_author']) {
			const a = await somebody(), b = await somebody();
			const plain = (frames) => plainLines(frames).map((line) => line.replaceAll(a.me.name, 'A').replaceAll(b.me.name, 'B'));
			if (how === 'of_author') await a.c.ask('aside.set', { member: b.me.member, how: 'block' });
			else if (how) await b.c.ask('aside.set', { member: a.me.member, how });
			const from = a.c.frames.length;
			const { message } = await a.c.ask('message.post', { room, text: `Ben je daar, ${MARK}?`, nonce: nonce(), mentions: [b.named] });
			await a.c.ask('message.look', { message });
			await a.c.ask('message.edit', { message, text: `Ben je daar toch, ${MARK}?`, mentions: [b.named] });
			await a.c.ask('room.history', { room, limit: 1 });
			await a.c.ask('room.look', { room });
			await a.c.ask('message.remove', { message });
			await a.c.ask('notice.list');
			lines.push(plain(a.c.frames.slice(from)));
			await b.c.ask('notice.list'); // what was told before stands before the answer
			const events = b.c.events.filter(({ ev }) => ev === 'notice.changed');
			assert.equal(events.length, how ? 0 : 2, `${how}: told, and taken back`);
			for (const one of [a, b]) one.cut();
		}
		assert.ok(lines[0].length > 8, `${lines[0].length} lines were looked at`);
		for (const other of lines.slice(1)) assert.deepEqual(other.filter((line) => !line.includes('"member_count"')), lines[0].filter((line) => !line.includes('"member_count"')));
	});

	await t.test('P6 P10: the store does not say who was named', async () => {
		const a = await somebody(), b = await somebody();
		await b.c.ask('notice.choose', { kind: 'mention', wanted: false });
		const rows = () => execFileSync('sqlite3', [join(h.dataDir, 'noaber.db'), '.dump']).toString();
		const ask = (sql) => execFileSync('sqlite3', [join(h.dataDir, 'noaber.db'), sql]).toString().trim();
		const row = ask('SELECT max(id) FROM member');
		const count = () => rows().split(row).length;
		const before = count();
		await name(a, b);
		assert.equal(count(), before, 'no row leads to who is named');
		for (const one of [a, b]) one.cut();
	});
	host.cut();
});
