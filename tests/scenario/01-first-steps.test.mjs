// The first minute: names to choose from, coming in as a guest, keeping the account; and the door
// that stays shut for who says to be under 16.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { house, region } from '../lib/house.mjs';
import { AGREED, Refused, cookieOf, door, enter, http, signIn } from '../lib/people.mjs';

// How many rows each table has, read from a store that nobody uses.
function rowCounts(dataDir) {
	const sql = (file, text) => execFileSync('sqlite3', ['-readonly', file, text], { encoding: 'utf8' }).trim();
	const counts = {};
	for (const name of readdirSync(dataDir).filter((file) => file.endsWith('.db'))) {
		const file = join(dataDir, name);
		for (const table of sql(file, "SELECT name FROM sqlite_schema WHERE type = 'table'").split('\n').sort())
			counts[`${name}/${table}`] = Number(sql(file, `SELECT count(*) FROM "${table}"`));
	}
	assert.ok(Object.keys(counts).length > 10, 'the tables were found');
	return counts;
}

const refused = (status) => (error) => error instanceof Refused && error.status === status;

test('first steps', async (t) => {
	const h = await house(t, { plan: region() });

	await t.test('names: three different offers, and each of them lets one in', async () => {
		const { ok: { names }, cookie } = await door(h, 'session.names');
		assert.equal(names.length, 3);
		assert.equal(new Set(names).size, 3);
		assert.equal(cookie, undefined, 'looking at names is no session');
		for (const name of names) assert.equal((await enter(h, name)).name, name);
	});

	await t.test('A3 A5: coming in sets a cookie of 256 bits that scripts and other sites cannot use', async () => {
		const name = h.name();
		const answer = await http(h, { method: 'POST', body: { cmd: 'session.enter', args: { name, lang: 'nl', age16: true, agreed: AGREED } } });
		assert.equal(answer.status, 200);
		assert.deepEqual(answer.json, { ok: { name, hat: 'resident', half: false } });
		const token = h.secret(cookieOf(answer));
		assert.equal(Buffer.from(token, 'base64url').length, 32);
		const attributes = answer.headers['set-cookie'][0].split('; ').slice(1).sort();
		assert.deepEqual(attributes, ['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']);
		assert.match(answer.headers['cache-control'] ?? '', /no-store/);
	});

	await t.test('ON2: names that tell too much or claim a title are refused with three offers', async () => {
		const names = ['Jan 1984', 'jan@huis.nl', '@jan', 'Dokter arts', 'Noaber-team', 'de begeleider', 'x',
			'een naam van meer dan vierentwintig tekens', 'a\u202eb\u202c', 'nul\u200bbreed', 'twee  spaties', '<b>vet</b>'];
		for (const name of names) {
			const error = await enter(h, name).then(() => assert.fail(`${name} was let in`), (e) => e);
			assert.ok(error instanceof Refused, `${name}: ${error}`);
			assert.ok(['name_refused', 'bad_argument'].includes(error.status), `${name}: ${error.status}`);
			assert.ok(error.nl && error.en, name);
			if (error.status === 'name_refused') assert.equal(error.offers?.length, 3, name);
		}
	});

	await t.test('X2: real names of the region are fine', async () => {
		for (const name of ['Sjoukje', 'Ünal', 'Zoë', 'Łukasz', 'Ymkje-Anna', "D'n Tukker", 'Çiğdem', 'Óscar'])
			assert.equal((await enter(h, name)).name, name);
	});

	await t.test('a guest sees who it is and which communities there are', async () => {
		const me = await h.guest();
		const c = await me.connect();
		assert.equal(c.hello.me.name, me.name);
		assert.deepEqual(c.hello.me.hats, ['resident']);
		assert.equal(c.hello.me.guest, true);
		assert.deepEqual(c.hello.rooms, []);
		assert.ok(Math.abs(c.hello.server_ms - Date.now()) < 60_000);
		const { communities } = await c.ask('community.list');
		assert.deepEqual(communities.map((one) => one.slug).sort(), ['elders', 'open']);
		assert.ok(communities.every((one) => !one.joined));
		await c.close();
	});

	await t.test('a guest keeps the account and comes back with it, to the same groups', async () => {
		const me = await h.guest();
		const c = await me.connect();
		const login = h.word('login'), passphrase = `${h.word('zin')} en nog een woord`;
		const { communities } = await c.ask('community.list');
		const { rooms } = await c.ask('community.look', { community: communities.find((one) => one.slug === 'open').community });
		await c.ask('room.join', { room: rooms[0].room });
		await c.ask('account.keep', { login, passphrase });
		assert.equal((await c.ask('account.me')).me.guest, false);
		assert.equal(await c.status('account.keep', { login: h.word('login'), passphrase }), 'conflict');
		const back = await signIn(h, login, passphrase);
		h.secret(back.cookie);
		const d = await back.connect();
		assert.equal(d.hello.me.name, me.name);
		assert.equal(d.hello.me.guest, false);
		assert.deepEqual(d.hello.rooms.map((room) => room.room), [rooms[0].room]);
		assert.equal((await signIn(h, login.toUpperCase(), passphrase)).name, me.name, 'case of the login name does not matter');
		await assert.rejects(signIn(h, login, `${passphrase}!`), refused('wrong_credentials'));

		const other = await (await h.guest()).connect();
		assert.equal(await other.status('account.keep', { login, passphrase }), 'login_taken');
		assert.equal(await other.status('account.keep', { login: h.word('login'), passphrase: 'te kort' }), 'bad_argument');
		assert.equal((await other.ask('account.me')).me.guest, true);
		await Promise.all([c.close(), d.close(), other.close()]);
	});

	await t.test('language: errors come in both, the choice is kept', async () => {
		const me = await h.guest();
		const c = await me.connect();
		await c.ask('account.set', { lang: 'en' });
		assert.equal((await c.ask('account.me')).me.lang, 'en');
		assert.equal(await c.status('account.set', { lang: 'de' }), 'bad_argument');
		await c.close();
	});
});

test('ON1: who is under 16 is told where to go, and nothing is stored', async (t) => {
	const h = await house(t, { plan: region() });
	await h.stop();
	const before = rowCounts(h.dataDir);
	await h.start();
	for (let i = 0; i < 5; i++) {
		const answer = await http(h, { method: 'POST', body: { cmd: 'session.enter', args: { name: h.name(), lang: 'nl', age16: false, agreed: AGREED } } });
		assert.equal(answer.json.err.status, 'too_young');
		assert.equal(answer.status, 403);
		assert.equal(answer.headers['set-cookie'], undefined);
	}
	await h.stop();
	assert.deepEqual(rowCounts(h.dataDir), before);
	await h.start();
	await h.guest();
	await h.stop();
	assert.notDeepEqual(rowCounts(h.dataDir), before, 'the count notices somebody who does come in');
	await h.start();
});
