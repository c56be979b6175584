// D5: one order per room for everybody, and an answered message goes before whatever is sent after.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { until } from '../lib/daemon.mjs';
import { house, map, nonce } from '../lib/house.mjs';
import { allEvents } from '../lib/people.mjs';

const WRITERS = 4;
const POSTS = process.env.NOABER_LONG ? 5000 : 250; // of each

test('D5: four writers, readers that all hear the same', async (t) => {
	const h = await house(t);
	const people = [];
	for (let i = 0; i < WRITERS + 2; i++) people.push(await (await h.guest()).connect());
	const { rooms } = await map(people[0]);
	const room = rooms['open/Kamer een'];
	for (const c of people) await c.ask('room.join', { room });
	const { head_seq: start } = await people[0].ask('room.watch', { room });

	// Who was answered before whom was sent, by one clock.
	const history = [];
	let tick = 0;
	await Promise.all(people.slice(0, WRITERS).map(async (c, writer) => {
		let sent = 0;
		const lane = async () => {
			while (sent < POSTS) {
				sent++;
				const one = { writer, sent: ++tick };
				const answer = await c.ask('message.post', { room, text: h.word(), nonce: nonce() });
				Object.assign(one, answer, { acked: ++tick });
				history.push(one);
			}
		};
		await Promise.all([lane(), lane(), lane()]); // three unanswered at a time
	}));

	const total = WRITERS * POSTS;
	const expected = Array.from({ length: total }, (_, i) => start + 1 + i);
	await t.test('every number is given once', () => {
		assert.equal(history.length, total);
		assert.deepEqual(history.map((one) => one.seq).sort((a, b) => a - b), expected);
		assert.equal(new Set(history.map((one) => one.message)).size, total);
	});

	await t.test('every connection hears +1, +1, +1 and the same message at each number', async () => {
		const heard = [];
		for (const c of people) {
			const own = () => c.events.filter((event) => event.room === room && event.seq > start);
			await until('all events', () => own().length >= total, 20_000);
			assert.deepEqual(own().map((event) => event.seq), expected);
			heard.push(own().map((event) => event.data.message.message));
		}
		for (const list of heard) assert.deepEqual(list, heard[0]);
		const bySeq = new Map(history.map((one) => [one.seq, one.message]));
		assert.deepEqual(heard[0], expected.map((seq) => bySeq.get(seq)), 'the answer told the same number');
		const stored = await allEvents(people[0], room, start);
		assert.deepEqual(stored.map((event) => event.message.message), heard[0]);
	});

	await t.test('if A was answered before B was sent, A has the smaller number', () => {
		// Sweep over time: nothing sent after an answer may have a number below it.
		const marks = history.flatMap((one) => [{ at: one.sent, one }, { at: one.acked, ack: one }]).sort((x, y) => x.at - y.at);
		let highest = 0;
		for (const { one, ack } of marks) {
			if (ack) highest = Math.max(highest, ack.seq);
			else assert.ok(one.seq > highest, `${one.seq} was sent after ${highest} was answered`);
		}
	});
	await Promise.all(people.map((c) => c.close()));
});
