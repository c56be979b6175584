// People as the tests know them: a session at the HTTP door, and connections that ask and hear.
// Every text that arrives is kept and shown to the house, so that a test can look for words that
// do not belong there. Not for broken handshakes and frames: that is the conformance corpus.

import { request } from 'node:https';

import { atMost, until } from './daemon.mjs';
import { codeOf, stepOf } from './totp.mjs';
import { open } from './websocket.mjs';

/** The version of the text on using the service: people of the tests agree to it when they come in. */
export const AGREED = 1;

const ANSWER_MOST_MS = 40_000; // a build with sanitizers on a busy machine

/** An answer `err`, thrown; its fields (status, nl, en, field, retry_ms, offers) are on it. */
export class Refused extends Error {
	constructor(err, cmd) {
		super(`${cmd}: ${err.status}${err.field ? ` (${err.field})` : ''}`);
		Object.assign(this, err, { cmd, err });
	}
}

/** The connection ended before the answer came. */
export class Cut extends Error {
	constructor(code, cmd) {
		super(`${cmd}: the connection ended with ${code}`);
		this.code = code;
	}
}

/** One HTTP request: `{ status, headers, text, json }`. `from` is the own address, 127.0.0.x. */
export function http(house, {
	method = 'GET', path = '/session', body, cookie, origin = house.origin, headers = {}, from,
} = {}) {
	const sent = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
	return new Promise((resolve, reject) => {
		const asked = request({
			host: '127.0.0.1', port: house.port, servername: 'localhost', ca: house.ca, method, path,
			localAddress: from, agent: false,
			headers: {
				Host: `localhost:${house.port}`,
				...(origin && method !== 'GET' ? { Origin: origin } : {}),
				...(sent === undefined ? {}
					: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(sent) }),
				...(cookie ? { Cookie: `__Host-nb=${cookie}` } : {}),
				...headers,
			},
		}, (answer) => {
			const parts = [];
			answer.on('data', (part) => parts.push(part));
			answer.on('error', reject);
			answer.on('end', () => {
				const text = Buffer.concat(parts).toString();
				const isJson = /json/.test(answer.headers['content-type'] ?? '');
				resolve({
					status: answer.statusCode, headers: answer.headers, text,
					json: isJson && text ? JSON.parse(text) : undefined,
				});
			});
		});
		asked.setTimeout(ANSWER_MOST_MS, () => asked.destroy(new Error(`${method} ${path}: no answer`)));
		asked.on('error', reject);
		asked.end(sent);
	});
}

/** The token that an answer sets; '' when it expires the cookie, undefined without a cookie. */
export function cookieOf(answer) {
	return /^__Host-nb=([^;]*)/.exec(answer.headers['set-cookie']?.[0] ?? '')?.[1];
}

/** Asks the HTTP door for a command: `{ ok, cookie }`, or throws Refused. */
export async function door(house, cmd, args = {}, options = {}) {
	const answer = await http(house, { method: 'POST', body: { cmd, args }, ...options });
	if (!answer.json) throw new Error(`${cmd}: ${answer.status} ${answer.text.slice(0, 200)}`);
	if (answer.json.err) throw new Refused(answer.json.err, cmd);
	return { ok: answer.json.ok, cookie: cookieOf(answer) };
}

/** Somebody who came in: `name`, `hat`, `cookie`, and a way to connect. */
export class Session {
	constructor(house, cookie, me, options) {
		Object.assign(this, { house, cookie, name: me.name, hat: me.hat, options });
	}

	async nonce() {
		const answer = await http(this.house, { cookie: this.cookie, from: this.options.from });
		if (!answer.json) throw new Error(`GET /session: ${answer.status}`);
		if (answer.json.err) throw new Refused(answer.json.err, 'session.nonce');
		return answer.json.ok.nonce;
	}

	/** A websocket that has not said hello. `via`: the port of a proxy. */
	knock(options = {}) {
		return Connection.open(this.house, { cookie: this.cookie, who: this.name, ...this.options, ...options });
	}

