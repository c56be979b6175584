// Passkeys: made once, opening once for each question, telling a stranger nothing, and gone when
// they are gone (A3, A6, A9, A10).

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';

import { assertAlike } from '../lib/alike.mjs';
import { FLAGS, Passkey } from '../lib/authenticator.mjs';
import { until } from '../lib/daemon.mjs';
import { account, house, region } from '../lib/house.mjs';
import { AGREED, Refused, cookieOf, door, http, signIn as password } from '../lib/people.mjs';

const TRIES = process.env.NOABER_LONG ? 200 : 25; // of each kind
const MINUTE_MS = 60_000, DAY_MS = 86_400_000;

const refused = (status) => (error) => error instanceof Refused && error.status === status;
const statusOf = (promise) => promise.then(() => 'ok', (error) => {
	if (error instanceof Refused) return error.status;
	throw error;
});

/** A guest who keeps the account. */
async function kept(h) {
	const session = await h.guest();
	const c = await session.connect();
	const login = h.word('login'), passphrase = `${h.word('zin')} en nog een woord`;
	h.secret((await c.ask('account.keep', { login, passphrase })).recovery_phrase);
	await c.close();
	return Object.assign(session, { login, passphrase });
}
/** Asks the door as somebody who is in, and takes the new token when there is one. */
async function ask(h, session, cmd, args = {}) {
	const { ok, cookie } = await door(h, cmd, args, { cookie: session.cookie });
	if (cookie) session.cookie = h.secret(cookie);
	return ok;
}
/** Makes a passkey for the account of a session. */
async function enrol(h, session, options, name = h.word('toestel')) {
	const question = await ask(h, session, 'passkey.begin');
	const passkey = new Passkey(question, options);
	const { codes = [] } = await ask(h, session, 'passkey.finish', passkey.made(question, h.origin, name));
	for (const code of codes) h.secret(code);
	return Object.assign(passkey, { codes });
}
/** One of many at a time came through; the slow lane may have had no place for some. */
function assertOne(all) {
	assert.equal(all.filter((status) => status === 'ok').length, 1, all.join(' '));
	for (const status of all) assert.match(status, /^(ok|wrong_passkey|proof_needed|busy|signed_out)$/);
}
const question = (h) => door(h, 'session.begin_passkey').then(({ ok }) => ok);
/** Signs in; `wrong` as in Passkey.answer. */
async function signIn(h, passkey, args = {}, wrong = {}) {
	const { ok, cookie } = await door(h, 'session.sign_in_passkey',
		{ passkey: passkey.answer(wrong.question ?? await question(h), h.origin, wrong), agreed: AGREED, ...args });
	return { ok, cookie: h.secret(cookie) };
}
function rows(h, sql) {
	const text = execFileSync('sqlite3', ['-readonly', '-json', join(h.dataDir, 'noaber.db'), sql], { encoding: 'utf8' });
	return text.trim() ? JSON.parse(text).map(Object.values) : [];
}

