// A7: guessing is slow, yet the owner is never locked out: a browser that signed in before is counted
// apart from strangers. A6, P10: what it is known by says nothing of any account.

import assert from 'node:assert/strict';
import { Agent, request } from 'node:https';
import { test } from 'node:test';

import { atMost } from '../lib/daemon.mjs';
import { account, house, map, region } from '../lib/house.mjs';
import { http } from '../lib/people.mjs';

const HOUR_MS = 3600_000;
const plan = region({ accounts: [account('wilg', 'resident'), account('merel', 'resident'), account('otter', 'resident'), account('steenuil', 'duty')] });
const STRICT = { 'rates.rate_sign_in': 10, 'rates.rate_recover': 5, 'rates.rate_guess': 30, 'rates.rate_guess_pair': 15 };

const DEVICE = '__Host-nb-device';
/** The cookies that an answer sets, by name: { value, attributes }. */
const cookiesOf = (answer) => Object.fromEntries((answer.headers['set-cookie'] ?? []).map((line) => {
	const [, name, value, attributes] = /^([^=]+)=([^;]*); (.*)$/.exec(line);
	return [name, { value, attributes }];
}));
const wordOf = (answer) => answer.json.err?.status ?? 'ok';

function signer(h) {
	return (login, passphrase, { device, from, shared, cmd = 'session.sign_in', args = {} } = {}) => http(h, {
		method: 'POST', from, headers: device ? { Cookie: `${DEVICE}=${device}` } : {},
		body: { cmd, args: { login, passphrase, ...(cmd === 'session.sign_in' ? { agreed: 1, ...(shared ? { shared } : {}) } : {}), ...args } },
	});
}

