// LE9: a resident can see who looked at or changed what is theirs, and nothing about others; the
// auditor reads the log of the house; and reading is written down like everything else.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { onOneDay } from '../lib/days.mjs';
import { account, house, map, nonce, region } from '../lib/house.mjs';
import { door, signIn } from '../lib/people.mjs';

const DAY_MS = 24 * 3600 * 1000;
const plan = region({
	accounts: [
		account('hazelaar', 'peer', 'community:open', ['open']),
		account('steenuil', 'duty', 'region', ['open', 'elders']),
		account('toezicht', 'auditor'),
		account('half', 'auditor', 'community:open'),
	],
});

test('LE9: who looked at what is mine', async (t) => {
	const h = await house(t, { plan, settings: { 'sessions.absolute_hours': 1000, 'sessions.idle_minutes': 60000 } });
	const a = await (await h.guest()).connect();
	await onOneDay(h, a);
	const bystander = await h.guest();
	const b = await bystander.connect();
	const { rooms } = await map(a);
	const room = rooms['open/Kamer een'], elders = rooms['elders/Kamer een'];
	for (const c of [a, b]) await c.ask('room.join', { room });
	const host = await (await h.resident('hazelaar', 'peer')).connect();
	const duty = await (await h.resident('steenuil', 'duty')).connect();
	const post = async (where = room, who = a) => (await who.ask('message.post', { room: where, text: h.word(), nonce: nonce() })).message;
	const mine = async (who = a, args = {}) => (await who.ask('audit.mine', args)).lines;

	await t.test('coming in is one’s own line', async () => {
		const [line, ...rest] = await mine();
		assert.deepEqual(rest, []);
		assert.equal(line.what, 'account.made');
		assert.equal(line.own, true);
		assert.equal(line.name, undefined);
	});

	await t.test('who did it, in which hat, where; for the author alone', async () => {
		const message = await post();
		await host.ask('message.hide', { message, reason: 'even weg' });
		await duty.ask('message.unveil', { message });
		const lines = (await mine()).slice(0, 2);
		assert.deepEqual(lines.map(({ what, name, hat, place, own }) => ({ what, name, hat, place, own })), [
			{ what: 'message.unveiled', name: 'Steenuil', hat: 'duty', place: 'Kamer een', own: false },
			{ what: 'message.hidden', name: 'Hazelaar', hat: 'peer', place: 'Kamer een', own: false },
		]);
		for (const c of [b, host]) assert.ok((await mine(c)).every((line) => line.own), 'nothing about others');
	});

	await t.test('Z5: what another resident tried is not told, nor who that is', async () => {
		const before = (await mine()).length;
		assert.equal(await b.status('message.hide', { message: await post(), reason: 'daarom' }), 'forbidden');
		assert.equal((await mine()).length, before);
		assert.ok(!a.frames.filter((frame) => frame.includes('account.made')).some((frame) => frame.includes(bystander.name)));
	});

	await t.test('both faces of one person, in one list, also after leaving', async () => {
		await a.ask('room.join', { room: elders, name: h.name() });
		const message = await post(elders);
		await duty.ask('message.hide', { message, reason: 'even weg' });
		assert.equal((await mine())[0].what, 'message.hidden');
		const { communities } = await map(a);
		await a.ask('community.leave', { community: communities.elders });
		assert.equal((await mine())[0].what, 'message.hidden');
	});

	await t.test('what I did to my own account, my consents and my card', async () => {
		const me = await (await h.guest()).connect();
		await me.ask('consent.give', { purpose: 'research', version: 1 });
		await me.ask('consent.withdraw', { purpose: 'research' });
		await me.ask('emergency_card.save', { name: h.word('Kaart') });
		for (let i = 0; i < 2; i++) await me.ask('emergency_card.open'); // once a day
		await me.ask('emergency_card.delete');
		const passphrase = 'een lange zin voor later', login = h.word('login').slice(0, 30);
		h.secret((await me.ask('account.keep', { login, passphrase })).recovery_phrase);
		const { recovery_phrase } = await me.ask('account.renew_recovery');
		h.secret(recovery_phrase);
		const { lines } = await me.ask('audit.mine');
		assert.deepEqual(lines.map(({ what }) => what), ['account.recovery_renewed', 'account.kept', 'card.deleted', 'card.opened',
			'card.saved', 'consent.withdrawn', 'consent.given', 'account.made']);
		assert.ok(lines.every(({ own }) => own));
		h.secret((await door(h, 'account.recover', { login, recovery_phrase, passphrase: 'een andere lange zin' })).ok.recovery_phrase);
		const again = await (await signIn(h, login, 'een andere lange zin')).connect();
		assert.deepEqual((await again.ask('audit.mine')).lines.slice(0, 2).map(({ what }) => what), ['session.begun', 'account.recovered']);
		for (const c of [me, again]) c.cut();
	});

	await t.test('pages: all lines, each once', async () => {
		const message = await post();
		for (let i = 0; i < 20; i++) {
			await host.ask('message.hide', { message, reason: 'even weg' });
			await host.ask('message.show', { message, reason: 'mag wel' });
		}
		const seen = [];
		for (let before, more = true, pages = 0; more; pages++) {
			const page = await a.ask('audit.mine', before ? { before } : {});
			assert.ok(page.lines.length <= 30 && pages < 5);
			seen.push(...page.lines);
			before = page.lines.at(-1).line;
			more = page.more;
		}
		assert.ok(seen.length >= 44);
		assert.equal(new Set(seen.map((line) => line.line)).size, seen.length);
		assert.deepEqual(seen.map((line) => line.at_ms), seen.map((line) => line.at_ms).sort((x, y) => y - x));
		assert.equal(seen.at(-1).what, 'account.made');
		assert.equal(await a.status('audit.mine', { before: 'a'.repeat(26) }), 'not_found');
	});

	let auditor = await (await h.resident('toezicht', 'auditor')).connect();
	const list = async (args = {}) => (await auditor.ask('audit.list', args)).rows;

	await t.test('the auditor reads it all, and no name, text or reason is in it', async () => {
		const rows = await list();
		assert.equal(rows.length, 50);
		assert.deepEqual(rows.map((row) => row.seq), rows.map((row) => row.seq).sort((x, y) => y - x));
		const older = await list({ before: rows.at(-1).seq });
		assert.equal(older[0].seq, rows.at(-1).seq - 1);
		const hidden = await list({ what: 'message.hidden' });
		assert.ok(hidden.length > 20 && hidden.every((row) => row.event === 'message.hidden'));
		const { at_ms: at } = rows[10];
		assert.ok((await list({ from_ms: at })).every((row) => row.at_ms >= at));
		assert.ok((await list({ until_ms: at })).every((row) => row.at_ms < at));
		assert.ok(!auditor.frames.some((frame) => frame.includes('even weg') || frame.includes('Hazelaar')));
	});

	await t.test('Z1: nobody else does, also not with the hat for one community; the try is written', async () => {
		const half = await (await h.resident('half', 'auditor')).connect();
		for (const c of [a, host, duty, half]) assert.equal(await c.status('audit.list'), 'forbidden');
		const tried = (await list({ what: 'log.read' })).filter((row) => row.outcome === 'forbidden');
		assert.deepEqual(tried.map((row) => row.hat).sort(), ['auditor', 'duty', 'peer', 'resident']);
		await half.close();
	});

	await t.test('reading is written, once a day', async () => {
		const count = async (what) => (await list({ what })).filter((row) => row.outcome === 'ok').length;
		const own = await count('log.read_own'), read = await count('log.read');
		for (let i = 0; i < 3; i++) await mine();
		assert.equal(await count('log.read_own'), own);
		await a.ask('clock.advance', { by_ms: DAY_MS });
		for (let i = 0; i < 3; i++) await mine();
		assert.equal(await auditor.status('audit.list'), 'proof_needed', 'A3: what was proved yesterday is old');
		auditor = await (await h.resident('toezicht', 'auditor')).connect();
		assert.equal(await count('log.read_own'), own + 1);
		assert.equal(await count('log.read'), read + 1);
	});
	for (const c of [a, b, host, duty, auditor]) c.cut();
});
