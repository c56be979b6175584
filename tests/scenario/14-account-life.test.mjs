// Going away and coming back: a pause, a locked account, a closed one, and what is left of somebody
// who does not return.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { until } from '../lib/daemon.mjs';
import { account, community, house, map, nonce, region } from '../lib/house.mjs';
import { allMessages, door, http, Refused, signIn } from '../lib/people.mjs';

const DAY_MS = 86_400_000;
const ERASED = 5, ERASING = 4, CLOSED = 3;

const refused = (status) => (error) => error instanceof Refused && error.status === status;
/** The close codes of connections that lose their session; 'open' for one that does not. */
const codes = (...connections) => Promise.all(connections.map((c) => c.closesSoon()));

async function kept(h) {
	const session = await h.guest();
	const c = await session.connect();
	const login = h.word('login'), passphrase = `${h.word('zin')} en nog een woord`;
	const { recovery_phrase: phrase } = await c.ask('account.keep', { login, passphrase });
	h.secret(phrase);
	return { session, c, login, passphrase, phrase };
}
/** Signs in after saying yes to the question whether to come back. */
async function comeBack(h, login, passphrase) {
	const { ok, cookie } = await door(h, 'session.sign_in', { login, passphrase, come_back: true });
	h.secret(cookie);
	return { ok, cookie };
}
/** Rows straight from a file of the store, which may be in use. */
function rows(h, file, sql) {
	const text = execFileSync('sqlite3', ['-readonly', '-json', join(h.dataDir, file), sql], { encoding: 'utf8' });
	return text.trim() ? JSON.parse(text).map(Object.values) : [];
}
/** Nobody who closed their account is still there; guests of other tests may be erased meanwhile. */
function nobodyGoes(h) {
	return rows(h, 'noaber.db', `SELECT count(*) FROM account WHERE state IN (${CLOSED}, ${ERASING})`)[0][0] === 0;
}
/** The clock of the house goes on; who does it has come in for that alone, for sessions end by it. */
async function advance(h, days) {
	const c = await (await h.guest()).connect();
	await c.ask('clock.advance', { by_ms: days * DAY_MS });
	await c.cut();
}

test('ON8: a pause', async (t) => {
	const plan = region({ accounts: [account('hazelaar', 'peer', 'community:open', ['open']), account('roerdomp', 'peer', 'community:elders', ['elders'])] });
	const h = await house(t, { plan });
	const watcher = await (await h.guest()).connect();
	const { communities, rooms } = await map(watcher);
	const hosts = async () => (await watcher.ask('community.look', { community: communities.open })).hosts.map((one) => one.name);

	await t.test('A4: it ends every session, and the face is in no list; old words keep their name', async () => {
		const one = await h.resident('hazelaar', 'peer');
		const c = await one.connect(), d = await (await h.resident('hazelaar', 'peer')).connect();
		const text = h.word();
		await c.ask('room.join', { room: rooms['open/Kamer een'] });
		await c.ask('message.post', { room: rooms['open/Kamer een'], text, nonce: nonce() });
		assert.deepEqual(await hosts(), ['Hazelaar']);
		for (const days of [0, 31, -1]) assert.equal(await c.status('account.pause', { days }), 'bad_argument');
		const begin = Date.now();
		const { until_ms } = await c.ask('account.pause', { days: 7 });
		assert.ok(Math.abs(until_ms - begin - 7 * DAY_MS) < 60_000);
		assert.deepEqual(await codes(c, d), [4001, 4001]);
		assert.equal((await http(h, { cookie: one.cookie })).status, 401);
		assert.deepEqual(await hosts(), []);
		const found = (await allMessages(watcher, rooms['open/Kamer een'])).find((message) => message.text === text);
		assert.equal(found.author.name, 'Hazelaar');
	});

	await t.test('A6: signing in asks first, and only who knows the passphrase learns of the pause', async () => {
		await assert.rejects(h.resident('hazelaar', 'peer'), refused('paused'));
		await assert.rejects(signIn(h, 'hazelaar', 'een andere zin dan dat'), refused('wrong_credentials'));
		assert.deepEqual(await hosts(), []);
		await comeBack(h, 'hazelaar', h.passphrases.get('hazelaar'));
		assert.deepEqual(await hosts(), ['Hazelaar']);
		await (await h.resident('hazelaar', 'peer')).connect().then((c) => c.close());
	});

	await t.test('it ends by itself on the day, without anybody signing in', async () => {
		const c = await (await h.resident('hazelaar', 'peer')).connect();
		await c.ask('account.pause', { days: 1 });
		assert.deepEqual(await codes(c), [4001]);
		await watcher.cut();
		await advance(h, 1);
		const later = await (await h.guest()).connect();
		await until('the host is back', async () => (await later.ask('community.look', { community: communities.open })).hosts.length === 1);
		await (await h.resident('hazelaar', 'peer')).connect().then((d) => d.close());
		await later.close();
	});

	await t.test('a guest, who could not come back, keeps the account first', async () => {
		const c = await (await h.guest()).connect();
		assert.equal(await c.status('account.pause', { days: 3 }), 'keep_first');
		assert.equal(await c.status('account.freeze'), 'keep_first');
		await c.close();
	});
});

