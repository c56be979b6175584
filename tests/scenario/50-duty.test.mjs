// QU7: while nobody is on duty a community does with messages what it has chosen, and says when
// there will be somebody. WB3: no shift is longer than four hours. An open tab is nobody.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { account, community, house, map, nonce, region } from '../lib/house.mjs';
import { upkeep } from '../lib/people.mjs';

const MINUTE_MS = 60_000, HOUR_MS = 60 * MINUTE_MS, DAY_MS = 24 * HOUR_MS;
const EVERY_DAY = (from, until) => [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from, until }));

const quiet = (slug, unattended) => ({ ...community(slug), unattended });
const plan = region({
	communities: [quiet('open', 'read_only'), quiet('elders', 'slow'), community('besloten', 'invite')],
	accounts: [account('hazelaar', 'peer', 'community:open', ['open']), account('roerdomp', 'peer', 'community:elders', ['elders', 'open']),
		account('steenuil', 'duty', 'region', ['open', 'elders']), account('nieuw', 'peer', 'community:open'),
		account('wilg', 'resident', 'region', ['open']), account('esdoorn', 'coordinator'), account('beuk', 'coordinator', 'community:elders')],
});

const rows = (h, sql) => execFileSync('sqlite3', ['-readonly', join(h.dataDir, 'noaber.db'), sql], { encoding: 'utf8' }).trim();
/** A moment as the clock on the wall in the Netherlands has it. */
const wall = (at_ms) => new Date(at_ms).toLocaleString('sv-SE', { timeZone: 'Europe/Amsterdam' }).slice(0, 16);

async function people(h) {
	const of = async (login, hat) => (await h.resident(login, hat)).connect();
	const wilg = await of('wilg');
	const { communities, rooms } = await map(wilg);
	const open = communities.open, room = rooms['open/Kamer een'];
	await wilg.ask('room.watch', { room });
	return {
		of, wilg, communities, open, room,
		post: () => wilg.status('message.post', { room, text: 'Hallo', nonce: nonce() }),
		list: (id = open) => wilg.ask('duty.list', { community: id }),
		pass: (by_ms) => wilg.ask('clock.advance', { by_ms }),
		/** The next thing that the group hears about who is there. */
		heard: (attended, after) => wilg.event((one) => one.ev === 'duty.changed' && one.data.attended === attended, after),
	};
}

