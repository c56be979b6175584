// MO12, QU7: a message that waits for a host. Only its author and the hosts know of it; released it is
// the message it was, declined its author keeps the words and reads why.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { until } from '../lib/daemon.mjs';
import { account, community, house, map, nonce, region } from '../lib/house.mjs';
import { allEvents, allMessages } from '../lib/people.mjs';

const SECOND_MS = 1000, SESSION_ENDED = 4001;
const before = (slug, more = {}) => ({ ...community(slug, 'open', [{ name: 'Kamer een' }, { name: 'Kamer twee' }]), moderation: 'before', ...more });
const plan = region({
	communities: [before('open'), { ...community('dicht'), unattended: 'hold' }, { ...community('nieuw'), first_held: 2 }, community('elders')],
	accounts: [
		account('hazelaar', 'peer', 'community:open', ['open']),
		account('roerdomp', 'peer', 'community:elders', ['elders', 'open']),
		account('steenuil', 'duty', 'region', ['open', 'dicht', 'nieuw']),
		account('esdoorn', 'coordinator'),
	],
});

const NOTHING_KNOWN = { attended: false };

test('MO12: a message waits, is released, is declined', async (t) => {
	const h = await house(t, { plan });
	const author = await h.guest(), bystander = await h.guest();
	const a = await author.connect(), b = await bystander.connect();
	const { rooms } = await map(a);
	const room = rooms['open/Kamer een'];
	for (const c of [a, b]) await c.ask('room.join', { room });
	const also = await author.connect({ rooms: [{ room, seq: 0 }] }); // another device of the author
	const host = await (await h.resident('hazelaar', 'peer')).connect({ joined: true });
	const duty = await (await h.resident('steenuil', 'duty')).connect({ rooms: [{ room, seq: 0 }] });
	const elsewhere = await (await h.resident('roerdomp', 'peer')).connect({ rooms: [{ room, seq: 0 }] }); // no role here
	const all = [a, also, b, host, duty, elsewhere];
	const post = (c, text, more = {}) => c.ask('message.post', { room, text, nonce: nonce(), ...more });
	const heldBy = async (c, where = room) => (await c.ask('message.held', { room: where })).held;
	const open = async (c, message) => (await c.ask('message.open_held', { message })).held;
	const release = async (c, message) => c.ask('message.release', { message, edits: (await open(c, message)).edits });

	/** Everything that somebody in the room can ask for. */
	const askAll = async (c, message) => {
		for (const command of ['room.history', 'room.look', 'message.held', 'room.watch']) await c.status(command, { room });
		await c.status('room.events', { room, after: 0 });
		await c.status('room.list');
		await c.status('message.look', { message });
		for (const command of ['open_held', 'release', 'decline', 'edit_held', 'withdraw', 'react', 'hide', 'cover'])
			await c.status(`message.${command}`, { message, edits: 0, reason: 'zomaar even', text: 'anders', kind: 'thanks', on: true });
	};

	await t.test('MO12: its author hears that it waits, why, and what to expect', async () => {
		const text = h.word();
		const said = await post(a, text);
		assert.equal(said.held, 'moderated');
		assert.equal(said.seq, undefined);
		assert.deepEqual(said.wait, NOTHING_KNOWN);
		for (const c of [a, await author.connect()]) { // after a reload too
			const own = (await heldBy(c)).at(-1);
			assert.equal(own.text, text);
			assert.deepEqual([own.message, own.state, own.own, own.why], [said.message, 'waiting', true, 'moderated']);
		}
		const { data } = await also.event((event) => event.ev === 'message.judged' && event.data.message === said.message);
		assert.deepEqual(data, { room, message: said.message, what: 'changed' });
		await a.ask('message.withdraw', { message: said.message });
	});

	await t.test('Z5: nobody else gets a word of it, or that it is there; no number of the room is taken', async () => {
		const text = h.word();
		const head = (await b.ask('room.look', { room })).room.head_seq;
		const said = await post(a, text);
		for (const c of [b, elsewhere]) await askAll(c, said.message);
		const later = await (await h.guest()).connect();
		await later.ask('room.join', { room });
		await askAll(later, said.message);
		assert.equal((await b.ask('room.look', { room })).room.head_seq, head);
		for (const c of [b, elsewhere, later]) {
			assert.ok(!c.frames.some((frame) => frame.includes(text) || frame.includes(said.message)), c.who);
			if (c !== elsewhere) assert.deepEqual(await heldBy(c), []);
			assert.ok(!c.events.some((event) => event.ev === 'message.waits'), c.who);
		}
		assert.equal(await elsewhere.status('message.held', { room }), 'not_found', 'a host of elsewhere has no place here');
		// A host knows that it is there; the words come when they are asked for.
		const seen = (await heldBy(host)).at(-1);
		assert.deepEqual([seen.message, seen.author.name, seen.own, seen.text], [said.message, author.name, false, undefined]);
		assert.equal((await host.ask('room.look', { room })).room.held, 1);
		assert.equal((await b.ask('room.look', { room })).room.held, undefined);
		assert.ok(!host.frames.some((frame) => frame.includes(text)), 'not before it is opened');
		assert.equal((await open(host, said.message)).text, text);
		await a.ask('message.withdraw', { message: said.message });
		await later.close();
	});

	await t.test('hosts hear at once how many wait, in the room they host alone', async () => {
		await host.ask('account.me'); // what was told before stands before the answer
		const from = host.events.length;
		const said = await post(a, h.word());
		const { data } = await host.event((event) => event.ev === 'message.waits', from);
		assert.deepEqual(data, { room, waiting: 1 });
		await a.ask('message.withdraw', { message: said.message });
		await host.event((event) => event.ev === 'message.waits' && event.data.waiting === 0, from);
	});

	await t.test('released: the same id, author and hat, the next number, posted now', async () => {
		const text = h.word();
		const first = await post(b, h.word());
		await release(host, first.message);
		const head = (await b.ask('room.look', { room })).room.head_seq;
		const said = await post(a, text, { reply: first.message, cover: 'loss' });
		await release(duty, said.message);
		const { data, seq } = await b.event((event) => event.ev === 'message.posted' && event.data.message.message === said.message);
		assert.equal(seq, head + 1);
		assert.deepEqual([data.message.text, data.message.author.name, data.message.author.hat, data.message.reply_to, data.message.cover],
			[text, author.name, 'resident', first.message, 'loss']);
		await also.event((event) => event.ev === 'message.judged' && event.data.what === 'released' && event.data.message === said.message);
		assert.deepEqual(await heldBy(a), []);
		assert.equal((await b.ask('message.look', { message: said.message })).message.text, text);
		assert.equal(await host.status('message.release', { message: said.message, edits: 0 }), 'not_found', 'once');
		const seqs = (await allEvents(b, room)).map((event) => event.seq);
		assert.deepEqual(seqs, seqs.map((_, i) => i + 1), 'D5: no hole');
	});

	await t.test('D4: a retry is the first answer: while it waits, released, declined and taken back', async () => {
		const again = async (args, want) => {
			const { message, held, seq } = await a.ask('message.post', args);
			assert.equal(message, want);
			return { held, seq };
		};
		const args = () => ({ room, text: h.word(), nonce: nonce() });
		const one = args(), two = args(), three = args();
		const said = await a.ask('message.post', one);
		assert.deepEqual(await again(one, said.message), { held: 'moderated', seq: undefined });
		const { seq } = await release(host, said.message);
		assert.deepEqual(await again(one, said.message), { held: undefined, seq });
		const declined = await a.ask('message.post', two);
		await host.ask('message.decline', { message: declined.message, reason: 'liever niet' });
		assert.equal((await again(two, declined.message)).held, 'moderated');
		await a.ask('message.withdraw', { message: declined.message });
		const withdrawn = await a.ask('message.post', three);
		await a.ask('message.withdraw', { message: withdrawn.message });
		assert.equal((await again(three, withdrawn.message)).held, 'moderated');
		assert.deepEqual(await heldBy(a), []);
		assert.equal((await allMessages(b, room)).filter((one) => one.message === said.message).length, 1);
	});

	await t.test('MO4: declined with a reason, which its author alone reads until they put it away', async () => {
		const text = h.word(), reason = h.word('reden');
		const said = await post(a, text);
		for (const bad of [undefined, '', 'x', 'x'.repeat(501)])
			assert.equal(await host.status('message.decline', { message: said.message, reason: bad }), 'bad_argument');
		await host.ask('message.decline', { message: said.message, reason });
		await also.event((event) => event.ev === 'message.judged' && event.data.what === 'declined');
		const own = (await heldBy(also)).at(-1);
		assert.deepEqual([own.state, own.text, own.reason], ['declined', text, reason]);
		for (const c of [b, host, duty]) {
			assert.ok(!(await heldBy(c)).some((one) => one.message === said.message), c.who);
			assert.ok(!c.frames.some((frame) => frame.includes(reason)), c.who);
		}
		assert.equal(await host.status('message.release', { message: said.message, edits: 0 }), 'conflict');
		assert.equal(await a.status('message.edit_held', { message: said.message, text: 'toch anders' }), 'conflict');
		await a.ask('message.withdraw', { message: said.message });
		assert.deepEqual(await heldBy(a), []);
	});

	await t.test('changed while a host reads: what was not read is not released', async () => {
		const said = await post(a, h.word());
		const read = await open(host, said.message);
		const text = h.word();
		await a.ask('message.edit_held', { message: said.message, text });
		assert.equal(await host.status('message.release', { message: said.message, edits: read.edits }), 'conflict');
		assert.equal((await open(host, said.message)).text, text);
		await release(host, said.message);
		assert.equal((await b.ask('message.look', { message: said.message })).message.text, text);
	});

	await t.test('MO12: words that somebody looked at cannot become others afterwards', async () => {
		const said = await post(a, h.word());
		await release(host, said.message);
		assert.equal(await a.status('message.edit', { message: said.message, text: h.word() }), 'looked_at_first');
		assert.equal(await a.status('message.remove', { message: said.message }), 'ok');
	});

	await t.test('MO13: nobody decides on what is their own; of two hosts one does', async () => {
		const plain = await (await h.resident('hazelaar', 'resident')).connect();
		const said = await post(plain, h.word());
		for (const [command, args] of [['open_held', {}], ['release', { edits: 0 }], ['decline', { reason: 'zomaar' }]])
			assert.equal(await host.status(`message.${command}`, { message: said.message, ...args }), 'forbidden', command);
		const results = await Promise.all([duty, duty].map((c) => c.status('message.release', { message: said.message, edits: 0 })));
		assert.deepEqual(results.sort(), ['not_found', 'ok']);
		await plain.close();
	});

	await t.test('LE9: each look and act of a host stands in the log of its author', async () => {
		const one = await post(a, h.word()), two = await post(a, h.word());
		await release(host, one.message);
		await host.ask('message.decline', { message: two.message, reason: 'liever niet' });
		const { lines } = await a.ask('audit.mine');
		for (const what of ['message.held_read', 'message.released', 'message.declined']) {
			const line = lines.find((each) => each.what === what);
			assert.deepEqual([line.name, line.hat, line.place], ['Hazelaar', 'peer', 'Kamer een'], what);
		}
		await a.ask('message.withdraw', { message: two.message });
	});

	await t.test('MO12: what to expect is told from five waits on', async () => {
		const where = rooms['dicht/Kamer een'];
		await a.ask('room.join', { room: where });
		const looker = await (await h.resident('steenuil', 'duty')).connect();
		for (const seconds of [10, 20, 40, 80, 300]) {
			const said = await a.ask('message.post', { room: where, text: h.word(), nonce: nonce() });
			assert.equal(said.held, 'unattended', 'QU7');
			assert.deepEqual(said.wait, NOTHING_KNOWN);
			await looker.ask('clock.advance', { by_ms: seconds * SECOND_MS });
			await looker.ask('message.release', { message: said.message, edits: 0 });
		}
		const { wait } = await a.ask('message.held', { room: where });
		assert.deepEqual([wait.low_ms, wait.high_ms].map((ms) => Math.floor(ms / SECOND_MS)), [20, 80]);
		assert.equal(wait.attended, false);
		await looker.close();
	});

	await t.test('the first messages of somebody new wait, and count when the group saw them', async () => {
		const where = rooms['nieuw/Kamer een'];
		await b.ask('room.join', { room: where });
		const looker = await (await h.resident('steenuil', 'duty')).connect();
		const say = () => b.ask('message.post', { room: where, text: h.word(), nonce: nonce() });
		const waiting = [await say(), await say(), await say()];
		for (const one of waiting) assert.equal(one.held, 'newcomer', 'however many wait');
		await looker.ask('message.decline', { message: waiting[0].message, reason: 'liever niet' });
		for (const one of waiting.slice(1)) {
			assert.equal((await say()).held, 'newcomer');
			await looker.ask('message.release', { message: one.message, edits: 0 });
		}
		assert.equal((await say()).held, undefined);
		await looker.close();
	});

	await t.test('who leaves the room, or the community, takes along what nobody saw', async () => {
		for (const leave of [(c) => c.ask('room.leave', { room }), async (c) => c.ask('community.leave', { community: (await map(c)).communities.open })]) {
			const guest = await (await h.guest()).connect();
			await guest.ask('room.join', { room });
			const from = host.events.length;
			const said = await post(guest, h.word());
			await leave(guest);
			await host.event((event) => event.ev === 'message.waits' && event.data.waiting === 0, from);
			assert.equal(await host.status('message.open_held', { message: said.message }), 'not_found');
			await guest.close();
		}
	});

	await t.test('ON8: who is away is not spoken for; back again, it waits as before', async () => {
		const me = await h.guest();
		const c = await me.connect();
		await c.ask('room.join', { room });
		const login = h.word('inlog'), passphrase = `${h.word('zin')} en nog wat`;
		await c.ask('account.keep', { login, passphrase });
		const said = await post(c, h.word());
		await c.ask('account.freeze').catch(() => undefined);
		await c.closed;
		assert.equal(await host.status('message.release', { message: said.message, edits: 0 }), 'not_found');
		h.passphrases.set(login, passphrase);
		const back = await (await h.resident(login, undefined, { come_back: true })).connect();
		assert.equal((await heldBy(back)).at(-1).message, said.message);
		await release(host, said.message);
		await back.close();
	});

	await t.test('P3: erased with its author', async () => {
		const me = await h.guest();
		const c = await me.connect();
		await c.ask('room.join', { room });
		const said = await post(c, h.word());
		await c.ask('account.close').catch(() => undefined);
		await until('it is gone', async () => (await host.status('message.open_held', { message: said.message })) === 'not_found'
			&& (await host.ask('room.look', { room })).room.held === 0);
	});

	await t.test('Z4: a host who leaves the community hears and does nothing more, with the list open', async () => {
		const said = await post(a, h.word());
		const more = await (await h.resident('steenuil', 'duty')).connect();
		assert.equal((await heldBy(duty)).length, 1);
		await more.ask('community.leave', { community: (await map(more)).communities.open });
		for (const c of [duty, host]) await c.ask('account.me'); // what was told before stands before the answer
		const [heard, others] = [duty.events.length, host.events.length];
		await a.ask('message.edit_held', { message: said.message, text: h.word() });
		await host.event((event) => event.ev === 'message.waits', others);
		await duty.ask('account.me');
		assert.ok(!duty.events.slice(heard).some((event) => event.ev === 'message.waits'));
		for (const [command, args] of [['open_held', {}], ['release', { edits: 1 }], ['decline', { reason: 'zomaar' }]])
			assert.equal(await duty.status(`message.${command}`, { message: said.message, ...args }), 'not_found', command);
		await a.ask('message.withdraw', { message: said.message });
		await more.close();
	});

	await t.test('Z4 A4: a host whose task ended is out within a second, with the list open', async () => {
		const said = await post(a, h.word());
		assert.equal((await heldBy(host)).length, 1);
		const coordinator = await (await h.resident('esdoorn', 'coordinator')).connect();
		const { appointments } = await coordinator.ask('appointment.list');
		const { appointment } = appointments.find((one) => one.hat === 'peer' && one.where === 'Groep open' && one.state === 'active');
		await coordinator.ask('appointment.end', { appointment, reason: 'voor de proef' });
		assert.equal(await host.closesSoon(), SESSION_ENDED);
		const plain = await (await h.resident('hazelaar', 'resident')).connect({ rooms: [{ room, seq: 0 }] });
		const from = plain.events.length;
		assert.equal(await plain.status('message.open_held', { message: said.message }), 'not_found');
		await a.ask('message.edit_held', { message: said.message, text: h.word() });
		assert.deepEqual(await heldBy(plain), []);
		assert.ok(!plain.events.slice(from).some((event) => event.ev === 'message.waits'));
		await Promise.all([plain, coordinator].map((c) => c.close()));
	});
	for (const c of all) c.cut();
});
