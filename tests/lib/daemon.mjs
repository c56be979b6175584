// Starts the real noaberd for a test, on a free port of this machine, in a folder of its own.
//
//   const daemon = await start({ settings: { 'limits.hello_ms': 500 } });
//   ... daemon.origin, daemon.ca, daemon.children() ...
//   await daemon.stop();
//
// The program is NOABERD (set by tests/run), or noaberd below the build folder that is given.
// Needs Node.js 18 and openssl, no packages.

import { execFileSync, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
// Generous: a build with sanitizers on a busy machine. Nothing waits this long when all is well.
const START_MOST_MS = 30_000;
const STOP_MOST_MS = 30_000; // O4 promises 5 s; a test that checks it measures itself
const BUSY_MS = 12_000;
/** The bound of what has to be done within `promised_ms`. Tests run beside each other, with sanitizers, on a
 * machine that may do more: there they show that it comes by itself. In long runs, on a machine that does
 * nothing else, the promise is the bound. */
export const atMost = (promised_ms) => promised_ms + (process.env.NOABER_LONG ? 0 : BUSY_MS);

// Below those that the kernel hands out by itself, so no connection of another test has one.
const PORTS = [12_000, 32_000];
// Other tests look for a port there first: so what is ours stays ours while the server restarts.
const CLAIM = '127.0.0.2';

/** A server that holds a port, or undefined when it is taken. */
function hold(host, port) {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
		server.listen(port, host, () => resolve(server));
	});
}

/** A port that nobody listens on, and that no other test gets while this process runs. */
export async function freePort() {
	for (;;) {
		const port = randomInt(...PORTS);
		const claim = await hold(CLAIM, port);
		if (!claim) continue;
		claim.unref();
		const probe = await hold('127.0.0.1', port);
		if (!probe) continue; // the claim stays: nobody needs to try again
		await new Promise((resolve) => probe.close(resolve));
		return port;
	}
}

