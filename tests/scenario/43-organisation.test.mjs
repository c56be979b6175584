// Professionals sign in through their organisation: the whole way, who may, and what is refused.
// A10: 40 bad assertions of 40. A3, A4, A6: tokens, ends, and nothing told of accounts.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';

import { atMost, sleep, until } from '../lib/daemon.mjs';
import { account, community, house, region } from '../lib/house.mjs';
import { AGREED, Session, door } from '../lib/people.mjs';
import { CLIENT, base64url, makeKey, provider, token } from '../lib/provider.mjs';

const PLAN = region({
	communities: [community('open')],
	accounts: [account('kastanje', 'professional'), account('linde', 'professional'), account('esdoorn', 'partner'), account('hazelaar', 'peer', 'community:open', ['open'])],
});

const freshKey = () => base64url(randomBytes(32));
const here = { agreed: AGREED };

/** One command at the HTTP door: `{ status, ok, cookie }`, never thrown. */
const ask = (h, cmd, args, session) => door(h, cmd, args, { cookie: session?.cookie })
	.then(({ ok, cookie }) => ({ status: 'ok', ok, cookie }), (error) => ({ status: error.status, error }));

/** Goes to the provider and comes back: what the page would send. */
async function goAndReturn(h, p, session, command = session ? 'oidc.begin_link' : 'oidc.begin', browser_key = freshKey()) {
	const begun = await ask(h, command, { browser_key }, session);
	assert.equal(begun.status, 'ok', command);
	const back = await p.visit(begun.ok.url);
	assert.equal(`${back.origin}${back.pathname}`, `${h.origin}/inloggen/terug`);
	return { ...Object.fromEntries(back.searchParams), browser_key };
}

/** Links and says how it went. */
const link = async (h, p, session) => (await ask(h, 'oidc.link', await goAndReturn(h, p, session), session)).status;
const signIn = async (h, p, more = {}) => ask(h, 'oidc.sign_in', { ...await goAndReturn(h, p), ...here, ...more });

test('A10 A3 A6: a professional links, signs in, unlinks; nobody else comes in that way', async (t) => {
	const p = await provider(t);
	const h = await house(t, { plan: PLAN, settings: p.settings });
	const usual = await h.resident('kastanje', 'professional');
	const line = await usual.connect();

	await t.test('the sign-in page learns the name, and nothing else', async () => {
		assert.deepEqual((await ask(h, 'oidc.look', {})).ok, { name: 'Zorg & Zo' });
	});

	await t.test('A6: who is not linked hears how to begin, whoever they are', async () => {
		const { status, error } = await signIn(h, p);
		assert.equal(status, 'not_linked');
		assert.match(error.nl, /Koppel daarna in je profiel/);
	});

	await t.test('linked once, for one account', async () => {
		assert.equal(await link(h, p, usual), 'ok');
		assert.equal(await link(h, p, usual), 'link_taken');
		assert.equal(await link(h, p, await h.resident('linde', 'professional')), 'link_taken');
		const { linked_ms, used_ms } = await line.ask('oidc.look');
		assert.ok(linked_ms > 0 && used_ms === undefined);
	});

	await t.test('A3: each sign-in is a session with a token of its own', async () => {
		const first = await signIn(h, p), second = await signIn(h, p);
		assert.deepEqual([first.status, first.ok.hat, second.status], ['ok', 'professional', 'ok']);
		h.secret(first.cookie);
		h.secret(second.cookie);
		assert.notEqual(first.cookie, second.cookie);
		assert.ok((await line.ask('oidc.look')).used_ms > 0);
	});

	await t.test('the wish for another hat is refused: roles come from grants here', async () => {
		for (const hat of ['partner', 'resident', 'coordinator', 'auditor']) {
			p.claims = (claims) => ({ ...claims, roles: [hat], hat, groups: [hat] });
			assert.equal((await signIn(h, p, { hat })).status, 'forbidden', hat);
		}
		p.claims = (claims) => claims;
	});

	await t.test('the audit log tells of both, and of the refusal', async () => {
		const what = (await line.ask('audit.mine')).lines.map((one) => one.what);
		assert.ok(what.includes('organisation.linked') && what.includes('session.begun_by_organisation'), what.join());
	});

	await t.test('a resident, a host: no link', async () => {
		const host = await h.resident('hazelaar', 'peer');
		for (const session of [await h.guest(), host])
			assert.equal((await ask(h, 'oidc.begin_link', { browser_key: freshKey() }, session)).status, 'forbidden');
	});

	await t.test('A4: unlinked, it opens nothing more', async () => {
		assert.equal(await line.status('oidc.unlink'), 'ok');
		assert.equal(await line.status('oidc.unlink'), 'not_found');
		assert.equal((await signIn(h, p)).status, 'not_linked');
	});

	await t.test('P1 P6: what the provider calls somebody stands nowhere, nor what could finish an attempt', async () => {
		const back = await goAndReturn(h, p);
		for (const word of [p.subject, p.secret, back.state, back.code, back.browser_key]) h.secret(word);
		assert.deepEqual(h.leaks(), []);
	});
	line.cut();
});

