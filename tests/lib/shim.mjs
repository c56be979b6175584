// Loads the shim of tests/fault/shim into noaberd, and answers what the disk would hold had the power
// gone at any record of its journal: what was synced, and of the rest nothing or random parts.

import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, realpathSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { program } from './daemon.mjs';

const SOURCE = join(dirname(fileURLToPath(import.meta.url)), '../fault/shim/shim.c');
const HEAD = 32; // struct record
const MAGIC = 0x6e62736d;
const SECTOR = 512;
// Where struct control has its fields.
const FIELDS = { syncs: [0, 8], fail_at: [8, 8], lie: [16, 4], talk: [20, 4], fail_directory: [24, 4] };

// The program's own sanitizer has to come first, or it refuses to run.
function preloads(library) {
	const linked = execFileSync('ldd', [program('noaberd')], { encoding: 'utf8' });
	const sanitizer = /(\/\S*lib(?:a|t)san\S*)/.exec(linked)?.[1];
	return [sanitizer, library].filter(Boolean).join(' ');
}

export class Shim {
	/** `folder`: a place outside the data directory. */
	constructor(folder, dataDir) {
		mkdirSync(dataDir, { recursive: true, mode: 0o700 });
		this.dataDir = realpathSync(dataDir);
		this.journal = join(folder, 'shim.journal');
		this.controlFile = join(folder, 'shim.control');
		const library = join(folder, 'shim.so');
		execFileSync('cc', ['-std=gnu17', '-O1', '-D_GNU_SOURCE', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC', '-o', library, SOURCE]);
		writeFileSync(this.controlFile, Buffer.alloc(4096));
		writeFileSync(this.journal, '');
		this.env = {
			LD_PRELOAD: preloads(library), NB_SHIM_DIR: this.dataDir, NB_SHIM_JOURNAL: this.journal, NB_SHIM_CONTROL: this.controlFile,
		};
		// What is there before counts as durable.
		this.base = readdirSync(this.dataDir).filter((name) => !name.endsWith('-shm'))
			.map((name) => join(this.dataDir, name)).filter((path) => statSync(path).isFile())
			.map((path) => ({ path, inode: statSync(path).ino, bytes: readFileSync(path) }));
	}

	set(field, value) {
		const [offset, size] = FIELDS[field], bytes = Buffer.alloc(size);
		if (size === 8) bytes.writeBigUInt64LE(BigInt(value));
		else bytes.writeUInt32LE(value);
		const fd = openSync(this.controlFile, 'r+');
		writeSync(fd, bytes, 0, size, offset);
		closeSync(fd);
	}

	get(field) {
		const [offset, size] = FIELDS[field], bytes = readFileSync(this.controlFile);
		return size === 8 ? Number(bytes.readBigUInt64LE(offset)) : bytes.readUInt32LE(offset);
	}

	/** The records: { kind, inode, offset, path, to, data }. A torn last one is left out. */
	records() {
		const bytes = readFileSync(this.journal), found = [];
		for (let at = 0; at + HEAD <= bytes.length;) {
			if (bytes.readUInt32LE(at) !== MAGIC) throw new Error(`the journal is broken at ${at}`);
			const pathBytes = bytes.readUInt32LE(at + 24), dataBytes = bytes.readUInt32LE(at + 28);
			const end = at + HEAD + pathBytes + dataBytes;
			if (end > bytes.length) break;
			const [path, to] = bytes.toString('utf8', at + HEAD, at + HEAD + pathBytes).split('\0');
			found.push({
				kind: String.fromCharCode(bytes[at + 4]), inode: Number(bytes.readBigUInt64LE(at + 8)),
				offset: Number(bytes.readBigUInt64LE(at + 16)), path, to, data: bytes.subarray(end - dataBytes, end),
			});
			at = end;
		}
		return found;
	}
}

// A file that grows with what is applied to it.
class Content {
	constructor(bytes = Buffer.alloc(0)) {
		this.bytes = Buffer.from(bytes);
		this.length = bytes.length;
	}

	#reserve(size) {
		if (size <= this.bytes.length) return;
		const grown = Buffer.alloc(Math.max(size, this.bytes.length * 2));
		this.bytes.copy(grown, 0, 0, this.length);
		this.bytes = grown;
	}

	write(offset, data) {
		this.#reserve(offset + data.length);
		data.copy(this.bytes, offset);
		this.length = Math.max(this.length, offset + data.length);
	}

	truncate(size) {
		this.#reserve(size);
		if (size < this.length) this.bytes.fill(0, size, this.length);
		this.length = size;
	}

	apply(act) {
		if (act.kind === 'W') this.write(act.offset, act.data);
		else this.truncate(act.offset);
	}

	get value() {
		return this.bytes.subarray(0, this.length);
	}
}

/** What is on the disk while records are replayed one after the other. */
export class Disk {
	constructor(base) {
		this.names = new Map(base.map(({ path, inode }) => [path, inode])); // durable
		this.now = new Map(this.names); // as the program sees them
		this.files = new Map(base.map(({ inode, bytes }) => [inode, { durable: new Content(bytes), pending: [] }]));
		this.moves = []; // changes of names not synced
	}