test('QU7: what a group may do follows who is really there', async (t) => {
	const h = await house(t, { plan });
	const p = await people(h);
	const session = await h.resident('hazelaar', 'peer'), host = await session.connect();
	let begun_ms;

	await t.test('nobody is on duty: the group is as its community chose', async () => {
		const duty = await p.list();
		assert.deepEqual([duty.attended, duty.hosts, duty.unattended], [false, [], 'read_only']);
		assert.equal(await p.post(), 'read_only');
	});

	await t.test('a host who begins a shift opens it at once, and the group hears who it is', async () => {
		begun_ms = h.now();
		const { duty, until_ms } = await host.ask('duty.begin', { community: p.open, minutes: 60 });
		assert.ok(Math.abs(until_ms - begun_ms - HOUR_MS) < MINUTE_MS);
		const told = await p.heard(true);
		assert.equal(told.room, undefined, 'it has no number: room.events does not know it');
		assert.deepEqual(told.data, duty);
		assert.deepEqual(told.data.hosts.map(({ name, hat, until_ms: until }) => [name, hat, until]), [['Hazelaar', 'peer', until_ms]]);
		assert.equal(await p.post(), 'ok');
		assert.deepEqual((await p.wilg.ask('room.look', { room: p.room })).duty, duty);
		const listed = (await p.wilg.ask('community.list')).communities;
		assert.deepEqual(listed.map((one) => [one.slug, one.duty.attended]), [['elders', false], ['open', true]]);
	});

	await t.test('an open tab is nobody: after ten minutes without an act the group is on its own', async () => {
		const before = p.wilg.events.length;
		await upkeep(h, p.wilg); // what the host did is seen before time goes by
		await p.pass(10 * MINUTE_MS + 5000);
		assert.equal(await p.post(), 'read_only', 'also before upkeep comes by');
		assert.deepEqual((await p.heard(false, before)).data.hosts, []);
		assert.deepEqual((await p.list()).hosts, []);
		for (const [cmd, args] of [['room.list', {}], ['room.watch', { room: p.room }], ['room.read', { room: p.room, seq: 1 }], ['notice.list', {}]])
			await host.ask(cmd, args); // a page does this by itself, also when it connects again
		await (await session.connect()).close();
		await upkeep(h, p.wilg);
		assert.deepEqual((await p.list()).hosts, [], 'that was nobody');
		await host.ask('session.here');
		await p.heard(true, before);
		assert.equal(await p.post(), 'ok', 'the shift still runs');
	});

	await t.test('WB3: going on is possible, four hours after the beginning at most', async () => {
		const { until_ms } = await host.ask('duty.begin', { community: p.open, minutes: 240 });
		assert.ok(until_ms - begun_ms < 4 * HOUR_MS + MINUTE_MS, 'counted from when it began');
		assert.ok(until_ms - begun_ms > 4 * HOUR_MS - MINUTE_MS);
		for (const minutes of [14, 241]) assert.equal(await host.status('duty.begin', { community: p.open, minutes }), 'bad_argument');
		const { places } = await host.ask('duty.mine');
		assert.deepEqual(places, [{ community: p.open, name: 'Groep open', until_ms }]);
	});

	await t.test('what is written stays little: a column for the posting, a row for the shift', async () => {
		assert.equal(rows(h, 'SELECT count(*) FROM shift'), '1');
		assert.equal(rows(h, "SELECT count(*) FROM pragma_table_info('shift') WHERE name LIKE '%account%'"), '0', 'P10');
	});

	await t.test('a second host: one may go, the group is still not alone', async () => {
		const lead = await p.of('steenuil', 'duty');
		await lead.ask('duty.begin', { community: p.open, minutes: 30 });
		assert.deepEqual((await lead.ask('duty.mine')).places.map((one) => [one.name, one.until_ms !== undefined]),
			[['Groep open', true], ['Groep elders', false]]);
		await p.wilg.ask('account.me'); // what was told before stands before the answer
		const before = p.wilg.events.length;
		const { duty } = await host.ask('duty.end', { community: p.open });
		assert.deepEqual([duty.attended, duty.hosts.map((one) => one.name)], [true, ['Steenuil']]);
		assert.deepEqual((await p.heard(true, before)).data, duty);
		assert.equal(await p.post(), 'ok');
		await lead.ask('duty.end', { community: p.open });
		await p.heard(false, before);
		assert.equal(await p.post(), 'read_only', 'ended at once');
		await lead.ask('duty.end', { community: p.open });
	});

	await t.test('the hat comes off: signing out ends the shift', async () => {
		const session = await h.resident('hazelaar', 'peer');
		const second = await session.connect();
		await host.close();
		for (const { session: other, current } of (await second.ask('session.list')).sessions) if (!current) await second.ask('session.end', { session: other });
		await second.ask('duty.begin', { community: p.open, minutes: 60 });
		assert.equal(await p.post(), 'ok');
		const before = p.wilg.events.length;
		await session.signOut();
		await p.heard(false, before);
		assert.equal(await p.post(), 'read_only');
		assert.equal(rows(h, 'SELECT count(*) FROM shift'), '0');
	});

	await t.test('the task ends: so does the shift, in the same moment', async () => {
		const worker = await p.of('hazelaar', 'peer');
		await worker.ask('duty.begin', { community: p.open, minutes: 60 });
		const coordinator = await p.of('esdoorn', 'coordinator');
		const { appointments } = await coordinator.ask('appointment.list', {});
		const { appointment } = appointments.find((one) => one.name === 'Hazelaar');
		await coordinator.ask('appointment.end', { appointment, reason: 'voor de proef' });
		assert.equal(await p.post(), 'read_only');
		assert.deepEqual((await p.list()).hosts, []);
		assert.equal(await worker.closed, 4001);
	});

	await t.test('who may: hosts with a face here, and nobody else', async () => {
		const elsewhere = await p.of('roerdomp', 'peer'), faceless = await p.of('nieuw', 'peer');
		const args = { community: p.open, minutes: 60 };
		assert.equal(await elsewhere.status('duty.begin', args), 'forbidden', 'the grant is for another community');
		assert.equal(await faceless.status('duty.begin', args), 'not_member');
		assert.equal(await p.wilg.status('duty.begin', args), 'forbidden');
		assert.deepEqual((await p.wilg.ask('duty.mine')).places, []);
		assert.deepEqual((await elsewhere.ask('duty.mine')).places.map((one) => one.name), ['Groep elders']);
	});

	await t.test('it outlives a restart, and ends with its time', async () => {
		const worker = await p.of('steenuil', 'duty');
		await worker.ask('duty.begin', { community: p.communities.elders, minutes: 15 });
		await h.restart();
		const q = await people(h);
		assert.deepEqual((await q.list(q.communities.elders)).hosts.map((one) => one.name), ['Steenuil']);
		for (let i = 0; i < 6; i++) { // the clock of the test began anew: the end is further away
			const lead = await q.of('steenuil', 'duty');
			await q.pass(6 * MINUTE_MS);
			lead.cut();
		}
		assert.deepEqual((await q.list(q.communities.elders)).hosts, []);
	});
});

