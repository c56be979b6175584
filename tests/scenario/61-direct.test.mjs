// Talks of two: both say yes first (S7, ON7), nobody else reads them (Z6), and who was turned away
// cannot tell (Z11).

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { sleep, until } from '../lib/daemon.mjs';
import { account, community, house, map, nonce, region } from '../lib/house.mjs';
import { plainLines } from '../lib/same-frames.mjs';

const HOUR_MS = 3600_000, DAY_MS = 24 * HOUR_MS;
const NAMES = ['anna', 'bert', 'coos', 'dirk', 'evert', 'fenna'];

/** Everybody of `known` has been here for a month and wrote five messages. */
function plan(known = NAMES, others = []) {
	const messages = known.flatMap((by) => Array.from({ length: 5 }, (_, i) => ({ by, minutes_ago: 60 + i, text: `Woord ${i} van ${by}` })));
	return region({
		communities: [community('open', 'open', [{ name: 'Kamer een', messages }]), community('elders')],
		accounts: [account('hazelaar', 'peer', 'community:open', ['open']),
			...known.map((key) => ({ ...account(key, 'resident', 'region', ['open']), days_here: 30 })), ...others],
	});
}

/** Somebody who is in: connection, and the face in the group. */
async function come(h, key, hat) {
	const session = await h.resident(key, hat);
	const c = await session.connect();
	const group = c.hello.rooms.find(({ kind }) => kind === 'group');
	return { key, session, c, group: group?.room, me: group?.me };
}

async function people(h, ...keys) {
	const found = [];
	for (const key of keys) found.push(await come(h, key));
	return found;
}

/** Both say yes; the room. */
async function talkOf(one, other, line) {
	await one.c.ask('direct.ask', { member: other.me.member, ...(line ? { line } : {}) });
	return (await other.c.ask('direct.answer', { member: one.me.member, yes: true })).room;
}

const changed = ({ ev }) => ev === 'direct.changed';

