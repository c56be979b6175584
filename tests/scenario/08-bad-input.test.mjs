// Whatever somebody sends: a status with a sentence, or a close code; and the neighbour notices
// nothing. Broken frames and handshakes are the conformance corpus; this is about what is in them.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { atMost, sleep, until } from '../lib/daemon.mjs';
import { house, map, nonce } from '../lib/house.mjs';
import { AGREED, allEvents, http } from '../lib/people.mjs';

const STALL_MS = 3000;
const PING_MS = atMost(2000); // of a bystander, with sanitizers and a hostile neighbour

// Asks all the time and remembers the slowest answer.
function bystander(connection) {
	const watch = { worst_ms: 0, answered: 0, stopped: false };
	watch.done = (async () => {
		while (!watch.stopped) {
			const begin = performance.now();
			await connection.ask('account.me');
			watch.worst_ms = Math.max(watch.worst_ms, performance.now() - begin);
			watch.answered++;
			await sleep(10);
		}
	})();
	return watch;
}

const nested = (depth, open, close) => open.repeat(depth) + close.repeat(depth);
const request = (args, id = 7, cmd = 'message.post') => JSON.stringify({ id, cmd, args });

test('bad input', async (t) => {
	const h = await house(t);
	const neighbour = await (await h.guest({ from: '127.0.0.77' })).connect();
	const watch = bystander(neighbour);
	const me = await h.guest();
	let c = await me.connect();
	const { rooms, communities } = await map(c);
	const room = rooms['open/Kamer een'];
	await c.ask('room.join', { room });
	const said = await c.ask('message.post', { room, text: h.word(), nonce: nonce() });
	const { sessions: [{ session }] } = await c.ask('session.list');
	const { room: { me: { member } } } = await c.ask('room.look', { room });

	const sentence = (answer, text) => {
		assert.ok(answer?.err, `${text.slice(0, 80)}: ${JSON.stringify(answer)}`);
		assert.match(answer.err.status, /^[a-z_]+$/);
		assert.match(answer.err.nl, /^[A-Z].*[.!?]$/);
		assert.match(answer.err.en, /^[A-Z].*[.!?]$/);
		assert.notEqual(answer.err.status, 'internal', text.slice(0, 80));
		return answer.err.status;
	};

	await t.test('X5: not an envelope', async () => {
		const keys = (n) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`k${i}`, i]));
		const frames = ['', ' ', 'hoi', '{', '}', '[]', '7', 'null', '"tekst"', '{}', '{"id":1}', '{"cmd":"account.me"}',
			'{"id":0,"cmd":"account.me","args":{}}', '{"id":-1,"cmd":"account.me","args":{}}',
			'{"id":1.5,"cmd":"account.me","args":{}}', '{"id":"1","cmd":"account.me","args":{}}',
			'{"id":9007199254740993,"cmd":"account.me","args":{}}', '{"id":1e3,"cmd":"account.me","args":{}}',
			'{"id":1,"cmd":"account.me","args":[]}', '{"id":1,"cmd":"account.me","args":null}', '{"id":1,"cmd":7,"args":{}}',
			'{"id":1,"cmd":"","args":{}}', '{"id":1,"cmd":"account.me","args":{},"meer":1}',
			'{"id":1,"id":2,"cmd":"account.me","args":{}}', '{"id":1,"cmd":"account.me","cmd":"account.me","args":{}}',
			'{"id":1,"cmd":"account.set","args":{"lang":"nl","lang":"en"}}',
			`{"id":1,"cmd":"account.me","args":{"a":${nested(9, '[', ']')}}}`, `{"id":1,"cmd":"account.me","args":${nested(2000, '[', ']')}}`,
			`${nested(30_000, '{"a":', '}')}`.slice(0, 60_000), JSON.stringify({ id: 1, cmd: 'account.me', args: keys(33) }),
			'{"id":1,"cmd":"account.me","args":{}} nog iets', "{'id':1}", '{"id":1,"cmd":"account.me","args":{"a":NaN}}',
			'{"id":1,"cmd":"account.set","args":{"lang":"\\ud800"}}', '{"id":01,"cmd":"account.me","args":{}}', '\ufeff{"id":1,"cmd":"account.me","args":{}}',
			'{"id":1,"cmd":"account.me","args":{},}', '{"id":1,"cmd":"account.me","args":{"a":1e400}}', '{"id":1,"cmd":"account.me","args":{"\\u0000":1}}'];
		for (const text of frames) {
			const status = sentence(await c.answerTo(text), text);
			assert.ok(['bad_request', 'bad_argument', 'too_large'].includes(status), `${text.slice(0, 80)}: ${status}`);
			assert.ok(c.isOpen, text.slice(0, 80));
		}
	});

	await t.test('unknown commands, and commands of another door', async () => {
		for (const cmd of ['message.destroy', 'MESSAGE.POST', 'message.post ', ' message.post', 'message', '.', 'session.resume', 'x'.repeat(5000), 'message.post\n', 'upkeep', 'internal.resume'])
			assert.equal(sentence(await c.answerTo(request({}, 5, cmd)), cmd), 'unknown_command', cmd);
		for (const cmd of ['session.enter', 'session.sign_in', 'session.nonce', 'session.hello'])
			assert.ok(['wrong_door', 'bad_argument'].includes(sentence(await c.answerTo(request({}, 5, cmd)), cmd)), cmd);
		for (const [body, want] of [
			[{ cmd: 'message.post', args: {} }, 'wrong_door'], [{ cmd: 'clock.advance', args: { by_ms: 1 } }, 'wrong_door'],
			[{ cmd: 'niets', args: {} }, 'unknown_command'], ['{', 'bad_request'], [{ cmd: 'session.names', args: { a: 1 } }, 'bad_argument'],
		]) {
			const answer = await http(h, { method: 'POST', body, cookie: me.cookie });
			assert.equal(sentence(answer.json, JSON.stringify(body)), want);
			assert.ok(answer.status >= 400 && answer.status < 500);
		}
	});

	await t.test('unknown keys, missing keys and wrong types in every argument', async () => {
		const good = { room, text: 'hoi', nonce: nonce() };
		const wrong = [null, true, 7, -1, 0.5, [], {}, [room], { room }, '', 'x'.repeat(70)];
		assert.equal(sentence(await c.answerTo(request({ ...good, extra: 1 })), 'extra'), 'bad_argument');
		for (const key of Object.keys(good)) {
			const { [key]: _, ...less } = good;
			const answer = await c.answerTo(request(less));
			assert.equal(sentence(answer, key), 'bad_argument');
			assert.equal(answer.err.field, key);
			for (const value of wrong.filter((one) => !(key === 'text' && typeof one === 'string' && one))) {
				const status = sentence(await c.answerTo(request({ ...good, [key]: value })), key);
				assert.ok(['bad_argument', 'bad_request', ...(key === 'room' && typeof value === 'string' ? ['not_found'] : [])].includes(status), `${key}=${JSON.stringify(value)}: ${status}`);
			}
		}
		for (const value of [0, 1, 'true', null]) assert.equal(await c.status('message.react', { message: said.message, kind: 'thanks', on: value }), 'bad_argument');
		for (const kind of ['Thanks', 'thanks ', '', 'like', 0]) assert.equal(await c.status('message.react', { message: said.message, kind, on: true }), 'bad_argument');
	});

	await t.test('Z3: ids of another kind, of other spelling, of nothing', async () => {
		const others = [communities.open, said.message, session, member, room.toUpperCase(), `${room} `, room.slice(0, -1), `${room}a`,
			'a'.repeat(26), '7'.repeat(26), '1', '0', '../../etc/passwd', "' OR 1=1 --", '%00', '\u0000'.repeat(26), 'é'.repeat(13)];
		const texts = new Set();
		for (const id of others) {
			const answer = await c.answerTo(request({ room: id }, 9, 'room.look'));
			if (sentence(answer, id) === 'not_found') texts.add(JSON.stringify(answer));
			else assert.ok(['bad_request', 'bad_argument'].includes(answer.err.status) && /[\u0000%]/.test(id), `${id}: ${answer.err.status}`);
		}
		assert.equal(texts.size, 1, 'all of them look alike');
	});

	await t.test('X1: characters', async () => {
		const post = async (text) => (await c.answerTo(request({ room, text, nonce: nonce() }))).err?.status ?? 'ok';
		for (const code of [0, 1, 7, 8, 0x0b, 0x0c, 0x0e, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9f])
			assert.ok(['bad_argument', 'bad_request'].includes(await post(`voor${String.fromCharCode(code)}na`)), `U+${code.toString(16)}`);
		for (const text of ['regel\nregel', 'tab\there', '\u202eomgekeerd\u202c', 'nul\u200dbreed', '👨‍👩‍👧', 'שלום', 'ا', '<script>alert(1)</script>', "Robert'); DROP TABLE message;--", '"}\n{"ev":"x"}', 'regel\u2028regel\u2029'])
			assert.equal(await post(text), 'ok', JSON.stringify(text));
		const { messages } = await c.ask('room.history', { room });
		assert.equal(messages.at(-1).text, 'regel\u2028regel\u2029');
		assert.equal(messages.at(-2).text, '"}\n{"ev":"x"}', 'a text never becomes a line of its own');
		const newcomer = await (await h.guest()).connect();
		for (const name of ['\u202eeman', 'na\u200bam', 'na\u0007am', 'na\u0000am', 'n\u0430am', '\u0430mper'])
			assert.ok(['name_refused', 'bad_argument', 'bad_request'].includes((await newcomer.answerTo(request({ room, name }, 3, 'room.join'))).err?.status), JSON.stringify(name));
		await newcomer.close();
	});

	await t.test('R5: a text of 16 KiB and a frame of 64 KiB are the most', async () => {
		const wide = (bytes) => request({ room, text: '€'.repeat(bytes / 3), nonce: nonce() });
		for (const bytes of [16_386, 30_000, 60_000]) {
			const status = sentence(await c.answerTo(wide(bytes)), `${bytes} bytes`);
			assert.ok(['too_large', 'bad_argument', 'bad_request'].includes(status), `${bytes}: ${status}`);
		}
		c.send(request({ room, text: 'x'.repeat(70_000), nonce: nonce() }));
		assert.equal(await c.closed, 1009);
		const answer = await http(h, { method: 'POST', body: { cmd: 'session.enter', args: { name: 'x'.repeat(100_000), lang: 'nl', age16: true, agreed: AGREED } } });
		assert.equal(answer.status, 413);
		c = await me.connect();
	});

	await t.test('R6: a hundred thousand bytes of noise, in frames', async () => {
		let seed = 7;
		const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
		const template = request({ room, text: 'woorden', nonce: nonce() });
		const answers = c.strays.length;
		const count = process.env.NOABER_LONG ? 20_000 : 1500;
		for (let i = 0; i < count && c.isOpen; i++) {
			const bytes = [...template];
			for (let k = 0; k <= random(4); k++) bytes[random(bytes.length)] = String.fromCharCode(32 + random(95));
			c.send(bytes.join(''));
			if (i % 50 === 0) await c.ask('account.me').catch(() => {});
		}
		await c.ask('account.me');
		await until('each got its answer', () => c.strays.length - answers >= count);
		assert.equal(c.strays.length - answers, count, 'one each');
	});

	await until('the bystander asked often', () => watch.answered > 50);
	watch.stopped = true;
	await watch.done;
	t.diagnostic(`bystander: ${watch.answered} answers, slowest ${watch.worst_ms.toFixed(0)} ms`);
	assert.ok(watch.worst_ms < PING_MS, `${watch.worst_ms} ms`);
	await Promise.all([c.close(), neighbour.close()]);
});