/** The next night in which the clock of the Netherlands changes: the Sunday, and its hours. */
function nextChange(now_ms) {
	for (let day = 2; ; day++) {
		const noon = (n) => Math.floor(now_ms / DAY_MS) * DAY_MS + n * DAY_MS + 12 * HOUR_MS;
		const [before, after] = [day - 1, day].map((n) => Number(wall(noon(n)).slice(11, 13)));
		if (before !== after) return { sunday: wall(noon(day)).slice(0, 10), saturdayNoon_ms: noon(day - 1), hours: after > before ? 2 : 4 };
	}
}

/** The moment at which the wall shows `hour` of `day`. */
function momentOf(day, hour) {
	const noon_ms = Date.parse(`${day}T12:00:00Z`);
	return noon_ms + (hour - Number(wall(noon_ms).slice(11, 13))) * HOUR_MS;
}

test('QU7: the hours, over a change of the clock, a holiday and closed days', async (t) => {
	const h = await house(t, { plan });
	const { sunday, saturdayNoon_ms, hours } = nextChange(h.now());
	const guest = async () => (await h.guest()).connect();
	const { open, besloten } = (await map(await (await h.resident('esdoorn', 'coordinator')).connect())).communities;
	/** How it stands when the wall shows that; sessions end on the way, so others ask. */
	const lookAt = async (moment_ms) => {
		const one = await guest();
		await one.ask('clock.advance', { by_ms: moment_ms - h.now() });
		one.cut();
		const other = await guest();
		const duty = await other.ask('duty.list', { community: open });
		other.cut();
		return duty;
	};
	const set = async (change, who = 'esdoorn', community_ = open) => {
		const coordinator = await (await h.resident(who, 'coordinator')).connect();
		const args = { community: community_, blocks: EVERY_DAY(600, 1320), on_holidays: false, closed: [], ...change };
		const status = await coordinator.status('hours.set', args);
		coordinator.cut();
		return status;
	};

	await t.test('before anything was set nobody promises anything', async () => {
		const duty = await lookAt(saturdayNoon_ms);
		assert.deepEqual([duty.open, duty.opens_ms, duty.until_ms], [false, undefined, undefined]);
	});

	await t.test('summer time: that night is shorter or longer, and the day begins as always', async () => {
		assert.equal(await set({ blocks: [{ day: 7, from: 60, until: 240 }, { day: 7, from: 600, until: 720 }], on_holidays: true }), 'ok');
		const { opens_ms } = await lookAt(saturdayNoon_ms + HOUR_MS);
		assert.equal(wall(opens_ms), `${sunday} 01:00`);
		const night = await lookAt(opens_ms + MINUTE_MS);
		assert.equal(night.open, true);
		assert.equal(wall(night.until_ms), `${sunday} 04:00`);
		assert.equal(night.until_ms - opens_ms, hours * HOUR_MS);
	});

	await t.test('across opening and closing, twice a day', async () => {
		for (const [hour, isOpen, change] of [[9, false, '10:00'], [11, true, '12:00']]) {
			const duty = await lookAt(momentOf(sunday, hour));
			assert.equal(duty.open, isOpen);
			assert.equal(wall(duty.opens_ms ?? duty.until_ms), `${sunday} ${change}`);
		}
		const after = await lookAt(momentOf(sunday, 13));
		assert.equal(after.opens_ms, momentOf(wall(momentOf(sunday, 12) + 7 * DAY_MS).slice(0, 10), 1), 'a week later, at one in the night');
	});

	await t.test('a closed day says why, and is passed over', async () => {
		const tomorrow = wall(momentOf(sunday, 12) + DAY_MS).slice(0, 10), next = wall(momentOf(sunday, 12) + 2 * DAY_MS).slice(0, 10);
		const closed = [{ day: Number(tomorrow.replaceAll('-', '')), reason: 'We volgen een scholing' }];
		assert.equal(await set({ closed, on_holidays: true }), 'ok');
		const duty = await lookAt(momentOf(tomorrow, 11));
		assert.deepEqual([duty.open, duty.closed, wall(duty.opens_ms)], [false, 'We volgen een scholing', `${next} 10:00`]);
		assert.equal((await lookAt(momentOf(next, 11))).closed, undefined);
	});

	await t.test('public holidays are closed, unless the community says otherwise', async () => {
		const year = Number(sunday.slice(0, 4));
		const [day, word] = [[`${year}-05-05`, 'liberation'], [`${year}-12-25`, 'christmas']].find(([one]) => one > sunday);
		assert.equal(await set({}), 'ok');
		const duty = await lookAt(momentOf(day, 11));
		assert.deepEqual([duty.open, duty.holiday], [false, word]);
		assert.ok(duty.opens_ms > momentOf(day, 24));
		assert.equal(await set({ on_holidays: true }), 'ok');
		const open_ = await lookAt(momentOf(day, 11.5));
		assert.deepEqual([open_.open, open_.holiday], [true, undefined]);
	});

	await t.test('who may set them, and what hours may be', async () => {
		assert.equal(await set({}, 'beuk'), 'forbidden', 'a coordinator of another community');
		assert.equal(await set({}, 'beuk', besloten), 'not_found');
		const one = await guest();
		assert.equal(await one.status('hours.set', { community: open, blocks: [], on_holidays: false, closed: [] }), 'forbidden');
		const shown = await one.ask('hours.look', { community: open });
		assert.deepEqual([shown.blocks.length, shown.on_holidays, shown.closed], [7, true, []]);
		for (const wrong of [{ blocks: [{ day: 1, from: 600, until: 600 }] }, { blocks: [{ day: 1, from: 0, until: 61 }, { day: 1, from: 60, until: 90 }] },
			{ blocks: [{ day: 2, from: 0, until: 60 }, { day: 1, from: 0, until: 60 }] }, { blocks: [{ day: 8, from: 0, until: 60 }] },
			{ blocks: [{ day: 1, from: 0, until: 1441 }] }, { closed: [{ day: 20270230, reason: 'x' }] }, { closed: [{ day: 20270228, reason: '' }] }])
			assert.equal(await set(wrong), 'bad_argument', JSON.stringify(wrong));
		assert.equal((await one.ask('hours.look', { community: open })).blocks.length, 7, 'a refused change leaves all as it was');
	});
});