test('a passkey from beginning to end', async (t) => {
	const h = await house(t);

	await t.test('a guest keeps the account first; a stranger is asked to sign in', async () => {
		assert.equal(await statusOf(ask(h, await h.guest(), 'passkey.begin')), 'keep_first');
		await assert.rejects(door(h, 'passkey.begin'), refused('signed_out'));
		await assert.rejects(door(h, 'passkey.begin_proof'), refused('signed_out'));
	});

	await t.test('A3: made, it brings its owner in without a name; each time the token is new', async () => {
		const mine = await kept(h);
		const before = mine.cookie;
		const passkey = await enrol(h, mine);
		assert.notEqual(mine.cookie, before);
		assert.equal((await http(h, { cookie: before })).status, 401, 'the old token is worth nothing');
		const first = await signIn(h, passkey), second = await signIn(h, passkey);
		assert.equal(first.ok.name, mine.name);
		assert.deepEqual([first.ok.hat, first.ok.half], ['resident', false]);
		assert.notEqual(first.cookie, second.cookie);
		assert.equal((await http(h, { cookie: second.cookie })).status, 200);
	});

	await t.test('none is made twice: those there are listed, and one of another account is refused', async () => {
		const mine = await kept(h), other = await kept(h);
		const passkey = await enrol(h, mine);
		const again = await ask(h, mine, 'passkey.begin');
		assert.deepEqual(again.credentials, [passkey.id.toString('base64url')]);
		const theirs = await ask(h, other, 'passkey.begin');
		assert.deepEqual(theirs.credentials, []);
		assert.notEqual(theirs.user, again.user, 'what authenticators call an account is its own');
		assert.equal(Buffer.from(again.user, 'base64url').length, 32);
		const stolen = new Passkey(theirs, { id: passkey.id });
		assert.equal(await statusOf(ask(h, other, 'passkey.finish', stolen.made(theirs, h.origin))), 'conflict');
		assert.equal((await signIn(h, passkey)).ok.name, mine.name);
	});

	await t.test('removed, it opens nothing; and only its owner removes it (Z3)', async () => {
		const mine = await kept(h), other = await kept(h);
		const passkey = await enrol(h, mine), second = await enrol(h, mine);
		const c = await mine.connect(), d = await other.connect();
		const [first, ...rest] = (await c.ask('factor.list')).factors;
		assert.deepEqual([first.kind, rest.length], ['passkey', 1]);
		assert.equal(await d.status('factor.remove', { factor: first.factor }), 'not_found');
		const early = passkey.answer(await question(h), h.origin);
		assert.equal(await c.status('factor.remove', { factor: first.factor }), 'ok');
		await assert.rejects(door(h, 'session.sign_in_passkey', { passkey: early }), refused('wrong_passkey'));
		await assert.rejects(signIn(h, passkey), refused('wrong_passkey'));
		assert.equal((await signIn(h, second)).ok.name, mine.name);
		await c.ask('clock.advance', { by_ms: 5 * MINUTE_MS + 1 });
		assert.equal(await c.status('factor.remove', { factor: rest[0].factor }), 'proof_needed');
		await Promise.all([c.close(), d.close()]);
	});

	await t.test('ten at most', async () => {
		const mine = await kept(h);
		for (let i = 0; i < 10; i++) await enrol(h, mine);
		assert.equal(await statusOf(ask(h, mine, 'passkey.begin')), 'conflict');
	});

	await t.test('P6: no credential, no key and no name of it can be read in the store', async () => {
		const mine = await kept(h);
		const passkey = await enrol(h, mine, undefined, h.word('naam'));
		h.secret(passkey.id.toString('hex'));
		const [[hash]] = rows(h, 'SELECT hex(credential_hash) FROM passkey ORDER BY factor_id DESC LIMIT 1');
		assert.notEqual(hash.toLowerCase(), passkey.id.toString('hex'));
	});

	await t.test('ON4: a withdrawn consent is asked for, and the same answer of the passkey serves again', async () => {
		const mine = await kept(h);
		const passkey = await enrol(h, mine);
		const c = await mine.connect();
		await c.status('consent.withdraw', { purpose: 'service' }).catch(() => {});
		const answer = passkey.answer(await question(h), h.origin);
		await assert.rejects(door(h, 'session.sign_in_passkey', { passkey: answer }), refused('consent_needed'));
		h.secret((await door(h, 'session.sign_in_passkey', { passkey: answer, agreed: AGREED })).cookie);
		await assert.rejects(door(h, 'session.sign_in_passkey', { passkey: answer, agreed: AGREED }), refused('wrong_passkey'));
	});

	await t.test('LE9: its owner sees in the log that it was made and that it signed in', async () => {
		const mine = await kept(h);
		const passkey = await enrol(h, mine);
		const { cookie } = await signIn(h, passkey);
		mine.cookie = cookie;
		const c = await mine.connect();
		const { lines } = await c.ask('audit.mine');
		const events = lines.map(({ what }) => what);
		assert.ok(events.includes('passkey.added') && events.includes('session.begun'), events.join(' '));
		await c.close();
	});
});

