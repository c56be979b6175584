// P10, MO13, LE9: nobody but two people together learn who somebody is in other groups, and that
// person is told. Each condition is taken away once, and nothing comes out.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { until } from '../lib/daemon.mjs';
import { account, community, house, map, nonce, region } from '../lib/house.mjs';
import { door } from '../lib/people.mjs';

const HOUR_MS = 3600_000;
const WHY = 'Dit is een reden van meer dan dertig tekens.';
const plan = region({
	communities: [community('open'), community('rouw'), community('kring', 'introduction')],
	accounts: [
		account('steenuil', 'duty', 'region', ['open', 'rouw']), account('bosuil', 'duty'),
		account('esdoorn', 'coordinator'), account('toezicht', 'auditor'),
		account('dorp', 'coordinator', 'municipality:0153'), account('wijk', 'duty', 'community:open', ['open']),
		account('half', 'auditor', 'community:open'), account('hazelaar', 'peer', 'community:open', ['open']),
	],
});

test('P10: two keys', async (t) => {
	const h = await house(t, { plan, settings: { 'sessions.absolute_hours': 2000, 'sessions.idle_minutes': 90000, 'sessions.idle_staff_minutes': 90000 } });
	const connect = async (login, hat) => (await h.resident(login, hat)).connect();
	const keyHolders = [];
	const keyHolder = async (login, hat) => {
		keyHolders.push(await h.resident(login, hat));
		return keyHolders.at(-1).connect();
	};
	const asker = await keyHolder('steenuil', 'duty'), second = await keyHolder('esdoorn', 'coordinator');
	const auditor = await keyHolder('toezicht', 'auditor'), third = await keyHolder('bosuil', 'duty');
	const { rooms } = await map(asker);
	/** Time passes, and those who decide show anew that it is them. */
	const ahead = async (ms) => {
		await asker.ask('clock.advance', { by_ms: ms });
		for (const session of keyHolders) h.secret((await session.prove()).cookie);
	};

	/** Somebody with two faces; `asked` is the one in the open group. */
	const somebody = async () => {
		const session = await h.guest();
		const c = await session.connect();
		const mine = { session, c, faces: [] };
		for (const room of [rooms['open/Kamer een'], rooms['rouw/Kamer een']]) {
			const name = h.name();
			const joined = await c.ask('room.join', { room, name });
			mine.faces.push({ member: joined.room.me.member, name: joined.room.me.name });
		}
		return { ...mine, asked: mine.faces[0].member };
	};
	const ask = async (who, by = asker) => (await by.ask('unmask.ask', { member: who.asked, code: 'abuse', reason: `${WHY} ${h.word()}` })).ask;
	const news = async (who) => (await who.c.ask('notice.list')).notices.some(({ kind }) => kind === 'unmask');
	const lines = async (who) => (await who.c.ask('audit.mine')).lines.filter((line) => line.what.startsWith('unmask.'));

	await t.test('two agree: both see the faces and nothing else; the person reads who, when and why', async () => {
		const who = await somebody();
		const reason = `${WHY} ${h.word()}`;
		const { ask: id } = await asker.ask('unmask.ask', { member: who.asked, code: 'danger_others', reason });
		await who.c.event(({ ev, data }) => ev === 'notice.changed' && data.kind === 'unmask');
		assert.equal(await news(who), true);
		const [waiting] = (await second.ask('unmask.list')).asks;
		assert.deepEqual(waiting, { ask: id, state: 'waiting', code: 'danger_others', reason, name: who.faces[0].name, community: 'Groep open',
			asker: 'Steenuil', asker_hat: 'duty', asked_ms: waiting.asked_ms, own: false, until_ms: waiting.asked_ms + 24 * HOUR_MS, may: ['unmask.judge'] });
		assert.equal(await asker.status('unmask.open', { ask: id }), 'conflict', 'not before a second one said yes');
		await second.ask('unmask.agree', { ask: id });
		await asker.event(({ ev }) => ev === 'unmask.judged');
		for (const c of [asker, second]) {
			const { faces, until_ms } = await c.ask('unmask.open', { ask: id });
			assert.deepEqual(faces.map((face) => Object.keys(face).sort()), [['community', 'member', 'name'], ['community', 'member', 'name']]);
			assert.deepEqual(faces.map(({ member, name }) => ({ member, name })), who.faces);
			assert.deepEqual(faces.map((face) => face.community), ['Groep open', 'Groep rouw']);
			assert.ok(until_ms > Date.now() && until_ms <= Date.now() + HOUR_MS + 60_000);
		}
		assert.deepEqual((await lines(who)).map(({ what, name, hat, own, place, code, reason: why }) => [what, name, hat, own, place, code, why]), [
			['unmask.opened', 'Esdoorn', 'coordinator'], ['unmask.opened', 'Steenuil', 'duty'], ['unmask.agreed', 'Esdoorn', 'coordinator'],
			['unmask.asked', 'Steenuil', 'duty'],
		].map((start) => [...start, false, 'Groep open', 'danger_others', reason]));
		await who.c.ask('notice.seen', { notices: (await who.c.ask('notice.list')).notices.map(({ notice }) => ({ notice })) });
		assert.equal(await news(who), false);
		await asker.ask('unmask.open', { ask: id });
		assert.equal(await news(who), true, 'each time anew');
		who.c.cut();
	});

	await t.test('the person was away: told when they come back, also after signing in anew', async () => {
		const who = await somebody();
		const login = h.word('login').slice(0, 30), passphrase = 'een lange zin voor later';
		h.secret((await who.c.ask('account.keep', { login, passphrase })).recovery_phrase);
		await who.c.ask('session.sign_out').catch(() => {});
		await second.ask('unmask.refuse', { ask: await ask(who) });
		const { cookie } = await door(h, 'session.sign_in', { login, passphrase, agreed: 1 });
		Object.assign(who.session, { cookie: h.secret(cookie) });
		who.c = await who.session.connect();
		assert.equal(await news(who), true);
		assert.deepEqual((await lines(who)).map(({ what }) => what), ['unmask.refused', 'unmask.asked']);
		who.c.cut();
	});

	// Each condition taken away: the step that fails, and what it says.
	const nothing = {
		'same person twice': async (who, id) => [asker, 'unmask.agree', id, 'forbidden'],
		'a third key holder opens': async (who, id) => (await second.ask('unmask.agree', { ask: id }), [third, 'unmask.open', id, 'forbidden']),
		'refused': async (who, id) => (await auditor.ask('unmask.refuse', { ask: id }), [asker, 'unmask.open', id, 'conflict']),
		'refused, agreed to after all': async (who, id) => (await auditor.ask('unmask.refuse', { ask: id }), [second, 'unmask.agree', id, 'conflict']),
		'lapsed': async (who, id) => (await ahead(24 * HOUR_MS), [second, 'unmask.agree', id, 'conflict']),
		'the hour is over': async (who, id) => {
			await second.ask('unmask.agree', { ask: id });
			await asker.ask('unmask.open', { ask: id });
			await ahead(HOUR_MS);
			return [asker, 'unmask.open', id, 'conflict'];
		},
		'the person left that group': async (who, id) => {
			await second.ask('unmask.agree', { ask: id });
			await who.c.ask('community.leave', { community: (await map(asker)).communities.open });
			return [asker, 'unmask.open', id, 'not_found'];
		},
	};
	for (const [what, step] of Object.entries(nothing)) {
		await t.test(`nothing comes out: ${what}`, async () => {
			const who = await somebody();
			const [by, command, id, status] = await step(who, await ask(who));
			const answer = await by.refusal(command, { ask: id });
			assert.equal(answer.status, status);
			for (const c of [asker, second, auditor, third])
				assert.ok(!c.frames.at(-1).includes(who.faces[1].name));
			who.c.cut();
		});
	}

	await t.test('wrong scope, wrong hat: there is nothing to ask, to answer or to see', async () => {
		const who = await somebody(), id = await ask(who);
		const others = [await connect('dorp', 'coordinator'), await connect('wijk', 'duty'), await connect('half', 'auditor'), await connect('hazelaar', 'peer'), who.c];
		for (const c of others) {
			assert.equal(await c.status('unmask.ask', { member: who.asked, code: 'abuse', reason: WHY }), 'not_found');
			for (const command of ['unmask.agree', 'unmask.refuse', 'unmask.open']) assert.equal(await c.status(command, { ask: id }), 'not_found');
			assert.equal(await c.status('unmask.list'), 'forbidden');
			if (c !== who.c) c.cut();
		}
		assert.equal(await auditor.status('unmask.ask', { member: who.asked, code: 'abuse', reason: WHY }), 'not_found', 'an auditor answers, and does not ask');
		const short = await asker.refusal('unmask.ask', { member: who.asked, code: 'abuse', reason: 'te kort' });
		assert.deepEqual([short.status, short.field], ['bad_argument', 'reason']);
		assert.equal(await third.status('unmask.ask', { member: who.asked, code: 'abuse', reason: WHY }), 'conflict', 'one ask at a time');
		who.c.cut();
	});

	await t.test('A3: nobody asks, answers or opens without a proof of the last minutes; refusing needs none', async () => {
		const who = await somebody(), open = await ask(who);
		await second.ask('unmask.agree', { ask: open });
		const then = await somebody();
		const id = await ask(then);
		await asker.ask('clock.advance', { by_ms: 6 * 60_000 });
		assert.equal(await asker.status('unmask.ask', { member: who.faces[1].member, code: 'abuse', reason: WHY }), 'proof_needed');
		assert.equal(await second.status('unmask.agree', { ask: id }), 'proof_needed');
		assert.equal(await asker.status('unmask.open', { ask: open }), 'proof_needed');
		assert.equal(await second.status('unmask.refuse', { ask: id }), 'ok');
		await ahead(0);
		assert.equal(await asker.status('unmask.open', { ask: open }), 'ok');
		for (const c of [who.c, then.c]) c.cut();
	});

	await t.test('MO13: about oneself nobody asks or answers, whatever hat or face', async () => {
		const me = asker.hello.rooms.find((room) => room.community_name === 'Groep rouw').me.member;
		assert.equal(await asker.status('unmask.ask', { member: me, code: 'abuse', reason: WHY }), 'forbidden');
		const { ask: id } = await third.ask('unmask.ask', { member: me, code: 'abuse', reason: WHY });
		for (const command of ['unmask.agree', 'unmask.refuse', 'unmask.open']) assert.equal(await asker.status(command, { ask: id }), 'forbidden');
		assert.ok(!(await asker.ask('unmask.list')).asks.some((one) => one.ask === id));
		assert.ok((await third.ask('unmask.list')).asks.some((one) => one.ask === id));
		await second.ask('unmask.refuse', { ask: id });
	});

	await t.test('A9: two answer at once: one counts', async () => {
		for (let round = 0; round < 5; round++) {
			const who = await somebody(), id = await ask(who);
			const got = await Promise.all([second.status('unmask.agree', { ask: id }), third.status('unmask.refuse', { ask: id }), auditor.status('unmask.agree', { ask: id })]);
			assert.deepEqual(got.toSorted(), ['conflict', 'conflict', 'ok']);
			const can = [await asker.status('unmask.open', { ask: id }), await second.status('unmask.open', { ask: id }), await auditor.status('unmask.open', { ask: id })];
			assert.deepEqual(can, { 0: ['ok', 'ok', 'forbidden'], 1: ['conflict', 'forbidden', 'forbidden'], 2: ['ok', 'forbidden', 'ok'] }[got.indexOf('ok')]);
			who.c.cut();
		}
	});

	await t.test('P10: nobody else sees a value that links the two faces; the log holds none', async () => {
		const who = await somebody(), outsider = await (await h.guest()).connect();
		const message = (await who.c.ask('message.post', { room: rooms['open/Kamer een'], text: h.word(), nonce: nonce() })).message;
		const before = [outsider, third, auditor].map((c) => c.frames.length);
		const id = await ask(who);
		await second.ask('unmask.agree', { ask: id });
		await asker.ask('unmask.open', { ask: id });
		await outsider.ask('room.history', { room: rooms['open/Kamer een'] });
		await outsider.ask('message.look', { message });
		await third.ask('unmask.list');
		const { rows } = await auditor.ask('audit.list');
		assert.equal(rows[0].event, 'unmask.opened');
		for (const [i, c] of [outsider, third, auditor].entries()) for (const frame of c.frames.slice(before[i]))
			for (const value of Object.values(who.faces[1])) assert.ok(!frame.includes(value));
		const about = new Set(rows.filter((row) => row.event.startsWith('unmask.')).map((row) => row.about));
		assert.ok(rows.filter((row) => row.event.startsWith('unmask.') && row.outcome === 'ok').every((row) => row.object_kind === 'unmask' && row.hat && row.basis.startsWith('unmask.')));
		assert.ok(about.size > 1 && !about.has(undefined));
		for (const c of [who.c, outsider]) c.cut();
	});

	await t.test('a grant lost in between: the asker’s or the second one’s', async () => {
		const first = await somebody(), then = await somebody();
		const lost = await ask(first, third), agreed = await ask(then);
		await second.ask('unmask.agree', { ask: agreed });
		await asker.ask('unmask.open', { ask: agreed });
		const sessions = { steenuil: await h.resident('steenuil', 'duty'), toezicht: await h.resident('toezicht', 'auditor') };
		for (const c of [asker, second, auditor, third, first.c, then.c]) c.cut();
		await h.stop();
		const db = join(h.dataDir, 'noaber.db');
		const [asked] = [execFileSync('sqlite3', [db, 'SELECT asker_id, judge_id FROM unmask ORDER BY id DESC LIMIT 2']).toString().trim().split('\n').map((row) => row.split('|'))];
		for (const account of [asked[0][1], asked[1][0]]) execFileSync('sqlite3', [db, `UPDATE hat_grant SET until_ms = 1 WHERE account_id = ${account}`]);
		await h.start();
		const duty = await sessions.steenuil.connect(), fg = await sessions.toezicht.connect();
		assert.equal(await fg.status('unmask.agree', { ask: lost }), 'forbidden', 'who asked may not ask any more');
		assert.equal(await duty.status('unmask.open', { ask: agreed }), 'forbidden', 'who agreed may not agree any more');
		for (const c of [duty, fg]) c.cut();
	});
});

