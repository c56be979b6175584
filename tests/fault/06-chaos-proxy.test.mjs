// D3, D4: through a network that cuts, stalls and drips, everybody who follows a room hears every
// event once and in order, and nothing that was sent again is there twice.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { sleep, until } from '../lib/daemon.mjs';
import { Chaos } from '../lib/chaos.mjs';
import { house, map } from '../lib/house.mjs';
import { SEED } from '../lib/shim.mjs';
import { checkRoom, startWriters } from '../lib/writers.mjs';

const RECONNECTS = process.env.NOABER_LONG ? 10_000 : 120;
const MOST_MS = process.env.NOABER_LONG ? 1_800_000 : 150_000; // a busy machine takes long
const ANSWER_MS = 3000; // a client waits no longer before it connects again

// Follows a room the way the web client does: live events when they join on, room.events when not.
class Follower {
	got = []; // [seq, message id or kind]
	reconnects = 0;
	live = 0;
	#stopped = false;

	constructor(session, room, via) {
		Object.assign(this, { session, room, via });
	}

	get last() {
		return this.got.at(-1)?.seq ?? 0;
	}

	#deliver(event) {
		if (event.seq <= this.last) return false; // known already: twice on the way, once for people
		if (event.seq !== this.last + 1) return true; // something is missing
		this.got.push({ seq: event.seq, ev: event.ev });
		return false;
	}

	async #ask(c, cmd, args) {
		return Promise.race([c.ask(cmd, args), sleep(ANSWER_MS).then(() => {
			throw new Error('late');
		})]);
	}

	async #catchUp(c) {
		for (let more = true; more;) {
			const page = await this.#ask(c, 'room.events', { room: this.room, after: this.last });
			page.events.forEach((event) => this.#deliver(event));
			({ more } = page);
		}
	}

	async #once() {
		const c = await this.session.connect({ via: this.via, rooms: [{ room: this.room, seq: this.last }] });
		this.connection = c;
		try {
			let missing = true, at = 0, quiet = 0;
			while (!this.#stopped && c.isOpen) {
				for (; at < c.events.length; at++) {
					const event = c.events[at];
					if (event.ev === 'connection.resync') missing = true;
					else if (event.room === this.room) {
						missing ||= this.#deliver(event);
						this.live++;
						quiet = 0;
					}
				}
				if (missing) {
					missing = false;
					await this.#catchUp(c);
				}
				await sleep(10);
				if (++quiet % 100 === 0) await this.#ask(c, 'account.me'); // is the line still there?
			}
		} finally {
			c.cut();
		}
	}

	start() {
		this.running = (async () => {
			while (!this.#stopped) {
				await this.#once().catch((error) => {
					this.error = error;
				});
				if (this.#stopped) return;
				this.reconnects++;
				await sleep(20);
			}
		})();
	}

	async stop() {
		this.#stopped = true;
		this.connection?.cut();
		await this.running;
	}
}

test('D3 D4: chaos', async (t) => {
	const h = await house(t, { settings: { 'limits.hello_ms': 3000 } });
	const chaos = await new Chaos(h.port, SEED).listen();
	t.after(() => chaos.close());
	t.diagnostic(`NOABER_SEED=${SEED}`);
	const c = await (await h.guest()).connect();
	const { rooms } = await map(c);
	const room = rooms['open/Kamer een'];
	chaos.calm = true; // everybody gets in first
	const writers = await startWriters(h, room, 4, { via: chaos.port });
	const followers = [];
	for (let i = 0; i < 4; i++) followers.push(new Follower(await h.guest(), room, chaos.port));
	h.ends.push(() => Promise.all(followers.map((follower) => follower.stop())));
	chaos.calm = false;
	followers.forEach((follower) => follower.start());

	const again = () => [...writers, ...followers].reduce((sum, one) => sum + one.reconnects, 0);
	await until(`${RECONNECTS} reconnects`, () => again() >= RECONNECTS, MOST_MS);
	await Promise.all(writers.map((writer) => writer.stop()));
	chaos.calm = true;
	const { head_seq: head } = await c.ask('room.watch', { room });
	await until('everybody is up to date', () => followers.every((follower) => follower.last >= head));
	await Promise.all(followers.map((follower) => follower.stop()));

	for (const follower of followers)
		assert.deepEqual(follower.got.map((event) => event.seq), Array.from({ length: head }, (_, i) => i + 1));
	assert.ok(followers.some((follower) => follower.live > 50), 'some of it came live');
	const acked = writers.flatMap((writer) => writer.acked);
	await checkRoom(c, room, acked);
	t.diagnostic(`${again()} reconnects over ${chaos.connections} connections, ${JSON.stringify(chaos.acts)}, ${head} events to each, ${acked.length} acknowledged`);
	await c.close();
});