	/** A websocket that has said hello; the answer is in `hello`. `rooms` and `joined` as in session.hello. */
	async connect({ rooms, joined, ...options } = {}) {
		const nonce = await this.nonce();
		const connection = await this.knock(options);
		connection.hello = await connection.ask('session.hello', { nonce, rooms, joined });
		return connection;
	}

	/** Shows that it is really them, with a code or with whatever `args` say; the cookie is a new one. */
	async prove(args) {
		const said = args ?? { totp: await this.options.apps.next(() => this.house.now()) };
		const { cookie } = await door(this.house, 'session.prove', said, { from: this.options.from, cookie: this.cookie });
		this.cookie = cookie;
		return this;
	}

	/** Sets a code app up: what the server told, the key, and the recovery codes when it is the first. */
	async setUpApp(name = 'Mijn telefoon') {
		const { house, cookie } = this;
		const { ok: begun } = await door(house, 'factor.begin_totp', { name }, { cookie });
		const key = house.secret(begun.key.replaceAll(' ', ''));
		const totp = codeOf(key, stepOf(house.now()));
		const { ok, cookie: fresh } = await door(house, 'factor.finish_totp', { totp }, { cookie });
		this.cookie = house.secret(fresh);
		return { begun, key, codes: (ok.codes ?? []).map((code) => house.secret(code)) };
	}

	signOut() {
		return http(this.house, { method: 'DELETE', cookie: this.cookie, from: this.options.from });
	}
}

/** Comes in as a guest. */
export async function enter(house, name, { device, ...options } = {}) {
	const args = { name, lang: 'nl', age16: true, agreed: AGREED, ...(device ? { device } : {}) };
	const { ok, cookie } = await door(house, 'session.enter', args, { from: options.from });
	return new Session(house, cookie, ok, options);
}

/** Comes back with login and passphrase, wearing `hat`, and takes the second step when one is asked.
 * `half`: leaves it at the first. */
export async function signIn(house, login, passphrase, hat, { device, half = false, come_back, ...options } = {}) {
	const args = {
		login, passphrase, agreed: AGREED, ...(hat ? { hat } : {}), ...(device ? { device } : {}),
		...(come_back ? { come_back } : {}),
	};
	const { ok, cookie } = await door(house, 'session.sign_in', args, { from: options.from });
	const session = new Session(house, cookie, ok, { ...options, apps: house.apps.get(login) });
	return ok.half && !half ? session.prove() : session;
}

export class Connection {
	#house;
	#socket;
	#waiting = new Map();
	#next = 1;

	/** Rejects with `status`, the HTTP status, when the handshake is refused. */
	static async open(house, { cookie, origin = house.origin, via, from, who = 'nobody' } = {}) {
		const token = cookie === undefined ? undefined : `__Host-nb=${cookie}`;
		try {
			return new Connection(house, who,
				await open({ port: house.port, ca: house.ca, origin, cookie: token, via, from }));
		} catch (error) {
			error.status = Number(/^HTTP\/1\.1 (\d+)/.exec(error.message)?.[1]);
			throw error;
		}
	}