test('P3 P10: what was asked about somebody goes with them', async (t) => {
	const h = await house(t, { plan, settings: { 'sessions.absolute_hours': 2000, 'sessions.idle_minutes': 90000, 'sessions.idle_staff_minutes': 90000 } });
	const asker = await (await h.resident('steenuil', 'duty')).connect();
	const { rooms } = await map(asker);
	const guest = await (await h.guest()).connect();
	const { room } = await guest.ask('room.join', { room: rooms['open/Kamer een'], name: h.name() });
	const { ask } = await asker.ask('unmask.ask', { member: room.me.member, code: 'minor', reason: `${WHY} ${h.word()}` });
	await guest.ask('account.close').catch(() => {});
	await until('the ask is gone', async () => (await asker.ask('unmask.list')).asks.length === 0);
	assert.equal(await asker.status('unmask.open', { ask }), 'not_found');
	asker.cut();
	await h.stop();
	assert.equal(execFileSync('sqlite3', [join(h.dataDir, 'noaber.db'), 'SELECT count(*) FROM unmask']).toString().trim(), '0');
	await h.start();
});

test('Z7 D1: no face without its row in the log, also when all is killed in between', async (t) => {
	const h = await house(t, { plan });
	const asker = await h.resident('steenuil', 'duty'), second = await h.resident('esdoorn', 'coordinator');
	const auditor = await h.resident('toezicht', 'auditor'), guest = await (await h.guest()).connect();
	const elsewhere = h.name();
	let c = await asker.connect();
	const { rooms } = await map(c);
	const { room } = await guest.ask('room.join', { room: rooms['open/Kamer een'], name: h.name() });
	await guest.ask('room.join', { room: rooms['rouw/Kamer een'], name: elsewhere });
	const { ask } = await c.ask('unmask.ask', { member: room.me.member, code: 'minor', reason: WHY });
	const agreeing = await second.connect();
	await agreeing.ask('unmask.agree', { ask });
	let delivered = 0;
	for (let round = 0; round < 4; round++) {
		if (round) c = await asker.connect();
		for (let i = 0; i < 40; i++) c.ask('unmask.open', { ask }).catch(() => {});
		await until('a face', () => c.frames.some((frame) => frame.includes(elsewhere)));
		await h.killAll();
		await c.closed;
		delivered += c.frames.join('\n').split(elsewhere).length - 1;
		await h.start();
	}
	const log = await auditor.connect();
	let opened = 0;
	for (let before, page; !page || page.length === 50; before = page.at(-1).seq) {
		page = (await log.ask('audit.list', { what: 'unmask.opened', ...(before ? { before } : {}) })).rows;
		opened += page.length;
	}
	t.diagnostic(`${delivered} delivered, ${opened} in the log`);
	assert.ok(delivered >= 4 && opened >= delivered);
	log.cut();
});
