// The supervisor, seen from outside the protocol: what it refuses, what it restarts, what it leaves
// behind. Needs only that core and edges start; what people notice is tests/scenario/95.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
	chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { atMost, isAlive, program, sleep, start, until } from '../lib/daemon.mjs';

const REFUSAL_MOST_MS = 40_000; // a daemon that has not refused by then is serving

function folder(t) {
	const path = mkdtempSync(join(tmpdir(), 'noaber-fault-'));
	t.after(() => rmSync(path, { recursive: true, force: true }));
	return path;
}

async function started(t, options) {
	const daemon = await start(options);
	t.after(() => daemon.stop());
	return daemon;
}

// A start that has to be refused; gives what the log says.
async function refused(options) {
	const daemon = await start({ ...options, wait: false });
	const late = setTimeout(() => daemon.kill('SIGKILL'), REFUSAL_MOST_MS);
	const { code } = await daemon.exited;
	clearTimeout(late);
	await daemon.stop();
	assert.equal(code, 1, daemon.tail());
	assert.deepEqual(daemon.stray, [], 'X6: every line is JSON');
	return daemon.lines.map((line) => line.detail).join('\n');
}

const processes = (daemon) => [daemon.children().core, ...daemon.children().edges];

test('P6: the first start makes a key that only its owner can read, outside the data', async (t) => {
	const daemon = await started(t, { folder: folder(t) });
	const key = statSync(daemon.settings['server.master_key']);
	assert.equal(key.mode & 0o777, 0o400);
	assert.equal(key.size, 32);
	assert.equal(statSync(daemon.dataDir).mode & 0o777, 0o700);
	assert.ok(!daemon.files().some((name) => name.includes('key') && !name.startsWith('keys.db')));
});

test('P6: a key that others can read is refused', async (t) => {
	const place = folder(t);
	const daemon = await start({ folder: place });
	await daemon.stop();
	chmodSync(daemon.settings['server.master_key'], 0o440);
	assert.match(await refused({ folder: place }), /open to group or others/);
});

test('P6: data without its key is refused and no new key is made', async (t) => {
	const place = folder(t);
	const data = join(place, 'data');
	mkdirSync(data, { mode: 0o700 });
	writeFileSync(join(data, 'keys.db'), 'not empty');
	assert.match(await refused({ folder: place }), /no master key/);
	assert.throws(() => statSync(join(place, 'keys/master.key')));
});

test('F8: a second daemon on the same data is refused, the first goes on', async (t) => {
	const place = folder(t);
	const first = await started(t, { folder: place });
	assert.match(await refused({ folder: place }), /uses this data directory/);
	assert.ok(processes(first).every(isAlive));
});

test('O4: a second daemon on the same port is refused instead of taking half of it', async (t) => {
	const first = await started(t);
	assert.match(await refused({ port: first.port }), /port is taken/);
});

test('O4: a certificate that is not one stops the start', async (t) => {
	const place = folder(t);
	const junk = join(place, 'junk.pem');
	writeFileSync(junk, 'nonsense');
	assert.match(await refused({ settings: { 'server.certificate': junk } }), /certificate/);
});

test('O4: a setting that does not exist stops the start', async () => {
	assert.match(await refused({ settings: { 'server.prot': 1 } }), /is not a setting/);
});

test('O4: config check tells every problem with its line', (t) => {
	const file = join(folder(t), 'noaber.conf');
	writeFileSync(file, '[server]\nport = 99999\nlissten = ::\n\n[limits]\nhello_ms = soon\n');
	const told = spawnSync(program('noaberd'), ['config', 'check', '--config', file], {
		encoding: 'utf8',
	});
	assert.equal(told.status, 1);
	for (const line of [2, 3, 6]) assert.match(told.stdout, new RegExp(`noaber.conf:${line}: `));
});