test('A10: what is not right is refused, and changes nothing', async (t) => {
	const h = await house(t);
	const mine = await kept(h), other = await kept(h);
	const passkey = await enrol(h, mine), theirs = await enrol(h, other);
	const bad = {
		'another origin': { origin: 'https://evil.example' },
		'another site': { rp: 'evil.example' },
		'made for enrolling': { type: 'webauthn.create' },
		'inside another page': { more: { crossOrigin: true } },
		'nobody verified': { flags: FLAGS.present },
		'nobody present': { flags: FLAGS.verified },
		'copied and not to be copied': { flags: FLAGS.present | FLAGS.verified | FLAGS.backedUp },
		'a made-up challenge': { challenge: randomBytes(72).toString('base64url') },
		'another key': { key: theirs.privateKey },
		'a credential of somebody else': { id: theirs.id },
		'an unknown credential': { id: randomBytes(32) },
		'the handle of somebody else': { user: theirs.user },
		'an empty handle': { user: '' },
		'the counter went back': { count: 1 },
	};
	for (const [what, wrong] of Object.entries(bad))
		await t.test(what, async () => {
			await assert.rejects(signIn(h, passkey, {}, wrong), refused('wrong_passkey'));
		});

	await t.test('challenges of other questions', async () => {
		const enrolling = await ask(h, mine, 'passkey.begin'), proving = await ask(h, mine, 'passkey.begin_proof');
		for (const asked of [enrolling, proving])
			await assert.rejects(signIn(h, passkey, {}, { question: asked }), refused('wrong_passkey'));
		const another = await ask(h, other, 'passkey.begin_proof'), mineNow = await ask(h, mine, 'passkey.begin_proof');
		const prove = (asked, key) => statusOf(ask(h, mine, 'session.prove', { passkey: key.answer(asked, h.origin) }));
		assert.equal(await prove(await question(h), passkey), 'wrong_passkey', 'asked at the door');
		assert.equal(await prove(another, passkey), 'wrong_passkey', 'asked of another account');
		assert.equal(await prove(mineNow, theirs), 'wrong_passkey', 'answered by another account');
		assert.equal(await prove(mineNow, passkey), 'ok');
		const forOther = await ask(h, other, 'passkey.begin');
		assert.equal(await statusOf(ask(h, mine, 'passkey.finish', new Passkey(forOther).made(forOther, h.origin))), 'wrong_passkey');
	});

	await t.test('spellings: base64url has one for the same bytes', async () => {
		const answer = passkey.answer(await question(h), h.origin);
		for (const [field, change] of [['signature', (text) => `${text}=`], ['credential', (text) => ` ${text}`], ['client_data', (text) => `${text.slice(0, -1)}+`], ['authenticator_data', (text) => text.slice(0, -1)]])
			await assert.rejects(door(h, 'session.sign_in_passkey', { passkey: { ...answer, [field]: change(answer[field]) } }), refused('wrong_passkey'));
		h.secret((await door(h, 'session.sign_in_passkey', { passkey: answer, agreed: AGREED })).cookie);
	});

	await t.test('A9: an answer counts once, also of fifty at a time', async () => {
		const answer = passkey.answer(await question(h), h.origin);
		const all = await Promise.all(Array.from({ length: 50 }, () => statusOf(door(h, 'session.sign_in_passkey', { passkey: answer }).then(({ cookie }) => h.secret(cookie)))));
		assertOne(all);
	});

	await t.test('A9: also when the authenticator does not count', async () => {
		const one = await kept(h);
		const silent = await enrol(h, one, { counts: false });
		const answer = silent.answer(await question(h), h.origin);
		const all = await Promise.all(Array.from({ length: 50 }, () => statusOf(door(h, 'session.sign_in_passkey', { passkey: answer }).then(({ cookie }) => h.secret(cookie)))));
		assertOne(all);
		assert.equal((await signIn(h, silent)).ok.name, one.name, 'the next question is another');
	});

	await t.test('of two copies of one passkey the one that is behind is refused', async () => {
		const one = await kept(h);
		const original = await enrol(h, one);
		const copy = original.copy();
		await signIn(h, original);
		await assert.rejects(signIn(h, copy), refused('wrong_passkey'));
		const asked = await Promise.all(Array.from({ length: 20 }, () => question(h)));
		const answers = asked.map((each) => original.copy().answer(each, h.origin));
		assertOne(await Promise.all(answers.map((passkey) => statusOf(door(h, 'session.sign_in_passkey', { passkey }).then(({ cookie }) => h.secret(cookie))))));
	});

	await t.test('A9: fifty registrations of one question make one passkey', async () => {
		const one = await kept(h);
		const asked = await ask(h, one, 'passkey.begin');
		const all = await Promise.all(Array.from({ length: 50 }, () => statusOf(door(h, 'passkey.finish', new Passkey(asked).made(asked, h.origin), { cookie: one.cookie })
			.then(({ cookie }) => { one.next = h.secret(cookie); }))));
		assertOne(all);
		one.cookie = one.next;
		assert.equal((await ask(h, one, 'passkey.begin')).credentials.length, 1);
	});
});

