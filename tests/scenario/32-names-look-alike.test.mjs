// Nobody passes for somebody else by a name that looks the same, or for staff (X2, ON2).

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { until } from '../lib/daemon.mjs';
import { house, map } from '../lib/house.mjs';
import { Refused, enter } from '../lib/people.mjs';

// All Cyrillic, drawn as the Latin word: no mix of scripts that gives it away.
const CYRILLIC = { C: 'С', a: 'а', p: 'р', o: 'о', J: 'Ј', c: 'с' };
const inCyrillic = (name) => [...name].map((letter) => CYRILLIC[letter]).join('');

test('X2 ON2: names that look alike', async (t) => {
	const h = await house(t);
	const newcomer = async (name, slug = 'open') => {
		const c = await (await h.guest()).connect();
		const { rooms, communities } = await map(c);
		return { c, room: rooms[`${slug}/Kamer een`], community: communities[slug], ask: (wanted = name) => c.ask('room.join', { room: rooms[`${slug}/Kamer een`], name: wanted }) };
	};
	const stopped = async (name, status = 'name_taken') => {
		const one = await newcomer(name);
		const error = await one.ask().then(() => assert.fail(`${name} came in`), (e) => e);
		assert.equal(error.status, status, name);
		assert.equal(error.offers.length, 3);
		assert.equal((await one.ask(error.offers[0])).room.me.name, error.offers[0], 'an offer is good');
		await one.c.close();
	};

	await t.test('X2: a name of another script, another case or another letter that looks the same is taken', async () => {
		const here = await newcomer('Capo');
		await here.ask();
		for (const name of [inCyrillic('Capo'), 'Cap0', 'CAPO', 'cap-o']) await stopped(name);
		const other = await newcomer('Ilsemarja');
		await other.ask();
		for (const name of ['llsemarja', '1lsemarja', 'Ilsernarja', 'ILSEMARJA']) await stopped(name);
		// In another community it is free: names there say nothing about names here.
		const elsewhere = await newcomer('Capo', 'elders');
		assert.equal((await elsewhere.ask()).room.me.name, 'Capo');
		await Promise.all([here, other, elsewhere].map((one) => one.c.close()));
	});

	await t.test('X2: what somebody left behind stays theirs', async () => {
		const gone = await newcomer('Jaco');
		await gone.ask();
		await gone.c.ask('community.leave', { community: gone.community });
		await stopped('Jaco');
		await stopped(inCyrillic('Jaco'));
		await gone.c.close();
	});

	await t.test('ON2: a name that looks like staff is refused, at the door and in a group', async () => {
		for (const name of ['begeIeider', 'm0derator', 'Noaber-team', 'Counsellor Jan']) {
			const error = await enter(h, name).then(() => assert.fail(`${name} came in`), (e) => e);
			assert.ok(error instanceof Refused && error.status === 'name_refused', name);
			assert.equal(error.offers.length, 3);
			await stopped(name, 'name_refused');
		}
	});

	await t.test('X2 ON2: another name in a community: everything one said carries it, and the old one rests', async () => {
		const one = await newcomer('Bosanemoon'), reader = await newcomer('Speenkruid');
		const { room: { community, room } } = await one.ask();
		await reader.ask();
		const { message } = await one.c.ask('message.post', { room, text: h.word(), nonce: 'rename-nonce-1' });
		await one.c.ask('community.rename', { community, name: 'Dotterbloem' });
		assert.equal((await reader.c.ask('message.look', { message })).message.author.name, 'Dotterbloem');
		assert.equal((await one.c.ask('room.look', { room })).room.me.name, 'Dotterbloem');
		assert.equal((await one.c.ask('account.me')).me.name, one.c.hello.me.name, 'the account is called as before');
		await stopped('Bosanemoon');
		await stopped('B0sanemoon');
		await stopped('Dotterbloem');
		assert.equal(await one.c.status('community.rename', { community, name: 'Pinksterbloem' }), 'name_recent');
		await Promise.all([one.c.close(), reader.c.close()]);
	});

	await t.test('X2 ON2: a new name is refused as a first one is, with names to choose from', async () => {
		const one = await newcomer('Klaproos'), other = await newcomer('Korenbloem');
		const { room: { community } } = await one.ask();
		await other.ask();
		for (const [name, status] of [['Korenbloem', 'name_taken'], ['K0renbloem', 'name_taken'], ['begeIeider', 'name_refused'], ['Jan 1984', 'name_refused']]) {
			const error = await one.c.ask('community.rename', { community, name }).then(() => assert.fail(name), (e) => e);
			assert.equal(error.status, status, name);
			assert.equal(error.offers.length, 3);
		}
		assert.equal(await one.c.status('account.rename', { name: 'moderator' }), 'name_refused');
		await one.c.ask('community.rename', { community, name: 'KLAPROOS' }); // one's own, written otherwise
		await one.c.ask('account.rename', { name: 'Margriet' });
		assert.equal((await one.c.ask('account.me')).me.name, 'Margriet');
		const lines = (await one.c.ask('audit.mine')).lines.map(({ what }) => what);
		assert.ok(lines.includes('account.renamed') && lines.includes('face.renamed'), lines.join());
		await Promise.all([one.c.close(), other.c.close()]);
	});

	await t.test('ON2: a week later there may be another one, and a name that rested so long is free again', async () => {
		const week_ms = 7 * 86_400_000;
		const come = async () => (await h.resident('hazelaar', 'resident')).connect();
		const first = await come();
		const { community } = first.hello.rooms[0];
		await first.ask('community.rename', { community, name: 'Vlierbes' });
		await first.ask('clock.advance', { by_ms: week_ms });
		await first.cut();
		const second = await come();
		await second.ask('community.rename', { community, name: 'Sleedoorn' });
		assert.equal((await second.ask('room.list')).rooms[0].me.name, 'Sleedoorn');
		await second.ask('clock.advance', { by_ms: 90 * 86_400_000 });
		await second.cut();
		const third = await come();
		await third.ask('community.rename', { community, name: 'Vlierbes' });
		await third.close();
	});

	await t.test('X2: a name is kept in one form', async () => {
		const me = await enter(h, 'Zoe\u0308lle');
		assert.equal(me.name, 'Zo\u00eblle');
	});

	await t.test('X2: a login name that looks like one that is there is taken', async () => {
		const passphrase = 'een lange zin voor later';
		const one = await (await h.guest()).connect(), other = await (await h.guest()).connect();
		await one.ask('account.keep', { login: 'kalmeolifant', passphrase });
		for (const login of ['ka1meolifant', 'KaImeoIifant', 'kalmeоlifant']) assert.equal(await other.status('account.keep', { login, passphrase }), 'login_taken', login);
		await other.ask('account.keep', { login: 'andereolifant', passphrase });
		await Promise.all([one.close(), other.close()]);
	});

	await t.test('X2: names from before are learned, and then protected too', async () => {
		const old = await newcomer('Cocopajo');
		await old.ask();
		await old.c.cut();
		await h.stop();
		const file = join(h.dataDir, 'noaber.db');
		execFileSync('sqlite3', [file, 'UPDATE member SET name_looks = NULL']);
		await h.start();
		const unknown = () => Number(execFileSync('sqlite3', ['-readonly', file, 'SELECT count(*) FROM member WHERE name_looks IS NULL'], { encoding: 'utf8' }));
		await until('all names to be learned', () => unknown() === 0, 20_000);
		await stopped('C0copajo');
	});
});