test('O4: each process that dies comes back, alone', async (t) => {
	const daemon = await started(t, { settings: { 'server.edges': 2 } });
	const before = daemon.children();
	process.kill(before.edges[1], 'SIGKILL');
	await daemon.restarted('edge 1', before.edges[1]);
	process.kill(before.core, 'SIGKILL');
	await daemon.restarted('core', before.core);
	const after = daemon.children();
	assert.equal(after.edges[0], before.edges[0]);
	assert.notEqual(after.edges[1], before.edges[1]);
	assert.notEqual(after.core, before.core);
	assert.ok(processes(daemon).every(isAlive));
});

test('O4: a core that keeps dying is started again more and more slowly', async (t) => {
	const daemon = await started(t);
	const gaps = [];
	for (let round = 0; round < 4; round++) {
		const { core } = daemon.children();
		process.kill(core, 'SIGKILL');
		await daemon.restarted('core', core);
		gaps.push(daemon.log('child.ready').at(-1).at_ms - daemon.log('child.ended').at(-1).at_ms);
	}
	[50, 100, 200, 400].forEach((least, round) => assert.ok(gaps[round] >= least, `${gaps}`));
});

test('O4: SIGTERM and SIGINT end all processes in order, within 5 s', async () => {
	for (const signal of ['SIGTERM', 'SIGINT']) {
		const daemon = await start({ settings: { 'server.edges': 2 } });
		const pids = processes(daemon);
		const begun = Date.now();
		daemon.kill(signal);
		const { code } = await daemon.exited;
		assert.equal(code, 0);
		assert.ok(Date.now() - begun < atMost(5000));
		assert.ok(!pids.some(isAlive));
		assert.deepEqual(daemon.log('child.ended').map(({ detail }) => detail.split(', ')[2]),
			['code 0', 'code 0', 'code 0']);
		await daemon.stop();
	}
});

test('O4: a stuck core and a stuck edge do not keep SIGTERM waiting', async () => {
	const daemon = await start();
	for (const pid of processes(daemon)) process.kill(pid, 'SIGSTOP');
	const begun = Date.now();
	daemon.kill('SIGTERM');
	const { code } = await daemon.exited;
	assert.equal(code, 0);
	assert.ok(Date.now() - begun < atMost(5000));
	await daemon.stop();
});

test('O4: no process stays behind when the supervisor is killed', async () => {
	const daemon = await start({ settings: { 'server.edges': 2 } });
	const pids = processes(daemon);
	daemon.kill('SIGKILL');
	// Not `exited`: that waits for the end of the log, which a process left behind holds open.
	await until('all gone', () => !pids.some(isAlive));
	await daemon.stop();
});

test('O4: a reload with a broken configuration changes nothing', async (t) => {
	const daemon = await started(t);
	const pids = processes(daemon);
	writeFileSync(daemon.settings['server.key'], 'nonsense');
	daemon.kill('SIGHUP');
	await daemon.logged('reload.refused', 2);
	assert.equal(daemon.log('reload.done').length, 0);
	await sleep(100);
	assert.deepEqual(processes(daemon), pids);
	assert.ok(pids.every(isAlive));
});

test('O5: children leave no core files and cannot be looked into', async (t) => {
	const place = folder(t);
	chmodSync(place, 0o755);
	// As another user than root, so that the owner of /proc/<pid> tells: root's when closed.
	const settings = process.getuid() === 0 ? { 'server.user': 'nobody' } : {};
	const daemon = await started(t, { folder: place, settings });
	for (const pid of processes(daemon)) {
		assert.match(readFileSync(`/proc/${pid}/limits`, 'utf8'), /Max core file size\s+0\s+0/);
		assert.equal(statSync(`/proc/${pid}/environ`).uid, 0);
	}
});

test('O5: root hands edges and core to the user of the settings', {
	skip: process.getuid() !== 0 && 'needs root',
}, async (t) => {
	const place = folder(t);
	chmodSync(place, 0o755);
	const daemon = await started(t, { folder: place, settings: { 'server.user': 'nobody' } });
	const nobody = statSync(daemon.dataDir).uid;
	assert.notEqual(nobody, 0);
	for (const pid of processes(daemon)) {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		assert.match(status, new RegExp(`^Uid:\\s+${nobody}\\s+${nobody}\\s+${nobody}\\s+${nobody}$`, 'm'));
		assert.match(status, /^CapEff:\s+0+$/m);
	}
});