	constructor(house, who, socket) {
		this.#house = house;
		this.#socket = socket;
		this.who = who;
		this.frames = []; // every text as it came
		this.events = []; // every line with `ev`
		this.strays = []; // answers to no question of `ask`
		this.on = () => {}; // called with each event
		this.code = undefined; // the close code, once closed; 1006 when it was just cut
		this.closed = new Promise((resolve) => {
			socket.on('close', ({ code }) => {
				this.code = code;
				for (const { fail, cmd } of this.#waiting.values()) fail(new Cut(code, cmd));
				this.#waiting.clear();
				resolve(code);
			});
		});
		socket.on('text', (text) => {
			this.frames.push(text);
			house.hear?.(who, text);
			for (const line of text.split('\n')) if (line) this.#take(JSON.parse(line));
		});
	}

	get isOpen() {
		return this.code === undefined;
	}

	#take(line) {
		if ('ev' in line) {
			this.events.push(line);
			if (line.ev === 'connection.resync') for (const { frame } of this.#waiting.values()) this.send(frame);
			this.on(line);
			return;
		}
		const waiting = this.#waiting.get(line.re);
		this.#waiting.delete(line.re);
		if (!waiting) this.strays.push(line);
		else if (line.err) waiting.fail(new Refused(line.err, waiting.cmd));
		else waiting.done(line.ok);
	}

	/** Sends text as it is. */
	send(text) {
		this.#socket.send(text);
	}

	/** One request: resolves with what `ok` holds, throws Refused or Cut. Sent again after a resync. */
	ask(cmd, args = {}) {
		if (!this.isOpen) return Promise.reject(new Cut(this.code, cmd));
		const id = this.#next++;
		const frame = JSON.stringify({ id, cmd, args });
		if (cmd === 'clock.advance') this.#house.advanced_ms += args.by_ms;
		return new Promise((resolve, reject) => {
			const late = setTimeout(() => reject(new Error(`${cmd}: no answer`)), ANSWER_MOST_MS);
			this.#waiting.set(id, {
				cmd, frame,
				done: (ok) => (clearTimeout(late), resolve(ok)),
				fail: (error) => (clearTimeout(late), reject(error)),
			});
			this.send(frame);
		});
	}

	/** One request: resolves with the status word, 'ok' when it was answered well. */
	status(cmd, args) {
		return this.ask(cmd, args).then(() => 'ok', (error) => {
			if (error instanceof Refused) return error.status;
			throw error;
		});
	}

	/** One request that must be turned down: resolves with the refusal. */
	refusal(cmd, args) {
		return this.ask(cmd, args).then((ok) => {
			throw new Error(`${cmd} was not refused: ${JSON.stringify(ok)}`);
		}, (error) => {
			if (error instanceof Refused) return error;
			throw error;
		});
	}

	/** Sends text as it is; the next answer that belongs to no question of `ask`. */
	async answerTo(text) {
		const before = this.strays.length;
		this.send(text);
		await until(`an answer to ${text.slice(0, 60)}`,
			() => this.strays.length > before || !this.isOpen, ANSWER_MOST_MS);
		return this.strays[before];
	}

	/** The first event, from place `start` in the list on, for which `look` holds. */
	event(look, start = 0, mostMs = ANSWER_MOST_MS) {
		return until('an event', () => this.events.slice(start).find(look), mostMs);
	}

	/** The close code when the server ends it within a second (A4), 'open' when it does not. */
	async closesSoon() {
		let late;
		const open = new Promise((resolve) => { late = setTimeout(resolve, atMost(1000), 'open'); });
		const code = await Promise.race([this.closed, open]);
		clearTimeout(late);
		return code;
	}

	pause() {
		this.#socket.pause();
	}

	resume() {
		this.#socket.resume();
	}

	close() {
		this.#socket.close();
		return this.closed;
	}

	/** As if the cable were pulled. */
	cut() {
		this.#socket.destroy();
		return this.closed;
	}
}

/** A round of upkeep goes by: it has noted who was here until now (LE10), `c` among them, because `c` asks
 * this. `c` is a resident's or a guest's. */
export async function upkeep(house, c) {
	const from = house.now();
	await until('a round of upkeep', async () => (await c.ask('session.list')).sessions.find(({ current }) => current).seen_ms > from);
}

/** Everything that happened in a room after a number, in order, page by page. */
export async function allEvents(connection, room, after = 0) {
	const events = [];
	for (;;) {
		const page = await connection.ask('room.events', { room, after: events.at(-1)?.seq ?? after });
		events.push(...page.events);
		if (!page.more || page.events.length === 0) return events;
	}
}

/** Every message of a room, oldest first. */
export async function allMessages(connection, room) {
	const messages = [];
	for (;;) {
		const page = await connection.ask('room.history', { room, after: messages.at(-1)?.seq ?? 0 });
		messages.push(...page.messages);
		if (!page.more_after || page.messages.length === 0) return messages;
	}
}
