// C3: a community that is closed with an introduction. Somebody asks with some sentences for the hosts,
// who say yes or no. P10: nothing joins an ask to another, nobody learns who is inside or who answered.
// Z10: no ask gets round a ban.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { until } from '../lib/daemon.mjs';
import { account, community, house, map, region } from '../lib/house.mjs';

const DAY_MS = 86_400_000;
const LONG = { 'sessions.absolute_hours': 5000, 'sessions.idle_minutes': 400000, 'sessions.idle_staff_minutes': 400000 };
const plan = region({
	communities: [community('open'), community('kring', 'introduction'), community('tuin', 'introduction'),
		community('berg', 'introduction'), community('dal', 'introduction'), community('eind', 'introduction'), community('besloten', 'invite')],
	accounts: [account('hazelaar', 'peer', 'community:kring', ['kring']), account('roerdomp', 'peer', 'community:kring', ['kring']),
		account('wilg', 'peer', 'community:tuin', ['tuin']), account('buiten', 'peer', 'community:kring'),
		account('dienst', 'duty', 'region', ['kring']), account('esdoorn', 'coordinator'), account('toezicht', 'auditor'),
		account('lid', 'resident', 'region', ['kring']), account('lastig', 'resident', 'region', ['kring'])],
});

function rows(h, sql) {
	const text = execFileSync('sqlite3', ['-readonly', '-json', join(h.dataDir, 'noaber.db'), sql], { encoding: 'utf8' });
	return text.trim() ? JSON.parse(text).map(Object.values) : [];
}

const mine = async (c) => (await c.ask('introduction.mine')).introductions;
const asks = async (c) => (await c.ask('introduction.list')).introductions;
/** Moves the clock, by somebody who is signed in for that alone. */
async function pass(h, by_ms) {
	const c = await (await h.guest()).connect();
	await c.ask('clock.advance', { by_ms });
	c.cut();
}
const waits = ({ ev }) => ev === 'introduction.waits';
const told = (kind) => ({ ev, data }) => ev === 'notice.changed' && data.kind === kind;

test('C3 P10: asking to come in', async (t) => {
	const h = await house(t, { plan, settings: LONG });
	await t.test('a no, a withdrawal, and no answer at all', (part) => aNo(part, h));
	await t.test('a yes', (part) => aYes(part, h));
});

