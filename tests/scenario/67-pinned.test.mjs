// C3: cards that hosts and coordinators pin at the top of a group, with a first and a last day. They come and
// go at midnight of the Netherlands, are for who may read there, and show a message only while everybody
// may read it and its author is here. Z5: what is to come is nobody else's. P3: erased with who wrote it.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { until } from '../lib/daemon.mjs';
import { dayNumber, nextMidnight } from '../lib/days.mjs';
import { account, community, house, map, nonce, region } from '../lib/house.mjs';

const DAY_MS = 86_400_000;
const plan = region({
	communities: [community('open', 'open', [{ name: 'Kamer een' }, { name: 'Kamer twee' }]),
		community('kring', 'introduction', [{ name: 'Kamer een' }, { name: 'Kamer twee' }]), community('elders')],
	accounts: [
		account('wilg', 'resident', 'region', ['open', 'kring']), account('merel', 'resident', 'region', ['open']),
		account('vlier', 'resident', 'region', ['open']),
		account('hazelaar', 'peer', 'region', ['open', 'kring', 'elders']), account('esdoorn', 'coordinator'),
		account('grutto', 'auditor'), account('kastanje', 'professional'),
	],
});

test('C3: pinned cards', async (t) => {
	const h = await house(t, { plan });
	const connect = async (login, hat) => (await h.resident(login, hat)).connect();
	// Wilg looks at both rooms.
	const looking = async () => {
		const c = await connect('wilg');
		for (const room of c.hello.rooms) await c.ask('room.watch', { room: room.room });
		return c;
	};
	let [wilg, host, esdoorn] = [await looking(), await connect('hazelaar', 'peer'), await connect('esdoorn', 'coordinator')];
	const { communities, rooms } = await map(wilg);
	const open = communities.open, one = rooms['open/Kamer een'], two = rooms['open/Kamer twee'];
	const day = (days) => dayNumber(h.now() + days * DAY_MS);
	const card = (more = {}) => ({ title: h.word('kop'), text: h.word('kaart'), first_day: day(0), last_day: day(3), ...more });
	const fresh = (more) => ({ ...card(more), nonce: nonce() });
	const make = async (c, more, community = open) => (await c.ask('pinned.make', { community, ...fresh(more) })).pinned;
	const kept = async (c = esdoorn, community = open) => (await c.ask('pinned.list', { community })).cards;
	const versionOf = async (pinned) => (await kept()).find((it) => it.pinned === pinned).version;
	const inRoom = async (c, room) => (await c.ask('room.look', { room })).pinned;
	const onPage = async (c, community) => (await c.ask('community.look', { community })).pinned;
	const ids = (cards) => cards.map((it) => it.pinned);
	const clear = async (community = open) => {
		for (const it of await kept(esdoorn, community)) await esdoorn.ask('pinned.end', { pinned: it.pinned });
	};
	const told = (c, room, from) => c.event((it) => it.ev === 'room.changed' && it.room === room, from);
	const post = async (c, room, text = h.word('bericht')) => ({ text, ...await c.ask('message.post', { room, text, nonce: nonce() }) });

	await t.test('C3 Z5: a room shows its own and those of its community, today, to who may read there', async () => {
		const guest = await (await h.guest()).connect();
		const words = card();
		const from = wilg.events.length;
		const { pinned: all } = await esdoorn.ask('pinned.make', { community: open, ...words, nonce: nonce() });
		await told(wilg, one, from);
		await told(wilg, two, from);
		const mine = await make(host, { room: one }), coming = await make(host, { first_day: day(1) });
		for (const c of [wilg, guest, host]) {
			assert.deepEqual(ids(await inRoom(c, one)), [all, mine], c.who);
			assert.deepEqual(ids(await inRoom(c, two)), [all]);
			assert.deepEqual(ids(await onPage(c, open)), [all], 'a community has what is for all of it');
		}
		const [seen] = await inRoom(wilg, two);
		assert.deepEqual([seen.title, seen.text, seen.first_day, seen.last_day, seen.version], [words.title, words.text, words.first_day, words.last_day, 1]);
		// In a closed one, members see what is for all; what is for a room is for who is in it.
		const inner = await make(host, { room: rooms['kring/Kamer twee'] }, communities.kring), outer = await make(host, {}, communities.kring);
		assert.deepEqual(ids(await inRoom(wilg, rooms['kring/Kamer twee'])), [inner, outer]);
		await wilg.ask('room.leave', { room: rooms['kring/Kamer twee'] });
		assert.deepEqual(ids(await inRoom(wilg, rooms['kring/Kamer twee'])), [outer]);
		assert.deepEqual([await inRoom(guest, rooms['kring/Kamer twee']), await onPage(guest, communities.kring)], [[], []]);
		for (const [login, hat] of [['kastanje', 'professional'], ['grutto', 'auditor'], ['esdoorn', 'coordinator']]) {
			const c = await connect(login, hat);
			assert.deepEqual(await onPage(c, open), [], `${hat}: takes no part`);
			await c.close();
		}
		// What is to come, and who keeps it, is not to be found out (Z3).
		for (const c of [wilg, guest]) {
			for (const [cmd, args] of [['pinned.list', { community: open }], ['pinned.end', { pinned: coming }], ['pinned.make', { community: open, ...fresh() }],
				['pinned.change', { pinned: coming, version: 1, ...card() }], ['pinned.order', { community: open, cards: [] }]])
				assert.equal(await c.status(cmd, args), 'not_found', cmd);
			assert.ok(!c.frames.some((frame) => frame.includes(coming)));
		}
		assert.deepEqual((await kept()).map((it) => it.state), ['running', 'running', 'coming']);
		await guest.close();
		await clear();
		await clear(communities.kring);
		assert.deepEqual(await inRoom(wilg, one), []);
	});

	await t.test('C3: hostile days and words are refused with their field; a message needs no text', async () => {
		await clear();
		const no = async (more, field, status = 'bad_argument') => {
			const refusal = await host.refusal('pinned.make', { community: open, ...fresh(more) });
			assert.deepEqual([refusal.status, refusal.field], [status, field], JSON.stringify(more));
		};
		for (const bad of [20260230, 20261301, 20261200, 0, 1, 20261131]) await no({ first_day: bad }, 'first_day');
		for (const bad of [20270229, 20991231, 20261331, 0, day(-1), day(400)]) await no({ last_day: bad }, 'last_day');
		for (const bad of [-1, 21000101]) for (const field of ['first_day', 'last_day']) await no({ [field]: bad }, field);
		for (const bad of [2 ** 53, 1.5, '20261224', null]) for (const field of ['first_day', 'last_day']) assert.match(await host.status('pinned.make', { community: open, ...fresh({ [field]: bad }) }), /^bad_/);
		await no({ first_day: day(5), last_day: day(4) }, 'last_day');
		for (const title of ['', ' kop', 'twee\nregels', 'kop\u202Ekop', 'kop\u200Bkop', 'x'.repeat(81)]) await no({ title }, 'title');
		for (const text of [' \n ', 'x'.repeat(501)]) await no({ text }, 'text');
		const { text: _, ...without } = card();
		assert.equal((await host.refusal('pinned.make', { community: open, ...without, nonce: nonce() })).field, 'text', 'a card says something');
		assert.deepEqual((await kept()).filter((it) => it.state !== 'over'), []);
	});

	await t.test('C3: a change counts on, another’s change is a conflict, and an ended card comes back', async () => {
		await clear();
		const pinned = await make(host, { room: one });
		const words = card();
		assert.equal(await esdoorn.status('pinned.change', { pinned, version: 2, ...words }), 'conflict');
		const from = wilg.events.length;
		await esdoorn.ask('pinned.change', { pinned, version: 1, ...words });
		await told(wilg, one, from);
		assert.deepEqual((await inRoom(wilg, one)).map((it) => [it.title, it.text, it.version]), [[words.title, words.text, 2]]);
		assert.equal(await host.status('pinned.change', { pinned, version: 1, ...card() }), 'conflict', 'made from another screen');
		await host.ask('pinned.end', { pinned });
		await host.ask('pinned.end', { pinned }); // twice is once
		assert.deepEqual([(await kept()).find((it) => it.pinned === pinned).state, await inRoom(wilg, one)], ['over', []]);
		await host.ask('pinned.change', { pinned, version: await versionOf(pinned), ...card() });
		assert.deepEqual(ids(await inRoom(wilg, one)), [pinned]);
	});

	await t.test('D4: a card that is made again is the same card; that of another author is another', async () => {
		await clear();
		const sent = { community: open, ...fresh({ room: one }) };
		const made = async (c, more) => (await c.ask('pinned.make', { ...sent, ...more })).pinned;
		const first = await made(host);
		assert.equal(await made(host), first);
		await host.ask('pinned.change', { pinned: first, version: 1, ...card() });
		assert.equal(await made(host), first, 'also when its author wrote it anew meanwhile');
		assert.deepEqual((await inRoom(wilg, one)).map((it) => [it.pinned, it.version]), [[first, 2]]);
		const second = await made(esdoorn), elsewhere = await made(esdoorn, { community: communities.kring, room: undefined });
		assert.equal(new Set([first, second, elsewhere]).size, 3, 'of each author in each community');
		assert.deepEqual([await made(esdoorn), await made(host)], [second, first]);
		// Who writes the words of another anew does not take their nonce.
		await esdoorn.ask('pinned.change', { pinned: first, version: 2, ...card() });
		assert.deepEqual([await made(esdoorn), ids(await inRoom(wilg, one))], [second, [first, second]]);
		assert.equal((await host.refusal('pinned.make', { ...sent, nonce: 'kort' })).field, 'nonce');
		await clear(communities.kring);
	});

	await t.test('C3: five are shown, in the order that was chosen; twenty are kept, and what is over makes room', async () => {
		await clear();
		const made = [];
		for (let i = 0; i < 7; i++) made.push(await make(host));
		assert.deepEqual(ids(await inRoom(wilg, one)), made.slice(0, 5));
		const all = ids(await kept()), turned = [...all].reverse();
		const order = (list) => host.status('pinned.order', { community: open, cards: list.map((pinned) => ({ pinned })) });
		const foreign = await make(host, {}, communities.elders);
		for (const wrong of [all.slice(1), [...all, all[0]], [...all.slice(1), all[1]], [...all.slice(1), foreign], []]) assert.equal(await order(wrong), 'conflict');
		const from = wilg.events.length;
		assert.equal(await order(turned), 'ok');
		await told(wilg, two, from);
		assert.deepEqual(ids(await inRoom(wilg, one)), [...made].reverse().slice(0, 5));
		while ((await kept()).length < 20) await make(host);
		const over = (await kept()).filter((it) => it.state === 'over').length;
		for (let i = 0; i < over; i++) await make(host);
		assert.equal((await kept()).length, 20);
		assert.equal((await host.refusal('pinned.make', { community: open, ...fresh() })).status, 'pinned_full');
	});

	await t.test('C3 P3: a message shows as it is now, and leaves with its words, its author, or the right to read it', async () => {
		await clear();
		const merel = await connect('merel');
		const message = await post(merel, one);
		const pinned = await make(host, { message: message.message, text: undefined });
		const words = async (c = wilg, room = two) => (await inRoom(c, room)).map((it) => it.message?.text);
		const [first] = await inRoom(wilg, two);
		assert.deepEqual([first.message.text, first.message.author.name, first.message.room, first.message.seq], [message.text, 'Merel', one, message.seq]);
		// Each change is told to who looks elsewhere too, and shows at once.
		const watcher = await (await h.guest()).connect();
		await watcher.ask('room.watch', { room: two });
		const change = async (work, expected) => {
			const from = watcher.events.length;
			await work();
			await told(watcher, two, from);
			assert.deepEqual(await words(), expected);
		};
		const edited = h.word('anders');
		await change(() => merel.ask('message.edit', { message: message.message, text: edited }), [edited]);
		await change(() => host.ask('message.cover', { message: message.message, cover: 'loss' }), [undefined]);
		assert.equal((await inRoom(wilg, two))[0].message.cover, 'loss');
		await change(() => host.ask('message.hide', { message: message.message, reason: h.word('reden') }), []);
		assert.deepEqual((await kept()).filter((it) => it.pinned === pinned).map((it) => [it.state, it.message_shows]), [['running', false]]);
		await change(() => host.ask('message.show', { message: message.message, reason: h.word('reden') }), [undefined]);
		await change(() => merel.ask('message.remove', { message: message.message }), []);
		// Who pauses, closes or leaves does not stand at the top of a group.
		const vlier = await connect('vlier');
		await make(host, { message: (await post(vlier, one)).message });
		assert.equal((await words()).length, 1);
		await change(() => vlier.ask('community.leave', { community: open }), []);
		const guest = await (await h.guest()).connect();
		await guest.ask('room.join', { room: one });
		await make(host, { message: (await post(guest, one)).message });
		assert.equal((await words()).length, 1);
		await change(() => guest.status('account.close').catch(() => undefined), []);
		await watcher.close();
		await merel.close();
	});

	await t.test('Z2 Z3 Z6: only messages that everybody who sees the card may read, and that the one who pins reads', async () => {
		await clear();
		const [here, there] = [await post(host, one), await post(host, rooms['kring/Kamer een'])];
		const status = (c, message, more = {}, community = open) => c.status('pinned.make', { community, ...fresh(more), message });
		assert.equal(await status(host, there.message), 'not_found', 'of another community');
		assert.equal(await status(host, here.message, { room: rooms['kring/Kamer een'] }), 'not_found', 'a room of another community');
		assert.equal(await status(esdoorn, here.message), 'not_found', 'a coordinator reads no message');
		assert.equal(await status(host, there.message, {}, communities.kring), 'pinned_message', 'not all members are in that room');
		assert.equal(await status(host, there.message, { room: rooms['kring/Kamer twee'] }, communities.kring), 'pinned_message');
		assert.equal(await status(host, there.message, { room: rooms['kring/Kamer een'] }, communities.kring), 'ok');
		assert.deepEqual((await inRoom(wilg, rooms['kring/Kamer een'])).map((it) => it.message.text), [there.text]);
		assert.ok(!JSON.stringify(await kept(esdoorn, communities.kring)).includes(there.text), 'the list of a coordinator has none of its words');
		// A coordinator who changes the card keeps what it points at.
		const [{ pinned, version, message }] = (await kept(esdoorn, communities.kring)).filter((it) => it.state === 'running');
		await esdoorn.ask('pinned.change', { pinned, version, ...card({ message }) });
		assert.deepEqual((await inRoom(wilg, rooms['kring/Kamer een'])).map((it) => it.message.text), [there.text]);
		const hidden = await post(wilg, one);
		await host.ask('message.hide', { message: hidden.message, reason: h.word('reden') });
		assert.equal(await status(host, hidden.message), 'pinned_message');
		await clear(communities.kring);
		// An open community that closes: what was for all no longer shows a message of one room.
		await make(host, { message: here.message, room: one });
		await make(host, { message: here.message });
		assert.equal((await inRoom(wilg, one)).length, 2);
		const { settings, state } = await esdoorn.ask('community.settings', { community: open });
		const becomes = (access) => esdoorn.ask('community.change', { community: open, settings: { ...settings, unattended_slow_s: 30, first_held: 1, access }, state });
		await becomes('introduction');
		assert.equal((await inRoom(wilg, one)).length, 1, 'only in its own room');
		assert.deepEqual(await inRoom(wilg, two), []);
		await becomes('open');
	});

	await t.test('LE9: each act is written down with its card', async () => {
		const auditor = await connect('grutto', 'auditor');
		for (const what of ['pinned.made', 'pinned.changed', 'pinned.ended']) {
			const { rows } = await auditor.ask('audit.list', { what });
			assert.ok(rows.some((it) => it.outcome === 'ok' && it.object_kind === (it.object ? 'pinned' : it.object_kind)), what);
		}
		assert.ok((await auditor.ask('audit.list', { what: 'pinned.made' })).rows.some((it) => it.outcome === 'not_found'), 'also what was refused');
		await auditor.close();
	});

	await t.test('C3: cards come and go at midnight, and who looks is told', async () => {
		await clear();
		const today = await make(host, { room: one, last_day: day(0) }), tomorrow = await make(host, { first_day: day(1), last_day: day(1) });
		assert.deepEqual(ids(await inRoom(wilg, one)), [today]);
		const pass = async (to_ms) => {
			await wilg.ask('clock.advance', { by_ms: to_ms - h.now() });
			wilg = await looking(); // a night is longer than a session
		};
		await pass(nextMidnight(h.now()) - 60_000);
		assert.deepEqual(ids(await inRoom(wilg, one)), [today], 'to the last minute');
		const from = wilg.events.length;
		await wilg.ask('clock.advance', { by_ms: 61_000 });
		assert.deepEqual(ids(await inRoom(wilg, one)), [tomorrow], 'the server’s clock says so, whatever was told');
		await told(wilg, one, from);
		await told(wilg, two, from);
		await pass(nextMidnight(h.now()) + 1000);
		assert.deepEqual(await inRoom(wilg, one), []);
		host = await connect('hazelaar', 'peer');
		assert.deepEqual((await kept(host)).filter((it) => [today, tomorrow].includes(it.pinned)).map((it) => it.state), ['over', 'over']);
		// Thirty days later it is erased; what was ended by hand too.
		await pass(h.now() + 29 * DAY_MS);
		host = await connect('hazelaar', 'peer');
		assert.ok(ids(await kept(host)).includes(tomorrow));
		await pass(h.now() + 3 * DAY_MS);
		host = await connect('hazelaar', 'peer');
		await until('it is erased', async () => (await kept(host)).length === 0);
	});

	await t.test('P3 P6 P7: cards go with who wrote them, open where they stand, and lie sealed', async () => {
		esdoorn = await connect('esdoorn', 'coordinator');
		const days = { first_day: dayNumber(Date.now()), last_day: day(60) }; // a restart puts the clock back
		const byHost = await make(host, days), byCoordinator = await make(esdoorn, days);
		assert.equal((await inRoom(wilg, one)).length, 2);
		await h.stop();
		assert.match(await h.ctl('verify'), /All is well/);
		const sql = (text) => execFileSync('sqlite3', [join(h.dataDir, 'noaber.db'), text]).toString().trim();
		assert.equal(sql('SELECT count(*) FROM pinned_card WHERE (by_member IS NULL) = (by_account IS NULL)'), '0', 'a face or an account, never both (P10)');
		await h.start();
		const leaver = await h.resident('hazelaar', 'peer');
		const c = await leaver.connect();
		await c.ask('account.close');
		wilg = await looking();
		await wilg.ask('clock.advance', { by_ms: 22 * DAY_MS });
		wilg = await looking();
		assert.ok(ids(await inRoom(wilg, one)).includes(byCoordinator));
		await until('the host is erased', async () => !ids(await inRoom(wilg, one)).includes(byHost));
		assert.deepEqual(ids(await inRoom(wilg, one)), [byCoordinator]);
		await until('its row is gone too', () => sql('SELECT count(*) FROM pinned_card WHERE by_member IS NOT NULL') === '0');
	});
});
