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
