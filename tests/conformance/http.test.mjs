// The HTTP door: routes, headers, the session, and what must never get a second answer (X7, X8, S1,
// S9).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { RawSocket } from '../lib/raw-ws.mjs';
import { Edge } from './lib/edge.mjs';

let edge;
let host;
let origin;
before(async () => {
	edge = await Edge.start(['server.neutral_site=https://neutral.example/']);
	host = `localhost:${edge.port}`;
	origin = `https://${host}`;
});
after(() => edge.stop());

/** Sends raw text on a socket of its own and gives the answer; `andMore` is given the socket after it. */
async function exchange(bytes, { ms = 20_000, hasBody = true, andMore } = {}) {
	const raw = await RawSocket.open(edge.port);
	raw.write(bytes);
	const answer = await raw.answer(ms, hasBody);
	const second = await andMore?.(raw);
	raw.destroy();
	return { answer, second };
}

// A second answer would come at once after the first.
const SECOND = { andMore: (raw) => raw.answer(200) };

const request = (line, headers = [], body = '') =>
	Buffer.from([`${line} HTTP/1.1`, `Host: ${host}`, ...headers, '', body].join('\r\n'), 'latin1');
const get = async (path, headers) => (await exchange(request(`GET ${path}`, headers))).answer;

test('pages: the app on its paths, help, and a page for everything else', async () => {
	for (const path of ['/', '/inloggen', '/herstel', '/aanmelden', '/g', '/g/abc', '/g/abc/afspraken', '/profiel', '/profiel/toestemmingen', '/profiel/kaart',
		'/profiel/rechten', '/profiel/lijst', '/profiel/code', '/profiel/taken', '/profiel/verhalen', '/v', '/v/abc', '/q', '/q/abc', '/vragen', '/vastgezet', '/mensen', '/mensen/vragen', '/mensen/codes', '/toezicht', '/privacy', '/toegankelijkheid', '/hulp', '/help']) {
		const answer = await get(path);
		assert.equal(answer.status, 200, path);
		assert.match(answer.headers['content-type'], /^text\/html/);
		assert.equal(answer.headers['cache-control'], 'no-store');
	}
	for (const path of ['/g/', '/g/a/b', '/g/a/afspraken/b', '/nergens', '/assets/none-00000000.js', '/HULP', '/hulp/', '/index.html']) {
		assert.equal((await get(path)).status, 404, path);
	}
});