test('A10: a question holds five minutes', async (t) => {
	const h = await house(t);
	const mine = await kept(h);
	const passkey = await enrol(h, mine);
	const clock = await (await h.guest()).connect();
	const early = await question(h), enrolling = await ask(h, mine, 'passkey.begin');
	await clock.ask('clock.advance', { by_ms: 5 * MINUTE_MS + 1 });
	await assert.rejects(signIn(h, passkey, {}, { question: early }), refused('wrong_passkey'));
	await assert.rejects(ask(h, mine, 'passkey.finish', new Passkey(enrolling).made(enrolling, h.origin)), refused('proof_needed'));
	await signIn(h, passkey);
	await clock.ask('clock.advance', { by_ms: 10 * MINUTE_MS + 1 });
	await signIn(h, passkey);
	assert.equal(rows(h, 'SELECT 1 FROM passkey_challenge').length, 1, 'answers are not remembered for longer than they could be tried again');
	await clock.close();
});

test('A6: an unknown passkey, a wrong signature and an erased account look and last the same', async (t) => {
	const h = await house(t);
	const mine = await kept(h), gone = await kept(h);
	const passkey = await enrol(h, mine), lost = await enrol(h, gone);
	const c = await gone.connect();
	await c.status('account.close').catch(() => {});
	const clock = await (await h.guest()).connect();
	await clock.ask('clock.advance', { by_ms: 22 * DAY_MS });
	await clock.cut();
	await until('the passkey is erased', () => rows(h, 'SELECT 1 FROM passkey').length === 1);
	const attempt = async (key, wrong) => {
		const body = { cmd: 'session.sign_in_passkey', args: { passkey: key.answer(await question(h), h.origin, wrong) } };
		const begin = performance.now();
		const answer = await http(h, { method: 'POST', body });
		return { took: performance.now() - begin, answer };
	};
	const all = [await attempt(lost)];
	await assertAlike(t, 'passkeys', async () => {
		const wrong = [], unknown = [];
		for (let i = 0; i < TRIES; i++) {
			wrong.push(await attempt(passkey, { key: lost.privateKey }));
			unknown.push(await attempt(passkey, { id: randomBytes(32) }));
		}
		all.push(...wrong, ...unknown);
		return [wrong, unknown].map((attempts) => attempts.map(({ took }) => took));
	});
	const face = ({ answer: { status, text, headers } }) => JSON.stringify([status, text, { ...headers, date: '' }]);
	assert.equal(new Set(all.map(face)).size, 1, 'the same to the byte');
	assert.equal(all[0].answer.json.err.status, 'wrong_passkey');
	assert.equal(cookieOf(all[0].answer), undefined);
});

test('ON8: away and back with a passkey', async (t) => {
	const h = await house(t);
	for (const [cmd, args, status] of [['account.pause', { days: 3 }, 'paused'], ['account.freeze', {}, 'frozen'], ['account.close', {}, 'closed']])
		await t.test(status, async () => {
			const mine = await kept(h);
			const passkey = await enrol(h, mine);
			const c = await mine.connect();
			await c.status(cmd, args).catch(() => {});
			await c.closed;
			const answer = passkey.answer(await question(h), h.origin);
			const again = (more) => door(h, 'session.sign_in_passkey', { passkey: answer, agreed: AGREED, ...more });
			await assert.rejects(again(), refused(status));
			const { ok, cookie } = await again({ come_back: true });
			h.secret(cookie);
			assert.equal(ok.name, mine.name);
		});
});

