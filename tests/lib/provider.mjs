// An OpenID provider for tests, on TLS of its own: discovery, keys, an authorize page that says yes
// to everybody, and a token endpoint that checks client, redirect and PKCE. Each part can be made
// to misbehave. Needs Node.js 18 and openssl, no packages.

import assert from 'node:assert/strict';
import { createHash, createHmac, createSign, generateKeyPairSync, constants, randomBytes, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort, makeCertificate } from './daemon.mjs';

export const CLIENT = 'noaber-proef';
export const base64url = (bytes) => Buffer.from(bytes).toString('base64url');
const encode = (value) => base64url(typeof value === 'string' ? value : JSON.stringify(value));

/** The signature of `text` under one of the algorithms that ID tokens have; HS256 takes a secret. */
export function signature(alg, key, text) {
	switch (alg) {
	case 'RS256': return createSign('sha256').update(text).sign(key);
	case 'RS384': return createSign('sha384').update(text).sign(key);
	case 'PS256': return sign('sha256', text, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 });
	case 'ES256': return sign('sha256', text, { key, dsaEncoding: 'ieee-p1363' });
	case 'HS256': return createHmac('sha256', key).update(text).digest();
	default: return Buffer.alloc(0);
	}
}

/** A compact token. `header` and `claims` are objects, or text as it is to stand there. */
export function token(header, claims, key, alg = header.alg) {
	const text = `${encode(header)}.${encode(claims)}`;
	return `${text}.${base64url(signature(alg, key, Buffer.from(text)))}`;
}

/** A key pair with the name it has among the keys of the provider. */
export function makeKey(kid, alg = 'RS256', bits = 2048) {
	const pair = alg === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
		: generateKeyPairSync('rsa', { modulusLength: bits });
	return { ...pair, kid, alg, jwk: { ...pair.publicKey.export({ format: 'jwk' }), kid, alg, use: 'sig' } };
}

const header = (key) => ({ alg: key.alg, kid: key.kid, typ: 'JWT' });

export class Provider {
	#codes = new Map();

	constructor(folder, port) {
		Object.assign(this, { folder, port });
		this.issuer = `https://localhost:${port}/klant`;
		this.secret = base64url(randomBytes(24));
		this.key = makeKey('eerste');
		this.keys = [this.key.jwk];
		this.subject = 'medewerker-7'; // who signs in
		this.ahead_ms = 0; // of our clock, when that of the server was moved
		this.asked = {}; // path → how often
		this.about = {}; // goes over what discovery says
		this.claims = (claims) => claims;
		this.makeToken = (claims) => token(header(this.key), claims, this.key.privateKey);
		this.misbehave = undefined; // 'slow', 'huge', 'redirect', 'broken', 'error'
		makeCertificate(join(folder, 'certs'));
		writeFileSync(join(folder, 'secret'), `${this.secret}\n`, { mode: 0o600 });
	}

	/** What noaberd has to be set to. */
	get settings() {
		return {
			'oidc.issuer': this.issuer, 'oidc.client_id': CLIENT, 'oidc.client_secret_file': join(this.folder, 'secret'),
			'oidc.ca_file': join(this.folder, 'certs/cert.pem'), 'oidc.name': 'Zorg & Zo', 'oidc.amr': 'mfa',
		};
	}

	async start() {
		const pair = { cert: readFileSync(join(this.folder, 'certs/cert.pem')), key: readFileSync(join(this.folder, 'certs/key.pem')) };
		this.server = createServer(pair, (asked, answer) => void this.#answer(asked, answer));
		await new Promise((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
	}

	async stop() {
		if (!this.server) return;
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
		this.server = undefined;
	}

	async end() {
		await this.stop();
		rmSync(this.folder, { recursive: true, force: true });
	}

	async #answer(asked, answer) {
		const url = new URL(asked.url, this.issuer);
		const path = url.pathname.replace('/klant', '');
		this.asked[path] = (this.asked[path] ?? 0) + 1;
		const parts = [];
		for await (const part of asked) parts.push(part);
		const json = (value, status = 200) => {
			answer.writeHead(status, { 'Content-Type': 'application/json' });
			answer.end(JSON.stringify(value));
		};
		if (path === '/authorize') return this.#authorize(url, answer);
		switch (this.misbehave) {
		case 'slow': return undefined; // says nothing, until it stops
		case 'huge': answer.writeHead(200, { 'Content-Type': 'application/json' });
			return answer.end(`{"keys":[],"x":"${'x'.repeat(1 << 20)}"}`);
		case 'redirect': answer.writeHead(302, { Location: `${this.issuer}/elsewhere` }); return answer.end();
		case 'broken': answer.writeHead(200); return answer.end('{"issuer":');
		case 'error': return json({}, 500);
		default:
		}
		if (path === '/.well-known/openid-configuration') return json(this.#about());
		if (path === '/keys') return json({ keys: this.keys });
		if (path === '/token') return this.#token(asked, new URLSearchParams(Buffer.concat(parts).toString()), json);
		return json({}, 404);
	}

	#about() {
		return {
			issuer: this.issuer, authorization_endpoint: `${this.issuer}/authorize`, token_endpoint: `${this.issuer}/token`,
			jwks_uri: `${this.issuer}/keys`, code_challenge_methods_supported: ['S256'],
			authorization_response_iss_parameter_supported: true, ...this.about,
		};
	}

	#authorize(url, answer) {
		const ask = Object.fromEntries(url.searchParams);
		assert.equal(ask.response_type, 'code');
		assert.equal(ask.scope, 'openid');
		assert.equal(ask.client_id, CLIENT);
		assert.equal(ask.code_challenge_method, 'S256');
		const code = base64url(randomBytes(16));
		this.#codes.set(code, { ...ask, subject: this.subject });
		const back = new URL(ask.redirect_uri);
		back.search = new URLSearchParams({ code, state: ask.state, iss: this.issuer });
		answer.writeHead(302, { Location: back.href });
		answer.end();
	}

	#token(asked, form, json) {
		const ask = this.#codes.get(form.get('code'));
		this.#codes.delete(form.get('code'));
		const client = `Basic ${Buffer.from(`${CLIENT}:${this.secret}`).toString('base64')}`;
		const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
		if (asked.headers.authorization !== client) return json({ error: 'invalid_client' }, 401);
		if (!ask || form.get('grant_type') !== 'authorization_code' || form.get('redirect_uri') !== ask.redirect_uri
			|| challenge !== ask.code_challenge) return json({ error: 'invalid_grant' }, 400);
		const now = Math.floor((Date.now() + this.ahead_ms) / 1000);
		const claims = this.claims({
			iss: this.issuer, sub: ask.subject, aud: CLIENT, iat: now, exp: now + 300, nonce: ask.nonce, amr: ['pwd', 'mfa'],
		});
		return json({ access_token: 'wordt-niet-gebruikt', token_type: 'Bearer', id_token: this.makeToken(claims) });
	}

	/** What a browser does at the address that noaberd gave: goes there, and is sent back with this. */
	visit(address) {
		return new Promise((resolve, reject) => {
			request(address, { ca: readFileSync(join(this.folder, 'certs/cert.pem')), agent: false }, (answer) => {
				answer.resume();
				resolve(new URL(answer.headers.location));
			}).on('error', reject).end();
		});
	}
}

/** A running provider that ends with the test. */
export async function provider(t) {
	const made = new Provider(mkdtempSync(join(tmpdir(), 'noaber-provider-')), await freePort());
	t.after(() => made.end());
	await made.start();
	return made;
}