/** Wrong tries from one address over one connection, so that thousands of them take no hour. */
function guesser(h, from) {
	const agent = new Agent({ keepAlive: true, maxSockets: 1, ca: h.ca, localAddress: from });
	let serial = 0;
	const guess = (login) => new Promise((resolve, reject) => {
		const body = JSON.stringify({ cmd: 'session.sign_in', args: { login, passphrase: `een gok van ${from} ${serial++}` } });
		const asked = request({
			host: '127.0.0.1', port: h.port, servername: 'localhost', method: 'POST', path: '/session', agent,
			headers: { Host: `localhost:${h.port}`, Origin: h.origin, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
		}, (answer) => {
			const parts = [];
			answer.on('data', (part) => parts.push(part));
			answer.on('end', () => resolve(JSON.parse(Buffer.concat(parts)).err.status));
		});
		asked.on('error', reject);
		asked.end(body);
	});
	return { guess, end: () => agent.destroy() };
}

test('A7: fifty addresses guess at one name; its owner signs in meanwhile', async (t) => {
	const h = await house(t, { plan, settings: STRICT });
	const sign = signer(h);
	const first = await sign('wilg', h.passphrases.get('wilg'));
	const device = h.secret(cookiesOf(first)[DEVICE].value);
	const clock = await (await h.resident('steenuil', 'duty')).connect();
	const guessers = Array.from({ length: 50 }, (_, i) => guesser(h, `127.0.10.${i + 1}`));
	h.ends.push(() => guessers.forEach((one) => one.end()));
	const TRIES = process.env.NOABER_LONG ? 1000 : 300, HOURS = 3; // of each, far more than any of them has
	const reached = [];
	for (let hour = 0; hour < HOURS; hour++) {
		const words = {};
		const waits = [];
		const attack = guessers.map(async ({ guess }) => {
			for (let i = 0; i < TRIES / HOURS; i++) {
				const word = await guess('wilg');
				words[word] = (words[word] ?? 0) + 1;
			}
		});
		for (let i = 0; i < 3; i++) {
			const begin = Date.now();
			const answer = await sign('wilg', h.passphrases.get('wilg'), { device, from: `127.0.10.${i + 1}` });
			assert.equal(wordOf(answer), 'ok', 'also from the address of a guesser');
			waits.push(Date.now() - begin);
			h.secret(cookiesOf(answer)[DEVICE].value);
			h.secret(cookiesOf(answer)['__Host-nb'].value);
		}
		await Promise.all(attack);
		assert.ok(Math.max(...waits) <= atMost(3000), `the owner waited ${waits.join()} ms`);
		assert.deepEqual(Object.keys(words).toSorted().filter((word) => !['rate_limited', 'wrong_credentials'].includes(word)), []);
		reached.push(words.wrong_credentials ?? 0);
		assert.equal(wordOf(await sign('wilg', h.passphrases.get('wilg'), { from: '127.0.11.1' })), 'rate_limited', 'one from nowhere has to wait');
		await clock.ask('clock.advance', { by_ms: HOUR_MS / 2 });
	}
	t.diagnostic(`${50 * TRIES} tries; guesses that reached the hash, each half hour: ${reached.join()}`);
	// Half hours: two after another are an hour.
	for (let i = 0; i + 1 < reached.length; i++) assert.ok(reached[i] + reached[i + 1] <= 30, reached.join());
	assert.ok(reached[0] >= 5, 'strangers are slow, not shut out for ever');
	assert.equal(wordOf(await sign('merel', h.passphrases.get('merel'), { from: '127.0.11.2' })), 'ok', 'others do not notice');
	clock.cut();
});

test('A7: known devices', async (t) => {
	const h = await house(t, { plan, settings: { ...STRICT, 'rates.rate_guess': 12, 'rates.rate_guess_pair': 4 } });
	const sign = signer(h);
	let serial = 0;
	const stranger = () => `127.0.20.${++serial}`;
	const know = async (login) => h.secret(cookiesOf(await sign(login, h.passphrases.get(login), { from: stranger() }))[DEVICE].value);
	const exhaust = async (login, options = {}) => {
		const words = [];
		for (let i = 0; i < 12; i++) words.push(wordOf(await sign(login, `mis ${i}`, { from: stranger(), ...options })));
		assert.equal(words.at(-1), 'rate_limited');
		return words.filter((word) => word === 'wrong_credentials').length;
	};
	const wilg = await know('wilg'), again = await know('wilg'), merel = await know('merel');

	await t.test('the cookie: for this host alone, not for scripts, for half a year', async () => {
		const answer = await sign('steenuil', h.passphrases.get('steenuil'), { from: stranger() });
		const { value, attributes } = cookiesOf(answer)[DEVICE];
		assert.match(value, /^[\w-]{54}$/);
		assert.equal(attributes, `Max-Age=${180 * 24 * 3600}; Secure; HttpOnly; SameSite=Strict; Path=/`);
		h.secret(value);
		h.secret(cookiesOf(answer)['__Host-nb'].value);
	});

	await t.test('P10 A6: two of one account and of two accounts share nothing', () => {
		const bytes = [wilg, again, merel].map((value) => Buffer.from(value, 'base64url'));
		for (const [a, b] of [[0, 1], [0, 2], [1, 2]])
			for (let i = 0; i + 6 <= 40; i++) assert.equal(bytes[b].indexOf(bytes[a].subarray(i, i + 6)) >= 0 && (i + 6 <= 16 || i >= 24), false);
	});

	await t.test('strangers use up what is theirs; the device still comes in, with its own name alone', async () => {
		await exhaust('wilg');
		assert.equal(wordOf(await sign('wilg', h.passphrases.get('wilg'), { from: stranger() })), 'rate_limited');
		for (const wrong of [merel, wilg.slice(0, -1), `${wilg.slice(0, 20)}${wilg[20] === 'A' ? 'B' : 'A'}${wilg.slice(21)}`, 'A'.repeat(54)])
			assert.equal(wordOf(await sign('wilg', h.passphrases.get('wilg'), { device: wrong, from: stranger() })), 'rate_limited');
		assert.equal(wordOf(await sign('WILG', h.passphrases.get('wilg'), { device: wilg, from: stranger() })), 'ok', 'in any spelling');
	});

	await t.test('guesses from a known device are few too, and keep out neither the other device nor strangers', async () => {
		assert.ok(await exhaust('wilg', { device: wilg }) <= 6);
		assert.equal(wordOf(await sign('wilg', h.passphrases.get('wilg'), { device: wilg, from: stranger() })), 'rate_limited');
		assert.equal(wordOf(await sign('wilg', h.passphrases.get('wilg'), { device: again, from: stranger() })), 'ok');
	});

	await t.test('A6: a name that is not there answers alike, with and without a cookie', async () => {
		const seen = async (login, device) => {
			const words = [];
			for (let i = 0; i < 8; i++) {
				const answer = await sign(login, 'mis', { from: stranger(), device });
				words.push(`${answer.status} ${wordOf(answer)} ${Object.keys(cookiesOf(answer))}`);
			}
			return words;
		};
		assert.deepEqual(await seen('otter'), await seen('niemand'));
		assert.deepEqual(await seen('otter', wilg), await seen('niemand', wilg));
	});

	await t.test('one address alone cannot use up what strangers share', async () => {
		const words = [];
		for (let i = 0; i < 10; i++) words.push(wordOf(await sign('steenuil', 'mis', { from: '127.0.30.1' })));
		assert.ok(words.filter((word) => word === 'wrong_credentials').length <= 4, words.join());
		assert.equal(wordOf(await sign('steenuil', h.passphrases.get('steenuil'), { from: stranger() })), 'ok');
	});

	await t.test('the same with the recovery phrase', async () => {
		const recover = (device) => sign('merel', 'een lange zin voor later', { cmd: 'account.recover', device, from: stranger(), args: { recovery_phrase: 'appel banaan boom' } });
		const words = [];
		for (let i = 0; i < 8; i++) words.push(wordOf(await recover()));
		assert.equal(words.at(-1), 'rate_limited');
		assert.equal(wordOf(await recover(merel)), 'wrong_recovery', 'the owner may try');
	});

	await t.test('P11: a shared computer is not remembered; signing out and leaving forget', async () => {
		const shared = await sign('merel', h.passphrases.get('merel'), { device: merel, shared: true, from: stranger() });
		assert.equal(wordOf(shared), 'ok');
		const cookies = cookiesOf(shared);
		assert.deepEqual([cookies[DEVICE].value, /Max-Age=0/.test(cookies[DEVICE].attributes)], ['', true]);
		const forget = await http(h, { method: 'POST', body: { cmd: 'session.forget_device', args: {} } });
		assert.deepEqual([wordOf(forget), cookiesOf(forget)[DEVICE].value, cookiesOf(forget)['__Host-nb']], ['ok', '', undefined]);
		const token = h.secret(cookies['__Host-nb'].value);
		for (const options of [{ method: 'GET', path: '/weg' }, { method: 'DELETE' }]) {
			const session = options.path ? token : h.secret(cookiesOf(await sign('merel', h.passphrases.get('merel'), { device: merel, shared: true, from: stranger() }))['__Host-nb'].value);
			const answer = await http(h, { ...options, cookie: session });
			assert.match(answer.headers['clear-site-data'], /"cookies"/);
			assert.equal(cookiesOf(answer)[DEVICE].value, '');
			assert.equal(cookiesOf(answer)['__Host-nb'].value, '');
		}
	});
});

test('A7: what a browser is known by ends after half a year', async (t) => {
	const h = await house(t, { plan, settings: { ...STRICT, 'sessions.absolute_hours': 8760, 'sessions.idle_minutes': 525600, 'sessions.idle_staff_minutes': 525600 } });
	const sign = signer(h);
	const answer = await sign('wilg', h.passphrases.get('wilg'));
	const device = h.secret(cookiesOf(answer)[DEVICE].value);
	const clock = await (await h.resident('steenuil', 'duty')).connect();
	const outcomes = [];
	for (const days of [179, 2]) {
		for (let left = days * 24 * HOUR_MS; left > 0; left -= 24 * HOUR_MS) await clock.ask('clock.advance', { by_ms: 24 * HOUR_MS });
		for (let i = 0; i < 12; i++) await sign('wilg', 'mis', { from: `127.0.40.${i + 1}` });
		for (let i = 0; i < 12; i++) await sign('wilg', 'mis', { from: `127.0.41.${i + 1}` });
		for (let i = 0; i < 12; i++) await sign('wilg', 'mis', { from: `127.0.42.${i + 1}` });
		outcomes.push(wordOf(await sign('wilg', h.passphrases.get('wilg'), { device, from: '127.0.43.1' })));
	}
	assert.deepEqual(outcomes, ['ok', 'rate_limited']);
	clock.cut();
});

test('R8: one person and one thing: joining and leaving over and over', async (t) => {
	const h = await house(t, { plan, settings: { 'rates.rate_repeat': 12 } });
	const c = await (await h.guest()).connect();
	const { rooms } = await map(c);
	const [room, other] = Object.values(rooms);
	const words = [];
	for (let i = 0; i < 10; i++) {
		words.push(await c.status('room.join', { room }));
		assert.ok(['ok', 'not_found'].includes(await c.status('room.leave', { room })), 'leaving is always allowed');
	}
	const joined = words.filter((word) => word === 'ok').length;
	assert.ok(joined >= 4 && joined <= 5, words.join());
	assert.equal(words.at(-1), 'rate_limited');
	assert.equal(await c.status('room.join', { room: other }), 'ok', 'another room is another thing');
	const d = await (await h.guest()).connect();
	assert.equal(await d.status('room.join', { room }), 'ok', 'another person another count');
	for (const one of [c, d]) one.cut();
});
