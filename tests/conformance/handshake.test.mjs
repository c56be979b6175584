// A2, F2, F2b: what may become a websocket. Every variant is a real handshake over TLS with one
// thing changed; only the ones that say so may be let in.
//
// Known deviations of libwebsockets 4.1.6, which shows us a header only after it has read it. No
// browser sends them and none gives a stranger more than the plain handshake would; they stand
// here as `known` so that a later version that refuses them is noticed:
//   K4  a 0 byte at the very end of a value is gone before we see it
//   K5  methods are read without regard to case
//   K6  Sec-WebSocket-Origin is taken for Origin when there is no Origin (never when there is)
//   K7  a folded line after Origin is read as an unknown header

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';

import { handshakeLines, tryHandshake, RawSocket } from '../lib/raw-ws.mjs';
import { Edge } from './lib/edge.mjs';

let edge;
before(async () => { edge = await Edge.start(); });
after(() => edge.stop());

const swap = (name, ...values) => (lines) => lines.flatMap((line) =>
	(line.toLowerCase().startsWith(`${name.toLowerCase()}:`) ? values.map((v) => `${name}: ${v}`) : [line]));
const without = (name) => swap(name);
const add = (...more) => (lines) => [...lines, ...more];
const first = (line) => (lines) => [line, ...lines.slice(1)];

