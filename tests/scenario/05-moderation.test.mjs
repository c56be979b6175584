// A host hides and shows messages: with a reason for the author, and with no word left for others.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { account, house, map, nonce, region } from '../lib/house.mjs';

const plan = region({
	accounts: [
		account('hazelaar', 'peer', 'community:open', ['open']),
		account('roerdomp', 'peer', 'community:elders', ['elders']),
		account('steenuil', 'duty', 'region', ['open', 'elders']),
	],
});

test('moderation', async (t) => {
	const h = await house(t, { plan });
	const author = await h.guest(), bystander = await h.guest();
	const a = await author.connect(), b = await bystander.connect();
	const { rooms } = await map(a);
	const room = rooms['open/Kamer een'];
	for (const c of [a, b]) await c.ask('room.join', { room });
	const host = await (await h.resident('hazelaar', 'peer')).connect({ rooms: [{ room, seq: 0 }] });
	const elsewhere = await (await h.resident('roerdomp', 'peer')).connect();
	const duty = await (await h.resident('steenuil', 'duty')).connect({ rooms: [{ room, seq: 0 }] });
	const post = (text, who = a) => who.ask('message.post', { room, text, nonce: nonce() });

	await t.test('the hat of the host stands on what the host writes', async () => {
		const said = await post(h.word(), host);
		const { data } = await b.event((event) => event.seq === said.seq);
		assert.equal(data.message.author.hat, 'peer');
	});

	await t.test('Z4 Z5: a hidden text is in no frame to others, the author reads why', async () => {
		const text = h.word(), reason = h.word('reden');
		const said = await post(text);
		await b.event((event) => event.seq === said.seq);
		const from = b.frames.length;
		const { seq } = await host.ask('message.hide', { message: said.message, reason });
		for (const c of [a, b, host, duty]) {
			const { ev, data } = await c.event((event) => event.seq === seq);
			assert.equal(ev, 'message.hidden');
			assert.equal(data.message.state, 'hidden');
			assert.equal(data.message.text, undefined);
			assert.equal(data.message.hidden_reason, undefined);
		}
		// Everything a reader can ask for afterwards.
		await b.ask('room.history', { room });
		await b.ask('room.history', { room, around: said.seq });
		await b.ask('room.events', { room, after: 0 });
		await b.ask('room.list');
		await b.ask('room.look', { room });
		await b.ask('message.look', { message: said.message });
		await (await bystander.connect()).close();
		const later = await (await h.guest()).connect();
		await later.ask('room.join', { room });
		await later.ask('room.history', { room });
		await later.ask('room.events', { room, after: 0 });
		for (const frame of [...b.frames.slice(from), ...later.frames, ...h.heardBy(bystander.name).slice(from)].filter((f) => !b.frames.slice(0, from).includes(f))) {
			assert.ok(!frame.includes(text), 'the words');
			assert.ok(!frame.includes(reason), 'the reason');
		}
		for (const c of [a, host, duty]) {
			const { message } = await c.ask('message.look', { message: said.message });
			assert.equal(message.text, c === a ? text : undefined, 'the author alone, unasked');
			assert.equal(message.hidden_reason, reason);
			const { messages } = await c.ask('room.history', { room, around: said.seq });
			assert.equal(messages.find((one) => one.message === said.message).hidden_reason, reason);
		}
		await later.close();
	});

	await t.test('MO13: a host reads hidden words by an act of its own, others do not', async () => {
		const text = h.word();
		const said = await post(text);
		assert.equal(await host.status('message.unveil', { message: said.message }), 'conflict', 'not hidden');
		await host.ask('message.hide', { message: said.message, reason: 'even weg' });
		for (const c of [host, duty]) assert.equal((await c.ask('message.unveil', { message: said.message })).message.text, text);
		for (const [who, want] of [[a, 'forbidden'], [b, 'forbidden'], [elsewhere, 'not_found']])
			assert.equal(await who.status('message.unveil', { message: said.message }), want);
	});

	await t.test('shown again with its words; each act leaves its event', async () => {
		const text = h.word();
		const said = await post(text);
		await host.ask('message.hide', { message: said.message, reason: 'even weg' });
		assert.equal(await host.status('message.hide', { message: said.message, reason: 'nog eens' }), 'conflict');
		const { seq } = await duty.ask('message.show', { message: said.message, reason: 'mag wel' });
		const { ev, data } = await b.event((event) => event.seq === seq);
		assert.equal(ev, 'message.shown');
		assert.equal(data.message.text, text);
		assert.equal(await host.status('message.show', { message: said.message, reason: 'nog eens' }), 'conflict');
		const { message } = await a.ask('message.look', { message: said.message });
		assert.equal(message.hidden_reason, undefined);
	});

	await t.test('a hidden message can be taken back, not reacted to, not edited', async () => {
		const said = await post(h.word());
		await host.ask('message.hide', { message: said.message, reason: 'even weg' });
		assert.equal(await b.status('message.react', { message: said.message, kind: 'thanks', on: true }), 'conflict');
		assert.equal(await a.status('message.edit', { message: said.message, text: 'anders' }), 'conflict');
		assert.equal(await a.status('message.remove', { message: said.message }), 'ok');
		assert.equal(await host.status('message.show', { message: said.message, reason: 'terug' }), 'not_found');
		const { message } = await host.ask('message.look', { message: said.message });
		assert.equal(message.text, undefined, 'what the author took back is gone for hosts too');
	});

	await t.test('Z2: a resident may not, a host of elsewhere finds nothing', async () => {
		const said = await post(h.word());
		for (const cmd of ['message.hide', 'message.show'])
			for (const [who, want] of [[b, 'forbidden'], [a, 'forbidden'], [elsewhere, 'not_found']])
				assert.equal(await who.status(cmd, { message: said.message, reason: 'daarom' }), want, `${cmd} by ${who.who}`);
		assert.equal((await b.ask('message.look', { message: said.message })).message.state, 'visible');
	});

	await t.test('MO4: no act without a reason', async () => {
		const said = await post(h.word());
		for (const reason of [undefined, '', 'x', 'x'.repeat(501), 7])
			assert.equal(await host.status('message.hide', { message: said.message, reason }), 'bad_argument');
	});

	await t.test('the hat counts, not the person: a host in the hat of a resident may not', async () => {
		const plain = await (await h.resident('hazelaar', 'resident')).connect();
		const said = await post(h.word());
		assert.equal(await plain.status('message.hide', { message: said.message, reason: 'daarom' }), 'forbidden');
		await plain.close();
	});

	await t.test('nobody signs in with a hat that was not given', async () => {
		await assert.rejects(h.resident('hazelaar', 'duty'), (error) => error.status === 'forbidden');
		await assert.rejects(h.resident('hazelaar', 'baas'), (error) => error.status === 'bad_argument');
	});

	await t.test('hiding also takes the words out of the card of the room', async () => {
		const text = h.word();
		const said = await post(text);
		assert.equal((await b.ask('room.look', { room })).room.last.text, text);
		await host.ask('message.hide', { message: said.message, reason: 'even weg' });
		assert.notEqual((await b.ask('room.look', { room })).room.last.text, text);
	});
	await Promise.all([a, b, host, elsewhere, duty].map((c) => c.close()));
});
