// Z8: nobody gives a hat that is not below the own one, and two people appoint. LE20: nobody works
// without a dated check. A4, Z4: when a task ends, so do the sockets that wear its hat.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { until } from '../lib/daemon.mjs';
import { account, community, house, map, nonce, region } from '../lib/house.mjs';
import { door, http, signIn, upkeep } from '../lib/people.mjs';
import { CodeApps, codeOf, stepOf } from '../lib/totp.mjs';

const DAY_MS = 86_400_000, RACERS = 50, SESSION_ENDED = 4001;
const REASON = 'voor de proef';

const plan = region({
	communities: [community('open'), community('besloten', 'invite'), { ...community('stad'), municipality: '0153' }],
	accounts: [account('esdoorn', 'coordinator'), account('linde', 'coordinator'), account('beuk', 'coordinator', 'municipality:0153'),
		account('eik', 'coordinator', 'community:besloten'), account('grutto', 'auditor'), account('hazelaar', 'peer', 'community:open', ['open']),
		account('dienst', 'duty'), account('beheer', 'operator')],
});
function rows(h, sql) {
	const text = execFileSync('sqlite3', ['-readonly', '-json', join(h.dataDir, 'noaber.db'), sql], { encoding: 'utf8' });
	return text.trim() ? JSON.parse(text).map(Object.values) : [];
}

/** Somebody with an account of their own, who can come back. */
async function kept(h) {
	const session = await h.guest();
	const c = await session.connect();
	const login = h.word('login'), passphrase = `${h.word('zin')} en nog een woord`;
	const { recovery_phrase: phrase } = await c.ask('account.keep', { login, passphrase });
	h.secret(phrase);
	return { c, login, passphrase, session };
}
/** Signs in with the hat of a task; the first time the second step is set up, which ends what began with less. */
async function wear(h, person, hat = 'peer') {
	const session = await signIn(h, person.login, person.passphrase, hat, { half: true });
	const { ok } = await door(h, 'factor.begin_totp', { name: 'Telefoon' }, { cookie: session.cookie });
	const key = h.secret(ok.key.replaceAll(' ', ''));
	h.secret(ok.key);
	const { ok: done, cookie } = await door(h, 'factor.finish_totp', { totp: codeOf(key, stepOf(h.now())) }, { cookie: session.cookie });
	for (const code of done.codes) h.secret(code);
	session.cookie = h.secret(cookie);
	h.apps.set(person.login, new CodeApps([key]));
	h.apps.get(person.login).apps[0].last = stepOf(h.now());
	return session;
}
async function proposed(h, by, args = {}) {
	const made = await by.ask('appointment.propose', {
		hat: 'peer', scope: 'community', where: 'open', until_ms: Date.now() + 300 * DAY_MS, code_days: 7, ...args });
	h.secret(made.code);
	return { ...made, appointment: made.appointment.appointment };
}
const accept = (h, c, code, name = h.word('Werknaam')) => c.ask('appointment.accept', { code, name, agreed: 1 });

