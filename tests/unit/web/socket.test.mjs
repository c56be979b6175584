/* How many requests are under way at a time, and which are repeated after a resync (net/socket.ts). */
import assert from 'node:assert/strict';
import test from 'node:test';
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
		this.onmessage({ data: ids.map((re) => JSON.stringify({ re, ok: { re } })).join('\n') });
	}

	close() {}
	get ids() {
		return this.frames.map(({ id }) => id);
	}
}
globalThis.WebSocket = Peer;
globalThis.location = { protocol: 'https:', host: 'noaber.example' };

const opened = () => new Socket({ onOpen() {}, onEvent() {}, onClose() {}, onSilence() {} });
const upTo = (last) => Array.from({ length: last }, (_, i) => i + 1);

test('R8: eight requests are under way at most, the others follow in their order', async () => {
	const socket = opened(), peer = Peer.last;
	const replies = upTo(20).map(() => socket.request('room.list', {}));
	assert.deepEqual(peer.ids, upTo(8));
	peer.answer(3);
	assert.deepEqual(peer.ids, upTo(9));
	peer.answer(1, 2, 4);
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
