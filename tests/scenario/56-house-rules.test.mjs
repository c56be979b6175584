// ON3: nobody posts before they accepted the house rules as they are now and answered three questions
// right, with as many tries as it takes. A new version asks again. Reading is never blocked.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { atMost } from '../lib/daemon.mjs';
import { account, community, house, map, nonce, region } from '../lib/house.mjs';
import { QUESTIONS, RIGHT, acceptRules, newRules } from '../lib/rules.mjs';

const plan = {
	...region({
		communities: [{ ...community('open'), rules: ['Wees lief.', 'Blijf lief.'], rules_en: ['Be kind.', 'Stay kind.'] }, community('kring', 'introduction')],
		accounts: [account('esdoorn', 'coordinator'), account('eik', 'coordinator', 'community:kring'),
			account('hazelaar', 'peer', 'community:open', ['open']), account('wilg', 'resident', 'region', ['open']), account('toezicht', 'auditor')],
	}),
	questions: QUESTIONS,
};

test('ON3: house rules', async (t) => {
	const h = await house(t, { plan });
	const wilg = await (await h.resident('wilg')).connect();
	const { communities, rooms } = await map(wilg);
	const room = rooms['open/Kamer een'], place = { community: communities.open };
	const say = (c, text = 'hallo') => c.status('message.post', { room, text, nonce: nonce() });
	const look = async (c) => (await c.ask('room.look', { room })).room;
	const newcomer = async () => {
		const c = await (await h.guest()).connect();
		await c.ask('room.join', { room });
		return c;
	};
	const coordinator = await (await h.resident('esdoorn', 'coordinator')).connect();

	await t.test('who took part when the rules began has accepted them', async () => {
		assert.equal(await say(wilg, 'van vroeger'), 'ok');
		assert.equal((await wilg.ask('rules.look', place)).accepted, true);
	});

	await t.test('a newcomer reads, and cannot post before all answers are right', async () => {
		const c = await newcomer();
		assert.equal((await look(c)).rules_due, true);
		assert.ok((await c.ask('room.history', { room })).messages.some((one) => one.text === 'van vroeger'));
		assert.equal(await say(c), 'rules_first');
		const asked = await c.ask('rules.look', place);
		assert.deepEqual([asked.version, asked.accepted, asked.rules], [1, false, 'Wees lief.\nBlijf lief.']);
		assert.deepEqual(asked.questions[0], { ask: 'Vraag 1?', answers: ['Een', 'Twee', 'Drie'] });
		assert.ok(!JSON.stringify(asked).includes('Omdat'), 'what is right is not told before');
		const accept = (answers, version = 1) => c.ask('rules.accept', { ...place, version, answers });
		assert.deepEqual(await accept([]), { accepted: false, wrong: [] });
		for (let turn = 0; turn < 40; turn++)
			assert.deepEqual(await accept([RIGHT[0], { question: 2, answer: 0 }, RIGHT[2]]), { accepted: false, wrong: [{ question: 2, why: 'Omdat het 2 is.' }] });
		assert.deepEqual(await accept(RIGHT.slice(0, 2)), { accepted: false, wrong: [] }, 'right so far, one is missing');
		assert.deepEqual(await accept([RIGHT[0], RIGHT[0], RIGHT[0]]), { accepted: false, wrong: [] }, 'one question three times is one');
		assert.equal(await c.status('rules.accept', { ...place, version: 0, answers: RIGHT }), 'conflict');
		assert.equal(await c.status('rules.accept', { ...place, version: 2, answers: RIGHT }), 'conflict');
		assert.equal(await say(c), 'rules_first');
		assert.deepEqual(await accept(RIGHT), { accepted: true, wrong: [] });
		assert.equal((await look(c)).rules_due, false);
		assert.equal(await say(c), 'ok');
		c.cut();
	});

	await t.test('who is not a member accepts nothing; in English when there is English', async () => {
		const c = await (await h.guest()).connect();
		assert.equal(await c.status('rules.accept', { ...place, version: 1, answers: RIGHT }), 'not_member');
		await c.ask('account.set', { lang: 'en' });
		const asked = await c.ask('rules.look', place);
		assert.deepEqual([asked.rules, asked.questions[2].ask, asked.questions[2].answers[0]], ['Be kind.\nStay kind.', 'Question 3?', 'One']);
		assert.equal((await c.ask('rules.look', { community: communities.kring })).rules, 'Wees vriendelijk.', 'Dutch where there is no English');
		assert.equal((await c.ask('community.look', place)).rules, 'Be kind.\nStay kind.');
		c.cut();
	});

	await t.test('a new version asks everybody again, tells open rooms within a second, and reading stays', async () => {
		const c = await newcomer();
		await acceptRules(c, place.community);
		assert.equal(await say(c, 'voor de nieuwe'), 'ok');
		await wilg.ask('room.watch', { room });
		const from = wilg.events.length;
		await newRules(coordinator, place.community, 'Wees lief.\nStuur geen getallen.');
		const told = await wilg.event((one) => one.ev === 'room.changed', from, atMost(1000));
		assert.deepEqual([told.data.rules_version, told.data.state], [2, 'open']);
		for (const one of [c, wilg]) {
			assert.equal(await say(one), 'rules_first');
			assert.equal((await look(one)).rules_due, true);
			assert.ok((await one.ask('room.history', { room })).messages.some((m) => m.text === 'voor de nieuwe'));
			assert.equal(await one.status('rules.accept', { ...place, version: 1, answers: RIGHT }), 'conflict', 'the old version is over');
		}
		await acceptRules(wilg, place.community);
		assert.equal(await say(wilg), 'ok');
		assert.equal(await say(c), 'rules_first', 'each for themselves');
		const missed = (await c.ask('room.events', { room, after: told.seq - 1 })).events;
		assert.deepEqual([missed[0].ev, missed[0].seq], ['room.changed', told.seq]);
		c.cut();
	});

	await t.test('hosts accept too; leaving and coming back is a new face that accepts again', async () => {
		const host = await (await h.resident('hazelaar', 'peer')).connect();
		assert.equal(await say(host), 'rules_first');
		await acceptRules(host, place.community);
		assert.equal(await say(host), 'ok');
		host.cut();
		const c = await newcomer();
		await acceptRules(c, place.community);
		await c.ask('community.leave', place);
		await c.ask('room.join', { room, name: h.name() });
		assert.equal(await say(c), 'rules_first');
		c.cut();
	});

	await t.test('coordinators of the community write rules, one after the other', async () => {
		const { versions } = await coordinator.ask('rules.list', place);
		assert.deepEqual(versions.map((one) => one.version), [2, 1]);
		assert.equal(versions[0].questions[1].right, 1);
		const args = { ...place, version: 2, rules_nl: 'Nog een.', questions: QUESTIONS };
		const eik = await (await h.resident('eik', 'coordinator')).connect();
		for (const [c, outcome] of [[eik, 'forbidden'], [wilg, 'forbidden']]) {
			assert.equal(await c.status('rules.set', args), outcome);
			assert.equal(await c.status('rules.list', place), outcome);
		}
		assert.equal(await coordinator.status('rules.set', { ...args, version: 1 }), 'conflict');
		const bad = (change) => coordinator.refusal('rules.set', { ...args, ...change });
		const questions = (change) => [QUESTIONS[0], QUESTIONS[1], { ...QUESTIONS[2], ...change }];
		assert.equal((await bad({ rules_nl: Array(21).fill('a').join('\n') })).field, 'rules_nl');
		assert.equal((await bad({ questions: QUESTIONS.slice(1) })).field, 'questions');
		for (const change of [{ answers_nl: ['Een'] }, { answers_nl: ['Een', 'Twee'] }, { answers_nl: ['Een', 'Twee', 'Drie', 'Vier'] },
			{ answers_nl: ['Een\nen', 'Twee', 'Drie'] }, { answers_nl: ['', 'Twee', 'Drie'] }, { answers_en: [] }, { ask_en: '' }])
			assert.equal((await bad({ questions: questions(change) })).field, 'questions', JSON.stringify(change));
		assert.deepEqual(await coordinator.ask('rules.set', args), { version: 3 });
		const auditor = await (await h.resident('toezicht', 'auditor')).connect();
		const acts = (await auditor.ask('audit.list')).rows.map((one) => [one.event, one.outcome]);
		assert.ok(acts.some(([event, outcome]) => event === 'rules.changed' && outcome === 'ok'), 'it is written down who changed them');
		assert.ok(acts.some(([event, outcome]) => event === 'rules.changed' && outcome === 'forbidden'), 'and who tried to');
		auditor.cut();
		await coordinator.ask('clock.advance', { by_ms: 6 * 60_000 });
		assert.equal(await coordinator.status('rules.set', { ...args, version: 3 }), 'proof_needed');
		eik.cut();
	});
});

test('ON3: where nothing is asked there is nothing to accept', async (t) => {
	const h = await house(t);
	const c = await (await h.guest()).connect();
	const { communities, rooms } = await map(c);
	await c.ask('room.join', { room: rooms['open/Kamer een'] });
	const asked = await c.ask('rules.look', { community: communities.open });
	assert.deepEqual([asked.version, asked.accepted, asked.rules, asked.questions], [0, true, 'Wees vriendelijk.', []]);
	assert.equal(await c.status('message.post', { room: rooms['open/Kamer een'], text: 'hallo', nonce: nonce() }), 'ok');
});
