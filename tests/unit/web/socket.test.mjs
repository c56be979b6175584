/* How many requests are under way at a time, which are repeated after a resync, and in which order what comes is worked in (net/socket.ts). */
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { load } from './load.mjs';

const { Socket } = await load('net/socket.ts');

/** The other end: keeps what was sent, answers when told. */
class Peer {
	static OPEN = 1;
	readyState = 1;
	frames = [];
	constructor() {
		Peer.last = this;
	}

	send(frame) {
		this.frames.push(JSON.parse(frame));
	}

	answer(...ids) {
		this.say(...ids.map((re) => ({ re, ok: { re } })));
	}

	/** One frame with these lines. */
	say(...lines) {
		this.onmessage({ data: lines.map((line) => JSON.stringify(line)).join('\n') });
	}

	close() {}
	get ids() {
		return this.frames.map(({ id }) => id);
	}
}
globalThis.WebSocket = Peer;
globalThis.location = { protocol: 'https:', host: 'noaber.example' };

const sockets = [];
function opened(more = {}) {
	const socket = new Socket({ onOpen() {}, onEvent() {}, onClose() {}, onSilence() {}, ...more });
	sockets.push(socket);
	return socket;
}
after(() => sockets.forEach((socket) => socket.close()));
/** Lets everything go on that has no more to wait for. */
const aMoment = () => new Promise((done) => setTimeout(done, 5));
const upTo = (last) => Array.from({ length: last }, (_, i) => i + 1);

test('D3: an answer is worked in before what came after it, also in the same frame', async () => {
	const seen = [];
	const socket = opened({ onEvent: ({ ev }) => seen.push(ev) }), peer = Peer.last;
	const ask = async () => {
		try {
			seen.push((await socket.request('room.watch', {})).re);
		} finally {
			seen.push('asked');
		}
	};
	const asked = [ask(), ask()];
	peer.say({ ev: 'one' }, { re: 1, ok: { re: 1 } }, { ev: 'two' }, { ev: 'three' }, { re: 2, ok: { re: 2 } }, { ev: 'four' });
	peer.say({ ev: 'five' });
	await Promise.all(asked);
	await aMoment();
	assert.deepEqual(seen, ['one', 1, 'asked', 'two', 'three', 2, 'asked', 'four', 'five']);
});

test('A4: what stood before the end of a connection is worked in before it, and nothing after it', async () => {
	const seen = [];
	const socket = opened({ onEvent: ({ ev }) => seen.push(ev), onClose: (code) => seen.push(code) }), peer = Peer.last;
	const asked = socket.request('room.watch', {});
	peer.say({ re: 1, ok: {} }, { ev: 'session.ended' });
	peer.onclose({ code: 4001 });
	peer.say({ ev: 'late' });
	await asked;
	await aMoment();
	assert.deepEqual(seen, ['session.ended', 4001]);
});

test('R8: eight requests are under way at most, the others follow in their order', async () => {
	const socket = opened(), peer = Peer.last;
	const replies = upTo(20).map(() => socket.request('room.list', {}));
	assert.deepEqual(peer.ids, upTo(8));
	peer.answer(3);
	assert.deepEqual(peer.ids, upTo(9));
	peer.answer(1, 2, 4);
	await aMoment();
	assert.deepEqual(peer.ids, upTo(12));
	for (let id = 5; id <= 20; id++) peer.answer(id);
	assert.deepEqual(peer.ids, upTo(20));
	assert.deepEqual((await Promise.all(replies)).map(({ re }) => re), upTo(20));
});

test('R2: after a resync only what is under way is sent again, so the server never has more than sixteen', async () => {
	const socket = opened(), peer = Peer.last;
	const replies = upTo(11).map(() => socket.request('room.list', {}));
	peer.answer(2);
	peer.frames = [];
	socket.repeatUnanswered();
	assert.deepEqual(peer.ids, [1, 3, 4, 5, 6, 7, 8, 9]);
	for (const id of upTo(11)) peer.answer(id);
	assert.deepEqual(peer.ids.slice(8), [10, 11]);
	await Promise.all(replies);
	peer.answer(1, 1); // the second answer to what was sent twice changes nothing
	socket.close();
});

test('a request that stayed out too long makes room for the next', async () => {
	const socket = opened(), peer = Peer.last;
	const late = upTo(8).map((i) => socket.request('room.list', {}, i === 1 ? 20 : 60_000));
	const next = socket.request('room.list', {});
	await assert.rejects(late[0]);
	assert.deepEqual(peer.ids, upTo(9));
	peer.answer(...upTo(9).slice(1));
	await Promise.all([...late.slice(1), next]);
});