test('S8: freezing', async (t) => {
	const h = await house(t);

	await t.test('A4: one command ends all, and the passphrase alone does not open it', async () => {
		const { c, login, passphrase, session } = await kept(h);
		const d = await (await signIn(h, login, passphrase)).connect();
		await c.ask('account.freeze');
		assert.deepEqual(await codes(c, d), [4001, 4001]);
		await assert.rejects(signIn(h, login, passphrase), refused('frozen'));
		const { ok } = await comeBack(h, login, passphrase);
		assert.equal(ok.name, session.name);
		h.secret((await signIn(h, login, passphrase)).cookie);
	});

	await t.test('the recovery phrase opens it, with a new passphrase', async () => {
		const { c, login, passphrase, phrase } = await kept(h);
		await c.ask('account.freeze');
		assert.deepEqual(await codes(c), [4001]);
		const fresh = `${h.word('nieuw')} en weer een woord`;
		const { ok } = await door(h, 'account.recover', { login, recovery_phrase: phrase, passphrase: fresh });
		h.secret(ok.recovery_phrase);
		await assert.rejects(signIn(h, login, passphrase), refused('wrong_credentials'));
		h.secret((await signIn(h, login, fresh)).cookie);
	});

	await t.test('who was signing in at that moment is not in afterwards', async () => {
		const { c, login, passphrase } = await kept(h);
		const racers = Array.from({ length: 6 }, () => signIn(h, login, passphrase).catch((error) => {
			if (refused('frozen')(error)) return undefined;
			throw error;
		}));
		const [, ...late] = await Promise.all([c.ask('account.freeze'), ...racers]);
		for (const one of late) if (one) assert.equal((await http(h, { cookie: one.cookie })).status, 401);
		assert.deepEqual(await codes(c), [4001]);
	});
});