/** [what, change(lines), letIn] */
function variants(port) {
	const host = `localhost:${port}`;
	const origin = `https://${host}`;
	const key = randomBytes(16).toString('base64');
	const rows = [];
	const refused = (what, change) => rows.push([what, change, false]);
	const welcome = (what, change) => rows.push([what, change, true]);
	const known = (id, what, change) => rows.push([`${id} ${what}`, change, true]);

	welcome('as a browser sends it', (lines) => lines);
	welcome('Upgrade in capitals', swap('Upgrade', 'WebSocket'));
	welcome('Connection with keep-alive', swap('Connection', 'keep-alive, Upgrade'));
	welcome('header names in capitals', (lines) => lines.map((line, i) =>
		(i ? line.replace(/^[^:]+/, (name) => name.toUpperCase()) : line)));
	welcome('other headers', add('User-Agent: x', 'Accept-Language: nl', 'Pragma: no-cache'));
	welcome('compression offered', add('Sec-WebSocket-Extensions: permessage-deflate'));
	welcome('no cookie (closed with 4001 after)', without('Cookie'));

	for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE', 'GETT', 'G', 'PROPFIND', 'PRI']) {
		refused(`method ${method}`, first(`${method} /ws HTTP/1.1`));
	}
	known('K5', 'method get', first('get /ws HTTP/1.1'));
	known('K5', 'method Get', first('Get /ws HTTP/1.1'));
	refused('method CONNECT', first(`CONNECT ${host} HTTP/1.1`));
	for (const path of ['/', '/ws/', '/ws2', '/WS', '/w', '/ws/x', '//ws/', '/hulp', '/session',
		'/assets/x', '*', '/healthz', '/ws;x', '/weg', '/g/1']) {
		refused(`path ${path}`, first(`GET ${path} HTTP/1.1`));
	}
	for (const version of ['HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/1.2', 'HTTP/1.10', 'http/1.1',
		'HTTP/11', 'HTTP/1.1x', 'HTP/1.1', 'HTTP', '']) {
		refused(`version ${JSON.stringify(version)}`, first(`GET /ws ${version}`));
	}
	for (const value of ['8', '7', '0', '12', '14', '013', '13.0', '13, 8', '8, 13', '+13', '-13',
		'0x0d', '1e1', '1\x003', '\x0013', '130', '1', 'x', '99999999999999999999']) {
		refused(`Sec-WebSocket-Version ${JSON.stringify(value)}`, swap('Sec-WebSocket-Version', value));
	}
	refused('no version', without('Sec-WebSocket-Version'));
	refused('version twice', swap('Sec-WebSocket-Version', '13', '13'));
	refused('version 8 then 13', swap('Sec-WebSocket-Version', '8', '13'));

	for (const value of ['noaber', 'noaber.2', 'Noaber.1', 'NOABER.1', 'noaber.1x', 'xnoaber.1',
		'noaber.1, chat', 'chat, noaber.1', 'noaber.1,noaber.1', 'noaber.1;a', 'noaber.1\0x', '\0noaber.1', 'http',
		'noaber_1', 'noaber .1', '"noaber.1"', 'noaber.1 x', 'raw', '*', 'noaber.10', ',',
		'noaber.1,', ',noaber.1', `${'a'.repeat(63)}`, `noaber.1${' '.repeat(120)}x`]) {
		refused(`subprotocol ${JSON.stringify(value)}`, swap('Sec-WebSocket-Protocol', value));
	}
	refused('no subprotocol', without('Sec-WebSocket-Protocol'));
	refused('empty subprotocol', swap('Sec-WebSocket-Protocol', ''));
	refused('subprotocol twice', swap('Sec-WebSocket-Protocol', 'noaber.1', 'noaber.1'));
	refused('subprotocol and another', swap('Sec-WebSocket-Protocol', 'noaber.1', 'chat'));

	for (const value of ['null', 'https://localhost', `http://${host}`, `${origin}/`, `${origin}.`,
		`https://localhost.:${port}`, `https://LOCALHOST:${port}`, `HTTPS://localhost:${port}`,
		`https://evil.example`, `https://${host}.evil.example`, `https://evil.example/${origin}`,
		`https://localhost:${port + 1}`, `https://localhost:0${port}`, `https://127.0.0.1:${port}`,
		`https://[::1]:${port}`, `\0${origin}`, `${origin}\0.evil`, `https://x@${host}`,
		`https://evil-${host}`, `https://sub.${host}`, `wss://${host}`, `https:/${host}`, `//${host}`,
		host, 'https://', 'file://', `${origin}, ${origin}`, `${origin} ${origin}`,
		`https://xn--localhst-e4a:${port}`, `https://loc\xe4lhost:${port}`, `${origin}#x`,
		`${origin}?x`, `${origin}\\`, `https:\\\\${host}`, `${origin}%00`, `"${origin}"`,
		`about:blank`, `data:`, `chrome-extension://${'a'.repeat(32)}`, `moz-extension://x`,
		`https://localhost:${port}.`, `https://localhost%3a${port}`, `${origin.slice(0, -1)}`,
		`x${origin}`, `${origin}x`, `${origin};`, `${origin},`]) {
		refused(`origin ${JSON.stringify(value)}`, swap('Origin', value));
	}
	refused('no origin', without('Origin'));
	refused('empty origin', swap('Origin', ''));
	refused('origin twice, same', swap('Origin', origin, origin));
	refused('origin right then foreign', swap('Origin', origin, 'https://evil.example'));
	refused('origin foreign then right', swap('Origin', 'https://evil.example', origin));
	refused('origin empty then right', swap('Origin', '', origin));
	refused('three origins', swap('Origin', origin, origin, origin));
	known('K6', 'old origin header instead', (lines) =>
		lines.map((line) => line.replace(/^Origin:/, 'Sec-WebSocket-Origin:')));
	refused('old foreign origin instead', (lines) =>
		lines.map((line) => line.replace(/^Origin:.*/, 'Sec-WebSocket-Origin: https://evil.example')));
	refused('old origin header as well', add(`Sec-WebSocket-Origin: ${origin}`));
	refused('old origin foreign as well', add('Sec-WebSocket-Origin: https://evil.example'));
	refused('origin without colon', (lines) => lines.map((line) => line.replace(/^Origin:/, 'Origin')));
	refused('foreign origin, ours folded behind it', swap('Origin', `https://evil.example\r\n ${origin}`));
	refused('empty origin, ours folded behind it', swap('Origin', `\r\n ${origin}`));
	known('K7', 'our origin, a foreign one folded behind it',
		(lines) => [...lines, `Origin: ${origin}\r\n https://evil.example`].filter((line) =>
			!line.startsWith('Origin') || line.includes('evil')));
	refused('space before the colon', (lines) =>
		lines.map((line) => line.replace(/^Origin:/, 'Origin :')));

	for (const value of ['localhost', `localhost:${port + 1}`, `LOCALHOST:${port}`, `${host}.`,
		`127.0.0.1:${port}`, 'evil.example', `${host}/`, `x@${host}`, `${host}\0.evil`, `${host},${host}`,
		`localhost.:${port}`, `[::1]:${port}`, `${host}x`, `x${host}`, `localhost:`, ':', '*']) {
		refused(`Host ${JSON.stringify(value)}`, swap('Host', value));
	}
	for (const [name, value] of [['Sec-WebSocket-Version', '13'], ['Sec-WebSocket-Protocol', 'noaber.1'],
		['Origin', origin], ['Host', host], ['Upgrade', 'websocket'], ['Sec-WebSocket-Key', key]]) {
		known('K4', `${name} with a 0 byte at the end`, swap(name, `${value}\0`));
	}
	refused('no Host', without('Host'));
	refused('empty Host', swap('Host', ''));
	refused('Host twice', swap('Host', host, host));
	refused('Host right then foreign', swap('Host', host, 'evil.example'));

	for (const value of ['h2c', 'websocket2', 'websocke', 'web socket', 'websocket\0x', '\0websocket', 'tls/1.0',
		'websocket, h2c', 'h2c, websocket', 'WebSocket/13', '"websocket"', 'TLS/1.2, HTTP/1.1', '*',
		'websocket;x', `websocket${'x'.repeat(500)}`]) {
		refused(`Upgrade ${JSON.stringify(value)}`, swap('Upgrade', value));
	}
	refused('h2c with settings', (lines) => swap('Upgrade', 'h2c')(lines).concat('HTTP2-Settings: AAMAAABk'));
	refused('no Upgrade', without('Upgrade'));
	refused('empty Upgrade', swap('Upgrade', ''));
	refused('Upgrade twice', swap('Upgrade', 'websocket', 'websocket'));
	for (const value of ['close', 'keep-alive', 'Upgrades', '', 'x']) {
		refused(`Connection ${JSON.stringify(value)}`, swap('Connection', value));
	}
	refused('no Connection', without('Connection'));

	for (const value of ['', 'x', 'AAAA', key.slice(0, 23), `${key}=`, `${key}${key}`, `${key}\0a`,
		'a'.repeat(127), 'a'.repeat(128), 'a'.repeat(1000), `${key.slice(0, 20)}....`,
		`${'A'.repeat(24)}`, `${'A'.repeat(23)}=`, `!${key.slice(1)}`, key.replace('==', '  ')]) {
		refused(`key ${JSON.stringify(value.slice(0, 40))}`, swap('Sec-WebSocket-Key', value));
	}
	refused('no key', without('Sec-WebSocket-Key'));
	refused('key twice', swap('Sec-WebSocket-Key', key, key));

	refused('a body announced', add('Content-Length: 5'));
	refused('a body announced, negative', add('Content-Length: -1'));
	refused('chunked', add('Transfer-Encoding: chunked'));
	refused('headers over 8 KiB', add(`X-Long: ${'x'.repeat(9000)}`));
	refused('64 KiB of headers', add(...Array.from({ length: 64 }, (_, i) => `X-${i}: ${'x'.repeat(1000)}`)));
	return rows;
}

