// C3: coordinators make and change communities and rooms, by themes of life and never by a diagnosis; who
// looks is told within a second. Z10: no change of a room or community gives back what somebody lost. Z4:
// who may read no longer hears nothing more.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { atMost } from '../lib/daemon.mjs';
import { account, community, house, map, nonce, region } from '../lib/house.mjs';
import { QUESTIONS, acceptRules } from '../lib/rules.mjs';

const SETTINGS = {
	name: 'Slapen', line: 'Over korte en lange nachten', theme: 'slapen', access: 'open', moderation: 'after',
	unattended: 'slow', slow_s: 0, unattended_slow_s: 30, first_held: 1,
};
const plan = {
	...region({
		communities: [community('open'), { ...community('stad'), municipality: '0153' }],
		accounts: [account('esdoorn', 'coordinator'), account('beuk', 'coordinator', 'municipality:0153'), account('eik', 'coordinator', 'community:open'),
			account('hazelaar', 'peer', 'community:open', ['open']), account('wilg', 'resident', 'region', ['open']), account('toezicht', 'auditor')],
	}),
	questions: QUESTIONS,
};
plan.municipalities.push({ code: '0141', name: 'Almelo' });

const told = (c, from, look = () => true) => c.event((one) => one.ev === 'room.changed' && look(one.data), from, atMost(1000));