/** cert.pem and key.pem for localhost in `folder`; a new pair each time. */
export function makeCertificate(folder) {
	rmSync(folder, { recursive: true, force: true });
	execFileSync(join(ROOT, 'certs/make'), [folder], { stdio: 'ignore' });
	return { certificate: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
}

/** The path of a program of ours. */
export function program(name, build = process.env.NOABER_BUILD ?? join(ROOT, '.build/asan')) {
	const named = process.env[name.toUpperCase()];
	if (named) return named;
	const found = [join(build, 'server/main', name), join(build, 'main', name), join(build, name)]
		.find((path) => existsSync(path));
	if (!found) throw new Error(`The build made no ${name} in ${build}.`);
	return found;
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Calls `probe` until it gives something true; throws with `what` after `mostMs`. */
export async function until(what, probe, mostMs = 40_000) {
	const end = Date.now() + mostMs;
	for (;;) {
		const result = await probe();
		if (result) return result;
		if (Date.now() > end) throw new Error(`Not within ${mostMs} ms: ${what}`);
		await sleep(10);
	}
}

/** True when the process runs; one that only waits to be reaped does not. */
export function isAlive(pid) {
	try {
		return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
	} catch {
		return false;
	}
}

// What a failed test leaves running ends with it; pid is ours because we have not waited for it.
const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
process.on('exit', () => {
	for (const daemon of running) {
		daemon.process.kill('SIGKILL');
		daemon.remove();
	}
});

class Daemon {
	constructor({ folder, ownsFolder, port, settings, certificate, command, env }) {
		this.folder = folder;
		this.ownsFolder = ownsFolder;
		this.port = port;
		this.settings = settings;
		this.certificate = certificate;
		this.dataDir = settings['server.data'];
		this.origin = settings['server.origin'];
		this.lines = []; // every line of the log, parsed
		this.stray = []; // lines that are not JSON: a finding (X6)
		this.process = spawn(command[0], command.slice(1), {
			stdio: ['ignore', 'ignore', 'pipe'],
			env: { ...process.env, ...env },
		});
		this.pid = this.process.pid;
		this.exited = new Promise((resolve) => {
			this.process.once('close', (code, signal) => {
				running.delete(this);
				this.exit = { code, signal };
				resolve(this.exit);
			});
		});
		this.#readLog();
		running.add(this);
	}

	#readLog() {
		let rest = '';
		this.process.stderr.setEncoding('utf8').on('data', (text) => {
			const lines = (rest + text).split('\n');
			rest = lines.pop();
			for (const line of lines) {
				try {
					this.lines.push(JSON.parse(line));
				} catch {
					this.stray.push(line);
				}
			}
		});
	}

	/** What clients have to trust. */
	get ca() {
		return readFileSync(this.certificate.certificate);
	}

	/** Lines of the log with this code. */
	log(code) {
		return this.lines.filter((line) => line.code === code);
	}

	/** Resolves with the line `count` of this code, when it comes; fails when the daemon ends first. */
	async logged(code, count = 1, mostMs = START_MOST_MS) {
		return until(`log line ${code} (${count})`, () => {
			const line = this.log(code)[count - 1];
			if (!line && this.exit) throw new Error(`noaberd ended: ${this.tail()}`);
			return line;
		}, mostMs);
	}

	/** { core, edges: [pid, …] } as they were last ready. */
	children() {
		const found = { core: undefined, edges: [] };
		for (const { detail } of this.log('child.ready')) {
			const [, edge, pid] = /^(?:core|edge (\d+)), pid (\d+)$/.exec(detail);
			if (edge === undefined) found.core = Number(pid);
			else found.edges[Number(edge)] = Number(pid);
		}
		return found;
	}

	/** Waits until `name` ("core", "edge 0") has become ready with another process than `pid`. */
	async restarted(name, pid) {
		return until(`${name} ready again`, () => this.log('child.ready')
			.map(({ detail }) => detail.split(', pid '))
			.find(([who, number]) => who === name && Number(number) !== pid
				&& isAlive(Number(number))));
	}

	kill(signal) {
		this.process.kill(signal);
	}

	/** SIGTERM and the orderly end; gives its exit. A daemon that has ended already is fine. */
	async stop() {
		if (!this.exit) {
			this.kill('SIGTERM');
			const late = setTimeout(() => this.kill('SIGKILL'), STOP_MOST_MS);
			await this.exited;
			clearTimeout(late);
		}
		this.remove();
		return this.exit;
	}

	remove() {
		if (this.ownsFolder) rmSync(this.folder, { recursive: true, force: true });
	}

	tail(count = 10) {
		return [...this.lines.slice(-count).map((line) => JSON.stringify(line)), ...this.stray.slice(-count)]
			.join('\n');
	}

	/** Names of the files in the data folder. */
	files() {
		return readdirSync(this.dataDir).sort();
	}
}

/**
 * start({ settings, build, env, folder, port, wait }):
 * `settings` maps "section.name" to a value and goes before what is chosen here. `folder` keeps
 * data, key and certificate of an earlier start; without it they are temporary and `stop` removes
 * them. With `wait: false` it gives the daemon at once instead of when it serves.
 */
export async function start({ settings = {}, build, env = {}, folder, port, wait = true } = {}) {
	const ownsFolder = folder === undefined;
	const place = folder ?? mkdtempSync(join(tmpdir(), 'noaber-test-'));
	const chosenPort = port ?? await freePort();
	const pair = { certificate: join(place, 'certs/cert.pem'), key: join(place, 'certs/key.pem') };
	if (!existsSync(pair.certificate)) makeCertificate(join(place, 'certs'));
	const all = {
		'server.listen': '127.0.0.1',
		'server.port': chosenPort,
		'server.origin': `https://localhost:${chosenPort}`,
		'server.certificate': pair.certificate,
		'server.key': pair.key,
		'server.data': join(place, 'data'),
		'server.master_key': join(place, 'keys/master.key'),
		'server.audit_anchor': join(place, 'keys/audit.anchor'),
		'server.edges': 1,
		...settings,
	};
	const options = Object.entries(all).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
	const daemon = new Daemon({
		folder: place, ownsFolder, port: chosenPort, settings: all, certificate: pair, env,
		command: [program('noaberd', build), ...options],
	});
	if (!wait) return daemon;
	try {
		await daemon.logged('serving');
	} catch (error) {
		daemon.kill('SIGKILL');
		daemon.remove();
		throw error;
	}
	return daemon;
}
