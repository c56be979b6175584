// Unique words in every private place: names, texts, reasons, login names, passphrases, devices,
// tokens. After a run with the most talkative log they are nowhere but where their readers are.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { account, community, house, map, nonce, region } from '../lib/house.mjs';
import { enter, http, signIn } from '../lib/people.mjs';

const plan = region({
	communities: [community('open'), community('kring', 'introduction'), community('besloten', 'invite'), { ...community('wacht', 'introduction'), moderation: 'before' }],
	accounts: [
		account('steenuil', 'duty', 'region', ['kring', 'besloten', 'wacht']),
		account('wilg', 'resident', 'region', ['kring', 'besloten', 'wacht']),
		account('merel', 'resident', 'region', ['wacht']),
		account('kastanje', 'professional', 'region', []),
		account('esdoorn', 'coordinator', 'region', []),
		account('molen', 'operator', 'region', []),
		account('grutto', 'auditor', 'region', []),
	],
});

test('P1 P6 Z5: private words stay among those who may read them', async (t) => {
	const h = await house(t, { plan, settings: { 'server.log_level': 'debug', 'rates.rate_post': 200 } });
	const inside = await (await h.resident('wilg')).connect();
	const host = await (await h.resident('steenuil', 'duty')).connect();
	const { rooms, communities } = await map(inside);
	const closed = [rooms['kring/Kamer een'], rooms['besloten/Kamer een']];
	const waiting = rooms['wacht/Kamer een'];
	const beside = await (await h.resident('merel')).connect({ rooms: [{ room: waiting, seq: 0 }] }); // in the same group

	// People without a place in the closed rooms. They listen, and they try.
	const outsiders = [];
	for (const login of ['kastanje', 'esdoorn', 'molen', 'grutto']) outsiders.push(await (await h.resident(login, plan.accounts.find((a) => a.login === login).hat)).connect());
	for (let i = 0; i < 2; i++) outsiders.push(await (await h.guest()).connect());
	for (const room of closed) await inside.ask('room.watch', { room });
	const words = [];
	const word = (label) => {
		words.push(h.word(label));
		return words.at(-1);
	};
	const messages = [];
	const trying = async () => {
		for (const c of outsiders) {
			await c.status('community.list');
			for (const community of Object.values(communities)) await c.status('community.look', { community });
			for (const room of closed) {
				for (const cmd of ['room.look', 'room.watch', 'room.history', 'room.join', 'room.unwatch']) await c.status(cmd, { room });
				await c.status('room.events', { room, after: 0 });
				await c.status('room.read', { room, seq: 1 });
				await c.status('message.post', { room, text: 'laat me binnen', nonce: nonce() });
			}
			await c.status('message.held', { room: waiting });
			for (const message of messages) {
				for (const cmd of ['open_held', 'release', 'decline', 'edit_held', 'withdraw', 'cover'])
					await c.status(`message.${cmd}`, { message, edits: 0, reason: 'zomaar', text: 'anders' });
				await c.status('message.look', { message });
				await c.status('message.react', { message, kind: 'thanks', on: true });
				await c.status('message.hide', { message, reason: 'zomaar' });
			}
			await c.status('room.list');
			await c.status('account.me');
		}
	};
	await trying();
	for (const room of closed) {
		const said = await inside.ask('message.post', { room, text: `${word('tekst')} en meer`, nonce: nonce() });
		messages.push(said.message);
		await inside.ask('message.edit', { message: said.message, text: word('nieuw') });
		await host.ask('message.react', { message: said.message, kind: 'strength', on: true });
		await host.ask('message.hide', { message: said.message, reason: word('reden') });
		await host.ask('message.show', { message: said.message, reason: word('reden') });
		const gone = await inside.ask('message.post', { room, text: word('weg'), nonce: nonce() });
		await inside.ask('message.remove', { message: gone.message });
		messages.push(gone.message);
	}
	// Words that wait, were declined or taken back: also for the group they are not there.
	const waitingWords = [];
	for (const end of [undefined, 'decline', 'withdraw']) {
		const text = word('wacht'), reason = word('reden');
		waitingWords.push(text, reason);
		const { message } = await inside.ask('message.post', { room: waiting, text, nonce: nonce() });
		messages.push(message);
		await host.ask('message.open_held', { message });
		if (end) await (end === 'decline' ? host : inside).ask(`message.${end}`, { message, ...(end === 'decline' && { reason }) });
	}
	outsiders.push(beside);
	await inside.ask('message.held', { room: waiting });
	await trying();
	for (const cmd of ['room.history', 'room.look', 'message.held']) await beside.ask(cmd, { room: waiting });
	await beside.ask('room.events', { room: waiting, after: 0 });

	await t.test('Z5: no frame to an outsider holds a word of a closed room', () => {
		let frames = 0;
		for (const c of outsiders) {
			frames += c.frames.length;
			for (const frame of c.frames) {
				for (const secret of words) assert.ok(!frame.includes(secret), `${c.who} got ${secret}`);
				assert.ok(!frame.includes('"name":"Wilg"') || c.who === 'Wilg' || c === beside, `${c.who} got the name of a member`);
			}
			assert.ok(!c.events.some((event) => [...closed, waiting].includes(event.room) || event.ev === 'message.waits'), `${c.who} got an event`);
		}
		assert.ok(frames > 100, `${frames} frames were looked at`);
	});

	await t.test('the words do reach who may read them, or this test proves nothing', () => {
		const heard = [...inside.frames, ...host.frames].join('\n');
		for (const secret of words.filter((one) => !one.startsWith('reden'))) assert.ok(heard.includes(secret) || secret.startsWith('weg'), secret);
	});

	await t.test('P1 P6: wrong passphrases, logins, devices, texts that were refused', async () => {
		const name = h.name(), device = h.word('toestel'), login = h.word('inlog'), passphrase = `${h.word('zin')} en nog wat`;
		const me = await enter(h, name, { device });
		h.secret(me.cookie);
		const c = await me.connect();
		await c.ask('account.keep', { login, passphrase });
		for (const wrong of [h.word('fout'), h.word('fout')]) await assert.rejects(signIn(h, login, `${wrong} ${wrong}`));
		await assert.rejects(signIn(h, h.word('vreemd'), h.word('fout')));
		await signIn(h, login, passphrase, undefined, { device: h.word('toestel') }).then((one) => h.secret(one.cookie));
		await assert.rejects(enter(h, `${h.word('x')}@mail.nl`));
		await c.status('message.post', { room: closed[0], text: h.word('mocht'), nonce: nonce() });
		await c.status(h.word('opdracht'));
		await c.status('account.me', { [h.word('sleutel')]: h.word('waarde') });
		await c.answerTo(`{"id":${h.word('kapot')}}`);
		await http(h, { path: `/${h.word('pad')}?${h.word('vraag')}` });
		await http(h, { path: '/ws', headers: { 'User-Agent': h.word('browser'), Referer: `https://x/${h.word('van')}` } });
		await http(h, { method: 'POST', body: h.word('lijf') });
		h.secret(await me.nonce());
		await c.close();
	});

	await t.test('P1: no full address in the log', async () => {
		await enter(h, h.name(), { from: '127.9.8.7' }).then((one) => h.secret(one.cookie));
		await assert.rejects(signIn(h, 'niemand', 'niets dat klopt', undefined, { from: '127.9.8.7' }));
		assert.ok(!h.logText().some((line) => line.includes('127.9.8.7')));
	});

	await t.test('P6: nothing readable in the data directory, while it runs and after it stopped', async () => {
		for (const stopped of [false, true]) {
			if (stopped) await h.stop();
			assert.deepEqual(h.leaks(), [], stopped ? 'stopped' : 'running');
			for (const file of readdirSync(h.dataDir)) {
				const bytes = readFileSync(join(h.dataDir, file));
				assert.ok(!bytes.includes(readFileSync(h.masterKey)), `${file} holds the master key`);
			}
		}
		await h.start();
	});

	await t.test('P6: with another key the data does not open', async () => {
		await h.stop();
		const other = await house(t, { plan: null, running: false });
		await other.start();
		await other.stop();
		await assert.rejects(h.ctl.call({ ...h, dataDir: h.dataDir, masterKey: other.masterKey }, 'verify'));
		await h.start();
	});
	await Promise.all([...outsiders, inside, host].map((c) => c.close()));
});
