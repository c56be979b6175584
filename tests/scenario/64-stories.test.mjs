// C3: a story belongs to its author: who may read it, until when, and gone at once when they say so.
// Z3 Z5: nobody else learns that it is there. P3: erased with the face. P10: listed by its own list alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { atMost, until } from '../lib/daemon.mjs';
import { account, community, house, map, nonce, region } from '../lib/house.mjs';

const DAY_MS = 86_400_000;
const plan = region({
	communities: [community('open'), community('kring', 'introduction'),
		{ ...community('eerst'), moderation: 'before' }],
	accounts: [
		account('wilg', 'resident', 'region', ['open', 'kring', 'eerst']),
		account('merel', 'resident', 'region', ['open', 'kring', 'eerst']),
		account('hazelaar', 'peer', 'region', ['open', 'kring', 'eerst']),
		account('kastanje', 'professional'), account('esdoorn', 'coordinator'), account('grutto', 'auditor'),
	],
});

test('C3: stories', async (t) => {
	const h = await house(t, { plan });
	const author = await (await h.resident('wilg')).connect();
	const reader = await (await h.resident('merel')).connect();
	const host = await (await h.resident('hazelaar', 'peer')).connect();
	const guest = await (await h.guest()).connect();
	const { communities } = await map(author);
	const told = () => ({ title: h.word('titel'), text: `${h.word('begin')}\n\n${h.word('einde')}` });
	const private_words = []; // of stories that were never for the region
	const write = async (where, more = {}, c = author) => {
		const args = { community: communities[where], audience: 'community', nonce: nonce(), ...told(), ...more };
		if (args.audience === 'community') private_words.push(args.title, args.text);
		return (await c.ask('story.write', args)).story;
	};
	const listed = async (c, where) => (await c.ask('story.list', { community: communities[where] })).stories;
	const mine = async (story) => (await author.ask('story.mine')).stories.find((one) => one.story === story);
	const heard = (c, story, gone) => c.event((one) => one.ev === 'story.changed' && one.data.story === story && one.data.gone === gone);

	await t.test('C3 ON9: what is for the community is read by members, with the badge of the server', async () => {
		const words = told();
		const { story, state, author: by } = await write('open', words);
		assert.equal(state, 'shown');
		const { story: seen } = await reader.ask('story.open', { story });
		assert.deepEqual([seen.title, seen.text, seen.author.hat, seen.author.member], [words.title, words.text, 'resident', by.member]);
		assert.equal(seen.opened, undefined, 'only its author is told how often');
		assert.deepEqual((await listed(reader, 'open')).map((one) => [one.story, one.title, one.text]), [[story, words.title, undefined]]);
		for (const c of [guest]) {
			assert.equal(await c.status('story.open', { story }), 'not_found');
			assert.deepEqual(await listed(c, 'open'), []);
		}
		const byHost = await write('open', {}, host);
		assert.equal((await reader.ask('story.look', { story: byHost.story })).story.author.hat, 'peer');
	});

	await t.test('C3: what is for the region is read by who takes part in it, in open communities alone', async () => {
		const { story } = await write('open', { audience: 'region' });
		assert.equal(await guest.status('story.open', { story }), 'ok');
		for (const [login, hat] of [['kastanje', 'professional'], ['esdoorn', 'coordinator'], ['grutto', 'auditor']]) {
			const c = await (await h.resident(login, hat)).connect();
			assert.equal(await c.status('story.open', { story }), 'not_found', hat);
			await c.close();
		}
		const no = await author.refusal('story.write', { community: communities.kring, audience: 'region', nonce: nonce(), ...told() });
		assert.deepEqual([no.status, no.field], ['bad_argument', 'audience']);
		// Back among few: whoever has it open is told to put it away, and it is not there any more.
		await author.ask('story.change', { story, ...told(), audience: 'community' });
		await heard(guest, story, true);
		assert.equal(await guest.status('story.look', { story }), 'not_found');
	});

	await t.test('C3 P3: withdrawn is gone within a second, for who has it open, in lists, and from the store', async () => {
		const { story } = await write('open', { audience: 'region' });
		await reader.ask('story.open', { story });
		await guest.ask('story.open', { story });
		await author.ask('story.withdraw', { story });
		const before = Date.now();
		await Promise.all([reader, guest].map((c) => heard(c, story, true)));
		assert.ok(Date.now() - before < atMost(1000), `${Date.now() - before} ms`);
		for (const c of [reader, guest, host, author]) assert.equal(await c.status('story.look', { story }), 'not_found');
		assert.ok(!(await listed(reader, 'open')).some((one) => one.story === story));
		assert.equal(await mine(story), undefined);
		// Who closed it hears nothing more.
		const other = await write('open');
		await reader.ask('story.open', { story: other.story });
		await reader.ask('story.close', { story: other.story });
		await author.ask('story.change', { story: other.story, ...told(), audience: 'community' });
		await author.ask('story.withdraw', { story: other.story });
		await reader.ask('account.me');
		assert.ok(!reader.events.some((one) => one.data?.story === other.story));
	});

	await t.test('D4: the same nonce is the same story', async () => {
		const args = { community: communities.open, audience: 'community', nonce: nonce(), ...told() };
		const [one, two] = [await author.ask('story.write', args), await author.ask('story.write', args)];
		assert.equal(one.story.story, two.story.story);
	});

	await t.test('C3: how often it was opened is told in coarse words, and never of the author or a host who judges', async () => {
		const { story } = await write('open');
		const opens = async (times) => {
			for (let i = 0; i < times; i++) await reader.ask('story.open', { story });
			return (await mine(story)).opened;
		};
		for (let i = 0; i < 6; i++) await author.ask('story.open', { story });
		assert.equal((await mine(story)).opened, 'few');
		// Looking again after a change or on a new connection counts as nothing.
		for (let i = 0; i < 6; i++) await reader.ask('story.look', { story });
		assert.equal(await opens(4), 'few');
		assert.equal(await opens(1), 'some');
		assert.equal(await opens(15), 'many');
		for (const line of author.frames) assert.ok(!/"opened":\d/.test(line));
	});

	await t.test('MO12 QU7: where a host looks first it waits, and its words are for a host who writes that down', async () => {
		const words = told();
		const { story, state } = await write('eerst', words);
		assert.equal(state, 'waiting');
		assert.equal(await reader.status('story.open', { story }), 'not_found');
		assert.deepEqual(await listed(reader, 'eerst'), []);
		const [card] = await listed(host, 'eerst');
		assert.deepEqual([card.story, card.state, card.title], [story, 'waiting', undefined]);
		assert.equal((await host.ask('story.look', { story })).story.text, undefined);
		assert.equal((await host.ask('story.unveil', { story })).story.text, words.text);
		const reason = h.word('reden');
		await host.ask('story.hide', { story, reason });
		assert.deepEqual([(await mine(story)).state, (await mine(story)).reason], ['hidden', reason]);
		assert.equal(await reader.status('story.open', { story }), 'not_found');
		// Other words: a host looks again, and says yes.
		const better = told();
		assert.equal((await author.ask('story.change', { story, ...better, audience: 'community' })).story.state, 'waiting');
		await host.ask('story.show', { story });
		assert.equal((await reader.ask('story.open', { story })).story.text, better.text);
		assert.equal(await host.status('story.unveil', { story }), 'conflict');
		// A change of what is shown waits too, and leaves the screens at once.
		await author.ask('story.change', { story, ...told(), audience: 'community' });
		await heard(reader, story, true);
		assert.equal(await reader.status('story.look', { story }), 'not_found');
		const lines = (await author.ask('audit.mine')).lines.filter((one) => one.what.startsWith('story.')).map((one) => `${one.what} ${one.name} ${one.place}`);
		assert.deepEqual(lines.reverse(), ['story.unveiled', 'story.hidden', 'story.shown'].map((what) => `${what} Hazelaar Groep eerst`));
	});

	await t.test('MO4 MO13: a host hides with a reason that its author reads; nobody judges an own story', async () => {
		const { story } = await write('open');
		await reader.ask('story.open', { story });
		const reason = h.word('reden');
		await host.ask('story.hide', { story, reason });
		await heard(reader, story, true);
		assert.equal(await reader.status('story.look', { story }), 'not_found');
		assert.equal((await author.ask('story.look', { story })).story.reason, reason);
		await host.ask('story.show', { story, reason: h.word('reden') });
		assert.equal(await reader.status('story.look', { story }), 'ok');
		const own = await write('eerst', {}, host);
		assert.equal(await host.status('story.hide', { story: own.story, reason: 'omdat het kan' }), 'forbidden');
	});

	await t.test('Z5: no frame to who is not in the community holds a word of its stories', async () => {
		const outsiders = [guest];
		for (const [login, hat] of [['kastanje', 'professional'], ['esdoorn', 'coordinator'], ['grutto', 'auditor']]) outsiders.push(await (await h.resident(login, hat)).connect());
		const newest = await Promise.all(['open', 'kring', 'eerst'].map((where) => write(where)));
		for (const c of outsiders) {
			for (const { story } of newest) for (const cmd of ['story.open', 'story.look', 'story.close', 'story.unveil', 'story.withdraw']) assert.equal(await c.status(cmd, { story }), 'not_found');
			for (const id of Object.values(communities)) await c.status('story.list', { community: id });
			await c.ask('story.mine');
			for (const word of private_words.flatMap((text) => text.split('\n\n'))) assert.ok(!c.frames.some((frame) => frame.includes(word)), `${c.who} got ${word}`);
		}
		assert.ok(private_words.length > 15);
		assert.ok(reader.frames.join().includes(private_words[0]), 'the words do reach who may read them');
	});

	await t.test('C3: it can only end sooner; after its date it is gone, and thirty days later erased', async () => {
		const { story } = await write('open', { audience: 'region', until_ms: h.now() + 20 * DAY_MS });
		assert.equal((await author.refusal('story.shorten', { story, until_ms: h.now() + 21 * DAY_MS })).field, 'until_ms');
		assert.equal((await author.refusal('story.shorten', { story, until_ms: h.now() - 1000 })).field, 'until_ms');
		await author.ask('story.shorten', { story, until_ms: h.now() + 60_000 });
		const open = await (await h.guest()).connect();
		await open.ask('story.open', { story });
		await open.ask('clock.advance', { by_ms: 65_000 });
		assert.equal(await open.status('story.open', { story }), 'not_found');
		await heard(open, story, true);
		assert.ok(!(await listed(open, 'open')).some((one) => one.story === story));
		await open.close();
		// Its author still has it, to keep it elsewhere or to erase it now.
		const back = async () => (await h.resident('wilg')).connect();
		let again = await back();
		assert.equal((await again.ask('story.look', { story })).story.state, 'ended');
		assert.equal(await again.status('story.change', { story, ...told(), audience: 'region' }), 'conflict');
		await again.ask('clock.advance', { by_ms: 29 * DAY_MS });
		again = await back();
		assert.equal(await again.status('story.look', { story }), 'ok');
		await again.ask('clock.advance', { by_ms: 2 * DAY_MS });
		again = await back();
		await until('it is erased', async () => await again.status('story.look', { story }) === 'not_found');
		await again.close();
	});

	await t.test('C3 P3: leaving a community takes one’s stories along; erasing too', async () => {
		const watcher = await (await h.resident('merel')).connect();
		const leaver = await (await h.guest()).connect();
		const { rooms } = (await leaver.ask('community.look', { community: communities.open }));
		await leaver.ask('room.join', { room: rooms[0].room });
		const { story } = await write('open', {}, leaver);
		await watcher.ask('story.open', { story });
		await leaver.ask('community.leave', { community: communities.open });
		await heard(watcher, story, true);
		assert.equal(await watcher.status('story.look', { story }), 'not_found');
		const eraser = await h.guest();
		const c = await eraser.connect();
		await c.ask('room.join', { room: rooms[0].room });
		const other = await write('open', {}, c);
		await watcher.ask('story.open', { story: other.story });
		await c.status('account.close').catch(() => undefined);
		await heard(watcher, other.story, true);
		await until('it is gone', async () => await watcher.status('story.look', { story: other.story }) === 'not_found');
		await watcher.close();
	});

	await t.test('R11 Z4: a watch outlives the core, and a reader who may no longer is not told more', async () => {
		const watcher = await (await h.resident('merel')).connect();
		const writer = await (await h.resident('wilg')).connect();
		const { story } = await write('open', {}, writer);
		await watcher.ask('story.open', { story });
		process.kill(h.core(), 'SIGKILL');
		await watcher.event((one) => one.ev === 'connection.resync');
		await watcher.ask('account.me'); // waits until the new core has asked for each right again
		await writer.ask('story.withdraw', { story });
		await heard(watcher, story, true);
		await watcher.close();
		await writer.close();
	});

	await t.test('P6 P7: every sealed word of a story opens where it stands', async () => {
		await h.stop();
		assert.match(await h.ctl('verify'), /All is well/);
		await h.start();
	});
});