test('S7: both say yes first, and then it is a room like any other', async (t) => {
	const h = await house(t, { plan: plan() });
	const [anna, bert] = await people(h, 'anna', 'bert');
	const line = `Zullen we ${h.word()}?`;
	let room;

	await t.test('an ask waits; it makes no room and lets nobody write', async () => {
		const { room: none } = await anna.c.ask('direct.ask', { member: bert.me.member, line });
		assert.equal(none, undefined);
		await bert.c.event(changed);
		const { asked, waiting, wanted } = await bert.c.ask('direct.list');
		assert.deepEqual([asked.length, waiting.length, wanted], [1, 0, true]);
		assert.deepEqual([asked[0].who.member, asked[0].who.name, asked[0].line], [anna.me.member, anna.me.name, line]);
		assert.equal((await anna.c.ask('direct.list')).waiting.length, 1);
		assert.equal((await bert.c.ask('room.list')).rooms.length, 1);
	});

	await t.test('after a yes both have the room, called after the other', async () => {
		const before = anna.c.events.length;
		({ room } = await bert.c.ask('direct.answer', { member: anna.me.member, yes: true }));
		assert.deepEqual([room.kind, room.name, room.with.member, room.member_count, room.state], ['direct', anna.me.name, anna.me.member, 2, 'open']);
		await anna.c.event(changed, before);
		const hers = (await anna.c.ask('room.list')).rooms.find(({ kind }) => kind === 'direct');
		assert.deepEqual([hers.room, hers.name, hers.joined], [room.room, bert.me.name, true]);
		assert.deepEqual((await bert.c.ask('direct.list')).asked, []);
	});

	await t.test('they write, change, react, read and come back as in any room', async () => {
		await anna.c.ask('room.watch', { room: room.room });
		const said = await bert.c.ask('message.post', { room: room.room, text: h.word(), nonce: nonce() });
		await anna.c.event(({ ev, room: of }) => ev === 'message.posted' && of === room.room);
		await anna.c.ask('message.react', { message: said.message, kind: 'strength', on: true });
		await bert.c.ask('message.edit', { message: said.message, text: h.word() });
		const answer = await anna.c.ask('message.post', { room: room.room, text: h.word(), nonce: nonce(), reply: said.message });
		await bert.c.event(({ ev, data }) => ev === 'message.posted' && data.message.message === answer.message);
		assert.equal(await anna.c.status('message.hide', { message: said.message, reason: 'voor de proef' }), 'forbidden');
		await anna.c.ask('message.remove', { message: answer.message });
		await h.restart();
		[anna.c, bert.c] = await Promise.all([anna.session.connect(), bert.session.connect()]);
		const back = anna.c.hello.rooms.find((one) => one.room === room.room);
		assert.deepEqual([back.unread, back.head_seq], [1, 5]);
		assert.equal((await anna.c.ask('room.read', { room: room.room, seq: 5 })).unread, 0);
	});

	await t.test('either stops it: both read on, nobody writes, and together they can begin again', async () => {
		const before = bert.c.events.length;
		await anna.c.ask('direct.end', { room: room.room });
		await bert.c.event(changed, before);
		for (const { c } of [anna, bert]) {
			assert.equal(await c.status('message.post', { room: room.room, text: 'nog iets', nonce: nonce() }), 'read_only');
			assert.equal((await c.ask('room.look', { room: room.room })).room.state, 'read_only');
			assert.ok((await c.ask('room.history', { room: room.room })).messages.length > 0);
		}
		assert.equal(await bert.c.status('direct.end', { room: room.room }), 'read_only');
		const again = await talkOf(bert, anna);
		assert.equal(again.room, room.room, 'one room of two people');
		await bert.c.ask('message.post', { room: room.room, text: h.word(), nonce: nonce() });
	});

	await t.test('who takes it from the list has no room any more; the other reads on', async () => {
		await bert.c.ask('room.leave', { room: room.room });
		assert.equal(await bert.c.status('room.look', { room: room.room }), 'not_found');
		const left = (await anna.c.ask('room.look', { room: room.room })).room;
		assert.deepEqual([left.state, left.name], ['read_only', bert.me.name]);
	});

	await t.test('who leaves the community stops their talks with it', async () => {
		const again = await talkOf(bert, anna);
		await bert.c.ask('community.leave', { community: again.community });
		const left = (await anna.c.ask('room.look', { room: room.room })).room;
		assert.deepEqual([left.state, left.name, left.member_count], ['read_only', bert.me.name, 1]);
		assert.equal(await anna.c.status('direct.ask', { member: bert.me.member }), 'not_found');
	});
});

