// A long conversation stays readable: answers and threads, a moment in a room, the read cursor in every
// tab, and how a message read before it was changed.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

import { until } from '../lib/daemon.mjs';
import { account, community, house, map, nonce, region } from '../lib/house.mjs';

const DAY_MS = 86_400_000;
const VERSIONS_MOST = 20;

/** A house with an open and a closed community, a host in the open one. */
const plan = () => region({
	communities: [community('open', 'open', [{ name: 'Kamer een' }, { name: 'Kamer twee' }]),
		community('dicht', 'introduction')],
	accounts: [account('hazelaar', 'peer', 'community:open', ['open']), account('binnen', 'resident', 'region', ['dicht'])],
});

test('answers', async (t) => {
	const h = await house(t, { plan: plan() });
	const a = await (await h.guest()).connect(), b = await (await h.guest()).connect();
	const host = await (await h.resident('hazelaar', 'peer')).connect();
	const { rooms } = await map(a);
	const room = rooms['open/Kamer een'], second = rooms['open/Kamer twee'];
	for (const one of [a, b, host]) await one.ask('room.join', { room });
	const post = (who, args = {}) => who.ask('message.post', { room, text: h.word(), nonce: nonce(), ...args });
	const look = async (who, message) => (await who.ask('message.look', { message })).message;

	await t.test('an answer shows whom it answers and the first words, in the event and when read later', async () => {
		const words = h.word();
		const first = await post(a, { text: `${words}\n\nmet nog ${'heel '.repeat(60)}veel` });
		const from = a.events.length;
		const answer = await post(b, { reply: first.message });
		const { message } = (await a.event((event) => event.seq === answer.seq, from)).data;
		const { quote } = message;
		assert.equal(message.reply_to, first.message);
		assert.deepEqual([quote.message, quote.seq, quote.state, quote.replies], [first.message, first.seq, 'visible', 1]);
		assert.equal(quote.author.member, (await look(a, first.message)).author.member);
		assert.ok(quote.text.startsWith(`${words} met nog heel`), quote.text);
		assert.ok([...quote.text].length <= 121 && quote.text.endsWith('…') && !quote.text.includes('\n'));
		assert.deepEqual((await look(a, answer.message)).quote, quote);
		const { messages } = await a.ask('room.history', { room });
		assert.deepEqual(messages.find((one) => one.message === answer.message).quote, quote);
		assert.equal(messages.find((one) => one.message === first.message).replies, 1);
		assert.equal((await look(a, answer.message)).replies, undefined);
		const { events } = await a.ask('room.events', { room, after: answer.seq - 1 });
		assert.deepEqual(events[0].message.quote, quote);
	});

	await t.test('P3: a quote is a reference: hidden, covered and taken back show in it, and no words stay', async () => {
		const words = h.word(), edited = h.word();
		const first = await post(a, { text: words });
		const answer = await post(b, { reply: first.message });
		const quote = async () => (await look(b, answer.message)).quote;
		assert.equal((await quote()).text, words);
		await a.ask('message.edit', { message: first.message, text: edited });
		assert.equal((await quote()).text, edited);
		await host.ask('message.hide', { message: first.message, reason: h.word('reden') });
		assert.deepEqual([(await quote()).state, (await quote()).text], ['hidden', undefined]);
		assert.equal((await look(a, answer.message)).quote.text, undefined, 'not for its author either: one quote for all');
		await host.ask('message.show', { message: first.message, reason: h.word('reden') });
		assert.equal((await quote()).text, edited);
		await a.ask('message.remove', { message: first.message });
		assert.deepEqual([(await quote()).state, (await quote()).text], ['removed', undefined]);
		const covered = await post(a, { cover: 'loss' });
		const other = await post(b, { reply: covered.message });
		const { quote: under } = await look(b, other.message);
		assert.deepEqual([under.cover, under.text, under.state], ['loss', undefined, 'visible']);
	});

	await t.test('the count of answers leaves out what is hidden or taken back, and events carry it', async () => {
		const first = await post(a), replies = [];
		for (let i = 0; i < 3; i++) replies.push(await post(b, { reply: first.message }));
		const counted = async () => [(await look(a, first.message)).replies,
			(await a.ask('room.history', { room })).messages.find((one) => one.message === first.message).replies];
		assert.deepEqual(await counted(), [3, 3]);
		const from = a.events.length;
		const { seq } = await b.ask('message.remove', { message: replies[0].message });
		assert.equal((await a.event((event) => event.seq === seq, from)).data.message.quote.replies, 2);
		await host.ask('message.hide', { message: replies[1].message, reason: h.word('reden') });
		assert.deepEqual(await counted(), [1, 1]);
		await host.ask('message.show', { message: replies[1].message, reason: h.word('reden') });
		assert.deepEqual(await counted(), [2, 2]);
	});

	await t.test('R12: a thread is read oldest first, in pages', async () => {
		const first = await post(a), replies = [];
		for (let i = 0; i < 55; i++) {
			if (i % 9 === 0) await post(a);
			replies.push((await post(i % 2 ? a : b, { reply: first.message })).message);
		}
		await b.ask('message.react', { message: replies[54], kind: 'strength', on: true });
		const page = await b.ask('message.thread', { message: first.message });
		assert.equal(page.message.message, first.message);
		assert.equal(page.message.replies, 55);
		assert.deepEqual(page.replies.map((one) => one.message), replies.slice(0, 50));
		assert.equal(page.more, true);
		const rest = await b.ask('message.thread', { message: first.message, after: page.replies.at(-1).seq });
		assert.deepEqual(rest.replies.map((one) => one.message), replies.slice(50));
		assert.equal(rest.more, false);
		assert.deepEqual([rest.replies[4].reactions.strength, rest.replies[4].mine], [1, ['strength']]);
		for (const limit of [0, 51]) assert.equal(await b.status('message.thread', { message: first.message, limit }), 'bad_argument');
		assert.deepEqual((await b.ask('message.thread', { message: replies[0] })).replies, []);
	});

	await t.test('Z2: an answer to a message of another room, or of none, is not posted', async () => {
		await a.ask('room.join', { room: second });
		const elsewhere = await post(a, { room: second });
		assert.equal(await a.status('message.post', { room, text: 'hoi', nonce: nonce(), reply: elsewhere.message }), 'not_found');
		assert.equal(await a.status('message.post', { room, text: 'hoi', nonce: nonce(), reply: 'a'.repeat(26) }), 'not_found');
	});

	await t.test('Z4: who left a closed group reads no thread of it any more', async () => {
		const inside = await (await h.resident('binnen')).connect();
		const closed = (await map(inside)).rooms['dicht/Kamer een'];
		await inside.ask('room.join', { room: closed });
		const first = await post(inside, { room: closed }), answer = await post(inside, { room: closed, reply: first.message });
		assert.equal((await inside.ask('message.thread', { message: first.message })).replies[0].message, answer.message);
		assert.equal(await a.status('message.thread', { message: first.message }), 'not_found');
		await inside.ask('room.leave', { room: closed });
		assert.equal(await inside.status('message.thread', { message: first.message }), 'not_found');
		assert.equal(await inside.status('room.history', { room: closed, at_ms: 0 }), 'not_found');
	});
});

