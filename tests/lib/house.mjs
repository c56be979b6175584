// A house for one test file: a small region, a running noaberd, and the promise that what people
// say there stays there. At the end every secret word that was handed out is looked for in all log
// lines and in every byte of the data directory (P1, P6).

import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { freePort, makeCertificate, program, start, until } from './daemon.mjs';
import { enter, signIn } from './people.mjs';
import { CodeApps } from './totp.mjs';

const run = promisify(execFile);

/** Limits that no test meets by accident; tests of limits set their own. */
export const WIDE = {
	'rates.rate_read': 100000, 'rates.rate_act': 100000, 'rates.rate_post': 100000,
	'rates.rate_sign_in': 100000, 'rates.rate_enter': 100000, 'rates.rate_recover': 100000,
	'rates.rate_prove': 100000, 'rates.tries_hourly': 100000, 'rates.rate_code': 100000, 'rates.rate_search': 100000,
	'rates.rate_guess': 100000, 'rates.rate_guess_pair': 100000, 'rates.rate_repeat': 100000,
	'limits.frames_per_second': 10000, 'limits.connections_per_address': 10000,
	'limits.connections_per_account': 1000, 'limits.requests_per_address_per_minute': 1000000, 'limits.files_per_address_per_minute': 1000000,
};

/** A community for `region`, with rooms without messages. */
export function community(slug, access = 'open', rooms = [{ name: 'Kamer een' }]) {
	return {
		slug, name: `Groep ${slug}`, line: 'Voor de proef', theme: 'proef', municipality: null, access,
		unattended: 'slow', unattended_slow_s: 0, // nobody is ever on duty, and nobody has to wait
		rules: ['Wees vriendelijk.'],
		rooms: rooms.map((room) => ({ line: 'Een kamer', messages: [], ...room })),
	};
}

const CODE_APPS = 8; // tests sign in more often than people do

/** An account for `region`: `communities` are those it has joined. */
export function account(key, hat = 'resident', scope = 'region', communities = []) {
	return { key, login: key, name: key[0].toUpperCase() + key.slice(1), hat, scope, communities, code_apps: CODE_APPS };
}

/** A region file. Standard: one open community with two rooms, another one, and a host for each. */
export function region({
	communities = [community('open', 'open', [{ name: 'Kamer een' }, { name: 'Kamer twee' }]), community('elders')],
	accounts = [account('hazelaar', 'peer', 'community:open', ['open']),
		account('roerdomp', 'peer', 'community:elders', ['elders'])],
	members = [],
} = {}) {
	return { municipalities: [{ code: '0153', name: 'Enschede' }], accounts, members, communities };
}

const ENDING = 4; // bytes

/** Words by their last bytes, for `occurring`. */
function byEnding(words) {
	const endings = new Map();
	for (const word of words) {
		const bytes = Buffer.from(word);
		assert.ok(bytes.length >= ENDING, 'too short to look for');
		const key = bytes.readUInt32BE(bytes.length - ENDING);
		if (!endings.has(key)) endings.set(key, []);
		endings.get(key).push(bytes);
	}
	return endings;
}

/** Which of the words stand in some bytes: one walk, however many words there are. */
function occurring(bytes, endings) {
	const found = [];
	let last = 0;
	for (let i = 0; i < bytes.length; i++) {
		last = ((last << 8) | bytes[i]) >>> 0;
		for (const word of endings.get(last) ?? []) {
			const from = i + 1 - word.length;
			if (from >= 0 && word.compare(bytes, from, i + 1) === 0) found.push(word.toString());
		}
	}
	return found;
}

export class House {
	#logs = [];
	#heard = [];
	#words = [];

	constructor({ folder, port, settings, env }) {
		Object.assign(this, { folder, port, settings, env });
		this.origin = `https://localhost:${port}`;
		this.dataDir = settings['server.data'] ?? join(folder, 'data');
		this.masterKey = join(folder, 'keys/master.key');
		this.anchor = join(folder, 'keys/audit.anchor');
		this.passphrases = new Map();
		this.apps = new Map(); // login → the code apps of its owner
		this.advanced_ms = 0;
		this.ends = []; // what must have ended before the house does, also when a test fails
		this.serial = 0;
	}

	get ca() {
		return this.daemon.ca;
	}

	/** The region as a file, and the passphrases it got. */
	async fill(plan) {
		const file = join(this.folder, 'region.json'), out = join(this.folder, 'accounts.json');
		writeFileSync(file, JSON.stringify(plan));
		await this.ctl('demo', file, out);
		for (const { login, passphrase, keys } of JSON.parse(readFileSync(out, 'utf8')).filter((one) => one.login)) {
			this.passphrases.set(login, passphrase);
			this.apps.set(login, new CodeApps(keys));
		}
	}

	/** Runs noaberctl on the data of this house; gives its stdout. */
	async ctl(...words) {
		const { stdout } = await run(program('noaberctl'),
			['--data', this.dataDir, '--master-key', this.masterKey, '--audit-anchor', this.anchor, ...words],
			{ timeout: 120_000 });
		return stdout;
	}

	/** What the clock of the running server says. */
	now() {
		return Date.now() + this.advanced_ms;
	}

	async start({ env = {}, wait = true } = {}) {
		this.advanced_ms = 0;
		this.daemon = await start({
			folder: this.folder, port: this.port, settings: this.settings, env: { ...this.env, ...env }, wait,
		});
		this.#logs.push(this.daemon);
		return this.daemon;
	}