test('ON7 S7: not for who is new, and three first contacts a day', async (t) => {
	const fresh = { ...account('geert', 'resident', 'region', ['open']), days_here: 2 };
	const h = await house(t, { plan: plan(NAMES, [fresh]) });
	const [anna, bert, geert] = await people(h, 'anna', 'bert', 'geert');
	const status = (who, whom, args = {}) => who.c.status('direct.ask', { member: whom.me.member, ...args });

	await t.test('ON7: under 7 days, and under 5 messages', async () => {
		for (let i = 0; i < 5; i++) await geert.c.ask('message.post', { room: geert.group, text: `Dag ${i}`, nonce: nonce() });
		assert.equal(await status(geert, anna), 'direct_new');
		const guest = await (await h.guest()).connect();
		const { room } = await guest.ask('room.join', { room: anna.group, name: h.name() });
		assert.equal(await guest.status('direct.ask', { member: anna.me.member }), 'direct_new');
		// An ask to somebody new looks like any other, and waits until they are new no more.
		assert.equal(await status(anna, geert), 'ok');
		assert.equal(await status(anna, { me: room.me }), 'ok');
		assert.deepEqual((await geert.c.ask('direct.list')).asked, []);
		assert.equal(await geert.c.status('direct.answer', { member: anna.me.member, yes: true }), 'direct_new');
		await h.restart();
		const admin = await (await h.guest()).connect();
		await admin.ask('clock.advance', { by_ms: 6 * DAY_MS });
		[anna.c, bert.c, geert.c] = (await people(h, 'anna', 'bert', 'geert')).map(({ c }) => c);
		assert.equal((await geert.c.ask('direct.list')).asked.length, 1);
		assert.equal(await status(geert, bert), 'ok');
	});

	await t.test('S7: who joined less than 72 hours ago asks nobody', async () => {
		const { communities, rooms } = await map(bert.c);
		await bert.c.ask('community.leave', { community: communities.open });
		const { room } = await bert.c.ask('room.join', { room: rooms['open/Kamer een'], name: h.name() });
		for (let i = 0; i < 5; i++) await bert.c.ask('message.post', { room: room.room, text: `Terug ${i}`, nonce: nonce() });
		assert.equal(await status(bert, anna), 'direct_new');
		for (const [by_ms, want] of [[71 * HOUR_MS, 'direct_new'], [2 * HOUR_MS, 'ok']]) {
			await bert.c.ask('clock.advance', { by_ms });
			Object.assign(anna, await come(h, 'anna'));
			Object.assign(bert, await come(h, 'bert'));
			assert.equal(await status(bert, anna), want);
		}
	});

	await t.test('S7: a fourth in vain waits for tomorrow; one that was answered does not count', async () => {
		const [coos, dirk, evert, fenna] = await people(h, 'coos', 'dirk', 'evert', 'fenna');
		for (const whom of [dirk, evert, fenna]) assert.equal(await status(coos, whom), 'ok');
		assert.equal(await status(coos, fenna), 'ok', 'the same ask again is no fourth');
		assert.equal(await status(coos, anna), 'direct_enough');
		await dirk.c.ask('direct.answer', { member: coos.me.member, yes: false });
		assert.equal(await status(coos, anna), 'direct_enough', 'a no is not told, not even so');
		await evert.c.ask('direct.answer', { member: coos.me.member, yes: true });
		assert.equal(await status(coos, anna), 'ok');
		assert.equal(await status(coos, bert), 'direct_enough');
		await coos.c.ask('clock.advance', { by_ms: DAY_MS });
		coos.c = (await come(h, 'coos')).c;
		assert.equal(await status(coos, { me: (await come(h, 'bert')).me }), 'ok');
	});

	await t.test('no link, address or number in the line', async () => {
		const dirk = await come(h, 'dirk');
		for (const line of ['kijk op site.nl', 'https://x', 'mij@mail', 'bel 06-12345678', '06 12 34 56 78', 'x'.repeat(201)]) {
			assert.match(await status(dirk, anna, { line }), /^(direct_line|bad_argument)$/, line);
		}
		assert.equal(await status(dirk, anna, { line: 'Om 10.30 of 11:00? Ik woon op 12.' }), 'ok');
	});
});