test('P3: the words of somebody who was erased are gone from quotes', async (t) => {
	const h = await house(t, { plan: plan() });
	const a = await (await h.guest()).connect(), b = await (await h.guest()).connect();
	const room = (await map(a)).rooms['open/Kamer een'];
	for (const one of [a, b]) await one.ask('room.join', { room });
	const first = await a.ask('message.post', { room, text: h.word(), nonce: nonce() });
	await a.ask('message.edit', { message: first.message, text: h.word() });
	const answer = await b.ask('message.post', { room, text: h.word(), nonce: nonce(), reply: first.message });
	const look = async () => (await b.ask('message.look', { message: answer.message })).message.quote;
	let quote = await look(); // from here on a lane remembers the key for some seconds
	await a.ask('account.close');
	await b.ask('clock.advance', { by_ms: 61_000 });
	await until('the name is gone', async () => {
		quote = await look();
		return quote.author.name === 'oud-lid';
	});
	assert.deepEqual([quote.state, quote.text], ['removed', undefined]);
});

test('a moment in a room', async (t) => {
	const h = await house(t, { plan: plan() });
	const a = await (await h.guest()).connect();
	const room = (await map(a)).rooms['open/Kamer een'];
	await a.ask('room.join', { room });
	const days = [];
	for (let day = 0; day < 3; day++) {
		days.push([]);
		for (let i = 0; i < 30; i++) {
			const said = await a.ask('message.post', { room, text: h.word(), nonce: nonce() });
			days[day].push(said);
			if (i % 7 === 0) await a.ask('message.react', { message: said.message, kind: 'thanks', on: true }).catch(() => {});
		}
		await a.ask('clock.advance', { by_ms: 12 * 60_000 });
	}
	const at = (at_ms, limit = 10) => a.ask('room.history', { room, at_ms, limit });

	await t.test('the page holds the first message from then on, and tells which it is', async () => {
		for (const day of days) {
			const page = await at(day[0].at_ms - 1000);
			assert.equal(page.at_seq, day[0].seq);
			assert.ok(page.messages.some((one) => one.seq === day[0].seq));
			assert.ok(page.messages.length >= 5 && page.messages.length <= 10);
		}
		const exact = await at(days[1][12].at_ms);
		assert.ok(exact.at_seq <= days[1][12].seq && exact.messages.some((one) => one.seq === exact.at_seq));
	});

	await t.test('before the first: the first; after the newest: the end', async () => {
		const first = await at(0);
		assert.deepEqual([first.at_seq, first.messages[0].seq, first.more_before], [days[0][0].seq, days[0][0].seq, false]);
		const last = await at(h.now() + DAY_MS);
		assert.ok(last.at_seq > last.head_seq);
		assert.deepEqual([last.messages.at(-1).seq, last.more_after], [days[2][29].seq, false]);
		assert.equal(await a.status('room.history', { room, at_ms: -1 }), 'bad_argument');
	});
});

