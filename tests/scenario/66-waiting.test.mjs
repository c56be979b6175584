// MO12, QU7: who may judge what waits is told so, once, and not any more when it was judged. While nobody
// is on duty those who can be reached are told, whatever they chose, at most once in ten minutes.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { until } from '../lib/daemon.mjs';
import { account, community, house, map, nonce, region } from '../lib/house.mjs';
import { pushService } from '../lib/push.mjs';

const MINUTE_MS = 60_000;
const LONG = { 'sessions.absolute_hours': 2000, 'sessions.idle_minutes': 90000, 'sessions.idle_staff_minutes': 90000 };
const plan = region({
	communities: [{ ...community('open'), moderation: 'before' }, community('elders')],
	accounts: [account('hazelaar', 'peer', 'community:open', ['open']), account('roerdomp', 'peer', 'community:elders', ['elders', 'open']),
		account('steenuil', 'duty', 'region', ['open']), account('nieuw', 'peer', 'community:open'),
		account('wilg', 'resident', 'region', ['open']), account('esdoorn', 'coordinator')],
});

async function stage(t, settings = {}) {
	const h = await house(t, { plan, settings: { ...LONG, ...settings } });
	const of = async (login, hat) => (await h.resident(login, hat)).connect();
	const wilg = await of('wilg');
	const { communities, rooms } = await map(wilg);
	const open = communities.open, room = rooms['open/Kamer een'];
	await wilg.ask('room.join', { room });
	return {
		h, of, wilg, open, room,
		post: async () => (await wilg.ask('message.post', { room, text: h.word(), nonce: nonce() })).message,
		reach: async (c) => (await c.ask('community.settings', { community: open })).reach,
	};
}

/** What somebody finds about things that wait: [kind, community] for each. */
const found = async (c) => (await c.ask('notice.list')).notices.filter(({ community: where }) => where);
const kinds = async (c) => (await found(c)).map(({ kind }) => kind);
const idOf = async (c) => (await found(c))[0]?.notice;
const called = (c, from) => c.event(({ ev, data }) => ev === 'notice.changed' && data.kind === 'on_call', from);
const decline = (c, message) => c.ask('message.decline', { message, reason: 'past hier niet' });
const reason = 'een woord erbij';

test('MO12: who may judge it is told that something waits', async (t) => {
	const { of, wilg, open, post } = await stage(t);
	const host = await of('hazelaar', 'peer'), lead = await of('steenuil', 'duty');
	const others = [wilg, await of('roerdomp', 'peer'), await of('nieuw', 'peer'), await of('esdoorn', 'coordinator')];
	const changed = (c, from) => c.event(({ ev }) => ev === 'notice.changed', from);
	let first;

	await t.test('one notice a community, and it stays the same one; nobody else is told', async () => {
		first = await post();
		for (const c of [host, lead]) await changed(c, 0);
		const [notice] = await found(host);
		assert.deepEqual(Object.keys(notice).sort(), ['at_ms', 'community', 'community_name', 'kind', 'notice'], 'no words, no names');
		assert.deepEqual([notice.kind, notice.community, notice.community_name], ['waiting', open, 'Groep open']);
		const heard = host.events.length;
		await decline(lead, await post());
		assert.equal(await idOf(host), notice.notice, 'another still waits');
		assert.ok(!host.events.slice(heard).some(({ ev }) => ev === 'notice.changed'));
		for (const c of others) assert.deepEqual(await kinds(c), [], 'no place to judge it');
	});

	await t.test('judged by one, it goes from all', async () => {
		const from = host.events.length;
		await decline(lead, first);
		await changed(host, from);
		for (const c of [host, lead]) assert.deepEqual(await kinds(c), []);
	});

	await t.test('seen is gone, and what comes after it is told again', async () => {
		const waits = await post();
		await host.ask('notice.seen', { notices: [{ notice: await idOf(host) }] });
		assert.deepEqual(await kinds(host), []);
		const again = await post();
		assert.deepEqual(await kinds(host), ['waiting']);
		await wilg.ask('message.withdraw', { message: waits });
		await wilg.ask('message.withdraw', { message: again });
		assert.deepEqual(await kinds(host), [], 'taken back is as good as judged');
	});

	await t.test('a story and a question as well', async () => {
		const { story } = (await wilg.ask('story.write', { community: open, title: 'Zo ging het', text: 'Lang verhaal', audience: 'community', nonce: nonce() })).story;
		assert.deepEqual(await kinds(host), ['waiting']);
		await host.ask('story.show', { story, reason });
		assert.deepEqual(await kinds(lead), []);
		await wilg.ask('story.change', { story, title: 'Zo ging het', text: 'Nog langer', audience: 'community' });
		assert.deepEqual(await kinds(lead), ['waiting'], 'what was changed is looked at again');
		await wilg.ask('story.withdraw', { story });
		assert.deepEqual(await kinds(lead), []);
		const { question } = (await wilg.ask('panel.ask', { community: open, text: 'Wat nu?', together: false, nonce: nonce() })).question;
		assert.deepEqual(await kinds(host), ['waiting']);
		await lead.ask('panel.show', { question, reason });
		assert.deepEqual(await kinds(host), []);
	});

	await t.test('who does not want it is not told', async () => {
		await host.ask('notice.choose', { kind: 'waiting', wanted: false });
		const message = await post();
		assert.deepEqual([await kinds(host), await kinds(lead)], [[], ['waiting']]);
		await decline(host, message);
	});
});