test('Z8 LE20: from an invitation to a task, and to its end', async (t) => {
	const h = await house(t, { plan });
	const first = await (await h.resident('esdoorn', 'coordinator')).connect();
	const second = await (await h.resident('linde', 'coordinator')).connect();
	const watcher = await (await h.guest()).connect();
	const { rooms } = await map(watcher);
	const room = rooms['open/Kamer een'];

	await t.test('Z8: the whole way: asked, accepted, checked, signed, worn, ended', async () => {
		const person = await kept(h);
		const { code, appointment } = await proposed(h, first);
		const seen = await person.c.ask('invitation.look', { code });
		assert.deepEqual([seen.task.hat, seen.task.scope, seen.task.where, seen.community], ['peer', 'community', 'Groep open', undefined]);
		assert.equal(seen.task.conduct.version, 1);
		assert.ok(seen.task.conduct.nl.length === 10 && seen.task.conduct.en.length === 10);
		assert.equal(await person.c.status('invitation.use', { code, name: h.name() }), 'wrong_invitation');
		assert.equal(await person.c.status('appointment.accept', { code, name: h.name(), agreed: 2 }), 'conflict');
		const name = h.word('Werknaam');
		const { appointment: accepted } = await accept(h, person.c, code, name);
		assert.deepEqual([accepted.state, accepted.waits_for, accepted.name, accepted.conduct], ['accepted', 'check', name, 1]);
		assert.deepEqual(accepted.may, ['appointment.refuse']);
		await second.event((event) => event.ev === 'appointment.changed' && event.data.appointment === appointment && event.data.state === 'accepted');
		assert.equal(await person.c.status('appointment.accept', { code, name, agreed: 1 }), 'wrong_invitation');

		// Nobody works without a check, and not on one that is too old or from tomorrow.
		assert.equal(await second.status('appointment.sign', { appointment }), 'check_needed');
		for (const [ago, status] of [[93, 'check_too_old'], [-1, 'bad_argument'], [10, 'ok']])
			assert.equal(await first.status('check.record', { appointment, issued_ms: Date.now() - ago * DAY_MS }), status);
		// The person does nothing for themselves, and who proposed does not sign.
		for (const command of ['appointment.sign', 'check.record', 'appointment.extend'])
			assert.equal(await person.c.status(command, { appointment, ...(command === 'check.record' ? { issued_ms: Date.now() } : {}), ...(command === 'appointment.extend' ? { until_ms: Date.now() } : {}) }), 'forbidden', command);
		assert.equal(await first.status('appointment.sign', { appointment }), 'forbidden');
		const listed = (await second.ask('appointment.list')).appointments.find((one) => one.appointment === appointment);
		assert.deepEqual([listed.waits_for, listed.name, listed.may.includes('appointment.sign')], ['signature', name, true]);
		assert.deepEqual((await first.ask('appointment.list')).appointments.find((one) => one.appointment === appointment).may,
			['appointment.check', 'appointment.refuse']);
		await assert.rejects(signIn(h, person.login, person.passphrase, 'peer'), /forbidden/);

		const { appointment: active } = await second.ask('appointment.sign', { appointment });
		assert.deepEqual([active.state, active.waits_for], ['active', 'nothing']);
		await person.c.event((event) => event.ev === 'appointment.changed' && event.data.state === 'active');
		assert.equal(await second.status('appointment.sign', { appointment }), 'conflict');

		// The hat is worn at the next sign-in, and who was a resident stays one.
		const session = await wear(h, person);
		assert.equal(await person.c.closesSoon(), SESSION_ENDED);
		const worn = await session.connect(), again = await session.connect();
		assert.deepEqual(worn.hello.me.hats, ['resident', 'peer']);
		assert.deepEqual(worn.hello.me.grants.map((grant) => [grant.hat, grant.until_ms === undefined]), [['resident', true], ['peer', false]]);
		await worn.ask('room.join', { room, name: h.name() });
		const { message } = await worn.ask('message.post', { room, text: h.word(), nonce: nonce() });
		await watcher.ask('room.join', { room });
		const { message: other } = await watcher.ask('message.post', { room, text: h.word(), nonce: nonce() });
		assert.equal(await worn.status('message.hide', { message: other, reason: REASON }), 'ok');
		assert.ok(message);

		const resident = await signIn(h, person.login, person.passphrase, 'resident');
		h.secret(resident.cookie);
		const own = await resident.connect();
		await first.ask('appointment.end', { appointment, reason: REASON });
		assert.deepEqual(await Promise.all([worn, again].map((c) => c.closesSoon())), [SESSION_ENDED, SESSION_ENDED]);
		assert.equal(worn.events.find((event) => event.ev === 'session.ended').data.why, 'hat_ended');
		assert.equal((await http(h, { cookie: session.cookie })).status, 401);
		assert.ok(own.isOpen, 'the session as a resident goes on');
		await assert.rejects(signIn(h, person.login, person.passphrase, 'peer'), /forbidden/);
		const { appointments: [mine] } = await own.ask('appointment.mine');
		assert.deepEqual([mine.state, mine.reason, mine.may], ['ended', REASON, []]);
		assert.equal(await first.status('appointment.end', { appointment, reason: REASON }), 'conflict');
		const lines = (await own.ask('audit.mine')).lines.filter((one) => one.what.startsWith('appointment.')).map((one) => [one.what, one.own, one.hat]);
		assert.deepEqual(lines, [['appointment.ended', false, 'coordinator'], ['appointment.signed', false, 'coordinator'],
			['appointment.checked', false, 'coordinator'], ['appointment.accepted', true, 'resident']]);
		own.cut();
	});

	await t.test('LE20: a task ends no later than its check, and is extended only under a newer one', async () => {
		const person = await kept(h);
		const { code, appointment } = await proposed(h, first, { until_ms: Date.now() + 1090 * DAY_MS });
		await accept(h, person.c, code);
		const issued_ms = Date.now() - 90 * DAY_MS, valid_until_ms = issued_ms + 1095 * DAY_MS;
		await second.ask('check.record', { appointment, issued_ms });
		const { appointment: active } = await second.ask('appointment.sign', { appointment });
		assert.deepEqual([active.until_ms, active.valid_until_ms], [valid_until_ms, valid_until_ms]);
		const later = { appointment, until_ms: valid_until_ms + 30 * DAY_MS };
		assert.equal(await first.status('appointment.extend', later), 'check_needed');
		assert.equal(await first.status('appointment.extend', { appointment, until_ms: valid_until_ms }), 'bad_argument', 'not longer than it was');
		await first.ask('check.record', { appointment, issued_ms: Date.now() });
		assert.equal((await first.ask('appointment.extend', later)).appointment.until_ms, later.until_ms);
		assert.equal(rows(h, `SELECT count(*) FROM hat_grant WHERE until_ms = ${later.until_ms}`)[0][0], 1);
		person.c.cut();
	});

	await t.test('either side can call it off; the code stops, and the reason is for the person', async () => {
		const early = await proposed(h, first);
		assert.equal(await first.status('appointment.refuse', { appointment: early.appointment, reason: REASON }), 'bad_argument', 'nobody is there to read it');
		await first.ask('appointment.refuse', { appointment: early.appointment });
		const person = await kept(h);
		assert.equal(await person.c.status('invitation.look', { code: early.code }), 'wrong_invitation');
		for (const by of ['person', 'second']) {
			const { code, appointment } = await proposed(h, first);
			await accept(h, person.c, code);
			const c = by === 'person' ? person.c : second;
			assert.equal(await c.status('appointment.refuse', { appointment }), 'bad_argument');
			const { appointment: off } = await c.ask('appointment.refuse', { appointment, reason: REASON });
			assert.deepEqual([off.state, off.reason], ['refused', REASON]);
			assert.equal(await second.status('appointment.sign', { appointment }), 'conflict');
		}
		person.c.cut();
	});

	await t.test('Z8: nobody accepts what they proposed, a guest keeps the account first', async () => {
		const { code } = await proposed(h, first);
		assert.equal(await first.status('appointment.accept', { code, name: h.name(), agreed: 1 }), 'forbidden');
		const guest = await (await h.guest()).connect();
		assert.equal(await guest.status('appointment.accept', { code, name: h.name(), agreed: 1 }), 'keep_first');
		guest.cut();
	});

	await t.test(`Z9: ${RACERS} at once with one code: one has it`, async () => {
		const { code, appointment } = await proposed(h, first);
		const racers = [];
		for (let i = 0; i < 5; i++) racers.push(await kept(h));
		const said = await Promise.all(Array.from({ length: RACERS }, (_, i) =>
			racers[i % 5].c.status('appointment.accept', { code, name: h.word('Werknaam'), agreed: 1 })));
		assert.equal(said.filter((one) => one === 'ok').length, 1);
		assert.equal(said.filter((one) => one === 'wrong_invitation').length, RACERS - 1);
		await first.ask('check.record', { appointment, issued_ms: Date.now() });
		const signed = await Promise.all(Array.from({ length: RACERS }, () => second.status('appointment.sign', { appointment })));
		assert.equal(signed.filter((one) => one === 'ok').length, 1);
		for (const { c } of racers) c.cut();
	});

	await t.test('Z3: who has nothing to do with it does not learn that it is there', async () => {
		const { appointment } = await proposed(h, first);
		const own = await (await h.resident('eik', 'coordinator')).connect();
		const auditor = await (await h.resident('grutto', 'auditor')).connect();
		for (const c of [own, auditor, watcher])
			for (const [command, args] of [['appointment.sign', {}], ['appointment.refuse', {}], ['appointment.end', { reason: REASON }],
				['appointment.extend', { until_ms: 1 }], ['check.record', { issued_ms: 1 }]])
				assert.equal(await c.status(command, { appointment, ...args }), 'not_found', command);
		assert.equal(await watcher.status('appointment.list'), 'not_found');
		assert.ok(!(await own.ask('appointment.list')).appointments.some((one) => one.appointment === appointment));
		own.cut(), auditor.cut();
	});
});