test('the read cursor moves in every tab and device', async (t) => {
	const h = await house(t, { plan: plan() });
	const person = await h.guest(), writer = await (await h.guest()).connect();
	const one = await person.connect(), two = await person.connect();
	const room = (await map(one)).rooms['open/Kamer een'];
	for (const who of [one, writer]) await who.ask('room.join', { room });
	const posts = [];
	for (let i = 0; i < 4; i++) posts.push(await writer.ask('message.post', { room, text: h.word(), nonce: nonce() }));
	const moved = (connection, from) => connection.event((event) => event.ev === 'room.read_moved', from);

	await t.test('D3: the other tab hears where it is, how much is left, and up to where that was counted', async () => {
		const reply = await one.ask('room.read', { room, seq: posts[1].seq });
		const { data } = await moved(two, 0);
		assert.deepEqual(data, { room, read_seq: posts[1].seq, unread: 2, head_seq: posts[3].seq });
		assert.deepEqual(reply, data);
	});

	await t.test('putting it back too; and nothing is said when nothing moved', async () => {
		const from = two.events.length;
		await one.ask('room.mark_unread', { room, seq: posts[0].seq });
		assert.deepEqual((await moved(two, from)).data.unread, 4);
		const before = two.events.length;
		await one.ask('room.read', { room, seq: 0 });
		await two.ask('account.me');
		assert.equal(two.events.length, before);
	});

	await t.test('Z5: it is nobody else’s business', async () => {
		await writer.ask('account.me');
		assert.deepEqual(writer.events.filter((event) => event.ev === 'room.read_moved'), []);
	});
});

test('how a message read before it was changed', async (t) => {
	const h = await house(t, { plan: plan() });
	const a = await (await h.guest()).connect(), b = await (await h.guest()).connect();
	const hostSession = await h.resident('hazelaar', 'peer');
	const host = await hostSession.connect();
	const room = (await map(a)).rooms['open/Kamer een'];
	for (const one of [a, b, host]) await one.ask('room.join', { room });
	const texts = Array.from({ length: 3 }, () => h.word());
	const said = await a.ask('message.post', { room, text: texts[0], nonce: nonce() });
	await a.ask('message.edit', { message: said.message, text: texts[1] });
	await a.ask('message.edit', { message: said.message, text: texts[2] });
	const versions = async (who, command) => (await who.ask(command, { message: said.message })).versions;

	await t.test('its author reads them, oldest first, with their times', async () => {
		const list = await versions(a, 'message.versions');
		assert.deepEqual(list.map((one) => one.text), texts.slice(0, 2));
		assert.equal(list[0].at_ms, said.at_ms);
		assert.ok(list[1].at_ms >= list[0].at_ms);
	});

	await t.test('MO13: a host reads them too, and the author sees that; nobody else does', async () => {
		assert.equal(await host.status('message.versions', { message: said.message }), 'forbidden');
		for (const command of ['message.versions', 'message.open_versions'])
			assert.equal(await b.status(command, { message: said.message }), 'forbidden');
		assert.equal(await a.status('message.open_versions', { message: said.message }), 'forbidden');
		assert.deepEqual((await versions(host, 'message.open_versions')).map((one) => one.text), texts.slice(0, 2));
		const { lines } = await a.ask('audit.mine');
		assert.ok(lines.some((line) => line.what === 'message.versions_read' && line.name === 'Hazelaar' && !line.own));
	});

	await t.test('R5: twenty are kept, and then it is enough', async () => {
		const other = await a.ask('message.post', { room, text: h.word(), nonce: nonce() });
		const edit = () => a.status('message.edit', { message: other.message, text: h.word() });
		for (let i = 0; i < VERSIONS_MOST; i++) assert.equal(await edit(), 'ok');
		assert.equal(await edit(), 'too_often');
		assert.equal((await a.ask('message.versions', { message: other.message })).versions.length, VERSIONS_MOST);
	});

	await t.test('P3: they go when the message is taken back', async () => {
		await a.ask('message.remove', { message: said.message });
		for (const [who, command] of [[a, 'message.versions'], [host, 'message.open_versions']])
			assert.equal(await who.status(command, { message: said.message }), 'not_found');
		await h.stop();
		assert.match(await h.ctl('verify'), / 0  texts that do not open/);
		const left = execFileSync('sqlite3', [`${h.dataDir}/noaber.db`, 'SELECT DISTINCT message_id FROM message_version'], { encoding: 'utf8' });
		assert.equal(left.trim().split('\n').length, 1, 'of the other message only');
		await h.start();
	});
});
