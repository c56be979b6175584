// The two servers under test: how each is set up, started and stopped. All that depends on the
// options and settings of noaberd and noaberctl is in this file.

import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, openSync, closeSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:tls';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { joinableRooms } from './rooms.mjs';

const run = promisify(execFile);

const START_MAX_MS = 30_000;
const STOP_MAX_MS = 15_000;
const COMMUNITIES = 8;
const MASTER_KEY_BYTES = 32;

export function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

function answersTls(port) {
	return new Promise((resolve) => {
		const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => done(true));
		const done = (answer) => {
			socket.destroy();
			resolve(answer);
		};
		socket.on('error', () => done(false));
	});
}

// A server process with its log. `command` is the program and its arguments.
class Server {
	constructor(name, port, command, log) {
		Object.assign(this, { name, port, command, log });
		// Whatever ends the benchmark ends its servers.
		process.once('exit', () => this.child?.kill('SIGTERM'));
	}

	get pid() {
		return this.child.pid;
	}

	async start() {
		const log = openSync(this.log, 'a');
		this.child = spawn(this.command[0], this.command.slice(1), { stdio: ['ignore', log, log] });
		closeSync(log);
		this.ended = new Promise((resolve) => {
			this.child.on('exit', resolve);
			this.child.on('error', resolve);
		});
		const deadline = Date.now() + START_MAX_MS;
		while (!(await answersTls(this.port))) {
			if (this.child.exitCode !== null || Date.now() > deadline) {
				throw new Error(`${this.name} did not start:\n${this.lastOfLog()}`);
			}
			await sleep(50);
		}
	}

	async stop() {
		if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
		this.child.kill('SIGTERM');
		const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_MAX_MS);
		await this.ended;
		clearTimeout(timer);
	}

	async restart() {
		await this.stop();
		await this.start();
	}

	lastOfLog() {
		return readFileSync(this.log, 'utf8').split('\n').slice(-20).join('\n');
	}
}

// Limits are raised to where one machine may play thousands of members; nothing else is changed, so
// what is measured is what an operator gets.
function noaberConfig({ port, cert, key, work }) {
	return `[server]
listen = 127.0.0.1
port = ${port}
origin = https://localhost:${port}
certificate = ${cert}
key = ${key}
data = ${work}/noaber
master_key = ${work}/keys/master.key
audit_anchor = ${work}/keys/audit.anchor

[limits]
connections = 20000
connections_per_address = 1000000
requests_per_address_per_minute = 1000000
files_per_address_per_minute = 1000000
frames_per_second = 10000

[rates]
rate_read = 100000
rate_act = 100000
rate_post = 100000
rate_enter = 100000
rate_repeat = 100000
`;
}

// A region with nothing but open rooms, for `noaberctl demo`.
function benchRegion(roomCount) {
	const perCommunity = Math.ceil(roomCount / COMMUNITIES);
	const communities = Array.from({ length: COMMUNITIES }, (_, c) => ({
		slug: `meting-${c + 1}`,
		name: `Meting ${c + 1}`,
		line: 'Kamers om in te meten',
		theme: 'meting',
		municipality: null,
		access: 'open',
		unattended: 'slow', unattended_slow_s: 0, // nobody is on duty in a measurement
		rules: ['Wees vriendelijk.'],
		rooms: Array.from({ length: perCommunity }, (__, r) => ({
			name: `Kamer ${c + 1} ${r + 1}`,
			line: 'Een kamer om in te meten',
			messages: [],
		})),
	}));
	return { municipalities: [], accounts: [], members: [], communities };
}

// Noaber with its rooms made and its accounts entered. `load` runs the generator.
export async function startNoaber({ programs, work, cert, key, roomCount, accountCount, load }) {
	const port = await freePort();
	const config = `${work}/noaber.conf`;
	const region = `${work}/region.json`;
	mkdirSync(`${work}/noaber`, { mode: 0o700 });
	mkdirSync(`${work}/keys`, { mode: 0o700 });
	writeFileSync(config, noaberConfig({ port, cert, key, work }));
	writeFileSync(region, JSON.stringify(benchRegion(roomCount)));
	writeFileSync(`${work}/keys/master.key`, randomBytes(MASTER_KEY_BYTES), { mode: 0o400 });
	await run(`${programs}/noaberctl`, [
		'--data', `${work}/noaber`, '--master-key', `${work}/keys/master.key`,
		'demo', region, `${work}/demo-accounts`,
	]);

	const server = new Server('noaber', port, [`${programs}/noaberd`, '--config', config],
		`${work}/noaber.log`);
	server.dialect = 'noaber';
	server.rooms = `${work}/noaber-rooms`;
	server.accounts = `${work}/noaber-cookies`;
	await server.start();
	try {
		const rooms = await joinableRooms(port, readFileSync(cert));
		if (rooms.length < roomCount) throw new Error(`${rooms.length} rooms, not ${roomCount}`);
		writeFileSync(server.rooms, `${rooms.join('\n')}\n`);
		await load(server, 'accounts', { count: accountCount });
	} catch (error) {
		await server.stop();
		throw error;
	}
	return server;
}

// The peer. It has no accounts; its rooms are whatever is asked for, with ids as long as Noaber's.
export async function startPeer({ peerFolder, work, cert, key, roomCount, historyRoom, historyCount }) {
	const port = await freePort();
	const rooms = Array.from({ length: roomCount }, (_, i) => `kamer${String(i).padStart(21, '0')}`);
	const arguments_ = [
		`${peerFolder}/server.js`,
		'--port', String(port), '--cert', cert, '--key', key, '--db', `${work}/peer.db`,
	];
	const server = new Server('peer', port, [process.execPath, ...arguments_], `${work}/peer.log`);
	server.dialect = 'peer';
	server.rooms = `${work}/peer-rooms`;
	writeFileSync(server.rooms, `${rooms.join('\n')}\n`);
	server.command.push('--fill', `${rooms[historyRoom]}:${historyCount}`);
	await server.start();
	server.command = [process.execPath, ...arguments_];
	return server;
}
