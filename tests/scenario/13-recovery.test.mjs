// A lost passphrase: the recovery phrase is told once, works once, and gives the account back to
// nobody but its owner. And the passphrase can be changed while one still knows it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAlike } from '../lib/alike.mjs';
import { atMost } from '../lib/daemon.mjs';
import { house } from '../lib/house.mjs';
import { cookieOf, door, http, Refused, signIn } from '../lib/people.mjs';

const PHRASE = /^[a-z]{4,9}( [a-z]{4,9}){8}$/;
const TRIES = process.env.NOABER_LONG ? 200 : 25; // of each kind

const refused = (status) => (error) => error instanceof Refused && error.status === status;
const status = (promise) => promise.then(() => 'ok', (error) => {
	if (error instanceof Refused) return error.status;
	throw error;
});

/** A guest who keeps the account, with all its secrets on the list of words that must not leak. */
async function kept(h) {
	const session = await h.guest();
	const c = await session.connect();
	const login = h.word('login'), passphrase = `${h.word('zin')} en nog een woord`;
	const { recovery_phrase: phrase } = await c.ask('account.keep', { login, passphrase });
	h.secret(phrase);
	return { session, c, login, passphrase, phrase };
}
/** The close codes of connections that lose their session; 'open' for one that does not. */
const codes = (...connections) => Promise.all(connections.map((c) => c.closesSoon()));
const newPassphrase = (h) => `${h.word('nieuw')} en weer een woord`;
const recover = (h, login, recovery_phrase, passphrase, options) =>
	door(h, 'account.recover', { login, recovery_phrase, passphrase }, options).then(({ ok, cookie }) => {
		h.secret(ok.recovery_phrase);
		assert.equal(cookie, undefined, 'recovering is not signing in');
		return ok.recovery_phrase;
	});