test('A10: an attempt belongs to one browser, one purpose, one time', async (t) => {
	const p = await provider(t);
	const h = await house(t, { plan: PLAN, settings: p.settings });
	const usual = await h.resident('kastanje', 'professional'), other = await h.resident('linde', 'professional');
	assert.equal(await link(h, p, usual), 'ok');

	await t.test('another browser key, and the attempt still works for its owner', async () => {
		const back = await goAndReturn(h, p);
		assert.equal((await ask(h, 'oidc.sign_in', { ...back, ...here, browser_key: freshKey() })).status, 'attempt_over');
		const entered = await ask(h, 'oidc.sign_in', { ...back, ...here });
		assert.equal(entered.status, 'ok');
		h.secret(entered.cookie);
		assert.equal((await ask(h, 'oidc.sign_in', { ...back, ...here })).status, 'attempt_over', 'replayed');
	});

	await t.test('a link cannot end as a sign-in, nor as a link of another', async () => {
		p.subject = 'medewerker-8';
		const back = await goAndReturn(h, p, usual);
		assert.equal((await ask(h, 'oidc.sign_in', { ...back, ...here })).status, 'attempt_over');
		assert.equal((await ask(h, 'oidc.link', back, other)).status, 'attempt_over');
		assert.equal((await ask(h, 'oidc.link', back)).status, 'signed_out');
		const visitor = await goAndReturn(h, p);
		assert.equal((await ask(h, 'oidc.link', visitor, usual)).status, 'attempt_over');
		p.subject = 'medewerker-7';
	});

	await t.test('a code of another sign-in does not fit its PKCE', async () => {
		const [one, two] = [await goAndReturn(h, p), await goAndReturn(h, p)];
		assert.equal((await ask(h, 'oidc.sign_in', { ...one, ...here, code: two.code })).status, 'organisation_refused');
		assert.equal((await ask(h, 'oidc.sign_in', { ...one, ...here })).status, 'organisation_refused', 'tried once');
	});

	await t.test('RFC 9207: an answer of another issuer, or of none, is not traded', async () => {
		for (const iss of ['https://elders.example', `${p.issuer}/`, undefined]) {
			const before = p.asked['/token'];
			const back = { ...await goAndReturn(h, p), ...here, iss };
			assert.equal((await ask(h, 'oidc.sign_in', back)).status, 'organisation_refused', iss);
			assert.equal(p.asked['/token'], before, 'nothing was sent');
		}
	});

	await t.test('a question in between costs no second sign-in', async () => {
		const line = await usual.connect();
		await line.ask('account.pause', { days: 2 });
		const back = { ...await goAndReturn(h, p), ...here };
		const traded = p.asked['/token'];
		assert.equal((await ask(h, 'oidc.sign_in', back)).status, 'paused');
		const entered = await ask(h, 'oidc.sign_in', { ...back, come_back: true });
		assert.equal(entered.status, 'ok');
		h.secret(entered.cookie);
		assert.equal(p.asked['/token'], traded + 1);
	});

	await t.test('of five at the same time one comes in', async () => {
		for (let turn = 0; turn < 3; turn++) {
			const back = { ...await goAndReturn(h, p), ...here };
			const all = await Promise.all(Array.from({ length: 5 }, () => ask(h, 'oidc.sign_in', back)));
			for (const { cookie } of all) if (cookie) h.secret(cookie);
			assert.deepEqual(all.map(({ status }) => status).sort(), [...Array(4).fill('attempt_over'), 'ok']);
		}
	});

	await t.test('after ten minutes it is over', async () => {
		const back = await goAndReturn(h, p);
		const line = await other.connect();
		await line.ask('clock.advance', { by_ms: 10 * 60_000 });
		p.ahead_ms = 10 * 60_000;
		assert.equal((await ask(h, 'oidc.sign_in', { ...back, ...here })).status, 'attempt_over');
		line.cut();
	});
});

