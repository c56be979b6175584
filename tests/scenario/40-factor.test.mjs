// The second step: half sessions, codes that work once, tokens that change, and proof that goes stale
// (A3, A9, LE10).

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { onOneDay } from '../lib/days.mjs';
import { account, house, map, region } from '../lib/house.mjs';
import { Refused, cookieOf, door, http, signIn } from '../lib/people.mjs';
import { codeOf, stepOf } from '../lib/totp.mjs';

const plan = region({
	accounts: [account('hazelaar', 'peer', 'community:open', ['open']), account('toezicht', 'auditor'), account('wilg'),
		account('beheer', 'operator')],
});
const refused = (status) => (error) => error instanceof Refused && error.status === status;
const outcome = (promise) => promise.then(() => 'ok', (error) => {
	if (error instanceof Refused) return error.status;
	throw error;
});
const LOST = ['wrong_code', 'busy']; // the slow lane has 32 places
const half = (h, login, hat) => signIn(h, login, h.passphrases.get(login), hat, { half: true });
const prove = (session, args) => door(session.house, 'session.prove', args, { cookie: session.cookie });

test('A9: the second step', async (t) => {
	const h = await house(t, { plan });
	const clock = await (await h.guest()).connect();
	await onOneDay(h, clock);

	await t.test('A9: who wears a hat for others is half, and learns nothing but the way on', async () => {
		const { ok } = await door(h, 'session.sign_in', { login: 'hazelaar', passphrase: h.passphrases.get('hazelaar'), agreed: 1 });
		assert.deepEqual(ok, { name: 'Hazelaar', hat: 'peer', hats: ['peer', 'resident'], half: true });
		const session = await half(h, 'hazelaar', 'peer');
		await assert.rejects(session.nonce(), refused('factor_needed'));
		const { ok: ways } = await door(h, 'factor.ways', {}, { cookie: session.cookie });
		assert.deepEqual(ways, { half: true, hat: 'peer', kinds: ['totp'], recovery_code: false, passphrase: false });
		const c = await session.knock();
		assert.equal(await c.status('session.hello', { nonce: 'A'.repeat(43) }), 'factor_needed');
		await c.closed;
	});

	await t.test('A9: so is whoever has a second thing, whatever the hat; a resident without one is whole', async () => {
		const resident = await half(h, 'hazelaar', 'resident');
		await assert.rejects(resident.nonce(), refused('factor_needed'));
		const wilg = await signIn(h, 'wilg', h.passphrases.get('wilg'));
		const { ok } = await door(h, 'factor.ways', {}, { cookie: wilg.cookie });
		assert.deepEqual(ok, { half: false, hat: 'resident', recovery_code: false, passphrase: true });
		assert.equal((await (await wilg.connect()).ask('account.me')).me.hat, 'resident');
	});

	await t.test('A3: proving gives a new token, the old one is worth nothing, and planted ones never are', async () => {
		const session = await half(h, 'hazelaar', 'peer');
		const old = session.cookie;
		await session.prove();
		h.secret(session.cookie);
		assert.notEqual(session.cookie, old);
		assert.equal((await http(h, { cookie: old })).json.err.status, 'signed_out');
		const planted = 'A'.repeat(43);
		const answer = await http(h, { method: 'POST', cookie: planted, body: { cmd: 'session.prove', args: { totp: '123456' } } });
		assert.equal(answer.json.err.status, 'signed_out');
		assert.equal(cookieOf(answer), undefined);
		const c = await session.connect();
		assert.equal(c.hello.me.hat, 'peer');
		await c.close();
	});

	await t.test('A9: one code, fifty at a time: exactly one counts', async () => {
		const sessions = [];
		for (let i = 0; i < 50; i++) sessions.push(await half(h, 'hazelaar', 'peer'));
		const totp = await h.apps.get('hazelaar').next(() => h.now());
		const outcomes = await Promise.all(sessions.map((one) => outcome(prove(one, { totp }))));
		assert.equal(outcomes.filter((one) => one === 'ok').length, 1);
		assert.ok(outcomes.every((one) => ['ok', ...LOST].includes(one)), `${outcomes}`);
	});

	await t.test('A9: one step off is right, two are not, and no step works after a later one', async () => {
		const [{ key }] = h.apps.get('beheer').apps;
		const tryStep = async (off) => outcome(prove(await half(h, 'beheer', 'operator'), { totp: codeOf(key, stepOf(h.now()) + off) }));
		await clock.ask('clock.advance', { by_ms: 30_000 - h.now() % 30_000 }); // a whole step lies ahead
		assert.deepEqual([await tryStep(-2), await tryStep(2)], ['wrong_code', 'wrong_code']);
		assert.deepEqual([await tryStep(0), await tryStep(-1), await tryStep(0), await tryStep(1), await tryStep(1)],
			['ok', 'wrong_code', 'wrong_code', 'ok', 'wrong_code']);
	});

	await t.test('what is said must be one thing, and right', async () => {
		const session = await half(h, 'toezicht', 'auditor');
		const passphrase = h.passphrases.get('toezicht');
		for (const [args, status] of [[{}, 'bad_argument'], [{ totp: '123456', passphrase }, 'bad_argument'], [{ totp: '12345' }, 'bad_argument'],
			[{ totp: '000000' }, 'wrong_code'], [{ passphrase }, 'factor_needed']]) assert.equal(await outcome(prove(session, args)), status);
		await session.prove();
		h.secret(session.cookie);
		assert.equal(await outcome(prove(session, { passphrase })), 'factor_needed', 'who has a second thing proves with that');
		const c = await session.connect();
		const warned = (await c.ask('audit.mine')).lines.filter((line) => line.refused);
		assert.deepEqual(warned.map(({ what, own }) => [what, own]), [['session.proved', true]], 'LE9: who has the passphrase but not the code is told of, once a day');
		await c.close();
	});

	await t.test('A3: what is sensitive asks again after five minutes, and proving opens it on the same connection', async () => {
		const session = await h.resident('toezicht', 'auditor');
		const c = await session.connect();
		assert.equal(await c.status('audit.list'), 'ok');
		await c.ask('clock.advance', { by_ms: 301_000 });
		assert.equal(await c.status('audit.list'), 'proof_needed');
		assert.equal(await c.status('audit.mine'), 'ok', 'one’s own lines are not sensitive to oneself');
		await session.prove();
		h.secret(session.cookie);
		assert.equal(await c.status('audit.list'), 'ok');
		await c.close();
	});

	await t.test('A3: a resident proves with the passphrase; a guest has nothing to prove with', async () => {
		const wilg = await signIn(h, 'wilg', h.passphrases.get('wilg'));
		const c = await wilg.connect(), guest = await (await h.guest()).connect();
		await c.ask('clock.advance', { by_ms: 301_000 });
		assert.equal(await c.status('account.close'), 'proof_needed');
		assert.equal(await outcome(wilg.prove({ passphrase: 'een andere lange zin' })), 'wrong_passphrase');
		assert.equal(await c.status('account.close'), 'proof_needed');
		await wilg.prove({ passphrase: h.passphrases.get('wilg') });
		h.secret(wilg.cookie);
		assert.equal(await c.status('account.close'), 'ok');
		assert.equal(await guest.status('account.close'), 'ok');
	});

	await t.test('A9: half stays half over a restart, and hears nothing', async () => {
		const session = await half(h, 'hazelaar', 'peer');
		const { rooms } = await map(await (await h.guest()).connect());
		await h.restart();
		await assert.rejects(session.nonce(), refused('factor_needed'));
		const c = await session.knock();
		assert.equal(await c.status('session.hello', { nonce: 'A'.repeat(43), rooms: [{ room: rooms['open/Kamer een'], seq: 0 }] }), 'factor_needed');
		assert.equal(await c.closed, 4003);
	});
});

