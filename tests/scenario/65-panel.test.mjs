// C3, ON9: a peer and a professional answer the same question side by side, each with the badge of the
// server. The professional sees questions and nothing else of a community (Z2, Z5). P3: nothing is left.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { atMost, until } from '../lib/daemon.mjs';
import { account, community, house, map, nonce, region } from '../lib/house.mjs';

const plan = region({
	communities: [{ ...community('open'), municipality: '0153' }, community('besloten', 'invite'), { ...community('eerst'), moderation: 'before' }, community('elders')],
	accounts: [
		account('wilg', 'resident', 'region', ['open', 'besloten', 'eerst']),
		account('merel', 'resident', 'region', ['open', 'besloten', 'eerst']),
		account('hazelaar', 'peer', 'region', ['open', 'besloten', 'eerst']),
		account('roerdomp', 'peer', 'region', ['open']),
		account('kastanje', 'professional'), account('beuk', 'professional', 'community:elders'),
		account('iep', 'professional', 'municipality:0153'), account('linde', 'professional', 'organisation:zorg-twente'),
		account('meidoorn', 'partner'), account('esdoorn', 'coordinator'),
	],
});

test('C3 ON9: the panel', async (t) => {
	const h = await house(t, { plan });
	const come = async (login, hat = plan.accounts.find((one) => one.login === login).hat) => (await h.resident(login, hat)).connect();
	const asker = await come('wilg'), reader = await come('merel'), peer = await come('hazelaar'), pro = await come('kastanje');
	const { communities, rooms } = await map(asker);
	const private_words = [];
	const word = (label) => {
		private_words.push(h.word(label));
		return private_words.at(-1);
	};
	const pose = async (where, together = false, c = asker) => (await c.ask('panel.ask', { community: communities[where], text: word('vraag'), together, nonce: nonce() })).question;
	const look = async (c, question) => (await c.ask('panel.look', { question })).question;
	const heard = (c, question, gone, start = 0) => c.event((one) => one.ev === 'panel.changed' && one.data.question === question && one.data.gone === gone, start);
	const sides = (view) => view.answers.map((one) => [one.side, one.hat, one.text]);

	await t.test('C3 ON9: two answers side by side, each with the badge of the server', async () => {
		const { question, text } = await pose('open');
		assert.deepEqual([(await look(reader, question)).text, (await look(reader, question)).answers], [text, []]);
		const waiting = (await pro.ask('panel.waiting')).questions;
		assert.deepEqual(waiting.map((one) => [one.question, one.text, one.community_name]), [[question, text, 'Groep open']]);
		const one = word('ervaring'), two = word('vak');
		await peer.ask('panel.answer', { question, text: one });
		await heard(reader, question, false);
		await pro.ask('panel.answer', { question, text: two });
		for (const c of [asker, reader, peer, pro]) assert.deepEqual(sides(await look(c, question)), [['peer', 'peer', one], ['professional', 'professional', two]]);
		const [by_peer, by_pro] = (await look(reader, question)).answers;
		// A face for who has one there; of a professional the name they work under.
		assert.deepEqual([by_peer.name, by_pro.name, by_peer.own, by_pro.own], ['Hazelaar', 'Kastanje', false, false]);
		assert.deepEqual((await pro.ask('panel.waiting')).questions, []);
		// The hat is not something a client says, and one of each side is enough.
		assert.equal(await pro.status('panel.answer', { question, text: 'anders', hat: 'peer' }), 'bad_argument');
		assert.equal(await (await come('roerdomp')).status('panel.answer', { question, text: 'ook ik' }), 'conflict');
		for (const c of [asker, reader]) assert.equal(await c.status('panel.answer', { question, text: 'ik weet het' }), 'forbidden');
	});

	await t.test('C3: both or none: nobody but who answered sees an answer until both stand', async () => {
		const { question } = await pose('open', true);
		const one = word('eerste'), two = word('tweede');
		assert.deepEqual(sides((await peer.ask('panel.answer', { question, text: one })).question), [['peer', 'peer', one]]);
		for (const c of [asker, reader, pro]) assert.deepEqual(sides(await look(c, question)), [['peer', 'peer', undefined]]);
		for (const c of [asker, reader, pro]) assert.ok(!c.frames.join().includes(one));
		await pro.ask('panel.answer', { question, text: two });
		for (const c of [asker, reader, peer]) assert.deepEqual(sides(await look(c, question)), [['peer', 'peer', one], ['professional', 'professional', two]]);
	});

	await t.test('C3: an answer can be changed for 15 minutes; a retry is the same answer', async () => {
		const { question } = await pose('open');
		await pro.ask('panel.answer', { question, text: word('oud') });
		const better = word('nieuw');
		await pro.ask('panel.answer', { question, text: better });
		const [answer] = (await look(reader, question)).answers;
		assert.deepEqual([answer.text, answer.edited_ms > 0], [better, true]);
		await pro.ask('clock.advance', { by_ms: 14 * 60_000 });
		const again = await come('kastanje');
		assert.equal(await again.status('panel.answer', { question, text: better }), 'ok');
		await again.ask('clock.advance', { by_ms: 61_000 });
		assert.equal(await (await come('kastanje')).status('panel.answer', { question, text: better }), 'too_late');
	});

	await t.test('Z1 Z2: a professional answers where their grant is, and sees nothing else of a community', async () => {
		const { question } = await pose('open'), closed = await pose('besloten');
		for (const [login, there] of [['beuk', false], ['iep', true], ['linde', true]]) {
			const c = await come(login);
			assert.equal(await c.status('panel.look', { question }), there ? 'ok' : 'not_found', login);
			assert.equal((await c.ask('panel.waiting')).questions.some((one) => one.question === question), there, login);
			await c.close();
		}
		const iep = await come('iep');
		assert.equal(await iep.status('panel.look', { question: closed.question }), 'not_found');
		const all = await come('kastanje');
		assert.equal(await all.status('panel.look', { question: closed.question }), 'ok');
		for (const [cmd, args] of [
			['room.history', { room: rooms['besloten/Kamer een'] }], ['room.watch', { room: rooms['besloten/Kamer een'] }], ['room.look', { room: rooms['open/Kamer een'] }],
			['community.look', { community: communities.besloten }], ['story.list', { community: communities.open }], ['panel.list', { community: communities.open }],
			['panel.ask', { community: communities.open, text: 'en ik?', together: false, nonce: nonce() }],
		]) assert.equal(await all.status(cmd, args), 'not_found', cmd);
		for (const cmd of ['panel.withdraw', 'panel.unveil']) assert.equal(await all.status(cmd, { question }), 'forbidden');
		// The badge of an organisation is that of the grant.
		const linde = await come('linde');
		await linde.ask('panel.answer', { question, text: word('namens') });
		const fresh = await come('merel');
		assert.deepEqual((await look(fresh, question)).answers.map((one) => one.organisation), ['zorg-twente']);
		for (const [login, hat] of [['meidoorn', 'partner'], ['esdoorn', 'coordinator']]) {
			const c = await come(login, hat);
			assert.equal(await c.status('panel.look', { question }), 'not_found');
			assert.equal(await c.status('panel.waiting'), 'not_found');
			await c.close();
		}
	});

	await t.test('MO12 MO13: where a host looks first it waits; a host reads it by an act that is written down', async () => {
		const own = await come('wilg'), host = await come('hazelaar'), other = await come('merel'), professional = await come('kastanje');
		const { question, text, state } = await pose('eerst', false, own);
		assert.equal(state, 'waiting');
		assert.equal(await other.status('panel.look', { question }), 'not_found');
		assert.equal(await professional.status('panel.look', { question }), 'not_found');
		assert.ok(!(await professional.ask('panel.waiting')).questions.some((one) => one.question === question));
		assert.equal((await look(host, question)).text, undefined);
		assert.equal(await host.status('panel.answer', { question, text: 'vast een antwoord' }), 'forbidden');
		assert.equal((await host.ask('panel.unveil', { question })).question.text, text);
		await host.ask('panel.show', { question });
		await other.ask('panel.look', { question });
		const reason = h.word('reden');
		await host.ask('panel.hide', { question, reason });
		await heard(other, question, true);
		assert.equal(await other.status('panel.look', { question }), 'not_found');
		assert.equal((await look(own, question)).reason, reason);
		const lines = (await own.ask('audit.mine')).lines.map((one) => one.what).filter((what) => what.startsWith('question.'));
		assert.deepEqual(lines.reverse(), ['question.unveiled', 'question.shown', 'question.hidden']);
	});

	await t.test('P3: withdrawn it is gone with its answers; leaving takes one’s questions along', async () => {
		const own = await come('wilg'), other = await come('merel'), host = await come('hazelaar'), professional = await come('kastanje');
		const { question } = await pose('open', false, own);
		await host.ask('panel.answer', { question, text: word('mee') });
		for (const c of [other, professional]) await look(c, question);
		const before = Date.now();
		await own.ask('panel.withdraw', { question });
		await Promise.all([other, professional].map((c) => heard(c, question, true)));
		assert.ok(Date.now() - before < atMost(1000), `${Date.now() - before} ms`);
		for (const c of [own, other, host, professional]) assert.equal(await c.status('panel.look', { question }), 'not_found');
		const leaver = await (await h.guest()).connect();
		await leaver.ask('room.join', { room: rooms['open/Kamer een'] });
		const left = await pose('open', false, leaver);
		await look(other, left.question);
		await leaver.ask('community.leave', { community: communities.open });
		await heard(other, left.question, true);
		assert.equal(await other.status('panel.look', { question: left.question }), 'not_found');
	});

	await t.test('P3: the answer of a professional is erased with their account', async () => {
		const own = await come('wilg'), professional = await come('iep');
		const { question } = await pose('open', false, own);
		await professional.ask('panel.answer', { question, text: word('blijft niet') });
		assert.equal((await look(own, question)).answers.length, 1);
		const closing = await (await h.resident('iep', 'professional')).prove();
		const c = await closing.connect();
		await c.status('account.close').catch(() => undefined);
		const later = await come('merel');
		await later.ask('clock.advance', { by_ms: 22 * 86_400_000 });
		await until('it is erased', async () => {
			const again = await come('merel');
			const gone = (await look(again, question)).answers.length === 0;
			await again.close();
			return gone;
		});
	});

	await t.test('Z5: no frame to who is no member and may not answer holds a word of it', async () => {
		const own = await come('wilg');
		const { question } = await pose('besloten', false, own);
		const outsiders = [await come('beuk'), await come('meidoorn'), await come('esdoorn'), await (await h.guest()).connect()];
		for (const c of outsiders) {
			for (const cmd of ['panel.look', 'panel.close', 'panel.unveil', 'panel.withdraw', 'panel.show']) assert.equal(await c.status(cmd, { question }), 'not_found');
			assert.equal(await c.status('panel.answer', { question, text: 'laat me erbij' }), 'not_found');
			for (const id of Object.values(communities)) await c.status('panel.list', { community: id });
			await c.status('panel.waiting');
			for (const secret of private_words) assert.ok(!c.frames.some((frame) => frame.includes(secret)), `${c.who} got ${secret}`);
		}
	});

	await t.test('P6 P7: every sealed word of a question opens where it stands', async () => {
		await h.stop();
		assert.match(await h.ctl('verify'), /All is well/);
		await h.start();
	});
});