async function aYes(t, h) {
	const host = await (await h.resident('hazelaar', 'peer')).connect();
	const { communities, rooms } = await map(host);
	const kring = communities.kring, room = rooms['kring/Kamer een'];
	await host.ask('room.watch', { room });
	const other = await (await h.resident('wilg', 'peer')).connect();
	const somebody = async () => (await h.guest()).connect();
	const ask = (c, where = kring, more = {}) =>
		c.ask('introduction.ask', { community: where, name: h.name(), text: `${h.word('kennis')} maken, graag.`, ...more });

	await t.test('the hosts hear that somebody asks, the longest wait stands first, and nobody else reads it', async () => {
		const first = await somebody(), second = await somebody();
		const words = { name: h.name(), text: `Ik ben nieuw. ${h.word('zin')} Mag ik erbij?` };
		assert.deepEqual((await first.ask('community.look', { community: kring })).community.may, ['introduction.ask']);
		await ask(first, kring, words);
		assert.deepEqual((await host.event(waits)).data, { community: kring, waiting: 1 });
		await ask(second);
		const list = await asks(host);
		assert.deepEqual(Object.keys(list[0]).sort(), ['community', 'community_name', 'days', 'introduction', 'name', 'text']);
		assert.deepEqual([list.length, list[0].name, list[0].text, list[0].days], [2, words.name, words.text, 0]);
		for (const [key, hat] of [['wilg', 'peer'], ['esdoorn', 'coordinator'], ['lid', 'resident'], ['buiten', 'peer'], ['hazelaar', 'resident']]) {
			const c = await (await h.resident(key, hat)).connect();
			assert.deepEqual(await asks(c), [], `${key} as ${hat}`);
			c.cut();
		}
		assert.equal(await other.status('introduction.accept', { introduction: list[0].introduction }), 'not_found');
		const [own] = await mine(first);
		assert.deepEqual([own.community, own.state, own.days, own.text, own.reason], [kring, 'waiting', 0, words.text, undefined]);
		assert.equal(await first.status('room.join', { room }), 'forbidden', 'asking opens nothing');
		await ask(first); // a retry, or a second try: one open ask of a person and community
		assert.deepEqual((await asks(host)).map((one) => one.text), list.map((one) => one.text));
		for (const c of [first, second]) await c.ask('introduction.withdraw', { community: kring });
	});

	await t.test('a yes: a member at once, told in each tab, by nobody in particular', async () => {
		const session = await h.guest(), name = h.name();
		const c = await session.connect(), tab = await session.connect();
		await ask(c, kring, { name });
		const [{ introduction }] = await asks(host);
		const { member } = await host.ask('introduction.accept', { introduction });
		assert.deepEqual([member.name, member.hat], [name, 'resident']);
		for (const one of [c, tab]) await one.event(told('let_in'));
		const [notice] = (await c.ask('notice.list')).notices;
		assert.deepEqual([notice.kind, notice.community, notice.room], ['let_in', kring, undefined]);
		assert.deepEqual(await mine(c), []);
		assert.equal((await c.ask('room.join', { room })).room.me.member, member.member);
		assert.equal(await host.status('introduction.accept', { introduction }), 'not_found', 'of two hosts one decides');
		assert.equal(await c.status('introduction.ask', { community: kring, name, text: 'nog een keer, graag' }), 'forbidden');
		assert.deepEqual(rows(h, 'SELECT * FROM introduction WHERE state = 0'), []);
	});

	await t.test('P10: a name that somebody inside has is not told; who comes in gets another', async () => {
		const c = await somebody();
		const inside = (await host.ask('room.look', { room })).room.me.name;
		await ask(c, kring, { name: inside });
		const [{ introduction, name }] = await asks(host);
		assert.equal(name, inside);
		const { member } = await host.ask('introduction.accept', { introduction });
		assert.notEqual(member.name, inside);
		assert.equal((await c.ask('room.join', { room })).room.me.name, member.name);
		await c.ask('community.rename', { community: kring, name: h.name() });
	});

	await t.test('P10: two asks of one person share nothing, and no row leads to an account', async () => {
		const c = await somebody();
		await ask(c, kring);
		await ask(c, communities.tuin);
		const [one, two] = rows(h, 'SELECT CAST(id AS TEXT), CAST(community_id AS TEXT), hex(link), CAST(key_id AS TEXT), hex(account_sealed), hex(name_sealed) FROM introduction ORDER BY id DESC LIMIT 2');
		for (const value of one) assert.ok(!two.includes(value), `${value}`);
		const accounts = rows(h, 'SELECT CAST(id AS TEXT), CAST(key_id AS TEXT) FROM account').flat();
		for (const value of [...one, ...two]) assert.ok(!accounts.includes(value), `${value}`);
		for (const list of [await asks(host), await asks(other)]) assert.equal(list.length, 1);
	});

	await t.test('three a day, over all communities; words without links', async () => {
		const c = await somebody();
		assert.equal(await c.status('introduction.ask', { community: kring, name: h.name(), text: 'Kijk op https://ergens.nl eens' }), 'no_links_yet');
		for (const text of ['kort', 'x'.repeat(401), ' \n \n \n \n \n \n ']) assert.equal(await c.status('introduction.ask', { community: kring, name: h.name(), text }), 'bad_argument');
		assert.equal(await c.status('introduction.ask', { community: kring, name: 'Dokter Jan', text: 'een zin over mij' }), 'name_refused');
		for (const slug of ['kring', 'tuin', 'berg']) await ask(c, communities[slug]);
		await c.ask('introduction.withdraw', { community: communities.berg });
		assert.equal(await c.status('introduction.ask', { community: communities.dal, name: h.name(), text: 'een zin over mij' }), 'introductions_enough');
		assert.equal(await c.status('introduction.ask', { community: communities.berg, name: h.name(), text: 'een zin over mij' }), 'introduction_later');
	});

	await t.test('Z10: who is kept out finds nothing; what a host blocked changes nothing of what they decide', async () => {
		const lead = await (await h.resident('dienst', 'duty')).connect();
		const come = async (key) => (await h.resident(key, 'resident')).connect();
		const faceOf = (c) => c.hello.rooms.find((one) => one.community === kring).me.member;
		const lid = await come('lid'), lastig = await come('lastig');
		await lead.ask('sanction.ban', { member: faceOf(lid), days: 3, rule: 'Wees vriendelijk.', reason: 'Dit hoort bij de proef.' });
		assert.equal(await lid.status('introduction.ask', { community: kring, name: h.name(), text: 'een zin over mij' }), 'not_found');
		await host.ask('aside.set', { member: faceOf(lastig), how: 'block' });
		await lastig.ask('community.leave', { community: kring });
		const text = `${h.word('terug')} wil ik graag.`;
		await ask(lastig, kring, { text });
		const { introduction } = (await asks(host)).find((one) => one.text === text);
		await host.ask('introduction.accept', { introduction });
		await lastig.event(told('let_in'));
	});

	await t.test('erased: the ask goes with its words and its key', async () => {
		const c = await somebody(), before = rows(h, 'SELECT count(*) FROM introduction')[0][0];
		await ask(c, communities.dal);
		const [[key]] = rows(h, 'SELECT CAST(key_id AS TEXT) FROM introduction ORDER BY id DESC LIMIT 1');
		await c.ask('account.close');
		await until('the ask is gone', async () => {
			await pass(h, 60_000);
			return rows(h, 'SELECT count(*) FROM introduction')[0][0] === before;
		});
		const wrapped = execFileSync('sqlite3', ['-readonly', join(h.dataDir, 'keys.db'), `SELECT wrapped IS NULL FROM data_key WHERE id = ${key}`], { encoding: 'utf8' });
		assert.equal(wrapped.trim(), '1');
	});
}