test('recovery', async (t) => {
	const h = await house(t);

	await t.test('A9: keeping an account tells nine plain words once; two accounts share no phrase', async () => {
		const one = await kept(h), other = await kept(h);
		assert.match(one.phrase, PHRASE);
		assert.notEqual(one.phrase, other.phrase);
		const { me } = await one.c.ask('account.me');
		assert.equal(me.recovery, true);
		assert.ok(!one.c.frames.slice(-1)[0].includes(one.phrase), 'it is not told again');
		const guest = await (await h.guest()).connect();
		assert.equal(guest.hello.me.recovery, false);
		await Promise.all([one, other].map(({ c }) => c.close()));
		await guest.close();
	});

	await t.test('A4 A9: it sets a new passphrase, ends all sessions within a second, and is used up', async () => {
		const { c, login, passphrase, phrase, session } = await kept(h);
		const second = await (await signIn(h, login, passphrase)).connect();
		const fresh = newPassphrase(h);
		const next = await recover(h, login, phrase, fresh);
		assert.deepEqual(await codes(c, second), [4001, 4001]);
		assert.equal(c.events.at(-1).ev, 'session.ended');
		assert.equal((await http(h, { cookie: session.cookie })).status, 401);
		await assert.rejects(signIn(h, login, passphrase), refused('wrong_credentials'));
		assert.equal((await signIn(h, login, fresh)).name, session.name);

		await assert.rejects(recover(h, login, phrase, newPassphrase(h)), refused('wrong_recovery'));
		assert.match(next, PHRASE);
		assert.notEqual(next, phrase);
		const typed = `  ${next.toUpperCase().replaceAll(' ', ', ')} `;
		assert.match(await recover(h, login.toUpperCase(), typed, newPassphrase(h)), PHRASE, 'as people write it');
	});

	await t.test('A9: of many at the same moment, exactly one succeeds', async () => {
		const { c, login, phrase } = await kept(h);
		const tries = Array.from({ length: 12 }, () => newPassphrase(h));
		const answers = await Promise.all(tries.map((one) => status(recover(h, login, phrase, one))));
		assert.equal(answers.filter((one) => one === 'ok').length, 1, answers.join());
		assert.ok(answers.every((one) => ['ok', 'wrong_recovery'].includes(one)), answers.join());
		const works = await Promise.all(tries.map((one) => status(signIn(h, login, one))));
		assert.deepEqual(works.map((one) => one === 'ok'), answers.map((one) => one === 'ok'));
		assert.deepEqual(await codes(c), [4001]);
	});

	await t.test('A6: an unknown name, no phrase and a wrong phrase look and last the same', async (t) => {
		const { c, login } = await kept(h);
		const wrong = 'appel banaan boom citroen fiets giraf hert kano lamp';
		const attempt = async (name) => {
			const body = { cmd: 'account.recover', args: { login: name, recovery_phrase: wrong, passphrase: 'een zin die nergens bij hoort' } };
			const begin = performance.now();
			const answer = await http(h, { method: 'POST', body });
			return { took: performance.now() - begin, answer };
		};
		const all = [];
		await attempt('warm');
		// hazelaar is a demo account, which has no phrase.
		for (const other of ['niemand hier', 'hazelaar']) {
			await assertAlike(t, other, async () => {
				const known = [], others = [];
				for (let i = 0; i < TRIES; i++) {
					known.push(await attempt(login));
					others.push(await attempt(other));
				}
				all.push(...known, ...others);
				return [known, others].map((attempts) => attempts.map(({ took }) => took));
			});
		}
		const face = ({ answer: { status, text, headers } }) => JSON.stringify([status, text, { ...headers, date: '' }]);
		assert.equal(new Set(all.map(face)).size, 1, 'the same to the byte');
		assert.equal(all[0].answer.json.err.status, 'wrong_recovery');
		await c.close();
	});

	await t.test('A3: a new phrase asks for a fresh proof, and the old phrase stops working', async () => {
		const { session, c, login, passphrase, phrase } = await kept(h);
		await c.ask('clock.advance', { by_ms: 301_000 });
		assert.equal(await c.status('account.renew_recovery'), 'proof_needed');
		h.secret((await session.prove({ passphrase })).cookie);
		const { recovery_phrase: next } = await c.ask('account.renew_recovery');
		h.secret(next);
		assert.match(next, PHRASE);
		await assert.rejects(recover(h, login, phrase, newPassphrase(h)), refused('wrong_recovery'));
		await recover(h, login, next, newPassphrase(h));
		assert.deepEqual(await codes(c), [4001]);
		const guest = await (await h.guest()).connect();
		assert.equal(await guest.status('account.renew_recovery'), 'keep_first');
		await guest.close();
	});

	await t.test('A3 A4: changing the passphrase renews this token, keeps its sockets and ends the others', async () => {
		const { c, login, passphrase, session } = await kept(h);
		const elsewhere = await signIn(h, login, passphrase);
		const other = await elsewhere.connect();
		const fresh = newPassphrase(h);
		const change = (old_passphrase, cookie) => http(h, { method: 'POST', cookie, body: { cmd: 'account.change_passphrase', args: { old_passphrase, passphrase: fresh } } });
		assert.equal((await change('dat is hem niet', session.cookie)).json.err.status, 'wrong_passphrase');
		assert.equal((await change(passphrase)).json.err.status, 'signed_out');
		assert.equal(await c.status('account.change_passphrase', { old_passphrase: passphrase, passphrase: fresh }), 'wrong_door');

		const answer = await change(passphrase, session.cookie);
		assert.deepEqual(answer.json, { ok: {} });
		const token = h.secret(cookieOf(answer));
		assert.ok(token && token !== session.cookie);
		assert.deepEqual(await codes(other), [4001]);
		assert.equal((await c.ask('account.me')).me.name, session.name, 'the own socket goes on');
		assert.equal((await http(h, { cookie: session.cookie })).status, 401, 'a copy of the old cookie is worth nothing');
		assert.equal((await http(h, { cookie: elsewhere.cookie })).status, 401);
		session.cookie = token;
		const d = await session.connect();
		assert.equal(d.hello.me.name, session.name);
		await assert.rejects(signIn(h, login, passphrase), refused('wrong_credentials'));
		h.secret((await signIn(h, login, fresh)).cookie);
		await Promise.all([c.close(), d.close()]);
	});

	await t.test('A4: who was signing in with the old passphrase at that moment is not in afterwards', async () => {
		const { c, login, passphrase, session } = await kept(h);
		const fresh = newPassphrase(h);
		const racers = Array.from({ length: 8 }, () => signIn(h, login, passphrase).catch((error) => {
			if (refused('wrong_credentials')(error)) return undefined;
			throw error;
		}));
		const body = { cmd: 'account.change_passphrase', args: { old_passphrase: passphrase, passphrase: fresh } };
		const [answer, ...late] = await Promise.all([http(h, { method: 'POST', cookie: session.cookie, body }),
			...racers, ...Array.from({ length: 4 }, () => signIn(h, login, passphrase).catch(() => undefined))]);
		assert.ok(answer.json.ok, answer.text);
		h.secret(cookieOf(answer));
		for (const one of late) if (one) assert.equal((await http(h, { cookie: one.cookie })).status, 401);
		await c.close();
	});
});

test('A7: guessing a recovery phrase is slow, and the owner still signs in', async (t) => {
	const h = await house(t, { settings: { 'rates.rate_recover': 5, 'rates.rate_sign_in': 5, 'rates.rate_guess': 5 } });
	const { c, login, passphrase } = await kept(h);
	const guess = (i, name = login) => status(recover(h, name, 'appel banaan boom', 'een lange zin erbij', { from: `127.0.2.${i + 1}` }));
	const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => guess(i)));
	assert.ok(answers.filter((one) => one === 'wrong_recovery').length <= 6, answers.join());
	assert.equal(answers.filter((one) => one === 'rate_limited').length + answers.filter((one) => one === 'wrong_recovery').length, 30);
	assert.equal(await guess(100, login.toUpperCase()), 'rate_limited', 'nor by another spelling');
	const one = await Promise.all(Array.from({ length: 12 }, (_, i) => status(recover(h, `iemand ${i}`, 'appel banaan boom', 'een lange zin erbij', { from: '127.0.3.1' }))));
	assert.ok(one.filter((word) => word === 'wrong_recovery').length <= 6, 'one address, many names');
	const begin = Date.now();
	h.secret((await signIn(h, login, passphrase, undefined, { from: '127.0.3.1' })).cookie);
	assert.ok(Date.now() - begin < atMost(3000), 'the owner is in within three seconds, also from the address of the guesser');
	await c.close();
});
