// Saying something, changing it, taking it back; reacting; reading back; the read cursor.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { house, map, nonce } from '../lib/house.mjs';
import { allMessages } from '../lib/people.mjs';

const EDIT_MS = 15 * 60 * 1000;
const NOTHING = { recognise: 0, strength: 0, thanks: 0 };
// Both are left out of a message that has none.
const counts = (message) => message.reactions ?? NOTHING;
const mine = (message) => message.mine ?? [];

test('messages', async (t) => {
	const h = await house(t);
	const author = await h.guest(), reader = await h.guest();
	let a = await author.connect(), b = await reader.connect();
	const { rooms } = await map(a);
	const room = rooms['open/Kamer een'], second = rooms['open/Kamer twee'];
	await a.ask('room.join', { room });
	await b.ask('room.join', { room });
	const post = (text = h.word(), who = a) => who.ask('message.post', { room, text, nonce: nonce() });

	await t.test('a post is heard by all, once, with the server’s hat and number', async () => {
		const text = `${h.word()} met é, 🙂 en\nnieuwe regels`;
		const from = b.events.length;
		const said = await post(text);
		const { data } = await b.event((event) => event.seq === said.seq, from);
		const { message } = data;
		assert.equal(message.message, said.message);
		assert.equal(message.text, text);
		assert.equal(message.at_ms, said.at_ms);
		assert.deepEqual({ name: message.author.name, hat: message.author.hat }, { name: author.name, hat: 'resident' });
		assert.deepEqual(mine(message), []);
		assert.deepEqual(counts(message), NOTHING);
		assert.equal((await a.event((event) => event.seq === said.seq)).data.message.text, text);
		assert.deepEqual((await b.ask('message.look', { message: said.message })).message, message);
		await b.ask('account.me');
		assert.equal(b.events.filter((event) => event.seq === said.seq).length, 1);
	});

	await t.test('ON9: nobody chooses a hat or an author for a message', async () => {
		for (const extra of [{ hat: 'peer' }, { author: 'x' }, { seq: 1 }, { at_ms: 1 }, { state: 'visible' }])
			assert.equal(await a.status('message.post', { room, text: 'hoi', nonce: nonce(), ...extra }), 'bad_argument');
	});

	await t.test('D4: the same nonce is the same message, also at once and also after a restart', async () => {
		const args = { room, text: h.word(), nonce: nonce() };
		const first = await a.ask('message.post', args);
		assert.deepEqual(await a.ask('message.post', args), first);
		const other = { room, text: h.word(), nonce: nonce() };
		const many = await Promise.all(Array.from({ length: 20 }, () => a.ask('message.post', other)));
		assert.ok(many.every((answer) => answer.message === many[0].message && answer.seq === many[0].seq));
		assert.deepEqual(await a.ask('message.post', { ...args, text: 'andere woorden' }), first);
		assert.notEqual((await b.ask('message.post', { ...args })).message, first.message, 'another person’s nonce');
		await h.restart();
		[a, b] = [await author.connect({ rooms: [{ room, seq: 0 }] }), await reader.connect({ rooms: [{ room, seq: 0 }] })];
		assert.deepEqual(await a.ask('message.post', args), first);
		const texts = (await allMessages(a, room)).map((message) => message.text);
		assert.equal(texts.filter((text) => text === args.text).length, 2, 'mine and the other’s');
		assert.equal(texts.filter((text) => text === other.text).length, 1);
		await a.ask('room.join', { room: second });
		assert.equal(await a.status('message.post', { ...args, room: second }), 'conflict');
	});

	await t.test('what cannot be read is not posted', async () => {
		for (const text of ['', ' ', '\n\t ', '\u200b\u200d', '\u202e'])
			assert.equal(await a.status('message.post', { room, text, nonce: nonce() }), 'bad_argument', JSON.stringify(text));
		assert.equal(await a.status('message.post', { room, text: 'x'.repeat(4000), nonce: nonce() }), 'ok');
		assert.equal(await a.status('message.post', { room, text: 'x'.repeat(4001), nonce: nonce() }), 'bad_argument');
		assert.equal(await a.status('message.post', { room, text: '🙂'.repeat(4000), nonce: nonce() }), 'ok', '16000 bytes');
		for (const bad of ['kort', 'x'.repeat(65)])
			assert.equal(await a.status('message.post', { room, text: 'hoi', nonce: bad }), 'bad_argument');
	});

	await t.test('edit own words; all see the new ones', async () => {
		const said = await post(), text = h.word();
		const { seq } = await a.ask('message.edit', { message: said.message, text });
		assert.ok(seq > said.seq);
		const { ev, data } = await b.event((event) => event.seq === seq);
		assert.equal(ev, 'message.edited');
		assert.equal(data.message.text, text);
		assert.equal(data.message.seq, said.seq, 'its place stays');
		assert.ok(data.message.edited_ms >= said.at_ms);
		assert.equal(await b.status('message.edit', { message: said.message, text: 'van mij' }), 'forbidden');
		assert.equal(await a.status('message.edit', { message: said.message, text: ' ' }), 'bad_argument');
	});

	await t.test('remove own words; the place stays, the words go', async () => {
		const text = h.word(), said = await post(text);
		await b.ask('message.react', { message: said.message, kind: 'thanks', on: true });
		assert.equal(await b.status('message.remove', { message: said.message }), 'forbidden');
		const { seq } = await a.ask('message.remove', { message: said.message });
		const { ev, data } = await b.event((event) => event.seq === seq);
		assert.equal(ev, 'message.removed');
		assert.equal(data.message.text, undefined);
		assert.equal(data.message.state, 'removed');
		for (const who of [a, b]) {
			const { message } = await who.ask('message.look', { message: said.message });
			assert.equal(message.state, 'removed');
			assert.equal(message.text, undefined);
			assert.deepEqual(counts(message), NOTHING);
			const { events } = await who.ask('room.events', { room, after: said.seq - 1 });
			assert.ok(!JSON.stringify(events).includes(text), 'a late reader gets today’s state');
		}
		assert.equal(await a.status('message.remove', { message: said.message }), 'not_found');
		assert.equal(await a.status('message.edit', { message: said.message, text: 'terug' }), 'not_found');
	});

	await t.test('react twice is once, take back twice is once, own reactions are mine alone', async () => {
		const said = await post();
		const react = (who, kind, on = true) => who.ask('message.react', { message: said.message, kind, on });
		const first = await react(b, 'strength');
		const { ev, data } = await a.event((event) => event.seq === first.seq);
		assert.equal(ev, 'message.reacted');
		assert.deepEqual([data.message, data.kind, data.on, data.reactions], [said.message, 'strength', true, { ...NOTHING, strength: 1 }]);
		await react(b, 'strength');
		await Promise.all([react(b, 'strength'), react(b, 'strength'), react(a, 'strength')]);
		await react(b, 'recognise');
		let { message } = await b.ask('message.look', { message: said.message });
		assert.deepEqual(counts(message), { recognise: 1, strength: 2, thanks: 0 });
		assert.deepEqual(mine(message).sort(), ['recognise', 'strength']);
		await react(b, 'strength', false);
		await react(b, 'strength', false);
		({ message } = await a.ask('message.look', { message: said.message }));
		assert.deepEqual(counts(message), { recognise: 1, strength: 1, thanks: 0 });
		assert.deepEqual(mine(message), ['strength']);
		assert.equal(await b.status('message.react', { message: said.message, kind: 'boos', on: true }), 'bad_argument');
	});

	await t.test('history: newest, before, after, around; ascending and with honest ends', async () => {
		const posts = [];
		for (let i = 0; i < 120; i++) posts.push(await a.ask('message.post', { room: second, text: h.word(), nonce: nonce() }));
		const page = (args) => b.ask('room.history', { room: second, ...args });
		const seqs = (answer) => answer.messages.map((message) => message.seq);
		const all = posts.map((one) => one.seq);
		const newest = await page({});
		assert.deepEqual(seqs(newest), all.slice(-50));
		assert.deepEqual([newest.more_before, newest.more_after, newest.head_seq], [true, false, all.at(-1)]);
		const before = await page({ before: all[50], limit: 20 });
		assert.deepEqual(seqs(before), all.slice(30, 50));
		assert.deepEqual([before.more_before, before.more_after], [true, true]);
		const first = await page({ after: 0, limit: 10 });
		assert.deepEqual(seqs(first), all.slice(0, 10));
		assert.deepEqual([first.more_before, first.more_after], [false, true]);
		const around = await page({ around: all[60], limit: 21 });
		assert.ok(seqs(around).includes(all[60]) && seqs(around).length === 21);
		assert.ok(seqs(around)[0] < all[60] && seqs(around).at(-1) > all[60]);
		assert.deepEqual(seqs(around), [...seqs(around)].sort((x, y) => x - y));
		assert.deepEqual(seqs(await page({ before: 1 })), []);
		assert.deepEqual(seqs(await page({ after: all.at(-1) })), []);
		for (const args of [{ limit: 0 }, { limit: 51 }, { before: 0 }, { after: -1 }, { limit: '5' }, { limit: null }])
			assert.equal(await b.status('room.history', { room: second, ...args }), 'bad_argument', JSON.stringify(args));
	});

	await t.test('read cursor: forward only, never past the newest; mark_unread puts it back', async () => {
		const { head_seq: head } = await b.ask('room.watch', { room: second });
		await b.ask('room.join', { room: second });
		const cursor = ({ read_seq, unread }) => ({ read_seq, unread });
		const read = async (seq) => cursor(await b.ask('room.read', { room: second, seq }));
		const three = [];
		for (let i = 0; i < 3; i++) three.push(await a.ask('message.post', { room: second, text: h.word(), nonce: nonce() }));
		assert.deepEqual(await read(head), { read_seq: head, unread: 3 });
		assert.deepEqual(await read(three[1].seq), { read_seq: three[1].seq, unread: 1 });
		assert.deepEqual(await read(1), { read_seq: three[1].seq, unread: 1 });
		assert.deepEqual(await read(three[2].seq + 100), { read_seq: three[2].seq, unread: 0 });
		const back = await b.ask('room.mark_unread', { room: second, seq: three[0].seq });
		assert.deepEqual(cursor(back), { read_seq: three[0].seq - 1, unread: 3 });
		const again = await reader.connect();
		assert.equal(again.hello.rooms.find((one) => one.room === second).unread, 3, 'on every device');
		await a.ask('message.remove', { message: three[0].message });
		assert.equal((await b.ask('room.look', { room: second })).room.unread, 2, 'what is gone is not unread');
		await again.close();
	});

	await t.test('events since a number, page by page, with today’s state', async () => {
		const { head_seq: start } = await b.ask('room.watch', { room });
		const said = await post(), text = h.word();
		await a.ask('message.edit', { message: said.message, text });
		await b.ask('message.react', { message: said.message, kind: 'thanks', on: true });
		await a.ask('message.remove', { message: said.message });
		const first = await b.ask('room.events', { room, after: start, limit: 2 });
		assert.equal(first.more, true);
		const { events } = await b.ask('room.events', { room, after: start });
		assert.deepEqual(events.map((event) => event.ev), ['message.posted', 'message.edited', 'message.reacted', 'message.removed']);
		assert.deepEqual(events.map((event) => event.seq), [1, 2, 3, 4].map((i) => start + i));
		for (const event of events) assert.equal(event.message?.text, undefined);
		assert.equal(events[0].message.state, 'removed');
		assert.deepEqual((await b.ask('room.events', { room, after: start + 4 })).events, []);
		assert.deepEqual((await b.ask('room.events', { room, after: start + 400 })).events, []);
	});

	await t.test('editing ends after 15 minutes, taking back does not', async () => {
		const said = await post();
		await a.ask('clock.advance', { by_ms: EDIT_MS - 60_000 });
		assert.equal(await a.status('message.edit', { message: said.message, text: 'net op tijd' }), 'ok');
		await a.ask('clock.advance', { by_ms: 61_000 });
		assert.equal(await a.status('message.edit', { message: said.message, text: 'te laat' }), 'too_late');
		assert.equal((await b.ask('message.look', { message: said.message })).message.text, 'net op tijd');
		assert.equal(await a.status('message.remove', { message: said.message }), 'ok');
	});
	await Promise.all([a.close(), b.close()]);
});