async function aNo(t, h) {
	const host = await (await h.resident('hazelaar', 'peer')).connect();
	const second = await (await h.resident('roerdomp', 'peer')).connect();
	const { communities } = await map(host);
	const kring = communities.kring;
	const args = () => ({ community: kring, name: h.name(), text: `${h.word('kennis')} maken, graag.` });
	const somebody = async () => {
		const session = await h.guest();
		return { session, c: await session.connect() };
	};

	await t.test('a no is told with its reason, never by which host; then a week', async () => {
		const { session, c } = await somebody();
		await c.ask('introduction.ask', args());
		const [{ introduction }] = await asks(second);
		assert.equal(await second.status('introduction.decline', { introduction }), 'bad_argument', 'not without a reason');
		assert.equal(await second.status('introduction.decline', { introduction, reason: 'full', words: 'En ook dit.' }), 'bad_argument');
		const words = `We ${h.word('zijn')} nu met genoeg mensen.`;
		await second.ask('introduction.decline', { introduction, words });
		await c.event(told('introduction'));
		assert.equal(await host.status('introduction.accept', { introduction }), 'conflict', 'of two hosts one decides');
		const [own] = await mine(c);
		assert.deepEqual([own.state, own.words, own.reason, own.text, own.again_days], ['declined', words, undefined, undefined, 7]);
		const [notice] = (await c.ask('notice.list')).notices;
		assert.deepEqual(Object.keys(notice).sort(), ['at_ms', 'kind', 'notice'], 'nothing of where');
		assert.equal(rows(h, `SELECT count(*) FROM introduction WHERE text_sealed IS NOT NULL`)[0][0], 0, 'the words are gone');
		const { lines } = await c.ask('audit.mine');
		assert.ok(!JSON.stringify([lines, own, notice]).includes('Roerdomp'));
		assert.ok(!lines.some(({ what }) => what.startsWith('introduction')), 'who answered stands in nobody’s own log');
		const auditor = await (await h.resident('toezicht', 'auditor')).connect();
		assert.equal((await auditor.ask('audit.list')).rows.filter(({ event, outcome }) => event === 'introduction.declined' && outcome === 'ok').length, 1);
		auditor.cut();
		const refused = await c.ask('introduction.ask', args()).catch((error) => error);
		assert.equal(refused.status, 'introduction_later');
		assert.ok(refused.retry_ms > 6 * DAY_MS && refused.retry_ms <= 7 * DAY_MS);
		await pass(h, 7 * DAY_MS);
		const again = await session.connect();
		await again.ask('introduction.ask', args());
		assert.equal((await asks(host)).length, 1);
		await again.ask('introduction.withdraw', { community: kring });
	});

	await t.test('one that is withdrawn is gone for the hosts, and the word that it waits too; again after a day', async () => {
		const { c } = await somebody();
		const waitsFor = async () => (await host.ask('notice.list')).notices.filter(({ kind }) => kind === 'waiting').map((one) => one.community);
		assert.deepEqual(await waitsFor(), []);
		await c.ask('introduction.ask', args());
		assert.deepEqual(await waitsFor(), [kring]);
		const [{ introduction }] = await asks(host);
		await c.ask('introduction.withdraw', { community: kring });
		assert.deepEqual([await asks(host), await waitsFor()], [[], []]);
		assert.equal(await host.status('introduction.accept', { introduction }), 'conflict');
		assert.equal(await c.status('introduction.withdraw', { community: kring }), 'not_found');
		assert.deepEqual((await mine(c)).map(({ state, again_days }) => [state, again_days]), [['withdrawn', 1]]);
		assert.equal(await c.status('introduction.ask', args()), 'introduction_later');
		await pass(h, DAY_MS);
		await c.ask('introduction.ask', args());
	});

	await t.test('who is away is not there for the hosts', async () => {
		const [before] = await asks(host);
		const { c } = await somebody();
		const login = h.word('login').slice(0, 30);
		h.secret((await c.ask('account.keep', { login, passphrase: 'een lange zin voor later' })).recovery_phrase);
		await c.ask('introduction.ask', args());
		const [, { introduction }] = await asks(host);
		await c.ask('account.pause', { days: 2 });
		assert.deepEqual((await asks(host)).map((one) => one.introduction), [before.introduction]);
		assert.equal(await host.status('introduction.decline', { introduction, reason: 'full' }), 'conflict');
	});

	await t.test('nobody answered for thirty days: it ends, and its person is told', async () => {
		const { c, session } = await somebody();
		const at = h.advanced_ms;
		await c.ask('introduction.ask', args());
		await pass(h, 29 * DAY_MS);
		assert.equal((await mine(c))[0].days, 29);
		await pass(h, DAY_MS);
		assert.deepEqual((await mine(c)).map(({ state, again_days }) => [state, again_days]), [['unanswered', undefined]]);
		await until('it ended', async () => {
			await pass(h, 60_000);
			return rows(h, 'SELECT count(*) FROM introduction WHERE state = 0 AND text_sealed IS NOT NULL')[0][0] === 0;
		});
		const later = await session.connect();
		assert.deepEqual((await later.ask('notice.list')).notices.map(({ kind }) => kind), ['introduction']);
		assert.deepEqual(await asks(host), []);
		await later.ask('introduction.ask', args());
		assert.ok(h.advanced_ms > at);
		await later.ask('introduction.withdraw', { community: kring });
		await pass(h, 8 * DAY_MS);
		await until('nothing of it is kept', async () => {
			await pass(h, 60_000);
			return rows(h, 'SELECT count(*) FROM introduction')[0][0] === 0;
		});
	});

	await t.test('an archived community lets nobody ask', async () => {
		const coordinator = await (await h.resident('esdoorn', 'coordinator')).connect();
		const { settings } = await coordinator.ask('community.settings', { community: communities.eind });
		await coordinator.ask('community.change', { community: communities.eind, settings: { ...settings, unattended_slow_s: 30, first_held: 1 }, state: 'archived' });
		const { c } = await somebody();
		assert.equal(await c.status('introduction.ask', { ...args(), community: communities.eind }), 'read_only');
	});
}