	take(record) {
		const { kind, inode, path, to } = record;
		const file = () => {
			if (!this.files.has(inode)) this.files.set(inode, { durable: new Content(), pending: [] });
			return this.files.get(inode);
		};
		if (kind === 'C') {
			this.files.set(inode, { durable: new Content(), pending: [] });
			this.#move(path, inode);
		} else if (kind === 'W' || kind === 'T') {
			file().pending.push(record);
		} else if (kind === 'S') {
			const { durable, pending } = file();
			pending.splice(0).forEach((act) => durable.apply(act));
		} else if (kind === 'D') {
			const here = this.moves.filter((move) => dirname(move.path) === path);
			here.forEach((move) => this.#settle(move));
			this.moves = this.moves.filter((move) => !here.includes(move));
		} else if (kind === 'U') {
			this.#move(path, undefined);
		} else if (kind === 'R') {
			const moved = this.now.get(path);
			this.#move(path, undefined);
			this.#move(to, moved);
		}
	}

	#move(path, inode) {
		if (inode === undefined) this.now.delete(path);
		else this.now.set(path, inode);
		this.moves.push({ path, inode });
	}

	#settle({ path, inode }) {
		if (inode === undefined) this.names.delete(path);
		else this.names.set(path, inode);
	}

	/** Writes to files with this ending that are not synced yet. */
	unsynced(ending) {
		return [...this.now].filter(([path]) => path.endsWith(ending))
			.reduce((sum, [, inode]) => sum + (this.files.get(inode)?.pending.length ?? 0), 0);
	}

	/**
	 * The files after the power went, written to `folder`. `keep` says of each unsynced 512-byte
	 * sector, size and name whether it came through; without it nothing unsynced did.
	 */
	write(folder, keep = () => false) {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		const names = new Map(this.names);
		for (const { path, inode } of this.moves) {
			if (!keep()) continue;
			if (inode === undefined) names.delete(path);
			else names.set(path, inode);
		}
		for (const [path, inode] of names) {
			if (path.endsWith('-shm')) continue; // memory, made anew
			const { durable, pending } = this.files.get(inode) ?? { durable: new Content(), pending: [] };
			const content = new Content(durable.value);
			for (const act of pending) {
				if (act.kind === 'T') {
					if (keep()) content.truncate(act.offset);
					continue;
				}
				for (let at = 0; at < act.data.length; at += SECTOR)
					if (keep()) content.write(act.offset + at, act.data.subarray(at, at + SECTOR));
			}
			writeFileSync(join(folder, basename(path)), content.value, { mode: 0o600 });
		}
	}
}

/** Numbers from 0 to 1, the same ones for the same seed. */
export function seeded(seed) {
	let state = seed >>> 0 || 1;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) / 2 ** 32;
	};
}

/** Where the chance of a run begins: the same each time, a new one in long runs, or the one that is given. */
export const SEED = Number(process.env.NOABER_SEED ?? (process.env.NOABER_LONG ? Date.now() % 1e6 : 20_261));

export const hasDatabase = (folder) => existsSync(join(folder, 'noaber.db'));
