// A WebSocket and HTTP client made of raw bytes over TLS, for tests that must send what no library
// would: wrong handshakes, broken frames, half requests. No dependencies.

import { randomBytes } from 'node:crypto';
import { connect } from 'node:tls';

export const TEXT = 1;
export const BINARY = 2;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** One client frame. Everything can be set wrong on purpose. */
export function frame(payload, { opcode = TEXT, fin = true, rsv = 0, mask = true, announce } = {}) {
	const body = Buffer.from(payload);
	const length = announce ?? body.length;
	const first = (fin ? 0x80 : 0) | (rsv << 4) | opcode;
	const bit = mask ? 0x80 : 0;
	let head;
	if (length < 126) {
		head = Buffer.from([first, bit | length]);
	} else if (length < 65536) {
		head = Buffer.from([first, bit | 126, length >> 8, length & 255]);
	} else {
		head = Buffer.alloc(10);
		head[0] = first;
		head[1] = bit | 127;
		head.writeBigUInt64BE(BigInt(length), 2);
	}
	if (!mask) return Buffer.concat([head, body]);
	const key = randomBytes(4);
	for (let i = 0; i < body.length; i++) body[i] ^= key[i & 3];
	return Buffer.concat([head, key, body]);
}

/** A TLS socket that remembers what came. */
export class RawSocket {
	constructor(socket) {
		this.socket = socket;
		this.bytes = Buffer.alloc(0);
		this.ended = false;
		this.waiters = new Set();
		socket.on('data', (data) => {
			this.bytes = Buffer.concat([this.bytes, data]);
			this.#wake();
		});
		for (const event of ['end', 'close', 'error']) {
			socket.on(event, () => {
				this.ended = true;
				this.#wake();
			});
		}
	}

	static open(port, options = {}) {
		return new Promise((resolve, reject) => {
			const socket = connect({
				host: '127.0.0.1', port, servername: 'localhost', rejectUnauthorized: false,
				...options,
			});
			socket.once('secureConnect', () => resolve(new RawSocket(socket)));
			socket.once('error', reject);
			socket.once('close', () => reject(new Error('closed before TLS was up')));
		});
	}

	#wake() {
		for (const waiter of [...this.waiters]) waiter();
	}

	/** Resolves with what `find` returns once that is not undefined; with undefined at the end of
	 * the connection or after `ms`. */
	until(find, ms = 20_000) {
		return new Promise((resolve) => {
			const finish = (value) => {
				clearTimeout(timer);
				this.waiters.delete(look);
				resolve(value);
			};
			const look = () => {
				const value = find();
				if (value !== undefined) finish(value);
				else if (this.ended) finish(undefined);
			};
			const timer = setTimeout(() => finish(undefined), ms);
			this.waiters.add(look);
			look();
		});
	}

	write(bytes) {
		if (!this.socket.destroyed) this.socket.write(bytes);
	}

	destroy() {
		this.socket.destroy();
	}

	/** true once the other side has ended the connection. */
	async closed(ms = 20_000) {
		await this.until(() => (this.ended ? true : undefined), ms);
		return this.ended;
	}

	/** One HTTP answer: { status, headers, body }; undefined when none came. */
	answer(ms = 20_000, hasBody = true) {
		return this.until(() => {
			const at = this.bytes.indexOf('\r\n\r\n');
			if (at < 0) return undefined;
			const [line, ...rest] = this.bytes.subarray(0, at).toString('latin1').split('\r\n');
			const headers = {};
			for (const header of rest) {
				const colon = header.indexOf(':');
				const name = header.slice(0, colon).toLowerCase();
				const value = header.slice(colon + 1).trim();
				headers[name] = headers[name] === undefined ? value : `${headers[name]}\n${value}`;
			}
			const length = hasBody ? Number(headers['content-length'] ?? 0) : 0;
			if (this.bytes.length < at + 4 + length) return undefined;
			const body = this.bytes.subarray(at + 4, at + 4 + length);
			this.bytes = this.bytes.subarray(at + 4 + length);
			return { status: Number(line.split(' ')[1]), line, headers, body };
		}, ms);
	}
}

/** The handshake a browser would send, as an array of lines, so that tests can change any of it. */
export function handshakeLines(port, { cookie = 'abc', origin, host, path = '/ws' } = {}) {
	return [
		`GET ${path} HTTP/1.1`,
		`Host: ${host ?? `localhost:${port}`}`,
		'Connection: Upgrade',
		'Upgrade: websocket',
		`Origin: ${origin ?? `https://localhost:${port}`}`,
		'Sec-WebSocket-Version: 13',
		'Sec-WebSocket-Protocol: noaber.1',
		`Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
		...(cookie ? [`Cookie: __Host-nb=${cookie}`] : []),
	];
}

/** Sends `lines` and tells what came of it: 101, another status, or 0 when the line was cut. */
export async function tryHandshake(port, lines, ms = 20_000) {
	const raw = await RawSocket.open(port);
	raw.write(Buffer.concat([
		...lines.map((line) => Buffer.concat([Buffer.from(line, 'latin1'), Buffer.from('\r\n')])),
		Buffer.from('\r\n'),
	]));
	const answer = await raw.answer(ms, false);
	return { raw, status: answer?.status ?? 0, answer };
}

/** A websocket whose every frame is in the test's hand. */
export class RawWebSocket {
	static async open(port, options = {}) {
		const { raw, status, answer } = await tryHandshake(port, handshakeLines(port, options));
		if (status !== 101) throw new Error(`handshake gave ${status}`);
		return new RawWebSocket(raw, answer);
	}

	constructor(raw, answer) {
		this.raw = raw;
		this.handshake = answer;
	}

	send(payload, options) {
		this.raw.write(frame(payload, options));
	}

	write(bytes) {
		this.raw.write(bytes);
	}

	/** The next frame: { opcode, fin, rsv, masked, payload }; undefined at the end. */
	next(ms = 20_000) {
		return this.raw.until(() => {
			const { bytes } = this.raw;
			if (bytes.length < 2) return undefined;
			let length = bytes[1] & 127;
			let at = 2;
			if (length === 126) {
				if (bytes.length < 4) return undefined;
				length = bytes.readUInt16BE(2);
				at = 4;
			} else if (length === 127) {
				if (bytes.length < 10) return undefined;
				length = Number(bytes.readBigUInt64BE(2));
				at = 10;
			}
			if (bytes.length < at + length) return undefined;
			const payload = bytes.subarray(at, at + length);
			this.raw.bytes = bytes.subarray(at + length);
			return {
				opcode: bytes[0] & 15, fin: bytes[0] >= 128, rsv: (bytes[0] >> 4) & 7,
				masked: bytes[1] >= 128, payload,
			};
		}, ms);
	}

	/** The next text as a string, answering nothing else; undefined when something else came. */
	async text(ms = 20_000) {
		const got = await this.next(ms);
		return got?.opcode === TEXT ? got.payload.toString() : undefined;
	}

	async ask(text, ms = 20_000) {
		this.send(text);
		return this.text(ms);
	}

	/** Reads until the end: the close code, 0 for a close frame without one, or 1006. */
	async closeCode(ms = 20_000) {
		for (;;) {
			const got = await this.next(ms);
			if (!got) return 1006;
			if (got.opcode === CLOSE) {
				return got.payload.length >= 2 ? got.payload.readUInt16BE(0) : 0;
			}
		}
	}

	destroy() {
		this.raw.destroy();
	}
}
