// Runs the measures on both servers in turn and reports. tests/bench/run builds everything and
// calls this.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { measureCrowd } from './crowd.mjs';
import { measures } from './measures.mjs';
import { figureOf, figuresTable, readingsOf, readingsTable } from './report.mjs';
import { startNoaber, startPeer } from './servers.mjs';

const runProgram = promisify(execFile);

// The seats of load/plan.c: rooms, accounts that are not idle members, the room to read back.
const ROOMS = 112;
const ACCOUNTS_BESIDE_IDLE = 1700;
const HISTORY_ROOM = 61;
// One run of the generator never takes longer, unless something hangs.
const GENERATOR_MAX_MS = 320_000;
// The large community is measured alone, without the peer (crowd.mjs).
const CROWD = 'crowd';
// Between two runs, so that the server is done with the connections of the one before.
const SETTLE_MS = 300;
const SETTLE_AFTER_IDLE_MS = 2000;
// A generator this busy may itself be what is measured.
const GENERATOR_BUSY_CORES = 0.9;
// A load average of the last minute, before the benchmark itself does anything.
const MACHINE_BUSY_LOAD = 0.5;

const full = { pairs: 3, seconds: 3, idle: 5000, history: 100_000 };
const quick = { pairs: 1, seconds: 1, idle: 1000, history: 10_000 };

const { values: options } = parseArgs({
	options: {
		programs: { type: 'string' },
		peer: { type: 'string' },
		certs: { type: 'string' },
		json: { type: 'string' },
		only: { type: 'string', multiple: true },
		quick: { type: 'boolean', default: false },
		pairs: { type: 'string' },
		seconds: { type: 'string' },
		keep: { type: 'boolean', default: false },
	},
});
const size = { ...(options.quick ? quick : full) };
for (const name of ['pairs', 'seconds']) if (options[name]) size[name] = wholeNumber(name);

// One run of the generator must fit into GENERATOR_MAX_MS with room to spare.
function wholeNumber(name) {
	const number = Number(options[name]);
	if (!Number.isInteger(number) || number < 1 || number > 100) throw new Error(`--${name} takes 1 to 100`);
	return number;
}

function chosenMeasures() {
	if (!options.only) return measures;
	const pairs = options.only.filter((name) => name !== CROWD);
	const unknown = pairs.filter((name) => !measures.some((m) => m.name === name));
	if (unknown.length > 0) {
		const names = [...measures.map((m) => m.name), CROWD].join(', ');
		throw new Error(`no measure called ${unknown.join(', ')}; there are: ${names}`);
	}
	return measures.filter((measure) => options.only.includes(measure.name));
}

// One run of the generator on one server: the result, or null for plans that only prepare.
async function load(server, plan, { count = 0 } = {}) {
	const args = [
		'--dialect', server.dialect, '--port', server.port, '--pid', server.pid,
		'--rooms', server.rooms, '--measure', plan, '--seconds', size.seconds,
		'--idle', size.idle, '--count', count,
	];
	if (server.accounts) args.push('--accounts', server.accounts);
	try {
		const { stdout } = await runProgram(`${options.programs}/noaber-load`, args.map(String), {
			timeout: GENERATOR_MAX_MS,
		});
		await sleep(plan.endsWith('idle') ? SETTLE_AFTER_IDLE_MS : SETTLE_MS);
		return stdout === '' ? null : JSON.parse(stdout);
	} catch (error) {
		throw new Error(`${plan} on ${server.name}: ${error.stderr || error.message}\n${server.lastOfLog()}`);
	}
}

// Noaber, then the other, and again: A B A B. Of a measure with `beside`, both are Noaber.
async function alternate(measure, noaber, peer) {
	const pairs = [];
	const count = Math.min(measure.pairs ?? size.pairs, size.pairs);
	if (measure.seasoned) await load(noaber, measure.plan);
	for (let i = 0; i < count; i++) {
		const pair = [];
		for (const server of measure.beside ? [noaber, noaber] : [noaber, peer]) {
			const plan = measure.beside && pair.length === 1 ? measure.beside : measure.plan;
			if (measure.fresh) await server.restart();
			pair.push(await load(server, plan));
		}
		pairs.push(pair);
	}
	return pairs;
}

