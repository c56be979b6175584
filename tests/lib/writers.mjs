// People who write without pause and remember what was acknowledged: the outside witness of the
// durability tests. They come back by themselves after a cut, and send what was unanswered again.

import assert from 'node:assert/strict';

import { sleep } from './daemon.mjs';
import { nonce } from './house.mjs';
import { Cut, Refused, allEvents, allMessages } from './people.mjs';

export class Writer {
	acked = []; // { message, seq, text, nonce }
	refused = new Map(); // status → how often
	reconnects = 0;
	#stopped = false;

	constructor(session, room, { via } = {}) {
		Object.assign(this, { session, room, via });
	}

	async start() {
		this.connection = await this.session.connect({ via: this.via });
		await this.connection.ask('room.join', { room: this.room });
		this.running = this.#run();
	}

	async #again() {
		while (!this.#stopped) {
			try {
				this.connection = await this.session.connect({ via: this.via });
				this.reconnects++;
				return;
			} catch {
				await sleep(30);
			}
		}
	}

	async #run() {
		while (!this.#stopped) {
			const args = { room: this.room, text: `woorden ${nonce()}`, nonce: nonce() };
			for (let done = false; !done && !this.#stopped;) {
				try {
					const answer = await Promise.race([this.connection.ask('message.post', args), sleep(3000).then(() => {
						throw new Cut(0, 'late');
					})]);
					this.acked.push({ ...answer, ...args });
					done = true;
				} catch (error) {
					if (error instanceof Refused) {
						this.refused.set(error.status, (this.refused.get(error.status) ?? 0) + 1);
						await sleep(20);
					} else if (error instanceof Cut) {
						this.connection.cut();
						await this.#again();
					} else {
						throw error;
					}
				}
			}
		}
	}

	/** Ends after the message that is under way. Twice is fine. */
	async stop() {
		this.#stopped = true;
		await this.running;
		this.connection?.cut();
	}
}

/** `count` people who write in `room`. */
export async function startWriters(house, room, count, options) {
	const writers = [];
	for (let i = 0; i < count; i++) writers.push(new Writer(await house.guest(), room, options));
	house.ends.push(() => Promise.all(writers.map((writer) => writer.stop())));
	await Promise.all(writers.map((writer) => writer.start()));
	return writers;
}

/** Everything acknowledged is there as it was sent; numbers without a hole; nothing twice. */
export async function checkRoom(connection, room, acked, start = 0) {
	const messages = await allMessages(connection, room);
	const events = await allEvents(connection, room, start);
	const byId = new Map(messages.map((message) => [message.message, message]));
	const lost = acked.filter((one) => byId.get(one.message)?.text !== one.text || byId.get(one.message).seq !== one.seq);
	assert.deepEqual(lost, [], `${lost.length} of ${acked.length} acknowledged messages are lost`);
	assert.deepEqual(events.map((event) => event.seq), events.map((_, i) => start + 1 + i), 'no hole in the order');
	assert.equal(byId.size, messages.length);
	const texts = messages.map((message) => message.text).filter((text) => text !== undefined);
	assert.equal(new Set(texts).size, texts.length, 'D4: no message twice');
	return { messages: messages.length, events: events.length };
}