	/** An orderly end. */
	async stop() {
		const exit = await this.daemon.stop();
		assert.equal(exit.code, 0, `noaberd ended badly: ${this.daemon.tail()}`);
	}

	async restart(options) {
		await this.stop();
		await this.start(options);
	}

	/** kill -9 of the supervisor, the core and all edges, at once. */
	async killAll() {
		for (const pid of [this.daemon.pid, ...this.children()]) {
			try {
				process.kill(pid, 'SIGKILL');
			} catch {
				continue; // ended just before
			}
		}
		await this.daemon.exited;
	}

	/** Holds every process still between two instructions of its own, so that none is cut off in the
	 * middle of what the kernel does for it. Only for killing them next. */
	async freeze() {
		const pids = [this.daemon.pid, ...this.children()];
		for (const pid of pids) process.kill(pid, 'SIGSTOP');
		const state = (pid) => /^State:\s+(\w)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
		await until('everybody stands still', () => pids.every((pid) => state(pid) === 'T'));
	}

	/** Pids of the running children, as the system knows them. */
	children() {
		try {
			const list = readFileSync(`/proc/${this.daemon.pid}/task/${this.daemon.pid}/children`, 'latin1');
			return list.trim().split(' ').filter(Boolean).map(Number);
		} catch {
			return [];
		}
	}

	/** The pid of the core that runs now; undefined between two. */
	core() {
		return this.children().find((pid) => {
			try {
				return readFileSync(`/proc/${pid}/comm`, 'latin1').trim() === 'noaberd-core';
			} catch {
				return false;
			}
		});
	}

	/** A word that nobody else uses and that must stay among people. */
	word(label = 'geheim') {
		let word = `${label}q`;
		for (let i = 0; i < 10; i++) word += String.fromCharCode(97 + randomInt(26));
		this.#words.push(word);
		return word;
	}

	/** Puts a word of somebody else's making, such as a token, on the list. */
	secret(word) {
		this.#words.push(word);
		return word;
	}

	/** A pseudonym nobody has. */
	name() {
		return this.word('Kan');
	}

	hear(who, text) {
		this.#heard.push({ who, text });
	}

	/** What the connections of somebody received. */
	heardBy(who) {
		return this.#heard.filter((frame) => frame.who === who).map((frame) => frame.text);
	}

	async guest(options) {
		const session = await enter(this, this.name(), options);
		this.secret(session.cookie);
		return session;
	}

	async resident(login, hat, options) {
		const session = await signIn(this, login, this.passphrases.get(login), hat, options);
		this.secret(session.cookie);
		return session;
	}

	/** Log lines of all starts, as text. */
	logText() {
		return this.#logs.flatMap((daemon) => [...daemon.lines.map((line) => JSON.stringify(line)), ...daemon.stray]);
	}

	/** The secret words that are found in the logs or in the data, with the place. */
	leaks() {
		const places = this.logText().map((text) => ['log', Buffer.from(text)]);
		for (const file of filesBelow(this.dataDir)) places.push([file, readFileSync(file)]);
		const found = [];
		const endings = byEnding(this.#words);
		for (const [place, bytes] of places)
			for (const word of occurring(bytes, endings)) found.push(`${word} in ${place === 'log' ? bytes.toString() : place}`);
		return found;
	}

	async close() {
		for (const end of this.ends) await end();
		if (!this.daemon.exit) await this.stop();
		const stray = this.#logs.flatMap((daemon) => daemon.stray);
		assert.deepEqual(stray, [], 'X6: every line of the log is JSON');
		assert.deepEqual(this.leaks(), [], 'P1, P6: private words outside');
	}

	/** Puts the data on a disk of its own of so many MiB. False where that is not allowed. */
	mount(mebibytes) {
		mkdirSync(this.dataDir, { recursive: true, mode: 0o700 });
		const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=0700`, 'tmpfs', this.dataDir]);
		this.mounted = status === 0;
		return this.mounted;
	}

	remove() {
		if (this.mounted) spawnSync('umount', [this.dataDir]);
		rmSync(this.folder, { recursive: true, force: true });
	}
}

function filesBelow(folder) {
	return readdirSync(folder).filter((name) => !['ballast', 'filler'].includes(name))
		.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
}

/**
 * A running house; the test that is given closes it at its end. `plan`: a region, or null for an
 * empty store. `settings` go over WIDE.
 */
export async function house(t, { plan = region(), settings = {}, env = {}, running = true } = {}) {
	const folder = mkdtempSync(join(tmpdir(), 'noaber-house-'));
	mkdirSync(join(folder, 'keys'), { mode: 0o700 });
	makeCertificate(join(folder, 'certs'));
	const built = new House({ folder, port: await freePort(), settings: { ...WIDE, ...settings }, env });
	t.after(async () => {
		try {
			if (built.daemon) await built.close();
		} finally {
			built.remove();
		}
	});
	if (plan) await built.fill(plan);
	if (running) await built.start();
	return built;
}

/** The ids of communities by slug and of rooms by "slug/room name", as this connection sees them. */
export async function map(connection) {
	const found = { communities: {}, rooms: {} };
	const { communities } = await connection.ask('community.list');
	for (const { community: id, slug } of communities) {
		found.communities[slug] = id;
		const { rooms } = await connection.ask('community.look', { community: id });
		for (const room of rooms) found.rooms[`${slug}/${room.name}`] = room.room;
	}
	return found;
}

let serial = 0;
/** A nonce that was not used before. */
export const nonce = () => `proef-${process.pid}-${++serial}`;