test('A7: guessing codes is slow for the account, wherever it comes from, and signing in goes on', async (t) => {
	const h = await house(t, { plan, settings: { 'rates.tries_hourly': 5 } });
	const answers = [];
	for (let i = 0; i < 7; i++) {
		const session = await signIn(h, 'hazelaar', h.passphrases.get('hazelaar'), 'peer', { half: true, from: `127.0.6.${i + 1}` });
		const error = await door(h, 'session.prove', { totp: '000000' }, { cookie: session.cookie, from: `127.0.6.${i + 1}` }).catch((one) => one);
		answers.push(error.status);
		if (i === 6) assert.ok(error.retry_ms > 60_000 && error.retry_ms <= 720_000, `${error.retry_ms}`);
	}
	assert.deepEqual(answers, [...Array(5).fill('wrong_code'), 'rate_limited', 'rate_limited']);
	assert.equal((await half(h, 'hazelaar', 'peer')).hat, 'peer', 'the first step is as free as before');
	assert.equal((await h.resident('toezicht', 'auditor')).hat, 'auditor', 'and nobody else is slowed down');
});

const keyOf = ({ key }) => key.replaceAll(' ', '');

const bare = region({
	accounts: [{ ...account('hazelaar', 'peer', 'community:open', ['open']), code_apps: 0 }, { ...account('nieuw', 'peer'), code_apps: 0 },
		account('wilg'), account('merel')],
});