test('A2 F2 F2b handshake corpus: only the exact handshake becomes a websocket', async () => {
	const rows = variants(edge.port);
	const wrong = [];
	assert.ok(rows.length >= 200, `${rows.length} variants`);
	for (const [what, change, letIn] of rows) {
		const { raw, status } = await tryHandshake(edge.port, change(handshakeLines(edge.port)), letIn ? 20_000 : 1500);
		if ((status === 101) !== letIn) wrong.push(`${what}: ${status}`);
		if (status !== 101 && !(await raw.closed())) wrong.push(`${what}: left open`);
		raw.destroy();
	}
	assert.deepEqual(wrong, []);
	assert.ok(edge.alive());
});

test('R4 F4 compression is never agreed', async () => {
	for (const offer of ['permessage-deflate', 'permessage-deflate; client_max_window_bits',
		'permessage-deflate; server_no_context_takeover', 'x-webkit-deflate-frame',
		'permessage-deflate, permessage-deflate', 'permessage-bzip2', 'mux', 'x'.repeat(300)]) {
		const lines = [...handshakeLines(edge.port), `Sec-WebSocket-Extensions: ${offer}`];
		const { raw, status, answer } = await tryHandshake(edge.port, lines);
		if (status === 101) assert.equal(answer.headers['sec-websocket-extensions'], undefined);
		raw.destroy();
	}
});

test('F2 only http/1.1 is spoken over TLS', async () => {
	for (const [offer, agreed] of [[['h2', 'http/1.1'], 'http/1.1'], [['http/1.1'], 'http/1.1']]) {
		const raw = await RawSocket.open(edge.port, { ALPNProtocols: offer });
		assert.equal(raw.socket.alpnProtocol, agreed);
		raw.destroy();
	}
});