function print(text) {
	process.stdout.write(`${text}\n`);
}

async function measureAll(chosen, noaber, peer) {
	const report = { figures: [], readings: [], runs: [] };
	// The peer's compiler needs a while to see what is hot; nobody runs a chat server cold.
	print('warming up');
	for (const server of [noaber, peer]) await load(server, 'fanout-100');
	for (const measure of chosen) {
		print(`measuring ${measure.name}`);
		const pairs = await alternate(measure, noaber, peer);
		report.figures.push(...measure.figures.map((figure) => figureOf(measure, figure, pairs)));
		report.readings.push(...readingsOf(measure, pairs));
		report.runs.push(...pairs.flat());
	}
	return report;
}

function show(report, seconds, loadBefore) {
	const busy = report.readings.filter((r) => r.generator_cores > GENERATOR_BUSY_CORES);
	print(`\n${figuresTable(report.figures)}\n\nFor reading:\n${readingsTable(report.readings)}\n`);
	for (const reading of busy) {
		print(`Note: the generator was the bottleneck of ${reading.measure} on ${reading.server}: ` +
			'its rates and latencies say little, its CPU figures still hold.');
	}
	if (loadBefore > MACHINE_BUSY_LOAD) {
		print(`Note: other work kept this machine busy (load ${loadBefore.toFixed(1)} at the start). ` +
			'Measure again when it is quiet.');
	}
	print(`Pairs a measure: ${size.pairs} at most. ${size.seconds} s a run, ${size.idle} idle members, ` +
		`${size.history} messages of history, ${cpus().length} cores (${cpus()[0].model}), ` +
		`${seconds} s in all.`);
}

// Both servers, filled, for as long as it takes.
async function measurePairs(chosen, common) {
	let noaber, peer;
	try {
		print('preparing');
		peer = await startPeer(common);
		noaber = await startNoaber(common);
		if (chosen.some((measure) => measure.plan === 'history')) {
			await load(noaber, 'fill', { count: size.history });
		}
		return await measureAll(chosen, noaber, peer);
	} finally {
		await noaber?.stop();
		await peer?.stop();
	}
}

async function main() {
	const chosen = chosenMeasures();
	const began = Date.now();
	const [loadBefore] = loadavg();
	const work = mkdtempSync(`${tmpdir()}/noaber-bench-`);
	process.once('exit', () => {
		if (!options.keep) rmSync(work, { recursive: true, force: true });
	});
	const common = {
		...options, work, cert: `${options.certs}/cert.pem`, key: `${options.certs}/key.pem`,
		peerFolder: options.peer, roomCount: ROOMS, load,
		accountCount: ACCOUNTS_BESIDE_IDLE + size.idle,
		historyRoom: HISTORY_ROOM, historyCount: size.history,
	};
	const crowd = !options.only || options.only.includes(CROWD)
		? await measureCrowd({ programs: options.programs, quick: options.quick, keep: options.keep, print }) : undefined;
	const report = chosen.length > 0 ? await measurePairs(chosen, common) : { figures: [], readings: [], runs: [] };
	const seconds = Math.round((Date.now() - began) / 1000);
	if (chosen.length > 0) show(report, seconds, loadBefore);
	if (options.json) {
		const machine = {
			cores: cpus().length, model: cpus()[0].model, load_before: loadBefore, node: process.version,
		};
		writeFileSync(options.json, `${JSON.stringify({ machine, size, seconds, crowd, ...report }, null, '\t')}\n`);
	}
	if (options.keep && chosen.length > 0) print(`kept: ${work}`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

main().catch((error) => {
	process.stderr.write(`tests/bench: ${error.message}\n`);
	process.exitCode = 1;
});
