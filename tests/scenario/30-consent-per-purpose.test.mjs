// What people agree to: each purpose apart, dated, of a version, and taken back as easily as given
// (ON4, LE6, P13).

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { atMost } from '../lib/daemon.mjs';
import { house, map, nonce } from '../lib/house.mjs';
import { AGREED, Refused, door, http, signIn } from '../lib/people.mjs';

const PURPOSES = ['service', 'care_escalation', 'follow_up', 'research'];
const OTHERS = PURPOSES.slice(1);

const consents = async (c) => Object.fromEntries((await c.ask('consent.list')).consents.map((one) => [one.purpose, one]));
const changed = (purpose, given) => (event) => event.ev === 'consent.changed' && event.data.purpose === purpose && event.data.given === given;
const refused = (status) => (error) => error instanceof Refused && error.status === status;

// A guest who keeps the account, so that there can be two sessions of it.
async function keeper(h) {
	const login = h.word('login'), passphrase = `${h.word('zin')} en nog een woord`;
	const c = await (await h.guest()).connect();
	await c.ask('account.keep', { login, passphrase });
	return { c, login, passphrase };
}

test('ON4 P13: consents', async (t) => {
	const h = await house(t);

	await t.test('ON4: nobody comes in before agreeing to the use of the service, in the words of today', async () => {
		const { ok: { texts }, cookie } = await door(h, 'consent.texts');
		assert.equal(cookie, undefined, 'reading them is no session');
		assert.deepEqual(texts.map((one) => one.purpose), PURPOSES);
		for (const text of texts)
			for (const key of ['name', 'means', 'refusing']) for (const lang of ['nl', 'en']) assert.ok(text[`${key}_${lang}`].length > 5, `${text.purpose} ${key}_${lang}`);
		assert.equal(texts[0].version, AGREED);
		for (const agreed of [undefined, texts[0].version + 1]) {
			const answer = await http(h, { method: 'POST', body: { cmd: 'session.enter', args: { name: h.name(), lang: 'nl', age16: true, agreed } } });
			assert.equal(answer.status, 403);
			assert.equal(answer.json.err.status, 'consent_needed');
			assert.equal(answer.json.err.field, 'agreed');
			assert.equal(answer.headers['set-cookie'], undefined);
		}
	});

	await t.test('ON4: coming in agrees to that one purpose only, with a date and a version', async () => {
		const before = Date.now() - 60_000;
		const c = await (await h.guest()).connect();
		const now = await consents(c);
		assert.deepEqual(PURPOSES.filter((purpose) => now[purpose].given), ['service']);
		assert.equal(now.service.version, AGREED);
		assert.ok(now.service.at_ms > before);
		for (const purpose of OTHERS) assert.deepEqual(now[purpose], { purpose, given: false, asks_again: false });
		assert.deepEqual((await c.ask('consent.list')).history.map(({ purpose, given, version }) => [purpose, given, version]), [['service', true, AGREED]]);
		await c.close();
	});

	await t.test('P13: given and withdrawn within a second, in every session of the account and in no other', async () => {
		const { c, login, passphrase } = await keeper(h);
		const other = await (await signIn(h, login, passphrase)).connect();
		const stranger = await (await h.guest()).connect();
		for (const purpose of OTHERS) {
			let start = other.events.length;
			assert.equal((await c.ask('consent.give', { purpose, version: 1 })).given, true);
			await other.event(changed(purpose, true), start, atMost(1000));
			start = other.events.length;
			assert.equal((await c.ask('consent.withdraw', { purpose })).given, false);
			await other.event(changed(purpose, false), start, atMost(1000));
			assert.equal((await consents(other))[purpose].given, false);
		}
		// Twice is once.
		await c.ask('consent.withdraw', { purpose: 'research' });
		await c.ask('consent.give', { purpose: 'research', version: 1 });
		await c.ask('consent.give', { purpose: 'research', version: 1 });
		const { history } = await other.ask('consent.list');
		assert.deepEqual(history.filter((one) => one.purpose === 'research').map((one) => one.given), [true, false, true], 'newest first, all kept');
		await stranger.ask('account.me'); // what was told before stands before the answer
		assert.deepEqual(stranger.events.filter((event) => event.ev === 'consent.changed'), []);
		await Promise.all([c, other, stranger].map((one) => one.close()));
	});

	await t.test('ON4: refusing all but the first closes no group', async () => {
		const c = await (await h.guest()).connect();
		const { rooms } = await map(c);
		for (const purpose of OTHERS) {
			await c.ask('consent.give', { purpose, version: 1 });
			await c.ask('consent.withdraw', { purpose });
		}
		await c.ask('room.join', { room: rooms['open/Kamer een'] });
		await c.ask('message.post', { room: rooms['open/Kamer een'], text: 'ik ben er', nonce: nonce() });
		await c.close();
	});

	await t.test('ON4: an old text cannot be agreed to, and no purpose can be made up', async () => {
		const c = await (await h.guest()).connect();
		assert.equal(await c.status('consent.give', { purpose: 'research', version: 2 }), 'conflict');
		assert.equal(await c.status('consent.give', { purpose: 'research' }), 'bad_argument');
		assert.equal(await c.status('consent.give', { purpose: 'advertising', version: 1 }), 'bad_argument');
		assert.equal((await consents(c)).research.given, false);
		await c.close();
	});

	await t.test('P13: withdrawing the first ends every session at once; agreeing again lets one back in', async () => {
		const { c, login, passphrase } = await keeper(h);
		const session = await signIn(h, login, passphrase);
		const other = await session.connect();
		await c.ask('consent.withdraw', { purpose: 'service' });
		for (const one of [c, other]) assert.equal(await one.closesSoon(), 4001);
		for (const one of [c, other]) assert.equal(one.events.at(-1).data.why, 'consent_withdrawn');
		assert.equal((await http(h, { cookie: session.cookie })).json.err.status, 'signed_out');
		const body = (agreed) => ({ cmd: 'session.sign_in', args: { login, passphrase, agreed } });
		assert.equal((await http(h, { method: 'POST', body: body(undefined) })).json.err.status, 'consent_needed');
		await assert.rejects(door(h, 'session.sign_in', { login, passphrase: `${passphrase}!` }), refused('wrong_credentials'));
		const back = await (await signIn(h, login, passphrase)).connect();
		assert.deepEqual((await back.ask('consent.list')).history.map((one) => one.given), [true, false, true]);
		await back.close();
	});

	await t.test('ON4: a changed text is asked again, and until then the consent does not count', async () => {
		const { c, login, passphrase } = await keeper(h);
		await c.ask('consent.give', { purpose: 'follow_up', version: 1 });
		await c.close();
		await h.stop();
		// What was agreed to becomes another version than today's.
		execFileSync('sqlite3', [join(h.dataDir, 'noaber.db'), 'UPDATE consent SET version = 99']);
		await h.start();
		await assert.rejects(door(h, 'session.sign_in', { login, passphrase }), refused('consent_needed'));
		const back = await (await signIn(h, login, passphrase)).connect();
		const now = await consents(back);
		assert.equal(now.service.given, true);
		assert.deepEqual([now.follow_up.given, now.follow_up.asks_again], [false, true]);
		await back.ask('consent.withdraw', { purpose: 'follow_up' });
		const last = (await back.ask('consent.list')).history[0];
		assert.deepEqual([last.purpose, last.given, last.version], ['follow_up', false, 99], 'a withdrawal says of which text');
		assert.equal((await consents(back)).follow_up.asks_again, false, 'who said no is left alone');
		await back.close();
	});
});