// Each takes what the provider would say and makes something of it that must not let anybody in.
function badTokens(p, other) {
	const good = p.key, own = { alg: 'RS256', kid: good.kid, typ: 'JWT' };
	const signed = (claims, header = own, key = good.privateKey, alg = 'RS256') => token(header, claims, key, alg);
	const claim = (more) => (claims) => signed({ ...claims, ...more });
	const without = (name) => (claims) => signed(Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name)));
	const header = (more) => (claims) => signed(claims, { ...own, ...more });
	const pem = good.publicKey.export({ type: 'spki', format: 'pem' });
	const now = Math.floor(Date.now() / 1000);
	let earlier;
	return {
		'alg none': (claims) => token({ alg: 'none', typ: 'JWT' }, claims, '', 'none'),
		'alg none with our kid': (claims) => token({ ...own, alg: 'none' }, claims, '', 'none'),
		'alg nOnE, signed': (claims) => signed(claims, { ...own, alg: 'nOnE' }),
		'HS256 with the public key as secret': (claims) => token({ ...own, alg: 'HS256' }, claims, pem),
		'HS256 with the modulus as secret': (claims) => token({ ...own, alg: 'HS256' }, claims, Buffer.from(good.jwk.n, 'base64url')),
		'HS256 with the client secret': (claims) => token({ ...own, alg: 'HS256' }, claims, p.secret),
		'RS384': (claims) => signed(claims, { ...own, alg: 'RS384' }, good.privateKey, 'RS384'),
		'no alg': (claims) => signed(claims, { kid: good.kid, typ: 'JWT' }),
		'alg of another kind than the key': (claims) => signed(claims, { ...own, alg: 'ES256' }),
		'PS256 under a key for RS256': (claims) => signed(claims, { ...own, alg: 'PS256' }, good.privateKey, 'PS256'),
		'a key of its own in jwk': (claims) => signed(claims, { ...own, jwk: other.jwk }, other.privateKey),
		'a key of its own in jku': (claims) => signed(claims, { ...own, kid: other.kid, jku: 'https://elders.example/keys' }, other.privateKey),
		'our kid and a jku': header({ jku: 'https://elders.example/keys' }),
		'x5u': header({ x5u: 'https://elders.example/cert' }),
		'x5c': header({ x5c: ['MIIB'] }),
		'crit': header({ crit: ['exp'] }),
		'b64 false': header({ b64: false }),
		'typ of a logout token': header({ typ: 'logout+jwt' }),
		'typ of an access token': header({ typ: 'at+jwt' }),
		'signed by another key under our kid': (claims) => signed(claims, own, other.privateKey),
		'an unknown kid': (claims) => signed(claims, { ...own, kid: 'nergens' }),
		'no kid': (claims) => signed(claims, { alg: 'RS256' }),
		'changed after it was signed': (claims) => {
			const [head, , end] = signed(claims).split('.');
			return `${head}.${base64url(JSON.stringify({ ...claims, sub: 'de-baas' }))}.${end}`;
		},
		'without its signature': (claims) => `${signed(claims).split('.').slice(0, 2).join('.')}.`,
		'two parts': (claims) => signed(claims).split('.').slice(0, 2).join('.'),
		'four parts': (claims) => `${signed(claims)}.x`,
		'padding': (claims) => `${signed(claims)}=`,
		'sub twice': (claims) => signed(JSON.stringify(claims).replace('{', '{"sub":"de-baas",')),
		'claims that are a list': () => signed('[1]'),
		'another issuer': claim({ iss: 'https://elders.example' }),
		'the issuer with a slash more': claim({ iss: `${p.issuer}/` }),
		'for another client': claim({ aud: 'iemand-anders' }),
		'for us and another': claim({ aud: [CLIENT, 'iemand-anders'] }),
		'for nobody': without('aud'),
		'azp of another': claim({ azp: 'iemand-anders' }),
		'over': claim({ exp: now - 120 }),
		'without an end': without('exp'),
		'an end in text': claim({ exp: String(now + 300) }),
		'from the future': claim({ iat: now + 600 }),
		'not yet': claim({ nbf: now + 600 }),
		'made long ago': claim({ iat: now - 3600 }),
		'another nonce': claim({ nonce: base64url(randomBytes(32)) }),
		'no nonce': without('nonce'),
		'a token of an earlier sign-in': (claims) => {
			earlier ??= signed({ ...claims, nonce: 'van-toen' });
			return earlier;
		},
		'no sub': without('sub'),
		'a sub without end': claim({ sub: 'x'.repeat(256) }),
		'a token without end': claim({ filler: 'x'.repeat(20_000) }),
	};
}

