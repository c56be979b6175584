// A person with a socket, for tests of processes and restarts: requests with their whole reply, and
// the moment and code of the end. Tests of what people may do and see use people.mjs.

import { request } from 'node:https';

import { AGREED } from './people.mjs';
import { open } from './websocket.mjs';

const ANSWER_MOST_MS = 40_000; // a build with sanitizers on a busy machine

/** One HTTP request: `{ status, headers, text }`. */
export function http(daemon, method, path, { body, cookie, headers = {} } = {}) {
	return new Promise((resolve, reject) => {
		const asked = request({
			host: '127.0.0.1', port: daemon.port, servername: 'localhost', ca: daemon.ca, method, path,
			agent: false,
			headers: {
				Host: `localhost:${daemon.port}`,
				...(method === 'GET' ? {} : { Origin: daemon.origin }),
				...(body ? { 'Content-Type': 'application/json' } : {}),
				...(cookie ? { Cookie: cookie } : {}),
				...headers,
			},
		}, (answer) => {
			let text = '';
			answer.setEncoding('utf8').on('data', (part) => {
				text += part;
			});
			answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
			answer.on('error', reject);
		});
		asked.setTimeout(ANSWER_MOST_MS, () => asked.destroy(new Error(`${method} ${path}: no answer`)));
		asked.on('error', reject);
		asked.end(body && JSON.stringify(body));
	});
}

/** Comes in as a guest; the cookie as a browser sends it back. */
export async function enter(daemon, name) {
	const answer = await http(daemon, 'POST', '/session', {
		body: { cmd: 'session.enter', args: { name, lang: 'nl', age16: true, agreed: AGREED } },
	});
	if (answer.status !== 200) throw new Error(`session.enter: ${answer.status} ${answer.text}`);
	return answer.headers['set-cookie'][0].split(';')[0];
}

class Client {
	#socket;
	#waiting = new Map();
	#next = 1;

	constructor(socket) {
		this.#socket = socket;
		this.events = [];
		this.close_code = undefined;
		this.closed = new Promise((resolve) => {
			socket.on('close', (how) => {
				this.close_code = how.code;
				resolve(how);
			});
		});
		socket.on('text', (text) => text.split('\n').filter(Boolean).forEach((line) => this.#take(JSON.parse(line))));
	}

	#take(line) {
		if ('ev' in line) this.events.push(line);
		this.#waiting.get(line.re)?.(line);
		this.#waiting.delete(line.re);
	}

	get isOpen() {
		return this.close_code === undefined;
	}

	/** The whole reply, `ok` or `err`; rejects when none comes in time. */
	cmd(name, args = {}, mostMs = ANSWER_MOST_MS) {
		const id = this.#next++;
		this.#socket.send(JSON.stringify({ id, cmd: name, args }));
		return new Promise((resolve, reject) => {
			const late = setTimeout(() => reject(new Error(`${name}: no answer in ${mostMs} ms`)), mostMs);
			this.#waiting.set(id, (answer) => {
				clearTimeout(late);
				resolve(answer);
			});
		});
	}

	/** What `ok` holds; throws at a refusal. account.me gives the person itself. */
	async ok(name, args) {
		const reply = await this.cmd(name, args);
		if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.err)}`);
		return reply.ok;
	}

	close() {
		this.#socket.close();
	}
}

/** Opens a socket and says hello. */
export async function connect(daemon, cookie) {
	const answer = await http(daemon, 'GET', '/session', { cookie });
	const { nonce } = JSON.parse(answer.text).ok;
	const client = new Client(await open({ port: daemon.port, ca: daemon.ca, origin: daemon.origin, cookie }));
	client.hello = await client.ok('session.hello', { nonce });
	return client;
}