test('A9: setting up, losing and replacing a second thing', async (t) => {
	const h = await house(t, { plan: bare });
	let codes;

	await t.test('A9: staff without one can only set one up; it counts when a first code came', async () => {
		const session = await half(h, 'hazelaar', 'peer');
		assert.deepEqual((await door(h, 'factor.ways', {}, { cookie: session.cookie })).ok,
			{ half: true, hat: 'peer', recovery_code: false, passphrase: false });
		assert.equal(await outcome(prove(session, { passphrase: h.passphrases.get('hazelaar') })), 'factor_needed');
		const { ok: begun } = await door(h, 'factor.begin_totp', { name: 'Oude telefoon' }, { cookie: session.cookie });
		assert.equal(await outcome(prove(session, { totp: codeOf(h.secret(keyOf(begun)), stepOf(h.now())) })), 'wrong_code', 'not before it counts');
		assert.equal(await outcome(door(h, 'factor.finish_totp', { totp: '000000' }, { cookie: session.cookie })), 'wrong_code');
		await assert.rejects(session.nonce(), refused('factor_needed'));
		const old = session.cookie;
		const done = await session.setUpApp();
		assert.notEqual(keyOf(begun), done.key, 'beginning again is another key');
		assert.match(done.begun.key, /^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
		assert.equal(done.begun.uri, `otpauth://totp/Noaber:Hazelaar?secret=${done.key}&issuer=Noaber&algorithm=SHA1&digits=6&period=30`);
		assert.ok(done.begun.qr.length >= 21 && done.begun.qr.every((row) => row.length === done.begun.qr.length && /^[01]+$/.test(row)));
		assert.equal((await http(h, { cookie: old })).json.err.status, 'signed_out', 'A3: a new token');
		codes = done.codes;
		assert.equal(new Set(codes).size, 8);
		assert.ok(codes.every((code) => /^[a-km-np-z2-9]{5}-[a-km-np-z2-9]{5}$/.test(code)));
		const c = await session.connect();
		assert.equal(c.hello.me.hat, 'peer');
		const list = await c.ask('factor.list');
		assert.deepEqual([list.codes, list.factors.map(({ kind, name }) => [kind, name])], [8, [['totp', 'Mijn telefoon']]]);
		await c.close();
	});

	await t.test('A9: half a session of somebody who has one cannot add another', async () => {
		const session = await half(h, 'hazelaar', 'peer');
		assert.equal(await outcome(door(h, 'factor.begin_totp', { name: 'Dief' }, { cookie: session.cookie })), 'factor_needed');
	});

	await t.test('A9: of two half sessions that set up at once one succeeds, and the others end', async () => {
		const one = await half(h, 'nieuw', 'peer'), two = await half(h, 'nieuw', 'peer'), other = await half(h, 'nieuw', 'peer');
		const begun = await Promise.all([one, two].map((session) => door(h, 'factor.begin_totp', { name: 'Telefoon' }, { cookie: session.cookie })));
		const got = await Promise.all([one, two].map((session, i) => outcome(door(h, 'factor.finish_totp',
			{ totp: codeOf(h.secret(keyOf(begun[i].ok)), stepOf(h.now())) }, { cookie: session.cookie }))));
		assert.deepEqual(got.map((word) => (word === 'ok' ? 'ok' : 'refused')).sort(), ['ok', 'refused'], `${got}`);
		await assert.rejects(other.nonce(), refused('signed_out'));
	});

	await t.test('A9: a recovery code works once, also fifty at a time, and its owner reads that it was used', async () => {
		const sessions = [];
		for (let i = 0; i < 50; i++) sessions.push(await half(h, 'hazelaar', 'peer'));
		const outcomes = await Promise.all(sessions.map((one) => outcome(one.prove({ recovery_code: codes[0] }).then(() => one.house.secret(one.cookie)))));
		assert.equal(outcomes.filter((one) => one === 'ok').length, 1);
		assert.ok(outcomes.every((one) => ['ok', ...LOST].includes(one)), `${outcomes}`);
		const c = await sessions[outcomes.indexOf('ok')].connect();
		assert.equal((await c.ask('factor.list')).codes, 7);
		const { lines } = await c.ask('audit.mine');
		assert.deepEqual(lines.slice(0, 60).map(({ what }) => what).filter((what) => what.startsWith('factor.')), ['factor.code_used']);
		await c.close();
	});

	await t.test('a lost phone: a code, another app, the old one gone; the last one stays with who needs it', async () => {
		const session = await half(h, 'hazelaar', 'peer');
		await session.prove({ recovery_code: ` ${codes[1].toUpperCase().replace('-', ' ')} ` });
		h.secret(session.cookie);
		const c = await session.connect();
		const [lost] = (await c.ask('factor.list')).factors;
		assert.equal(await c.status('factor.remove', { factor: lost.factor }), 'last_factor');
		const { codes: more } = await session.setUpApp('Nieuwe telefoon');
		assert.deepEqual(more, [], 'codes that are there stay');
		await c.ask('clock.advance', { by_ms: 301_000 });
		assert.equal(await c.status('factor.remove', { factor: lost.factor }), 'proof_needed');
		assert.equal(await c.status('factor.renew_codes'), 'proof_needed');
		await session.prove({ recovery_code: codes[2] });
		h.secret(session.cookie);
		assert.equal(await c.status('factor.remove', { factor: lost.factor }), 'ok');
		assert.equal(await c.status('factor.remove', { factor: lost.factor }), 'not_found');
		assert.deepEqual((await c.ask('factor.list')).factors.map(({ name }) => name), ['Nieuwe telefoon']);
		const { codes: fresh } = await c.ask('factor.renew_codes');
		for (const code of fresh) h.secret(code);
		assert.equal(await outcome(prove(session, { recovery_code: codes[3] })), 'wrong_code');
		assert.deepEqual((await c.ask('audit.mine')).lines.slice(0, 5).map(({ what }) => what),
			['factor.codes_renewed', 'factor.removed', 'session.proved', 'factor.code_used', 'factor.added']);
		await c.close();
	});

	await t.test('A9: a resident may have one too, with a proof; then it is asked of every hat, and can be given up', async () => {
		const guest = await h.guest();
		assert.equal(await outcome(door(h, 'factor.begin_totp', { name: 'x' }, { cookie: guest.cookie })), 'keep_first');
		const session = await signIn(h, 'wilg', h.passphrases.get('wilg'));
		const elsewhere = await (await signIn(h, 'wilg', h.passphrases.get('wilg'))).connect();
		const c = await session.connect();
		await c.ask('clock.advance', { by_ms: 301_000 });
		assert.equal(await outcome(door(h, 'factor.begin_totp', { name: 'x' }, { cookie: session.cookie })), 'proof_needed');
		await session.prove({ passphrase: h.passphrases.get('wilg') });
		h.secret(session.cookie);
		const { key } = await session.setUpApp();
		assert.equal(await elsewhere.closesSoon(), 4001, 'what was begun with less ends');
		await assert.rejects((await half(h, 'wilg')).nonce(), refused('factor_needed'));
		const again = await half(h, 'wilg');
		await again.prove({ totp: codeOf(key, stepOf(h.now()) + 1) });
		h.secret(again.cookie);
		const d = await again.connect();
		const [{ factor }] = (await d.ask('factor.list')).factors;
		const stranger = await (await signIn(h, 'merel', h.passphrases.get('merel'))).connect();
		assert.equal(await stranger.status('factor.remove', { factor }), 'not_found');
		assert.equal(await d.status('factor.remove', { factor }), 'ok');
		assert.deepEqual(await d.ask('factor.list'), { factors: [], codes: 0 });
		assert.equal((await (await signIn(h, 'wilg', h.passphrases.get('wilg'))).connect()).hello.me.hat, 'resident');
		await c.close();
	});
});