test('A10: bad assertions, all refused', async (t) => {
	const p = await provider(t);
	const h = await house(t, { plan: PLAN, settings: p.settings });
	const usual = await h.resident('kastanje', 'professional');
	assert.equal(await link(h, p, usual), 'ok');
	const good = p.makeToken, bad = badTokens(p, makeKey('ander'));
	let refused = 0;
	for (const [what, make] of Object.entries(bad)) {
		p.makeToken = make;
		const { status } = await signIn(h, p);
		assert.equal(status, 'organisation_refused', what);
		refused++;
	}
	t.diagnostic(`${refused} of ${Object.keys(bad).length} refused`);
	assert.ok(refused >= 40);
	p.makeToken = good;
	assert.equal((await signIn(h, p)).status, 'ok', 'and a good one is let in');
	assert.ok(h.daemon.log('oidc.refused').length > 0);
});

test('A10: acr and amr, keys that turn over, other algorithms', async (t) => {
	const p = await provider(t);
	const h = await house(t, { plan: PLAN, settings: p.settings });
	const usual = await h.resident('kastanje', 'professional');
	let line = await usual.connect();
	assert.equal(await link(h, p, usual), 'ok');

	await t.test('without a second factor at the organisation nobody comes in', async () => {
		for (const amr of [undefined, ['pwd'], 'mfa', []]) {
			p.claims = (claims) => ({ ...claims, amr });
			assert.equal((await signIn(h, p)).status, 'organisation_factor');
		}
		p.claims = (claims) => claims;
	});

	await t.test('A9: with it the session is whole, and fresh enough for a sensitive act', async () => {
		const { ok, cookie } = await signIn(h, p);
		assert.equal(ok.half, false);
		h.secret(cookie);
		const session = new Session(h, cookie, ok, {});
		assert.equal((await ask(h, 'oidc.begin_link', { browser_key: freshKey() }, session)).status, 'ok');
		await (await session.connect()).cut();
	});

	await t.test('an unknown key asks for the keys again, once a minute at most', async () => {
		p.key = makeKey('tweede', 'ES256');
		p.keys = [p.key.jwk];
		const before = p.asked['/keys'];
		for (let i = 0; i < 3; i++) assert.equal((await signIn(h, p)).status, 'organisation_refused');
		assert.equal(p.asked['/keys'], before);
		await line.ask('clock.advance', { by_ms: 61_000 });
		p.ahead_ms = 61_000;
		assert.equal((await signIn(h, p)).status, 'ok', 'ES256');
		assert.equal(p.asked['/keys'], before + 1);
	});

	await t.test('R11: a core that was started anew has the secret and the certificates again', async () => {
		const core = h.core();
		process.kill(core, 'SIGKILL');
		await h.daemon.restarted('core', core);
		p.ahead_ms = 0;
		assert.equal((await signIn(h, p)).status, 'ok');
		line.cut();
		h.advanced_ms = 0;
		line = await (await h.resident('linde', 'professional')).connect();
	});

	await t.test('PS256; the key that was turned over is forgotten', async () => {
		const old = p.key;
		p.key = makeKey('derde', 'PS256');
		p.keys = [{ kty: 'oct', k: 'AAAA', kid: 'derde' }, makeKey('klein', 'RS256', 1024).jwk, p.key.jwk];
		await line.ask('clock.advance', { by_ms: 61_000 });
		p.ahead_ms += 61_000;
		assert.equal((await signIn(h, p)).status, 'ok');
		p.key = old;
		assert.equal((await signIn(h, p)).status, 'organisation_refused');
	});
	line.cut();
});