test('Z4: a grant that runs out takes the hat off, while the session itself could go on', async (t) => {
	const h = await house(t, { plan, settings: { 'sessions.idle_minutes': 525600, 'sessions.idle_staff_minutes': 525600, 'sessions.absolute_hours': 8760 } });
	const first = await (await h.resident('esdoorn', 'coordinator')).connect();
	const second = await (await h.resident('linde', 'coordinator')).connect();
	const person = await kept(h);
	const { code, appointment } = await proposed(h, first, { until_ms: Date.now() + 2 * DAY_MS });
	await accept(h, person.c, code);
	await first.ask('check.record', { appointment, issued_ms: Date.now() });
	await second.ask('appointment.sign', { appointment });
	const worn = await (await wear(h, person)).connect();
	const resident = await signIn(h, person.login, person.passphrase, 'resident');
	h.secret(resident.cookie);
	const own = await resident.connect();
	await first.ask('clock.advance', { by_ms: 1.9 * DAY_MS });
	for (let round = 0; round < 2; round++) await upkeep(h, own); // the first may still be at work
	await worn.ask('account.me');
	assert.ok(worn.isOpen);
	await first.ask('clock.advance', { by_ms: 0.2 * DAY_MS });
	await until('the hat is off', () => !worn.isOpen);
	assert.equal(worn.events.find((event) => event.ev === 'session.ended').data.why, 'hat_ended');
	assert.ok(own.isOpen && first.isOpen);
	const { appointments: [mine] } = await own.ask('appointment.mine');
	assert.equal(mine.state, 'ended');
	await own.event((event) => event.ev === 'appointment.changed' && event.data.state === 'ended');

	await t.test('two years later nothing of it is left but the log', async () => {
		await first.ask('clock.advance', { by_ms: 300 * DAY_MS });
		const d = await (await h.guest()).connect();
		await d.ask('clock.advance', { by_ms: 300 * DAY_MS });
		const e = await (await h.guest()).connect();
		await e.ask('clock.advance', { by_ms: 131 * DAY_MS });
		await until('the appointment is gone', () => rows(h, 'SELECT count(*) FROM appointment WHERE account_id IS NOT NULL AND state = 4 AND proposed_by IS NOT NULL')[0][0] === 0);
		assert.equal(rows(h, `SELECT count(*) FROM audit WHERE event = 'appointment.signed'`)[0][0], 1);
		d.cut(), e.cut();
	});
});

