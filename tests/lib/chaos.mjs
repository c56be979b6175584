// A TCP proxy that spoils connections: cuts, half-closes, delays, stalls one way, hands over byte
// by byte. What it does follows from a seed and the number of the connection, so a failing run can
// be had again.

import { connect, createServer } from 'node:net';

import { seeded } from './shim.mjs';

// A reset, but never of a socket that is saying goodbye: Node.js 20 then never closes its handle, and
// spins for ever at the end of the process.
const cut = (socket) => (socket.writableEnded ? socket.destroy() : socket.resetAndDestroy());

/** What may happen to a connection, one at a time, and how often of ten. */
const ACTS = { cut: 3, halfClose: 1, delay: 2, stall: 2, drip: 2 };
const FIRST_BYTES = 2500; // some TLS handshakes are hit, most are not

export class Chaos {
	connections = 0;
	acts = {};
	calm = false;
	#sockets = new Set();

	constructor(port, seed) {
		Object.assign(this, { target: port, seed });
	}

	listen() {
		this.server = createServer({ allowHalfOpen: true }, (client) => this.#pair(client));
		return new Promise((resolve) => {
			this.server.listen(0, '127.0.0.1', () => {
				this.port = this.server.address().port;
				resolve(this);
			});
		});
	}

	#pair(client) {
		const random = seeded(this.seed * 7919 + ++this.connections);
		const server = connect({ host: '127.0.0.1', port: this.target, allowHalfOpen: true });
		const both = [client, server];
		for (const socket of both) {
			socket.setNoDelay(true);
			this.#sockets.add(socket);
			socket.on('error', () => {});
			socket.on('close', () => {
				this.#sockets.delete(socket);
				both.forEach((one) => one.destroy());
			});
		}
		const plan = { both, random, left: FIRST_BYTES + random() * 60_000, lanes: [] };
		plan.lanes = [this.#lane(client, server, plan), this.#lane(server, client, plan)];
	}

	// Hands on what comes, one piece after the other, in the manner of the moment.
	#lane(from, to, plan) {
		const lane = { from, to, delay_ms: 0, drip: 0, held_until: 0, queue: Promise.resolve() };
		from.on('data', (bytes) => {
			from.pause();
			lane.queue = lane.queue.then(() => this.#pass(lane, bytes)).then(() => {
				plan.left -= bytes.length;
				if (plan.left < 0 && !this.calm) this.#act(plan, lane);
				from.resume();
			});
		});
		from.on('end', () => {
			lane.queue = lane.queue.then(() => to.end());
		});
		return lane;
	}

	async #pass(lane, bytes) {
		const wait = Math.max(lane.delay_ms, lane.held_until - Date.now());
		if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
		let at = 0;
		for (; at < bytes.length && lane.drip > 0; at++, lane.drip--) {
			if (lane.to.destroyed) return;
			lane.to.write(bytes.subarray(at, at + 1));
			if (at % 8 === 7) await new Promise((resolve) => setImmediate(resolve));
		}
		if (at < bytes.length && !lane.to.destroyed && !lane.to.writableEnded) lane.to.write(bytes.subarray(at));
	}

	#act(plan, lane) {
		const { random, both } = plan;
		let pick = random() * Object.values(ACTS).reduce((sum, share) => sum + share, 0);
		const [act] = Object.entries(ACTS).find(([, share]) => (pick -= share) < 0) ?? ['cut'];
		this.acts[act] = (this.acts[act] ?? 0) + 1;
		plan.left = random() * 40_000;
		const one = plan.lanes[random() < 0.5 ? 0 : 1];
		if (act === 'cut') both.forEach(cut);
		else if (act === 'halfClose') lane.to.end();
		else if (act === 'delay') one.delay_ms = random() * 40;
		else if (act === 'stall') one.held_until = Date.now() + random() * 900;
		else one.drip = 50 + random() * 2000;
	}

	/** How many connections are open; cuts all of them. */
	cutAll() {
		const count = this.#sockets.size / 2;
		for (const socket of this.#sockets) socket.destroy();
		return count;
	}

	async close() {
		this.cutAll();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