test('R2 A8: a provider that is slow, down, endless or elsewhere holds nobody up', async (t) => {
	const p = await provider(t);
	const h = await house(t, { plan: PLAN, settings: p.settings });
	const usual = await h.resident('kastanje', 'professional');
	const line = await usual.connect();
	assert.equal(await link(h, p, usual), 'ok');
	const calm = async () => {
		await line.ask('clock.advance', { by_ms: 6000 });
		p.ahead_ms += 6000;
	};

	for (const how of ['huge', 'redirect', 'broken', 'error']) {
		await t.test(how, async () => {
			const back = await goAndReturn(h, p);
			p.misbehave = how;
			assert.equal((await ask(h, 'oidc.sign_in', { ...back, ...here })).status, 'organisation_away');
			p.misbehave = undefined;
			assert.equal(p.asked['/elsewhere'], undefined, 'no redirect is followed');
			await calm();
		});
	}

	await t.test('slow: chat and passphrases go on, and then it is left alone a while', async () => {
		const back = [];
		for (let i = 0; i < 3; i++) back.push(await goAndReturn(h, p));
		p.misbehave = 'slow';
		const from = Date.now();
		let ended = 0;
		const waiting = back.map((one) => ask(h, 'oidc.sign_in', { ...one, ...here }).finally(() => { ended++; }));
		await h.resident('linde', 'professional');
		assert.equal(await line.status('community.list'), 'ok');
		assert.equal(ended, 0, 'all of that while the three waited');
		const others_ms = Date.now() - from;
		for (const one of waiting) assert.equal((await one).status, 'organisation_away');
		const all_ms = Date.now() - from;
		t.diagnostic(`others ${others_ms} ms, the three ${all_ms} ms`);
		assert.ok(all_ms > 7500 && all_ms < atMost(14_000));
		p.misbehave = undefined;
	});

	await t.test('O4: a question that is out does not hold up the stop', async () => {
		await calm();
		const back = await goAndReturn(h, p);
		p.misbehave = 'slow';
		const asked = () => Object.values(p.asked).reduce((sum, count) => sum + count, 0), before = asked();
		const waiting = ask(h, 'oidc.sign_in', { ...back, ...here }).catch(() => undefined);
		await until('the question is out', () => asked() > before);
		const from = Date.now();
		await h.stop();
		assert.ok(Date.now() - from < atMost(5000));
		assert.ok(!h.daemon.log('stopping').some(({ detail }) => detail.includes('too long')), 'the core ended by itself');
		await waiting;
		p.misbehave = undefined;
	});

	await t.test('down, and a provider that calls itself something else', async () => {
		await p.stop();
		await h.start();
		assert.equal((await ask(h, 'oidc.begin', { browser_key: freshKey() })).status, 'organisation_away');
		p.about = { issuer: 'https://elders.example' };
		await p.start();
		await h.restart();
		assert.equal((await ask(h, 'oidc.begin', { browser_key: freshKey() })).status, 'organisation_away');
	});
});