test('Z8: who may appoint whom', async (t) => {
	const h = await house(t, { plan });
	// From the rules: below oneself in hat, within oneself in place; the rest comes from the shell.
	const PLACES = { region: [undefined], municipality: ['0153'], community: ['besloten', 'stad'], organisation: ['Mediant'] };
	const REGION_GIVES = { peer: ['region', '0153', 'besloten', 'stad'], duty: ['region', '0153', 'besloten', 'stad'], facilitator: ['region', '0153', 'besloten', 'stad'],
		professional: ['region', '0153', 'Mediant'], partner: ['region', '0153', 'Mediant'], coordinator: ['0153', 'besloten', 'stad'] };
	const GIVES = {
		esdoorn: REGION_GIVES, linde: REGION_GIVES,
		beuk: { peer: ['0153', 'stad'], duty: ['0153', 'stad'], facilitator: ['0153', 'stad'], coordinator: ['stad'] },
		eik: { peer: ['besloten'], facilitator: ['besloten'] },
	};
	const HATS = ['resident', 'relative', 'peer', 'duty', 'professional', 'partner', 'coordinator', 'facilitator', 'auditor', 'operator'];
	const WEARS = { esdoorn: 'coordinator', linde: 'coordinator', beuk: 'coordinator', eik: 'coordinator', grutto: 'auditor', hazelaar: 'peer', dienst: 'duty', beheer: 'operator' };
	const NAMES = { 'Groep besloten': 'besloten', 'Groep stad': 'stad', 'Groep open': 'open', Enschede: '0153' };
	const differences = [];
	let cells = 0;
	for (const [who, wears] of Object.entries(WEARS)) {
		const c = await (await h.resident(who, wears)).connect();
		for (const hat of HATS) for (const [scope, places] of Object.entries(PLACES)) for (const where of places) {
			const args = { hat, scope, ...(where ? { where } : {}), until_ms: Date.now() + 30 * DAY_MS, code_days: 1 };
			const got = await c.status('appointment.propose', args);
			const sees = wears === 'coordinator' || wears === 'auditor';
			const want = GIVES[who]?.[hat]?.includes(where ?? 'region') ? 'ok' : sees ? 'forbidden' : 'not_found';
			if (got !== want) differences.push(`${who} gives ${hat} for ${where ?? 'region'}: the server says ${got}, the rules ${want}`);
			cells++;
		}
		// What is offered to choose from is what may be given, besides organisations, which are typed.
		if (GIVES[who]) {
			const { offices, places } = await c.ask('appointment.options');
			for (const hat of HATS) for (const [scope, wheres] of Object.entries(PLACES)) {
				const may = wheres.some((where) => GIVES[who][hat]?.includes(where ?? 'region'));
				const offered = offices.some((one) => one.hat === hat && one.scopes.includes(scope));
				if (offered !== may) differences.push(`${who} is offered ${hat} at ${scope}: ${offered}, the rules ${may}`);
			}
			for (const one of places) assert.equal(NAMES[one.name], one.where);
			const wants = [...new Set(Object.values(GIVES[who]).flat())].filter((where) => !['region', 'Mediant'].includes(where));
			assert.deepEqual(places.map((one) => one.where).filter((where) => where !== 'open').sort(), wants.sort(), who);
		}
		c.cut();
	}
	t.diagnostic(`${cells} cells`);
	assert.deepEqual(differences, []);
	const first = await (await h.resident('esdoorn', 'coordinator')).connect();
	const base = { hat: 'peer', scope: 'community', until_ms: Date.now() + 30 * DAY_MS, code_days: 1 };
	for (const [args, status] of [[{ where: 'nergens' }, 'forbidden'], [{ scope: 'municipality', where: '9999' }, 'forbidden'], [{}, 'bad_argument'],
		[{ scope: 'region', where: 'open' }, 'bad_argument'], [{ where: 'open', until_ms: Date.now() - 1 }, 'bad_argument'],
		[{ where: 'open', until_ms: Date.now() + 1100 * DAY_MS }, 'bad_argument'], [{ where: 'open', from_ms: Date.now() + 400 * DAY_MS, until_ms: Date.now() + 401 * DAY_MS }, 'bad_argument'],
		[{ where: 'open', state: 'active' }, 'bad_argument'], [{ where: 'open', signed_by: 'x' }, 'bad_argument'], [{ where: 'open', account: 'x' }, 'bad_argument']])
		assert.equal(await first.status('appointment.propose', { ...base, ...args }), status, JSON.stringify(args));
	first.cut();
});