test('C3: communities and rooms', async (t) => {
	const h = await house(t, { plan });
	const connect = async (login, hat) => (await h.resident(login, hat)).connect();
	const esdoorn = await connect('esdoorn', 'coordinator'), beuk = await connect('beuk', 'coordinator'), eik = await connect('eik', 'coordinator');
	const wilg = await connect('wilg');
	const { communities, rooms } = await map(wilg);

	await t.test('a coordinator makes one where their grant reaches', async () => {
		const { community: made } = await esdoorn.ask('community.make', SETTINGS);
		const look = await wilg.ask('community.look', { community: made });
		assert.deepEqual([look.community.name, look.community.theme, look.rooms], ['Slapen', 'slapen', []]);
		assert.match(look.community.slug, /^[a-z0-9]{12}$/, 'the short word says nothing');
		const asked = await wilg.ask('rules.look', { community: made });
		assert.deepEqual([asked.version, asked.questions.length], [1, 3], 'it begins with rules and questions');
		const { room } = await esdoorn.ask('room.make', { community: made, name: 'Nachtkamer', line: 'Voor wie nu wakker is' });
		await wilg.ask('room.join', { room });
		assert.equal((await wilg.ask('room.look', { room })).room.rules_due, true);
		for (const [c, municipality, outcome] of [[beuk, '0153', 'ok'], [beuk, '0141', 'forbidden'], [beuk, undefined, 'forbidden'], [eik, '0153', 'forbidden'],
			[eik, undefined, 'forbidden'], [esdoorn, '0141', 'ok'], [esdoorn, '9999', 'bad_argument'], [wilg, undefined, 'forbidden']])
			assert.equal(await c.status('community.make', { ...SETTINGS, ...(municipality ? { municipality } : {}) }), outcome, `${c.who} ${municipality}`);
	});

	await t.test('C3 X2: the name of a diagnosis is refused with one of life', async () => {
		for (const name of ['Depressie', 'A.D.H.D.', 'D3pressie', 'Вorderline']) {
			const no = await esdoorn.refusal('community.make', { ...SETTINGS, name });
			assert.deepEqual([no.status, no.field, no.offers.length], ['diagnosis_name', 'name', 1], name);
			assert.equal(await esdoorn.status('community.make', { ...SETTINGS, name: no.offers[0] }), 'ok', no.offers[0]);
		}
		assert.equal((await esdoorn.refusal('community.make', { ...SETTINGS, name: 'Depressie' })).offers[0], 'Somber en weer op weg');
		assert.equal((await esdoorn.refusal('community.make', { ...SETTINGS, theme: 'autisme' })).field, 'theme');
		const place = { community: communities.open };
		assert.equal(await esdoorn.status('room.make', { ...place, name: 'ADHD-kamer', line: 'x' }), 'diagnosis_name');
		assert.equal(await esdoorn.status('room.change', { room: rooms['open/Kamer een'], name: 'Borderliners', line: 'x', state: 'open' }), 'diagnosis_name');
		assert.equal(await esdoorn.status('community.change', { ...place, settings: { ...SETTINGS, name: 'Autisme' }, state: 'open' }), 'diagnosis_name');
		for (const name of ['Twee\nregels', ' Slapen', 'Slapen ', 'Sla\u202Epen', 'Sla\u200Bpen'])
			assert.equal(await esdoorn.status('community.make', { ...SETTINGS, name }), 'bad_argument', JSON.stringify(name));
	});

	await t.test('what people may set is safe for people', async () => {
		for (const [field, value] of [['first_held', 0], ['first_held', 21], ['unattended_slow_s', 29], ['slow_s', -1], ['slow_s', 3601], ['unattended', 'open'], ['moderation', 'never']])
			assert.equal((await esdoorn.refusal('community.make', { ...SETTINGS, [field]: value })).field, field);
	});

	await t.test('a change is told to who looks within a second, and to nobody else', async () => {
		const looking = await (await h.guest()).connect(), away = await (await h.guest()).connect();
		const room = rooms['open/Kamer een'];
		await looking.ask('room.join', { room });
		const from = looking.events.length;
		await eik.ask('room.change', { room, name: 'Kamer Een', line: 'Een kamer', state: 'read_only' });
		const { data, seq } = await told(looking, from);
		assert.deepEqual([data.name, data.state], ['Kamer Een', 'read_only']);
		assert.equal(await looking.status('message.post', { room, text: 'hallo', nonce: nonce() }), 'read_only');
		assert.equal((await looking.ask('room.look', { room })).room.head_seq, seq, 'a number like any other');
		const settings = { ...SETTINGS, name: 'Open huis' };
		await eik.ask('community.change', { community: communities.open, settings, state: 'archived' });
		assert.equal((await told(looking, from, (one) => one.state === 'archived')).data.community_name, 'Open huis');
		assert.equal(await away.status('room.join', { room }), 'read_only', 'nobody joins what is archived');
		assert.ok((await looking.ask('room.history', { room })).head_seq > seq, 'reading stays');
		await eik.ask('community.change', { community: communities.open, settings, state: 'open' });
		await eik.ask('room.change', { room, name: 'Kamer een', line: 'Een kamer', state: 'open' });
		await away.ask('account.me'); // what was told before stands before the answer
		assert.deepEqual(away.events, []);
		looking.cut();
		away.cut();
	});

	await t.test('coordinators see settings, rooms and hosts; nobody moves a community out of their reach', async () => {
		const place = { community: communities.stad };
		const now = await beuk.ask('community.settings', place);
		assert.deepEqual([now.settings.municipality, now.settings.unattended, now.state, now.rooms.length], ['0153', 'slow', 'open', 1]);
		const here = await eik.ask('community.settings', { community: communities.open });
		assert.deepEqual(here.hosts.map((one) => [one.hat, one.scope]), [['peer', 'community']]);
		assert.ok(here.hosts[0].until_ms > h.now());
		const settings = { ...SETTINGS, municipality: '0153' };
		assert.equal(await beuk.status('community.change', { ...place, settings, state: 'open' }), 'ok');
		assert.equal(await beuk.status('community.change', { ...place, settings: SETTINGS, state: 'open' }), 'forbidden');
		assert.equal(await beuk.status('community.change', { ...place, settings: { ...settings, municipality: '0141' }, state: 'open' }), 'forbidden');
		assert.equal(await esdoorn.status('community.change', { ...place, settings: { ...settings, municipality: '0141' }, state: 'open' }), 'ok');
		assert.equal(await beuk.status('community.settings', place), 'forbidden', 'it went to another municipality');
		assert.equal(await wilg.status('community.settings', place), 'forbidden');
	});

	await t.test('so many rooms and no more; each act is written down', async () => {
		const { community: made } = await esdoorn.ask('community.make', SETTINGS);
		for (let i = 0; i < 50; i++) await esdoorn.ask('room.make', { community: made, name: `Kamer ${i}`, line: 'x' });
		assert.equal(await esdoorn.status('room.make', { community: made, name: 'Nog een', line: 'x' }), 'rooms_full');
		const auditor = await connect('toezicht', 'auditor');
		for (const what of ['community.made', 'community.changed', 'room.made', 'room.changed'])
			assert.ok((await auditor.ask('audit.list', { what })).rows.some((one) => one.outcome === 'ok'), what);
		assert.ok((await auditor.ask('audit.list', { what: 'community.made' })).rows.some((one) => one.outcome === 'forbidden'));
		auditor.cut();
	});
	for (const c of [esdoorn, beuk, eik, wilg]) c.cut();
});

