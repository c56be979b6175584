// A WebSocket client (RFC 6455) for tests that speak the protocol as a browser would: whole text
// frames, pings answered, nothing broken on purpose. For that there is raw-ws.mjs.

import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { connect } from 'node:tls';

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const OPEN_MOST_MS = 20_000;

function frame(opcode, payload) {
	const mask = randomBytes(4);
	const { length } = payload;
	const head = length < 126 ? Buffer.from([0x80 | opcode, 0x80 | length])
		: length < 65536 ? Buffer.from([0x80 | opcode, 0x80 | 126, length >> 8, length & 0xff])
			: Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | 127]), length64(length)]);
	const masked = Buffer.from(payload);
	for (let i = 0; i < length; i++) masked[i] ^= mask[i & 3];
	return Buffer.concat([head, mask, masked]);
}

function length64(length) {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64BE(BigInt(length));
	return bytes;
}

/** Events: 'text' (string), 'close' ({ code, reason }); `code` 1006 when the connection just ended. */
export class WebSocket extends EventEmitter {
	#socket;
	#bytes;
	#parts = [];
	#closed = false;

	constructor(socket, rest) {
		super();
		this.#socket = socket;
		this.#bytes = rest;
		socket.on('data', (bytes) => {
			this.#bytes = Buffer.concat([this.#bytes, bytes]);
			this.#read();
		});
		socket.on('error', () => {});
		socket.on('close', () => this.#end({ code: 1006, reason: '' }));
		setImmediate(() => this.#read());
	}

	#end(how) {
		if (this.#closed) return;
		this.#closed = true;
		this.emit('close', how);
	}

	#read() {
		for (;;) {
			const bytes = this.#bytes;
			if (bytes.length < 2) return;
			const short = bytes[1] & 0x7f;
			const head = short < 126 ? 2 : short === 126 ? 4 : 10;
			if (bytes.length < head) return;
			const length = short < 126 ? short
				: short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
			if (bytes.length < head + length) return;
			this.#bytes = bytes.subarray(head + length);
			this.#take(bytes[0], bytes.subarray(head, head + length));
		}
	}

	#take(first, payload) {
		const opcode = first & 0x0f;
		if (opcode === PING) this.#socket.write(frame(PONG, payload));
		if (opcode === CLOSE) {
			const code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
			this.#socket.end(frame(CLOSE, payload.subarray(0, 2)));
			this.#end({ code, reason: payload.subarray(2).toString() });
		}
		if (opcode <= TEXT) {
			this.#parts.push(payload);
			if (first & 0x80) this.emit('text', Buffer.concat(this.#parts.splice(0)).toString());
		}
	}

	send(text) {
		this.#socket.write(frame(TEXT, Buffer.from(text)));
	}

	close(code = 1000) {
		if (!this.#closed) this.#socket.end(frame(CLOSE, Buffer.from([code >> 8, code & 0xff])));
	}

	/** Reads nothing until `resume`, so that the other side's buffers fill. */
	pause() {
		this.#socket.pause();
	}

	resume() {
		this.#socket.resume();
	}

	/** As when the network goes away: no goodbye. */
	destroy() {
		this.#socket.destroy();
	}
}

/**
 * Opens wss://localhost:port/ws and resolves with a WebSocket; rejects with the HTTP status line.
 * `via` is another port to connect to (a proxy), `from` the own address, such as 127.0.0.9.
 */
export function open({ port, ca, origin, cookie, via = port, from }) {
	return new Promise((resolve, reject) => {
		const socket = connect({
			host: '127.0.0.1', port: via, servername: 'localhost', ca, localAddress: from,
		});
		const late = setTimeout(() => socket.destroy(new Error('no handshake in time')), OPEN_MOST_MS);
		let head = Buffer.alloc(0);
		const fail = (error) => {
			clearTimeout(late);
			socket.destroy();
			reject(error);
		};
		const ended = () => fail(new Error('closed during the handshake'));
		socket.once('error', fail);
		socket.once('close', ended);
		socket.once('secureConnect', () => socket.write([
			'GET /ws HTTP/1.1', `Host: localhost:${port}`, 'Upgrade: websocket', 'Connection: Upgrade',
			'Sec-WebSocket-Version: 13', `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
			'Sec-WebSocket-Protocol: noaber.1', `Origin: ${origin}`,
			...(cookie ? [`Cookie: ${cookie}`] : []), '', '',
		].join('\r\n')));
		socket.on('data', function read(bytes) {
			head = Buffer.concat([head, bytes]);
			const end = head.indexOf('\r\n\r\n');
			if (end < 0) return;
			const status = head.subarray(0, head.indexOf('\r\n')).toString();
			if (!status.startsWith('HTTP/1.1 101 ')) {
				fail(new Error(status));
				return;
			}
			clearTimeout(late);
			socket.off('data', read);
			socket.off('error', fail);
			socket.off('close', ended);
			resolve(new WebSocket(socket, head.subarray(end + 4)));
		});
	});
}
