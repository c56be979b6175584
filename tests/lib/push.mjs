// A push service for tests, on TLS of its own: it keeps every request as it came, to the byte, and can
// be made to misbehave. Needs Node.js 18 and openssl, no packages.

import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';

import { freePort, makeCertificate, sleep, until } from './daemon.mjs';

const CONTACT = 'mailto:beheer@noaber.example';
const ANSWERS = {
	good: 'HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n',
	gone: 'HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n',
	lost: 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n',
	error: 'HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n',
};

export class PushService {
	constructor(folder, port) {
		Object.assign(this, { folder, port });
		this.requests = []; // { text, path }, in the order in which they came
		this.misbehave = 'good'; // or 'gone', 'lost', 'error', 'slow', 'huge', { redirect: url }
		makeCertificate(join(folder, 'certs'));
	}

	/** What noaberd has to be set to. */
	get settings() {
		return {
			'push.contact': CONTACT, 'push.services': `localhost:${this.port}`,
			'push.ca_file': join(this.folder, 'certs/cert.pem'),
		};
	}

	/** A place where a browser could be woken. */
	endpoint() {
		return `https://localhost:${this.port}/wake/${randomBytes(18).toString('base64url')}`;
	}

	async start() {
		const pair = { cert: readFileSync(join(this.folder, 'certs/cert.pem')), key: readFileSync(join(this.folder, 'certs/key.pem')) };
		this.sockets = new Set();
		this.server = createServer(pair, (socket) => this.#serve(socket));
		await new Promise((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
	}

	async end() {
		for (const socket of this.sockets) socket.destroy();
		await new Promise((resolve) => this.server.close(resolve));
		rmSync(this.folder, { recursive: true, force: true });
	}

	#serve(socket) {
		this.sockets.add(socket);
		socket.on('error', () => {}).on('close', () => this.sockets.delete(socket));
		let text = '';
		socket.on('data', (bytes) => {
			text += bytes.toString('latin1');
			for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
				const one = text.slice(0, end + 4);
				text = text.slice(end + 4);
				this.requests.push({ text: one, path: one.split(' ')[1] });
				void this.#answer(socket);
			}
		});
	}

	async #answer(socket) {
		const how = this.misbehave;
		if (how === 'slow') await sleep(30_000);
		else if (how === 'huge') socket.write(`HTTP/1.1 201 Created\r\nContent-Length: 9999999\r\n\r\n${'x'.repeat(100_000)}`);
		else if (how.redirect) socket.write(`HTTP/1.1 307 Temporary Redirect\r\nLocation: ${how.redirect}\r\nContent-Length: 0\r\n\r\n`);
		else socket.write(ANSWERS[how]);
	}

	/** Waits until this endpoint was asked `count` times. */
	woken(endpoint, count = 1, mostMs = 20_000) {
		const { pathname } = new URL(endpoint);
		const those = () => this.requests.filter(({ path }) => path === pathname);
		return until(`${count} requests`, () => (those().length >= count ? those() : undefined), mostMs);
	}
}

/** What a request says of itself (RFC 8292): the token's header and claims, and whether it is signed
 * with the key that it names. */
export function vapidOf({ text }) {
	const [, token, key] = /^authorization: vapid t=([\w.-]+), k=([\w-]+)\r$/im.exec(text);
	const [header, claims, signature] = token.split('.');
	const point = Buffer.from(key, 'base64url');
	const publicKey = createPublicKey({
		format: 'jwk',
		key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') },
	});
	return {
		token, key, header: JSON.parse(Buffer.from(header, 'base64url')), claims: JSON.parse(Buffer.from(claims, 'base64url')),
		good: verify('sha256', Buffer.from(`${header}.${claims}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')),
	};
}

/** A running push service that ends with the test. */
export async function pushService(t) {
	const made = new PushService(mkdtempSync(join(tmpdir(), 'noaber-push-')), await freePort());
	t.after(() => made.end());
	await made.start();
	return made;
}