test('QU7: nobody is on duty, so who can be reached is told', async (t) => {
	const service = await pushService(t);
	const s = await stage(t, service.settings);
	const { h, of, open, post, reach } = s;
	let host = await of('hazelaar', 'peer'), lead = await of('steenuil', 'duty');
	let coordinator = await of('esdoorn', 'coordinator');
	await host.ask('notice.choose', { kind: 'waiting', wanted: false });

	await t.test('the coordinator reads it when nobody can be reached either', async () => {
		assert.deepEqual(await reach(coordinator), { attended: false, on_call: 0, waiting: false });
		await post();
		assert.deepEqual(await reach(coordinator), { attended: false, on_call: 0, waiting: true });
	});

	await t.test('who begins to be reached hears what waits at once, and is nobody who is there', async () => {
		const { until_ms } = await host.ask('duty.on_call', { community: open, minutes: 600 });
		assert.ok(Math.abs(until_ms - h.now() - 600 * MINUTE_MS) < MINUTE_MS);
		assert.deepEqual(await kinds(host), ['on_call'], 'also without wanting to hear of what waits');
		const duty = await s.wilg.ask('duty.list', { community: open });
		assert.deepEqual([duty.attended, duty.hosts], [false, []]);
		assert.deepEqual(await reach(coordinator), { attended: false, on_call: 1, waiting: true });
		assert.deepEqual((await host.ask('duty.mine')).places.map((one) => [one.until_ms, one.on_call_ms]), [[undefined, until_ms]]);
		for (const minutes of [59, 961]) assert.equal(await host.status('duty.on_call', { community: open, minutes }), 'bad_argument');
	});

	await t.test('at most once in ten minutes, also over a restart; then again for what came since', async () => {
		const first = await idOf(host);
		await h.restart();
		[host, lead, coordinator, s.wilg] = await Promise.all([of('hazelaar', 'peer'), of('steenuil', 'duty'), of('esdoorn', 'coordinator'), of('wilg')]);
		await s.wilg.ask('message.post', { room: s.room, text: h.word(), nonce: nonce() });
		assert.equal(await idOf(host), first);
		const from = host.events.length;
		await s.wilg.ask('clock.advance', { by_ms: 10 * MINUTE_MS });
		await called(host, from);
		assert.notEqual(await idOf(host), first);
		assert.deepEqual(await kinds(host), ['on_call'], 'one line');
		const second = await idOf(host);
		await s.wilg.ask('clock.advance', { by_ms: 30 * MINUTE_MS });
		await s.wilg.ask('message.post', { room: s.room, text: h.word(), nonce: nonce() });
		assert.notEqual(await idOf(host), second);
		assert.deepEqual((await found(lead)).map(({ kind }) => kind), ['waiting'], 'who is not to be reached hears it as always');
	});

	await t.test('while somebody is on duty nobody is called; when they go, what is left is', async () => {
		const before = await idOf(host);
		await s.wilg.ask('clock.advance', { by_ms: 11 * MINUTE_MS });
		await lead.ask('duty.begin', { community: open, minutes: 15 });
		await s.wilg.ask('message.post', { room: s.room, text: h.word(), nonce: nonce() });
		assert.equal(await idOf(host), before);
		const from = host.events.length;
		await lead.ask('duty.end', { community: open });
		await called(host, from);
		assert.notEqual(await idOf(host), before);
	});

	await t.test('S2 P12: the device of who can be reached is woken, with the same bytes as always', async () => {
		const endpoint = service.endpoint();
		assert.equal(await host.status('push.subscribe', { endpoint: h.secret(endpoint) }), 'ok');
		await host.cut();
		await s.wilg.ask('clock.advance', { by_ms: 11 * MINUTE_MS });
		await s.wilg.ask('message.post', { room: s.room, text: h.word(), nonce: nonce() });
		const [request] = await service.woken(endpoint);
		assert.match(request.text, /Content-Length: 0\r\n/i);
		host = await of('hazelaar', 'peer');
	});

	await t.test('no longer to be reached: not told, and the coordinator sees it', async () => {
		await host.ask('duty.off_call', { community: open });
		await host.ask('duty.off_call', { community: open });
		const last = await idOf(host);
		await s.wilg.ask('clock.advance', { by_ms: 11 * MINUTE_MS });
		await s.wilg.ask('message.post', { room: s.room, text: h.word(), nonce: nonce() });
		assert.equal(await idOf(host), last);
		assert.equal((await reach(coordinator)).on_call, 0);
		await host.ask('duty.on_call', { community: open, minutes: 60 });
		await host.ask('community.leave', { community: open });
		await until('who left cannot be reached', async () => (await reach(coordinator)).on_call === 0);
	});
});