test('Z4 Z10: who a closed door is for hears nothing more, and an open one gives nothing back', async (t) => {
	const h = await house(t, { plan });
	const coordinator = await (await h.resident('esdoorn', 'coordinator')).connect();
	const host = await (await h.resident('hazelaar', 'peer')).connect();
	const { communities, rooms } = await map(host);
	const room = rooms['open/Kamer een'], place = { community: communities.open };
	const guest = async (...steps) => {
		const c = await (await h.guest()).connect();
		for (const [cmd, args] of steps) await c.ask(cmd, args);
		return c;
	};
	const change = (settings, state = 'open') => coordinator.ask('community.change', { ...place, settings: { ...SETTINGS, ...settings }, state });
	const post = (c, text = 'hallo') => c.status('message.post', { room, text, nonce: nonce() });
	const join = ['room.join', { room }];

	await t.test('Z4: strangers who watch stop hearing, members go on', async () => {
		const stranger = await guest(['room.watch', { room }]), member = await guest(join);
		const before = h.word('voor'), after = h.word('na'), later = h.word('later');
		await post(host, before);
		await stranger.event((one) => one.data?.message?.text === before);
		for (const access of ['introduction', 'invite']) {
			await member.ask('account.me'); // what was told before stands before the answer
			const from = member.events.length;
			await change({ access });
			// Rights are asked again meanwhile: who may still read is told to look what was missed.
			await member.event((one) => one.ev === 'connection.resync', from);
			assert.ok((await member.ask('room.events', { room, after: 0 })).events.some((one) => one.ev === 'room.changed'));
			await post(host, `${after} ${access}`);
			await member.event((one) => one.data?.message?.text === `${after} ${access}`);
			assert.equal(await stranger.status('room.history', { room }), 'not_found');
		}
		await change({ access: 'open' });
		await member.ask('room.events', { room, after: 0 });
		await post(host, later);
		await member.event((one) => one.data?.message?.text === later);
		await stranger.ask('account.me');
		assert.ok(!h.heardBy(stranger.who).some((text) => text.includes(after)), 'not a word after the door closed');
		assert.ok(!stranger.events.some((one) => one.data?.message?.text === later), 'opening again subscribes nobody');
		const seqs = member.events.filter((one) => one.room === room).map((one) => one.seq);
		assert.deepEqual(seqs, [...new Set(seqs)].sort((a, b) => a - b), 'in order, each once');
		stranger.cut();
		member.cut();
	});

	await t.test('Z10: every change of room, community and access, for everybody who lost something', async () => {
		await change({ access: 'open' });
		const accept = ['rules.accept', { ...place, version: 1, answers: QUESTIONS.map(({ right }, i) => ({ question: i + 1, answer: right })) }];
		const leftRoom = await guest(join, accept, ['room.leave', { room }]);
		const leftCommunity = await guest(join, accept, ['community.leave', place]);
		const stranger = await guest();
		const unasked = await guest(join);
		const configs = ['open', 'read_only', 'archived'].flatMap((state) => ['open', 'archived'].flatMap((whole) =>
			['open', 'introduction', 'invite'].map((access) => ({ state, whole, access }))));
		const faults = [];
		let cells = 0, now = {};
		const expect = (what, got, allowed) => {
			cells++;
			if (!allowed.includes(got)) faults.push(`${JSON.stringify(now)}: ${what} got ${got}`);
		};
		const go = async (to) => {
			if (to.state !== now.state) await coordinator.ask('room.change', { room, name: 'Kamer een', line: 'x', state: to.state });
			if (to.whole !== now.whole || to.access !== now.access) await change({ access: to.access }, to.whole);
			now = to;
			const open = to.state === 'open' && to.whole === 'open';
			expect('the host', await post(host), [open ? 'ok' : 'read_only']);
			const hidden = to.access === 'open' ? ['not_member', 'read_only'] : ['not_found'];
			expect('who left the room', await post(leftRoom), hidden);
			expect('who left the community', await post(leftCommunity), hidden);
			expect('a stranger', await post(stranger), hidden);
			expect('who accepted no rules', await post(unasked), [open ? 'rules_first' : 'read_only']);
			expect('who accepted no rules, reading', await unasked.status('room.history', { room }), ['ok']);
			for (const c of [leftRoom, leftCommunity, stranger])
				expect('reading from outside', await c.status('room.history', { room }), [to.access === 'open' ? 'ok' : 'not_found']);
		};
		for (const from of configs) {
			for (const to of configs.filter((one) => one !== from)) {
				await go(from);
				await go(to);
			}
		}
		t.diagnostic(`${cells} cells`);
		assert.ok(cells > 5000);
		assert.deepEqual(faults, []);
		for (const c of [leftRoom, leftCommunity, stranger, unasked]) c.cut();
	});
	coordinator.cut();
	host.cut();
});

test('Z10 ON3: neither leaving nor a closed and opened community takes the place of accepting the rules', async (t) => {
	const h = await house(t, { plan });
	const coordinator = await (await h.resident('esdoorn', 'coordinator')).connect();
	const c = await (await h.guest()).connect();
	const { communities, rooms } = await map(c);
	const room = rooms['open/Kamer een'];
	await c.ask('room.join', { room });
	for (const state of ['archived', 'open']) await coordinator.ask('community.change', { community: communities.open, settings: SETTINGS, state });
	await c.ask('room.leave', { room });
	await c.ask('room.join', { room });
	assert.equal(await c.status('message.post', { room, text: 'hallo', nonce: nonce() }), 'rules_first');
	await acceptRules(c, communities.open);
	assert.notEqual(await c.status('message.post', { room, text: 'hallo', nonce: nonce() }), 'rules_first');
	coordinator.cut();
	c.cut();
});
