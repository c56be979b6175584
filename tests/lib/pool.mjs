// Runs test files, a few beside each other: much of a dialogue is waiting. What failed is told last,
// in few lines. A file that does not end is ended, and what it waited for is told.
//
//   node tests/lib/pool.mjs AT_ONCE SECONDS FILE...
//
// Each file is a program of its own with node:test. Needs Node.js 18, no packages.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

import { sleep } from './daemon.mjs';

const TOLD_LINES = 40; // of each failure: the error and its place, not what a frame held
const REPORT_MOST_MS = 3000;
const LAST_WORDS_MS = 500;
const END_MOST_MS = 5000; // for a test to end the servers it started

/** The part of TAP output that tells what failed and why. */
function failures(output) {
	const told = [];
	let left = 0;
	for (const line of output.split('\n')) {
		if (/^\s*not ok /.test(line)) left = TOLD_LINES;
		if (left-- > 0) told.push(line);
		if (/^\s*\.\.\.$/.test(line)) left = 0;
	}
	return told.length > 0 ? told : output.split('\n').slice(-TOLD_LINES);
}

/** What keeps a process from its end: its open sockets, timers and children, a line each. */
async function whatItWaitsFor(child, folder) {
	child.kill('SIGUSR2'); // Node.js writes a report then
	await sleep(REPORT_MOST_MS);
	const [name] = readdirSync(folder);
	if (!name) return ['It does not answer, so it is busy.'];
	const { libuv } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
	return libuv.filter((one) => one.is_active && one.is_referenced && one.type !== 'loop').slice(0, TOLD_LINES)
		.map(({ type, pid, localEndpoint: here, remoteEndpoint: there }) =>
			['waits for', type, pid, here && `${here.host}:${here.port}`, there && `to ${there.host}:${there.port}`].filter(Boolean).join(' '));
}

async function end(child) {
	child.kill('SIGTERM');
	await sleep(END_MOST_MS);
	child.kill('SIGKILL');
}

/** One file: { file, output, seconds, ok }. */
async function run(file, env, most_s) {
	const folder = mkdtempSync(join(tmpdir(), 'noaber-pool-'));
	const begun = performance.now();
	const child = spawn(process.execPath, ['--report-on-signal', `--report-directory=${folder}`, file],
		{ stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
	let output = '', late = false;
	for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => { output += text; });
	const timer = setTimeout(async () => {
		late = true;
		const waits = await whatItWaitsFor(child, folder);
		output += [`not ok - no end within ${most_s} s`, ...waits, '...', ''].join('\n');
		await end(child);
	}, most_s * 1000);
	const closed = new Promise((resolve) => { child.once('close', resolve); });
	const code = await new Promise((resolve) => { child.once('exit', resolve); });
	await Promise.race([closed, sleep(LAST_WORDS_MS)]); // a server that was left behind holds it open
	clearTimeout(timer);
	rmSync(folder, { recursive: true, force: true });
	return { file, output, seconds: (performance.now() - begun) / 1000, ok: code === 0 && !late };
}

/** Runs all files with one worker for each of `envs`; true when all passed. */
export async function runFiles(files, { envs, seconds: most_s }) {
	const waiting = [...files], failed = [];
	await Promise.all(envs.map(async (env) => {
		for (let file = waiting.shift(); file; file = waiting.shift()) {
			const done = await run(file, env, most_s);
			console.log(done.output);
			console.log(`# ${relative('', done.file)}: ${done.ok ? 'ok' : 'FAILED'} (${done.seconds.toFixed(1)} s)`);
			if (!done.ok) failed.push(done);
		}
	}));
	for (const { file, output } of failed) console.log([`FAILED ${relative('', file)}`, ...failures(output)].join('\n'));
	console.log(`${files.length - failed.length} files passed, ${failed.length} failed`);
	return failed.length === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	const [atOnce, seconds, ...files] = process.argv.slice(2);
	const envs = Array.from({ length: Number(atOnce) }, () => ({}));
	process.exit(await runFiles(files, { envs, seconds: Number(seconds) }) ? 0 : 1);
}