test('ON8: closing', async (t) => {
	const plan = region({ communities: [community('open'), community('elders'), community('ook')] });
	const h = await house(t, { plan });
	const outside = await (await h.guest()).connect();
	const { communities, rooms } = await map(outside);
	await outside.close();
	const written = async (c, name, room = rooms['open/Kamer een']) => {
		await c.ask('room.join', { room, name });
		await c.ask('message.post', { room, text: h.word(), nonce: nonce() });
	};

	await t.test('within 21 days signing in asks, and all is as it was', async () => {
		const { c, login, passphrase, session } = await kept(h);
		const name = h.name();
		await written(c, name);
		const { until_ms } = await c.ask('account.close');
		assert.ok(Math.abs(until_ms - Date.now() - 21 * DAY_MS) < 60_000);
		assert.deepEqual(await codes(c), [4001]);
		await assert.rejects(signIn(h, login, passphrase), refused('closed'));
		await advance(h, 20);
		await comeBack(h, login, passphrase);
		const d = await (await signIn(h, login, passphrase)).connect();
		assert.equal(d.hello.me.name, session.name);
		assert.equal(d.hello.rooms[0].me.name, name);
		await advance(h, 25);
		h.secret((await signIn(h, login, passphrase)).cookie); // who came back is not erased later
		await d.cut();
	});

	await t.test('P3: after that names, login and words are gone, also of a community that was left', async () => {
		const { session, c, login, passphrase, phrase } = await kept(h);
		await session.setUpApp();
		const [here, left] = [h.name(), h.name()];
		await written(c, here);
		await written(c, left, rooms['ook/Kamer een']);
		await c.ask('community.leave', { community: communities.ook });
		const counted = async () => {
			const d = await (await h.guest()).connect();
			const { communities: list } = await d.ask('community.list');
			await d.close();
			return list.find((one) => one.slug === 'open').member_count;
		};
		const members = await counted();
		await c.ask('emergency_card.save', { name: h.word('Kaart') });
		await c.ask('emergency_card.open');
		const [[card]] = rows(h, 'noaber.db', 'SELECT key_id FROM emergency_card');
		await c.ask('account.close');
		await codes(c);
		await advance(h, 21);
		await assert.rejects(signIn(h, login, passphrase), refused('wrong_credentials'));
		await assert.rejects(door(h, 'session.sign_in', { login, passphrase, come_back: true }), refused('wrong_credentials'));
		await assert.rejects(door(h, 'account.recover', { login, recovery_phrase: phrase, passphrase: 'een nieuwe lange zin' }), refused('wrong_recovery'));
		await until('the account is erased', () => nobodyGoes(h));

		const d = await (await h.guest()).connect();
		for (const room of [rooms['open/Kamer een'], rooms['ook/Kamer een']]) {
			const gone = (await allMessages(d, room)).filter((message) => message.author.name === 'oud-lid');
			assert.equal(gone.length, 1, 'a tombstone for each message');
			assert.deepEqual([gone[0].state, gone[0].text], ['removed', undefined]);
		}
		assert.equal(await counted(), members - 1);
		// X2: nobody takes the name of somebody who has just gone, nor one that looks like it
		for (const name of [here, here.toUpperCase()])
			assert.equal(await d.status('room.join', { room: rooms['open/Kamer een'], name }), 'name_taken');
		await d.ask('account.keep', { login, passphrase }).then(({ recovery_phrase }) => h.secret(recovery_phrase)); // and the login
		await d.close();

		assert.deepEqual(rows(h, 'noaber.db', `SELECT count(*) FROM account WHERE state = ${ERASED} AND (login_fold IS NOT NULL OR passphrase IS NOT NULL OR recovery IS NOT NULL OR length(name_sealed) > 0 OR due_ms IS NOT NULL)`), [[0]]);
		assert.deepEqual(rows(h, 'noaber.db', 'SELECT count(*) FROM member WHERE state = 3 AND (link IS NOT NULL OR account_sealed IS NOT NULL OR length(name_sealed) > 0)'), [[0]]);
		const keys = rows(h, 'noaber.db', `SELECT key_id FROM account WHERE state = ${ERASED} UNION SELECT key_id FROM member WHERE state = 3`).flat();
		assert.ok(keys.length >= 3);
		assert.deepEqual(rows(h, 'keys.db', `SELECT count(*) FROM data_key WHERE wrapped IS NOT NULL AND id IN (${keys.join()})`), [[0]]);
		assert.deepEqual(rows(h, 'keys.db', `SELECT count(*) FROM data_key WHERE wrapped IS NOT NULL AND id = ${card}`), [[0]], 'nor the card');
		for (const table of ['factor', 'factor_code', 'emergency_card', 'emergency_card_opening', 'consent', 'hat_grant'])
			assert.deepEqual(rows(h, 'noaber.db', `SELECT count(*) FROM ${table} WHERE account_id IN (SELECT id FROM account WHERE state = ${ERASED})`), [[0]], table);
		assert.deepEqual(rows(h, 'noaber.db', `SELECT count(*) FROM account WHERE state = ${ERASED} AND login_looks IS NOT NULL`), [[0]]);
		assert.match(await h.ctl('verify'), /All is well/);
	});

	await t.test('a guest who closes is erased at once', async () => {
		const c = await (await h.guest()).connect();
		const name = h.name();
		await written(c, name);
		const reader = await (await h.guest()).connect();
		const room = rooms['open/Kamer een'];
		const authors = async () => (await allMessages(reader, room)).map((message) => message.author.name);
		assert.ok((await authors()).includes(name)); // and so its key is kept in memory for a while
		await c.ask('account.close');
		assert.deepEqual(await codes(c), [4001]);
		await until('the guest is erased', () => nobodyGoes(h));
		const now = await authors(); // who read it a moment ago still reads the room, and no name
		assert.ok(now.includes('oud-lid') && !now.includes(name), now.join());
		assert.equal(await reader.status('room.join', { room, name }), 'name_taken');
		await reader.close();
	});

	await t.test('a guest whose last session ended 30 days ago is erased; one of yesterday and a kept account are not', async () => {
		const old = await (await h.guest()).connect();
		const name = h.name();
		await written(old, name);
		await old.cut();
		const { c, login, passphrase } = await kept(h);
		await c.cut();
		await advance(h, 29);
		const young = await h.guest();
		const d = await young.connect();
		const alive = () => rows(h, 'noaber.db', 'SELECT count(*) FROM member WHERE state = 0 AND name_fold IN (SELECT name_fold FROM member)')[0][0];
		assert.equal(await d.status('room.join', { room: rooms['open/Kamer een'], name }), 'name_taken');
		const members = alive();
		await d.cut();
		await advance(h, 2);
		const e = await (await h.guest()).connect();
		await until('the old guest is erased', () => alive() < members);
		h.secret((await signIn(h, login, passphrase)).cookie);
		await e.close();
		assert.ok(rows(h, 'noaber.db', 'SELECT count(*) FROM account WHERE state = 0 AND login_fold IS NULL')[0][0] > 0, 'young guests are left alone');
	});
});

test('ON8: what was begun before a restart is finished after it', async (t) => {
	const h = await house(t);
	const c = await (await h.guest()).connect();
	const { rooms } = await map(c);
	const name = h.name();
	await c.ask('room.join', { room: rooms['open/Kamer een'], name });
	await c.ask('account.close');
	await h.killAll();
	await h.start();
	await until('the guest is erased', () => rows(h, 'noaber.db', `SELECT count(*) FROM account WHERE state = ${ERASED}`)[0][0] === 1);
	const room = rooms['open/Kamer een'];
	const d = await (await h.guest()).connect();
	assert.equal(await d.status('room.join', { room, name }), 'name_taken', 'X2: it rests');
	await d.close();
	await advance(h, 89);
	const e = await (await h.guest()).connect();
	assert.equal(await e.status('room.join', { room, name }), 'name_taken');
	await e.close();
	await advance(h, 2);
	const f = await (await h.guest()).connect();
	await f.ask('room.join', { room, name });
	await until('the name is no longer kept', () => rows(h, 'noaber.db', 'SELECT count(*) FROM name_resting')[0][0] === 0);
	await f.close();
	assert.match(await h.ctl('verify'), /All is well/);
});