test('Z11 S7: who was blocked, refused or not wanted gets the same as who is not answered', async (t) => {
	const h = await house(t, { plan: plan() });
	const [anna, bert, coos, dirk, evert] = await people(h, 'anna', 'bert', 'coos', 'dirk', 'evert');
	await bert.c.ask('aside.set', { member: anna.me.member, how: 'block' });
	await coos.c.ask('direct.set', { wanted: false });
	await anna.c.ask('direct.list');

	// What the one who asks gets, and what they see of it a while later.
	const ask = async (whom) => {
		const from = anna.c.frames.length, events = anna.c.events.length;
		await anna.c.ask('direct.ask', { member: whom.me.member, line: 'Dag' });
		await anna.c.event(changed, events);
		if (whom === dirk) await dirk.c.ask('direct.answer', { member: anna.me.member, yes: false });
		await anna.c.ask('direct.ask', { member: whom.me.member, line: 'Dag' });
		const { waiting } = await anna.c.ask('direct.list');
		assert.equal(waiting[0].who.member, whom.me.member);
		await anna.c.ask('room.list');
		const own = plainLines(anna.c.frames.slice(from)).filter((line) => !line.includes('"waiting"'));
		return [own, Object.keys(waiting[0])];
	};
	const blocked = await ask(bert), unwanted = await ask(coos), refused = await ask(dirk);
	assert.equal(await anna.c.status('direct.ask', { member: evert.me.member }), 'direct_enough');
	await anna.c.ask('clock.advance', { by_ms: DAY_MS });
	[anna.c, dirk.c, coos.c, bert.c] = (await people(h, 'anna', 'dirk', 'coos', 'bert')).map(({ c }) => c);
	const silent = await ask(evert);
	for (const other of [blocked, unwanted, refused]) assert.deepEqual(other, silent);
	for (const { c } of [bert, coos]) assert.deepEqual((await c.ask('direct.list')).asked, []);

	await t.test('nothing was told to who turned away', () => {
		assert.equal(bert.c.events.filter(changed).length, 0);
	});

	await t.test('who blocked or wants none asks nobody either, and a block is no yes', async () => {
		assert.equal(await bert.c.status('direct.ask', { member: anna.me.member }), 'direct_blocked');
		assert.equal(await bert.c.status('direct.answer', { member: anna.me.member, yes: true }), 'not_found');
		assert.equal(await coos.c.status('direct.ask', { member: evert.me.member }), 'direct_off');
		await bert.c.ask('aside.undo', { member: anna.me.member });
		assert.equal((await bert.c.ask('direct.ask', { member: anna.me.member })).room.with.member, anna.me.member);
	});

	await t.test('blocking stops the talk, as stopping it does', async () => {
		const room = (await anna.c.ask('room.list')).rooms.find(({ kind }) => kind === 'direct').room;
		const seen = async (act) => {
			const from = anna.c.frames.length, events = anna.c.events.length;
			await act();
			await anna.c.event(changed, events);
			await anna.c.ask('room.look', { room });
			await anna.c.ask('room.list');
			await anna.c.status('message.post', { room, text: 'dag', nonce: 'een-nonce-voor-dit' });
			return plainLines(anna.c.frames.slice(from));
		};
		const stopped = await seen(() => bert.c.ask('direct.end', { room }));
		const before = anna.c.events.filter(changed).length;
		await talkOf(anna, bert);
		await until('both were told', () => anna.c.events.filter(changed).length === before + 2);
		const cut = await seen(() => bert.c.ask('aside.set', { member: anna.me.member, how: 'block' }));
		assert.deepEqual(cut, stopped);
	});

	await t.test('leaving and coming back under another name is no way around a block', async () => {
		const { communities, rooms } = await map(anna.c);
		await anna.c.ask('community.leave', { community: communities.open });
		await anna.c.ask('room.join', { room: rooms['open/Kamer een'], name: h.name() });
		for (let i = 0; i < 5; i++) await anna.c.ask('message.post', { room: rooms['open/Kamer een'], text: `Terug ${i}`, nonce: nonce() });
		await anna.c.ask('clock.advance', { by_ms: 73 * HOUR_MS });
		[anna.c, bert.c, coos.c, evert.c] = (await people(h, 'anna', 'bert', 'coos', 'evert')).map(({ c }) => c);
		for (const whom of [bert, evert]) assert.equal(await anna.c.status('direct.ask', { member: whom.me.member }), 'ok');
		assert.deepEqual((await bert.c.ask('direct.list')).asked, []);
		assert.ok((await evert.c.ask('direct.list')).asked.length > 0);
	});

	await t.test('an own ask is withdrawn by blocking', async () => {
		const fenna = await come(h, 'fenna');
		await fenna.c.ask('direct.ask', { member: coos.me.member });
		await coos.c.ask('direct.set', { wanted: true });
		assert.ok((await coos.c.ask('direct.list')).asked.some(({ who }) => who.member === fenna.me.member));
		await fenna.c.ask('aside.set', { member: coos.me.member, how: 'block' });
		assert.equal(await coos.c.status('direct.answer', { member: fenna.me.member, yes: true }), 'not_found');
		// Coos asks Fenna: a silent ask, not a yes to hers.
		assert.equal((await coos.c.ask('direct.ask', { member: fenna.me.member })).room, undefined);
	});
});