test('Z8: coordinators of the region come from the shell, and the last one stays', async (t) => {
	const day = (days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
	const empty = region({ accounts: [account('wilg'), account('merel'), account('otter')] });
	const h = await house(t, { plan: empty, running: false });
	const appoint = async (...words) => h.secret((await h.ctl('appoint', ...words)).trim());
	const refusedBy = (...words) => assert.rejects(h.ctl('appoint', ...words), (error) => (assert.match(error.stderr, /^noaberctl: /), true));
	for (const words of [['peer', day(300), day(-3)], ['coordinator', 'morgen', day(-3)], ['coordinator', day(-1), day(-3)], ['coordinator', '2027-02-30', day(-3)],
		['coordinator', day(1200), day(-3)], ['coordinator', day(300), day(-200)], ['coordinator', day(300), day(2)], ['coordinator', day(300)]]) await refusedBy(...words);
	const codes = [await appoint('coordinator', day(300), day(-3)), await appoint('coordinator', day(300), day(-3)), await appoint('auditor', day(300), day(-3))];
	await h.start();
	const person = (login) => ({ login, passphrase: h.passphrases.get(login) });
	await refusedBy('coordinator', day(300), day(-3)); // the server has the store

	// The first has nobody to sign, so the shell's word is enough; from then on two people do it.
	const c = await (await h.resident('wilg')).connect();
	assert.equal((await accept(h, c, codes[0])).appointment.state, 'active');
	const d = await (await h.resident('merel')).connect();
	const { appointment: second } = await accept(h, d, codes[1]);
	assert.deepEqual([second.state, second.waits_for], ['accepted', 'signature']);
	const one = await (await wear(h, person('wilg'), 'coordinator')).connect();
	assert.deepEqual(one.hello.me.hats, ['resident', 'coordinator']);

	const own = (await one.ask('appointment.mine')).appointments[0].appointment;
	assert.equal(await one.status('appointment.end', { appointment: own, reason: REASON }), 'last_coordinator');
	assert.equal(await one.status('account.close'), 'last_coordinator');
	await one.ask('appointment.sign', { appointment: second.appointment });
	const two = await (await wear(h, person('merel'), 'coordinator')).connect();
	const e = await (await h.resident('otter')).connect();
	const { appointment: third } = await accept(h, e, codes[2]);
	assert.equal(third.waits_for, 'signature');
	assert.equal((await two.ask('appointment.sign', { appointment: third.appointment })).appointment.state, 'active');
	const auditor = await (await wear(h, person('otter'), 'auditor')).connect();
	assert.deepEqual((await auditor.ask('appointment.list')).appointments.map((row) => row.hat).sort(), ['auditor', 'coordinator', 'coordinator']);

	// Of two, both try to end the other at once: one stays.
	const ends = await Promise.all([one.status('appointment.end', { appointment: second.appointment, reason: REASON }).catch((error) => error.code),
		two.status('appointment.end', { appointment: own, reason: REASON }).catch((error) => error.code)]);
	assert.equal(ends.filter((status) => status === 'ok').length, 1, ends.join());
	assert.equal(rows(h, 'SELECT count(*) FROM hat_grant WHERE hat = 6')[0][0], 1);
	const log = rows(h, `SELECT actor, access_point FROM audit WHERE event = 'appointment.proposed'`);
	assert.ok(log.length === 3 && log.every(([actor, way]) => actor.startsWith('uid:') && way === 'ctl'));

	await t.test('P3: erasing an account takes names, reasons and checks along', async () => {
		const gone = ends[0] === 'ok' ? 'merel' : 'wilg';
		const f = await (await h.resident(gone)).connect();
		await f.ask('account.close');
		const before = rows(h, 'SELECT count(*) FROM appointment')[0][0];
		const g = await (await h.guest()).connect();
		await g.ask('clock.advance', { by_ms: 22 * DAY_MS });
		await until('the appointment is gone', () => rows(h, 'SELECT count(*) FROM appointment')[0][0] === before - 1);
		assert.equal(rows(h, 'SELECT count(*) FROM staff_check')[0][0], before - 1);
		assert.ok(await door(h, 'session.sign_in', { login: gone, passphrase: 'x'.repeat(20) }).catch((error) => error.status === 'wrong_credentials'));
	});
	const found = await h.ctl('verify').catch((error) => error.stdout);
	assert.match(found, /messages/);
});
