// What people notice when a part of Noaber restarts (O4): a pause at most, or a goodbye that
// tells the client to come back.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { connect as tlsConnect } from 'node:tls';

import { connect, enter, http } from '../lib/client.mjs';
import { atMost, makeCertificate, start, until } from '../lib/daemon.mjs';

const RESTART = 1012; // RFC 6455 registry: service restart

async function started(t, settings) {
	const daemon = await start({ settings });
	t.after(() => daemon.stop());
	return daemon;
}

// A command that is asked again until it is answered well: what the web client's outbox does.
const answered = (client, name, args) => until(`${name} answered`, async () => {
	if (!client.isOpen) throw new Error(`closed with ${client.close_code}`);
	const reply = await client.cmd(name, args, 2000).catch(() => undefined);
	return reply?.ok;
});

// The certificate that a new connection gets, as a fingerprint.
const fingerprint = (daemon) => new Promise((resolve, reject) => {
	const socket = tlsConnect({
		host: '127.0.0.1', port: daemon.port, servername: 'localhost', ca: daemon.ca,
	}, () => {
		resolve(socket.getPeerX509Certificate().fingerprint256);
		socket.end();
	});
	socket.once('error', reject);
});

// People whose sockets the kernel divides over the edges.
async function people(daemon, count) {
	const all = [];
	for (let i = 0; i < count; i++) {
		all.push(await connect(daemon, await enter(daemon, `Buur ${i}`)));
	}
	return all;
}

test('O4: the core is killed, the socket stays open and works again', async (t) => {
	const daemon = await started(t);
	const cookie = await enter(daemon, 'Wilg');
	const wilg = await connect(daemon, cookie);
	const { core } = daemon.children();
	process.kill(core, 'SIGKILL');
	await daemon.restarted('core', core);
	const me = await answered(wilg, 'account.me');
	assert.equal(me.me.name, 'Wilg');
	assert.ok(wilg.isOpen);
	const newcomer = await connect(daemon, cookie);
	assert.equal((await newcomer.ok('account.me')).me.name, 'Wilg');
});

test('O4: help stays while the core is down', async (t) => {
	const daemon = await started(t);
	const { core } = daemon.children();
	process.kill(core, 'SIGSTOP');
	const help = await http(daemon, 'GET', '/hulp');
	process.kill(core, 'SIGCONT');
	assert.equal(help.status, 200);
});

test('O4: an edge is killed, only its own sockets drop', async (t) => {
	const daemon = await started(t, {
		'server.edges': 2, 'rates.rate_enter': 1000, 'limits.connections_per_address': 1000,
	});
	const all = await people(daemon, 24); // all of one edge: once in eight million
	const { edges } = daemon.children();
	process.kill(edges[0], 'SIGKILL');
	await daemon.restarted('edge 0', edges[0]);
	const lives = await Promise.all(all.map((client) => Promise.race([
		client.closed.then(() => false), client.ok('account.me').then(() => true)])));
	const open = all.filter((_, i) => lives[i]);
	assert.ok(open.length > 0 && open.length < all.length, `${open.length} of ${all.length} open`);
	for (let i = 0; i < 6; i++) {
		assert.ok(await connect(daemon, await enter(daemon, `Nieuw ${i}`)));
	}
});

test('O4: SIGTERM closes every socket with 1012 within 5 s', async (t) => {
	const daemon = await started(t, { 'server.edges': 2, 'rates.rate_enter': 1000 });
	const all = await people(daemon, 6);
	const begun = Date.now();
	daemon.kill('SIGTERM');
	const ends = await Promise.all(all.map((client) => client.closed));
	const { code } = await daemon.exited;
	assert.ok(Date.now() - begun < atMost(5000));
	assert.equal(code, 0);
	assert.deepEqual(ends.map((end) => end.code), all.map(() => RESTART));
});

test('O4: SIGHUP gives new connections the new certificate and drops nobody', async (t) => {
	const daemon = await started(t, { 'server.edges': 2 });
	const before = await fingerprint(daemon);
	const wilg = await connect(daemon, await enter(daemon, 'Wilg'));
	makeCertificate(join(daemon.folder, 'certs'));
	daemon.kill('SIGHUP');
	await daemon.logged('reload.done');
	for (let i = 0; i < 8; i++) {
		await until('the new certificate', async () =>
			await fingerprint(daemon).catch(() => before) !== before);
	}
	// An edge that was started again would have the new certificate too.
	assert.deepEqual(daemon.log('child.ended'), []);
	assert.ok(wilg.isOpen);
	assert.equal((await wilg.ok('account.me')).me.name, 'Wilg');
});

test('O4: SIGHUP with a certificate that does not fit its key keeps the old one', async (t) => {
	const daemon = await started(t);
	const before = await fingerprint(daemon);
	const wilg = await connect(daemon, await enter(daemon, 'Wilg'));
	const old = readFileSync(daemon.settings['server.certificate']);
	const other = makeCertificate(join(daemon.folder, 'other'));
	writeFileSync(daemon.settings['server.certificate'], readFileSync(other.certificate));
	daemon.kill('SIGHUP');
	await daemon.logged('reload.refused', 2);
	writeFileSync(daemon.settings['server.certificate'], old);
	assert.equal(await fingerprint(daemon), before);
	assert.equal((await wilg.ok('account.me')).me.name, 'Wilg');
});