test('S7: however many say it at once, there is one room', async (t) => {
	const h = await house(t, { plan: plan() });
	const [anna, bert, coos] = await people(h, 'anna', 'bert', 'coos');
	const devices = async (who) => Promise.all(Array.from({ length: 5 }, () => who.session.connect()));
	const roomsOf = async (who) => (await who.c.ask('room.list')).rooms.filter(({ kind }) => kind === 'direct');

	await t.test('both ask at once', async () => {
		const [hers, his] = [await devices(anna), await devices(bert)];
		const asks = Array.from({ length: 50 }, (_, i) => (i % 2
			? hers[i % 5].ask('direct.ask', { member: bert.me.member }) : his[i % 5].ask('direct.ask', { member: anna.me.member })));
		const found = new Set((await Promise.all(asks)).flatMap(({ room }) => room?.room ?? []));
		assert.equal(found.size, 1);
		for (const who of [anna, bert]) {
			assert.deepEqual((await roomsOf(who)).map(({ room, member_count }) => [room, member_count]), [[...found].concat(2)]);
			assert.deepEqual(await who.c.ask('direct.list'), { asked: [], waiting: [], wanted: true });
		}
	});

	await t.test('fifty answers', async () => {
		const many = await devices(coos);
		await anna.c.ask('direct.ask', { member: coos.me.member });
		const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => many[i % 5].ask('direct.answer', { member: anna.me.member, yes: true })));
		assert.equal(new Set(answers.map(({ room }) => room.room)).size, 1);
		assert.equal((await roomsOf(coos)).length, 1);
		assert.equal((await roomsOf(coos))[0].member_count, 2);
	});
});

test('Z6 Z2 Z3 Z5 P1 P6: no role reads a talk of two, nor learns that there is one', async (t) => {
	const roles = [['hazelaar', 'peer'], ['steenuil', 'duty'], ['esdoorn', 'coordinator'], ['grutto', 'auditor'], ['kastanje', 'professional'], ['molen', 'operator']];
	const h = await house(t, { settings: { 'server.log_level': 'debug' }, plan: plan(NAMES, [account('steenuil', 'duty', 'region', ['open']), account('esdoorn', 'coordinator', 'region', ['open']),
		account('grutto', 'auditor'), account('kastanje', 'professional'), account('molen', 'operator')]) });
	const [anna, bert, coos] = await people(h, 'anna', 'bert', 'coos');
	const outsiders = [coos.c];
	for (const [key, hat] of roles) outsiders.push(await (await h.resident(key, hat)).connect());
	const { communities } = await map(anna.c);
	const words = [];
	const word = () => {
		words.push(h.word('onderons'));
		return words.at(-1);
	};
	const { room } = await talkOf(anna, bert, word());
	const said = await anna.c.ask('message.post', { room, text: word(), nonce: nonce() });
	await bert.c.ask('message.edit', { message: (await bert.c.ask('message.post', { room, text: word(), nonce: nonce() })).message, text: word() });

	const unknown = JSON.stringify((await coos.c.answerTo(JSON.stringify({ id: 4242, cmd: 'room.look', args: { room: 'a'.repeat(26) } }))));
	for (const c of outsiders) {
		const tries = [
			...['room.look', 'room.watch', 'room.unwatch', 'room.history', 'room.join', 'room.leave', 'direct.end'].map((cmd) => [cmd, { room }]),
			['room.events', { room, after: 0 }], ['room.read', { room, seq: 1 }], ['room.mark_unread', { room, seq: 1 }],
			['message.post', { room, text: 'laat me binnen', nonce: nonce() }],
			...['message.look', 'message.remove', 'message.unveil'].map((cmd) => [cmd, { message: said.message }]),
			['message.edit', { message: said.message, text: 'anders' }], ['message.react', { message: said.message, kind: 'thanks', on: true }],
			['message.hide', { message: said.message, reason: 'voor de proef' }], ['message.show', { message: said.message, reason: 'voor de proef' }],
		];
		for (const [cmd, args] of tries) {
			const answer = JSON.stringify(await c.answerTo(JSON.stringify({ id: 4242, cmd, args })));
			assert.equal(answer, unknown, `${c.who} ${cmd}`);
		}
		for (const cmd of ['room.list', 'community.list', 'direct.list', 'audit.mine', 'account.me']) await c.status(cmd);
		const { rooms, community: of } = await c.ask('community.look', { community: communities.open });
		assert.ok(rooms.every(({ kind }) => kind === 'group'));
		assert.equal(of.room_count, 1);
		await c.status('audit.list', {});
	}
	let frames = 0;
	for (const c of outsiders) {
		frames += c.frames.length;
		for (const frame of c.frames) {
			for (const secret of words) assert.ok(!frame.includes(secret), `${c.who} got ${secret}`);
			assert.ok(!frame.includes(room) && !frame.includes('"direct.changed"'), `${c.who} got the room`);
		}
	}
	assert.ok(frames > 100, `${frames} frames were looked at`);
	const heard = [...anna.c.frames, ...bert.c.frames].join('\n');
	assert.ok((await anna.c.ask('room.history', { room })).messages.length === 2 && words.slice(1).every((one) => heard.includes(one) || one === words[2]));
});

