// Asks Noaber for the rooms that anybody may join, as a guest would. Its own small client, apart
// from the generator: it runs once and needs JSON.

import { request } from 'node:https';
import { createRequire } from 'node:module';

const ANSWER_MAX_MS = 10_000;

function ask(port, ca, method, headers, body) {
	return new Promise((resolve, reject) => {
		const asked = request(
			{
				host: '127.0.0.1',
				servername: 'localhost',
				port,
				ca,
				method,
				path: '/session',
				headers: { Origin: `https://localhost:${port}`, Host: `localhost:${port}`, ...headers },
				timeout: ANSWER_MAX_MS,
			},
			(answer) => {
				let text = '';
				answer.setEncoding('utf8');
				answer.on('data', (part) => (text += part));
				answer.on('end', () => {
					if (answer.statusCode === 200) resolve({ headers: answer.headers, ...JSON.parse(text) });
					else reject(new Error(`${method} /session: ${answer.statusCode} ${text}`));
				});
			},
		);
		asked.on('error', reject);
		asked.end(body);
	});
}

async function enter(port, ca) {
	const body = JSON.stringify({
		cmd: 'session.enter',
		args: { name: 'Zoekerin', lang: 'nl', age16: true, agreed: 1 },
	});
	const entered = await ask(port, ca, 'POST', { 'Content-Type': 'application/json' }, body);
	const cookie = entered.headers['set-cookie'][0].split(';')[0];
	const { ok } = await ask(port, ca, 'GET', { Cookie: cookie });
	return { cookie, nonce: ok.nonce };
}

// A connection on which commands are asked one after another.
function openSocket(WebSocket, port, ca, cookie) {
	const origin = `https://localhost:${port}`;
	const socket = new WebSocket(`wss://localhost:${port}/ws`, 'noaber.1', {
		ca,
		origin,
		headers: { Cookie: cookie },
		lookup: (_host, options, found) =>
			options.all ? found(null, [{ address: '127.0.0.1', family: 4 }]) : found(null, '127.0.0.1', 4),
	});
	const waiting = new Map();
	socket.on('message', (data) => {
		for (const line of data.toString().split('\n')) {
			const { re, ok, err } = JSON.parse(line);
			if (waiting.has(re)) waiting.get(re)(ok, err);
		}
	});
	let lastId = 0;
	const command = (cmd, args) =>
		new Promise((resolve, reject) => {
			const id = ++lastId;
			waiting.set(id, (ok, err) =>
				ok ? resolve(ok) : reject(new Error(`${cmd}: ${JSON.stringify(err)}`)));
			socket.send(JSON.stringify({ id, cmd, args }));
		});
	return new Promise((resolve, reject) => {
		socket.on('open', () => resolve({ command, close: () => socket.close() }));
		socket.on('error', reject);
	});
}

export async function joinableRooms(port, ca) {
	const WebSocket = createRequire(`${process.env.NB_BENCH_PEER}/`)('ws');
	const { cookie, nonce } = await enter(port, ca);
	const { command, close } = await openSocket(WebSocket, port, ca, cookie);
	const ids = [];
	await command('session.hello', { nonce });
	const { communities } = await command('community.list', {});
	for (const { community } of communities) {
		const { rooms } = await command('community.look', { community });
		ids.push(...rooms.filter((room) => room.access === 'open').map((room) => room.room));
	}
	close();
	return ids;
}