test('security headers on every answer, no Server header', async () => {
	for (const path of ['/', '/hulp', '/nergens', '/healthz', '/session', '/weg']) {
		const { headers } = await get(path);
		assert.equal(headers.server, undefined);
		assert.match(headers['strict-transport-security'], /max-age=63072000/);
		const csp = headers['content-security-policy'];
		for (const rule of ["default-src 'none'", "script-src 'self'", `connect-src 'self' wss://${host}`,
			"frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "worker-src 'self'", "trusted-types noaber-worker"]) {
			assert.ok(csp.includes(rule), `${path}: ${rule}`);
		}
		assert.ok(!csp.includes('unsafe'));
		assert.equal(headers['x-content-type-options'], 'nosniff');
		assert.equal(headers['referrer-policy'], 'no-referrer');
		assert.equal(headers['x-frame-options'], 'DENY');
		assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
		assert.equal(headers['cache-control'], 'no-store');
	}
	const { headers } = await get('/');
	assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
	assert.equal(headers['cross-origin-embedder-policy'], 'require-corp');
});

test('files: compressed as asked, kept for ever, 304 when known', async () => {
	const page = await get('/');
	const path = /(\/assets\/[^"']+\.(?:js|css))/.exec(page.body.toString())?.[1];
	if (!path) return; // built without the web client
	const plain = await get(path);
	assert.equal(plain.headers['content-encoding'], undefined);
	assert.match(plain.headers['cache-control'], /immutable/);
	const br = await get(path, ['Accept-Encoding: gzip, deflate, br']);
	assert.equal(br.headers['content-encoding'], 'br');
	assert.deepEqual(brotliDecompressSync(br.body), plain.body);
	const gz = await get(path, ['Accept-Encoding: gzip;q=0.8, br;q=0']);
	assert.equal(gz.headers['content-encoding'], 'gzip');
	assert.deepEqual(gunzipSync(gz.body), plain.body);
	assert.equal(gz.headers.vary, 'accept-encoding');
	const known = await get(path, [`If-None-Match: ${plain.headers.etag}`]);
	assert.equal(known.status, 304);
	const { answer } = await exchange(request(`HEAD ${path}`), { hasBody: false });
	assert.equal(answer.status, 200);
	assert.equal(Number(answer.headers['content-length']), plain.body.length);
});

test('P11 the service worker is asked for again each time, and keeps nothing behind the session', async () => {
	const worker = await get('/sw.js');
	if (worker.status === 404) return; // built without the web client
	assert.match(worker.headers['content-type'], /^text\/javascript/);
	assert.equal(worker.headers['cache-control'], 'no-cache');
	assert.equal(worker.headers['x-content-type-options'], 'nosniff');
	assert.ok(worker.headers['content-security-policy'].includes("connect-src 'self'"));
	assert.equal(worker.headers['set-cookie'], undefined);
	assert.equal((await get('/sw.js', [`If-None-Match: ${worker.headers.etag}`])).status, 304);
	const text = worker.body.toString();
	const paths = [...text.matchAll(/"(\/[^"]*)"/g)].map((one) => one[1]);
	assert.deepEqual([...new Set(paths.filter((one) => !one.startsWith('/assets/')))].sort(), ['/', '/help', '/hulp', '/weg']);
	for (const path of paths.filter((one) => one.startsWith('/assets/'))) assert.equal((await get(path)).status, 200, path);
});

test('one socket serves several requests, and HEAD sends no body', async () => {
	const raw = await RawSocket.open(edge.port);
	for (let i = 0; i < 5; i++) {
		raw.write(request('GET /hulp'));
		assert.equal((await raw.answer()).status, 200);
		raw.write(request('HEAD /hulp'));
		assert.equal((await raw.answer(20_000, false)).status, 200);
		assert.equal(raw.bytes.length, 0);
	}
	raw.write(Buffer.concat([request('GET /healthz'), request('GET /healthz')]));
	assert.equal((await raw.answer()).body.toString(), 'up');
	assert.equal((await raw.answer()).body.toString(), 'up');
	raw.destroy();
});

const json = (...more) => ['Content-Type: application/json', `Origin: ${origin}`, ...more];

test('session: POST sets the cookie, GET asks with it, DELETE takes it away', async () => {
	const body = '{"cmd":"session.names","args":{}}';
	const { answer: made } = await exchange(request('POST /session', json(`Content-Length: ${body.length}`), body));
	assert.equal(made.status, 200);
	assert.match(made.headers['set-cookie'], /^__Host-nb=[\w-]+; Secure; HttpOnly; SameSite=Strict; Path=\/$/);
	assert.equal(made.headers['content-type'], 'application/json');
	const token = /__Host-nb=([\w-]+)/.exec(made.headers['set-cookie'])[1];
	assert.equal((await get('/session')).status, 401);
	const asked = await get('/session', [`Cookie: a=b; __Host-nb=${token}; c=d`]);
	assert.deepEqual(JSON.parse(asked.body).ok, { kind: 2, bytes: 0, token: token.length });
	const { answer: gone } = await exchange(request('DELETE /session', [`Origin: ${origin}`, `Cookie: __Host-nb=${token}`]));
	assert.equal(gone.status, 200);
	assert.match(gone.headers['set-cookie'], /^__Host-nb=; Max-Age=0; Secure/);
	assert.equal(gone.headers['clear-site-data'], '"cache", "cookies", "storage"');
});

test('session: a foreign, missing or double Origin and other types are refused', async () => {
	const body = '{}';
	const length = `Content-Length: ${body.length}`;
	for (const origins of [[], ['https://evil.example'], ['null'], [origin, origin], [`${origin}/`], ['']]) {
		const headers = ['Content-Type: application/json', length, ...origins.map((o) => `Origin: ${o}`)];
		assert.equal((await exchange(request('POST /session', headers, body))).answer?.status, 403, String(origins));
		const gone = [...origins.map((o) => `Origin: ${o}`), 'Cookie: __Host-nb=abc'];
		assert.equal((await exchange(request('DELETE /session', gone))).answer?.status, 403, String(origins));
	}
	for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonx', '']) {
		const headers = [`Origin: ${origin}`, `Content-Type: ${type}`, length];
		assert.equal((await exchange(request('POST /session', headers, body))).answer?.status, 400, type);
	}
	assert.equal((await exchange(request('POST /session', json('Content-Length: 16385')))).answer?.status, 413);
	assert.equal((await exchange(request('POST /session', json('Content-Length: 0')))).answer?.status, 400);
});

test('A3 a cookie that is planted twice or not ours in form is no cookie', async () => {
	for (const cookie of ['__Host-nb=abc; __Host-nb=def', '__Host-nb=', '__Host-nb=a b', `__Host-nb=${'x'.repeat(65)}`,
		'__Host-nb="abc"', 'nb=abc', '__host-nb=abc', '__Host-nbx=abc', 'x__Host-nb=abc', '__Host-nb=a%41', '__Host-nb=é']) {
		assert.equal((await get('/session', [`Cookie: ${cookie}`])).status, 401, cookie);
	}
	assert.equal((await get('/session', ['Cookie: __Host-nb=abc', 'Cookie: __Host-nb=def'])).status, 401);
});

test('S1 /weg leads away at once and clears everything', async () => {
	const answer = await get('/weg', ['Cookie: __Host-nb=abc']);
	assert.equal(answer.status, 303);
	assert.equal(answer.headers.location, 'https://neutral.example/');
	assert.equal(answer.headers['clear-site-data'], '"cache", "cookies", "storage"');
	assert.match(answer.headers['set-cookie'], /Max-Age=0/);
});

test('methods: 405 with Allow, and no second answer', async () => {
	for (const [line, allow] of [['DELETE /', 'GET, HEAD'], ['PUT /session', 'GET, POST, DELETE'], ['PATCH /hulp', 'GET, HEAD'],
		['OPTIONS /', 'GET, HEAD'], ['DELETE /weg', 'GET, HEAD']]) {
		const { answer, second } = await exchange(Buffer.concat([request(line), request('GET /healthz')]), SECOND);
		assert.equal(answer?.status, 405, line);
		assert.equal(answer.headers.allow, allow);
		assert.equal(second, undefined);
	}
});

test('X8 requests that two servers could read differently get 400 or a cut, and never a second answer', async () => {
	const next = `GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
	const rows = [
		['length and chunked', `POST /session HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nContent-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${next}`],
		['chunked alone', `POST /session HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${next}`],
		['two lengths', `POST /session HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 2\r\nContent-Length: 60\r\n\r\n{}${next}`],
		['two equal lengths', `POST /session HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}${next}`],
		['list of lengths', `POST /session HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 2, 2\r\n\r\n{}${next}`],
		['negative length', `POST /session HTTP/1.1\r\nHost: ${host}\r\nContent-Length: -1\r\n\r\n${next}`],
		['length with plus', `POST /session HTTP/1.1\r\nHost: ${host}\r\nContent-Length: +2\r\n\r\n{}${next}`],
		['length in hex', `POST /session HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 0x2\r\n\r\n{}${next}`],
		['length 2^64', `POST /session HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 18446744073709551616\r\n\r\n${next}`],
		['GET with a body', `GET /hulp HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 5\r\n\r\nhello${next}`],
		['DELETE with a body', `DELETE /session HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nContent-Length: 5\r\n\r\nhello${next}`],
		['version 1.0', `GET /hulp HTTP/1.0\r\nHost: ${host}\r\n\r\n${next}`],
		['version 2.0', `GET /hulp HTTP/2.0\r\nHost: ${host}\r\n\r\n${next}`],
		['version missing', `GET /hulp\r\nHost: ${host}\r\n\r\n${next}`],
		['version wrong', `GET /hulp HTTP/1.1x\r\nHost: ${host}\r\n\r\n${next}`],
		['no Host', `GET /hulp HTTP/1.1\r\n\r\n${next}`],
		['two Hosts', `GET /hulp HTTP/1.1\r\nHost: ${host}\r\nHost: ${host}\r\n\r\n${next}`],
		['foreign Host', `GET /hulp HTTP/1.1\r\nHost: evil.example\r\n\r\n${next}`],
		['TRACE', `TRACE / HTTP/1.1\r\nHost: ${host}\r\n\r\n${next}`],
		['CONNECT', `CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n${next}`],
		['64 KiB of header', `GET /hulp HTTP/1.1\r\nHost: ${host}\r\nX-Long: ${'x'.repeat(65536)}\r\n\r\n${next}`],
		['9 KiB of header', `GET /hulp HTTP/1.1\r\nHost: ${host}\r\nX-Long: ${'x'.repeat(9000)}\r\n\r\n${next}`],
		['9 KiB of path', `GET /${'x'.repeat(9000)} HTTP/1.1\r\nHost: ${host}\r\n\r\n${next}`],
		['HTTP/2 preface', `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${next}`],
		['not HTTP', `\x16\x03\x01\x00\xa5\x01\x00\x00${next}`],
	];
	const wrong = [];
	for (const [what, bytes] of rows) {
		const { answer, second } = await exchange(Buffer.from(bytes, 'latin1'), { ...SECOND, ms: 1500 });
		if (answer && ![400, 403, 405, 413, 421, 426].includes(answer.status)) wrong.push(`${what}: ${answer.status}`);
		if (second) wrong.push(`${what}: a second answer`);
	}
	assert.deepEqual(wrong, []);
	assert.ok(edge.alive());
});

test('X7 traversal: 500 ways to ask for a file that is not ours', async () => {
	const up = ['..', '%2e%2e', '.%2e', '%2e.', '..%00', '..;', '%252e%252e', '..%c0%af', '%c0%ae%c0%ae', '....', '..\\', '%5c..', '..%5c', '...'];
	const targets = ['etc/passwd', 'proc/self/environ', 'proc/self/maps', 'server/edge/edge.c', '%2fetc%2fpasswd', 'etc/passwd%00.html', 'index.html', '.git/config', 'assets.txt'];
	const starts = ['/', '/assets/', '/g/', '//'];
	const paths = [];
	for (const start of starts) {
		for (const step of up) {
			for (const target of targets) paths.push(`${start}${step}/${step}/${step}/${target}`);
		}
	}
	paths.push('/%00index.html', '/assets/%00', '/%2e', '/.', '/..', '//etc/passwd', '/assets//etc/passwd', '/%ff', '/?/../etc/passwd', '/assets/..%2f..%2fetc/passwd');
	assert.ok(paths.length >= 500, `${paths.length}`);
	const page = (await get('/')).body.toString();
	const allowed = new Set([page, (await get('/hulp')).body.toString()]);
	const raw = { socket: null };
	const wrong = [];
	for (const path of paths) {
		if (!raw.socket || raw.socket.ended) raw.socket = await RawSocket.open(edge.port);
		raw.socket.write(request(`GET ${path}`));
		const answer = await raw.socket.answer(1500);
		if (!answer) raw.socket = null;
		const body = answer?.body.toString() ?? '';
		if (/root:|PATH=|\[core\]|#include/.test(body) || (answer?.status === 200 && !allowed.has(body))) {
			wrong.push(`${path}: ${answer.status}`);
		}
	}
	raw.socket?.destroy();
	assert.deepEqual(wrong, []);
});

test('X6 bad requests do not flood the log, and every line of it is JSON without what was sent', async () => {
	const before = edge.log.length;
	for (let i = 0; i < 300; i++) {
		const raw = await RawSocket.open(edge.port);
		raw.write(Buffer.from(`GET /ws HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: secret-word\u001b[31m"\r\n\r\n`, 'latin1'));
		await raw.closed(30);
		raw.destroy();
	}
	const text = edge.log.slice(before);
	assert.ok(text.length < 40000, `${text.length} bytes of log`);
	for (const line of text.split('\n').filter(Boolean)) JSON.parse(line);
	assert.ok(!text.includes('secret-word'));
});