test('R8: more frames than allowed closes with 1008', async (t) => {
	const h = await house(t, { settings: { 'limits.frames_per_second': 20 } });
	const neighbour = await (await h.guest({ from: '127.0.0.77' })).connect();
	for (let round = 0; round < 5; round++) {
		const c = await (await h.guest()).connect();
		for (let i = 0; i < 500; i++) c.send(request({}, i + 1, 'account.me'));
		assert.equal(await c.closed, 1008);
		assert.equal(await neighbour.status('account.me'), 'ok');
	}
	await neighbour.close();
});

test('R2: who does not read is cut off, others go on, and nothing is lost', async (t) => {
	const h = await house(t, { settings: { 'limits.queued_bytes': 65536, 'limits.stall_ms': STALL_MS } });
	const neighbour = await (await h.guest({ from: '127.0.0.77' })).connect();
	const slow = await h.guest();
	const c = await slow.connect();
	const { rooms } = await map(c);
	const room = rooms['open/Kamer een'];
	const { head_seq: start } = await c.ask('room.watch', { room });
	const writers = [];
	for (let i = 0; i < 6; i++) {
		const writer = await (await h.guest()).connect();
		await writer.ask('room.join', { room });
		await writer.ask('room.unwatch', { room });
		writers.push(writer);
	}
	c.pause();
	let worst_ms = 0, posted = 0;
	const end = Date.now() + 60_000;
	const text = '🙂'.repeat(3990); // the kernel's buffers, some 40 MiB, have to fill up first
	while (h.daemon.log('edge.reader_stalled').length === 0 && Date.now() < end) {
		await Promise.all(writers.map((writer) => writer.ask('message.post', { room, text, nonce: nonce() })));
		posted += writers.length;
		const begin = performance.now();
		await neighbour.ask('room.watch', { room });
		await neighbour.ask('room.unwatch', { room });
		worst_ms = Math.max(worst_ms, performance.now() - begin);
		if (posted > 2700) await sleep(200); // full by now: only the time counts
	}
	t.diagnostic(`cut after ${posted} posts of 16 kB; slowest two answers to the neighbour ${worst_ms.toFixed(0)} ms`);
	assert.equal(h.daemon.log('edge.reader_stalled').length, 1);
	assert.ok(worst_ms < PING_MS, `${worst_ms} ms`);
	c.resume();
	assert.ok([4002, 1006].includes(await c.closed), `closed with ${c.code}`);
	const again = await slow.connect({ rooms: [{ room, seq: start }] });
	const events = await allEvents(again, room, start);
	assert.deepEqual(events.map((event) => event.seq), Array.from({ length: posted }, (_, i) => start + 1 + i));
	await Promise.all([again, neighbour, ...writers].map((one) => one.close()));
});