test('A9: a passkey is the second step too', async (t) => {
	const bare = (key, hat, scope, communities) => ({ ...account(key, hat, scope, communities), code_apps: 0 });
	const plan = region({
		accounts: [account('hazelaar', 'peer', 'community:open', ['open']), account('roerdomp', 'peer', 'community:elders', ['elders']),
			bare('dienst', 'duty', 'region', ['open']), bare('toezicht', 'auditor'), bare('wilg', 'resident'), bare('eik', 'peer', 'community:open', ['open'])],
	});
	const h = await house(t, { plan });
	const halfOf = (login, hat) => password(h, login, h.passphrases.get(login), hat, { half: true });

	await t.test('who has no second thing yet may make a passkey at half, and is whole by it', async () => {
		const half = await halfOf('dienst', 'duty');
		await assert.rejects(half.nonce(), refused('factor_needed'));
		const { codes } = await enrol(h, half);
		assert.equal(codes.length, 8, 'the first thing that must be shown comes with recovery codes');
		assert.equal((await (await half.connect()).ask('account.me')).me.hat, 'duty');
		const again = await halfOf('dienst', 'duty');
		await assert.rejects(again.nonce(), refused('factor_needed'));
		await assert.rejects(ask(h, again, 'passkey.begin'), refused('factor_needed'), 'the passphrase alone adds no second');
	});

	await t.test('who has one takes the second step with it, and the token is new (A3)', async () => {
		const mine = await halfOf('toezicht', 'auditor');
		const passkey = await enrol(h, mine);
		const half = await halfOf('toezicht', 'auditor');
		const before = half.cookie;
		const { ok: ways } = await door(h, 'factor.ways', {}, { cookie: half.cookie });
		assert.deepEqual([ways.half, ways.kinds, ways.passphrase], [true, ['passkey'], false]);
		const asked = await ask(h, half, 'passkey.begin_proof');
		assert.deepEqual(asked.credentials, [passkey.id.toString('base64url')]);
		const answer = passkey.answer(asked, h.origin);
		const other = await halfOf('toezicht', 'auditor');
		assert.equal(await statusOf(ask(h, other, 'session.prove', { passkey: answer })), 'wrong_passkey', 'asked in another session');
		await ask(h, half, 'session.prove', { passkey: answer });
		assert.notEqual(half.cookie, before);
		assert.equal(await statusOf(ask(h, half, 'session.prove', { passkey: answer })), 'wrong_passkey', 'once');
		const c = await half.connect();
		assert.equal(await c.status('audit.list'), 'ok');
		await c.ask('clock.advance', { by_ms: 5 * MINUTE_MS + 1 });
		assert.equal(await c.status('audit.list'), 'proof_needed');
		await ask(h, half, 'session.prove', { passkey: passkey.answer(await ask(h, half, 'passkey.begin_proof'), h.origin) });
		assert.equal(await c.status('audit.list'), 'ok');
		await c.close();
	});

	await t.test('signing in with it is whole at once, with the hat that is chosen', async () => {
		const mine = await h.resident('hazelaar', 'peer');
		const passkey = await enrol(h, mine);
		const answer = passkey.answer(await question(h), h.origin);
		const again = (more) => door(h, 'session.sign_in_passkey', { passkey: answer, agreed: AGREED, ...more });
		await assert.rejects(again({}), (error) => refused('choose_hat')(error) && assert.deepEqual(error.offers, ['peer', 'resident']) === undefined);
		await assert.rejects(again({ hat: 'auditor' }), refused('forbidden'));
		const { ok, cookie } = await again({ hat: 'peer' });
		assert.deepEqual([ok.hat, ok.half], ['peer', false]);
		assert.equal((await http(h, { cookie: h.secret(cookie) })).status, 200);
	});

	await t.test('a resident who lost the device still comes in with the passphrase, whole', async () => {
		const mine = await password(h, 'wilg', h.passphrases.get('wilg'));
		const { codes } = await enrol(h, mine);
		assert.deepEqual(codes, [], 'nothing has to be shown, so nothing can be lost');
		const again = await password(h, 'wilg', h.passphrases.get('wilg'), undefined, { half: true });
		assert.equal((await (await again.connect()).ask('account.me')).me.hat, 'resident');
		const { ok: ways } = await door(h, 'factor.ways', {}, { cookie: again.cookie });
		assert.deepEqual([ways.half, ways.kinds, ways.passphrase], [false, ['passkey'], true]);
	});

	await t.test('a resident’s hat does not open what a hat for others asks more for', async () => {
		await enrol(h, await halfOf('eik', 'peer'));
		const half = await halfOf('eik', 'resident');
		await assert.rejects(half.nonce(), refused('factor_needed'));
	});
});