test('MO4: who may not write in a community for a while does not write to one of it either', async (t) => {
	const h = await house(t, { plan: plan(NAMES, [account('steenuil', 'duty', 'region', ['open'])]) });
	const [anna, bert, coos] = await people(h, 'anna', 'bert', 'coos');
	const { room } = await talkOf(anna, bert);
	const duty = await (await h.resident('steenuil', 'duty')).connect();
	const because = { days: 1, rule: 'Wees vriendelijk.', reason: 'Dit hoort bij de proef.' };
	await duty.ask('sanction.pause', { member: anna.me.member, ...because });
	assert.equal(await anna.c.status('message.post', { room, text: 'toch', nonce: nonce() }), 'writing_paused');
	assert.equal(await anna.c.status('direct.ask', { member: coos.me.member }), 'writing_paused');
	assert.equal(await anna.c.status('room.history', { room }), 'ok');
	await duty.ask('sanction.ban', { member: anna.me.member, ...because });
	for (const cmd of ['room.look', 'room.history', 'direct.end']) assert.equal(await anna.c.status(cmd, { room }), 'not_found');
	assert.equal((await bert.c.ask('room.look', { room })).room.with.member, anna.me.member);
});

test('P3: erasing one of the two takes their words and their asks', async (t) => {
	const h = await house(t, { plan: plan() });
	const [anna, bert, coos] = await people(h, 'anna', 'bert', 'coos');
	const { room } = await talkOf(anna, bert);
	await anna.c.ask('message.post', { room, text: h.word(), nonce: nonce() });
	await anna.c.ask('direct.ask', { member: coos.me.member, line: h.word() });
	await anna.c.ask('account.close').catch(() => undefined);
	const admin = await (await h.guest()).connect();
	await admin.ask('clock.advance', { by_ms: 20 * DAY_MS });
	const evert = await come(h, 'evert');
	await evert.c.ask('direct.ask', { member: anna.me.member, line: h.word() }); // young enough not to lapse by itself
	await evert.c.ask('clock.advance', { by_ms: 2 * DAY_MS });
	[bert.c, coos.c] = (await people(h, 'bert', 'coos')).map(({ c }) => c);
	const look = async () => (await bert.c.ask('room.look', { room })).room;
	await until('the name is gone', async () => {
		await bert.c.ask('clock.advance', { by_ms: 61_000 });
		await sleep(100);
		return (await look()).name === 'oud-lid';
	});
	const left = await look();
	assert.deepEqual([left.name, left.state, left.member_count], ['oud-lid', 'read_only', 1]);
	// A lane may remember a key for ten seconds.
	await until('the words are gone', async () => (await bert.c.ask('room.history', { room })).messages[0].text === undefined);
	assert.deepEqual((await coos.c.ask('direct.list')).asked, []);
	await h.stop();
	const asks = execFileSync('sqlite3', ['-readonly', join(h.dataDir, 'noaber.db'), 'SELECT count(*) FROM direct_ask'], { encoding: 'utf8' });
	assert.equal(Number(asks), 0);
	await h.ctl('verify');
	await h.start();
});