test('A10: grants of that organisation alone; a certificate that nobody vouches for; switched off', async (t) => {
	const p = await provider(t);
	const plan = region({
		communities: [community('open')],
		accounts: [account('kastanje', 'professional', 'organisation:mediant'), account('linde', 'professional', 'organisation:elders')],
	});
	const h = await house(t, { plan, settings: { ...p.settings, 'oidc.organisation': 'mediant' } });
	assert.equal(await link(h, p, await h.resident('kastanje', 'professional')), 'ok');
	const elders = await h.resident('linde', 'professional');
	assert.equal((await ask(h, 'oidc.begin_link', { browser_key: freshKey() }, elders)).status, 'forbidden');
	await h.stop();
	h.settings = { ...h.settings, 'oidc.ca_file': '' };
	await h.start();
	assert.equal((await ask(h, 'oidc.begin', { browser_key: freshKey() })).status, 'organisation_away');
	await h.stop();
	h.settings = { ...h.settings, 'oidc.issuer': '' };
	await h.start();
	assert.deepEqual((await ask(h, 'oidc.look', {})).ok, {});
	assert.equal((await ask(h, 'oidc.begin', { browser_key: freshKey() })).status, 'not_offered');
});

test('A9: where it is not demanded, who comes without a second factor takes the second step here', async (t) => {
	const p = await provider(t);
	const h = await house(t, { plan: PLAN, settings: { ...p.settings, 'oidc.demand_factor': '0' } });
	assert.equal(await link(h, p, await h.resident('kastanje', 'professional')), 'ok');
	p.claims = (claims) => ({ ...claims, amr: ['pwd'] });
	const { ok, cookie } = await signIn(h, p);
	assert.equal(ok.half, true);
	const session = new Session(h, cookie, ok, { apps: h.apps.get('kastanje') });
	assert.equal((await ask(h, 'oidc.begin_link', { browser_key: freshKey() }, session)).status, 'factor_needed');
	await session.prove();
	h.secret(session.cookie);
	const line = await session.connect();
	assert.equal(await line.status('oidc.unlink'), 'ok');
	line.cut();
});

test('A3: a link is made and taken away with fresh proof only', async (t) => {
	const p = await provider(t);
	const h = await house(t, { plan: PLAN, settings: p.settings });
	const session = await h.resident('kastanje', 'professional');
	const line = await session.connect();
	await line.ask('clock.advance', { by_ms: 6 * 60_000 });
	p.ahead_ms = 6 * 60_000;
	assert.equal((await ask(h, 'oidc.begin_link', { browser_key: freshKey() }, session)).status, 'proof_needed');
	assert.equal(await line.status('oidc.unlink'), 'proof_needed');
	await session.prove();
	h.secret(session.cookie);
	assert.equal(await link(h, p, session), 'ok');
	assert.equal(await line.status('oidc.unlink'), 'ok');
	line.cut();
});

test('P3: erasing takes the link along, so that another account can have it', async (t) => {
	const p = await provider(t);
	const h = await house(t, { plan: PLAN, settings: p.settings });
	const pass = async (clock, by_ms) => {
		await clock.ask('clock.advance', { by_ms });
		p.ahead_ms += by_ms;
	};
	const usual = await h.resident('kastanje', 'professional');
	assert.equal(await link(h, p, usual), 'ok');
	await (await usual.connect()).ask('account.close');
	assert.equal((await signIn(h, p)).status, 'closed');
	await pass(await (await h.resident('linde', 'professional')).connect(), 22 * 24 * 60 * 60_000);
	assert.equal((await signIn(h, p)).status, 'not_linked', 'gone for good, whether erased yet or not');
	const other = await h.resident('linde', 'professional');
	const clock = await other.connect();
	await until('the link is free', async () => {
		const status = await link(h, p, other);
		if (status === 'proof_needed') await other.prove();
		h.secret(other.cookie);
		await pass(clock, 10_000);
		await sleep(200);
		return status === 'ok';
	});
	clock.cut();
});
