// Looking for words in a community: what is found and what never is, how far back it went, and that the
// question is kept nowhere (R12, Z2, Z4, P3).

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { account, community, house, map, nonce, region } from '../lib/house.mjs';

const plan = () => region({
	communities: [community('open', 'open', [{ name: 'Kamer een' }, { name: 'Kamer twee' }]),
		community('dicht', 'introduction', [{ name: 'Binnen' }, { name: 'Buiten' }]), community('elders')],
	accounts: [account('hazelaar', 'peer', 'community:open', ['open']), account('binnen', 'resident', 'region', ['dicht'])],
});

test('searching a community', async (t) => {
	const h = await house(t, { plan: plan() });
	const a = await (await h.guest()).connect(), b = await (await h.guest()).connect();
	const host = await (await h.resident('hazelaar', 'peer')).connect();
	const { rooms, communities } = await map(a);
	const one = rooms['open/Kamer een'], two = rooms['open/Kamer twee'];
	for (const who of [a, b, host]) for (const room of [one, two]) await who.ask('room.join', { room });
	const post = (text, { who = a, room = one, ...more } = {}) => who.ask('message.post', { room, text, nonce: nonce(), ...more });
	const search = (text, { who = b, community = communities.open, ...more } = {}) => who.ask('community.search', { community, text, ...more });
	const ids = async (...args) => (await search(...args)).found.map((hit) => hit.message);

	await t.test('newest first over all rooms, with who, where and the words around it', async () => {
		const word = h.word('slaap');
		const first = await post(`Ik heb ${'al heel '.repeat(30)} lang last van ${word} en ${'nog meer '.repeat(30)}`);
		const second = await post(word.toUpperCase(), { room: two, who: b });
		const third = await post(`x${word}achtig`, { room: one });
		const { found, reached_ms } = await search(word);
		assert.deepEqual(found.map((hit) => hit.message), [third, second, first].map((said) => said.message));
		assert.equal(reached_ms, undefined, 'everything was looked at');
		assert.deepEqual([found[1].room, found[1].room_name, found[1].seq, found[1].at_ms], [two, 'Kamer twee', second.seq, second.at_ms]);
		assert.ok(found[2].text.includes(word) && found[2].text.startsWith('…') && found[2].text.endsWith('…'));
		assert.ok([...found[2].text].length <= 162);
		assert.equal(found[2].author.member, (await a.ask('message.look', { message: first.message })).message.author.member);
	});

	await t.test('words are folded as names are, and all of them have to be there', async () => {
		const word = h.word('cafe');
		const said = await post(`Wij gaan naar ${word.replace('cafe', 'Café-')} toe`);
		assert.deepEqual(await ids(`  ${word.replace('cafe', 'CAFÉ')}  gáán`), [said.message]);
		assert.deepEqual(await ids(`${word} weg`), []);
		for (const text of [' ', '?!', 'a b c d e f g', 'x'.repeat(101)])
			assert.equal(await b.status('community.search', { community: communities.open, text }), 'bad_argument', text);
	});

	await t.test('Z5: what is hidden, taken back or covered is not told', async () => {
		const word = h.word();
		const hidden = await post(word), gone = await post(word), covered = await post(word, { cover: 'loss' }), edited = await post(word);
		await host.ask('message.hide', { message: hidden.message, reason: h.word('reden') });
		await a.ask('message.remove', { message: gone.message });
		await a.ask('message.edit', { message: edited.message, text: h.word() });
		for (const who of [a, b, host]) {
			const { found } = await search(word, { who });
			assert.deepEqual(found.map((hit) => [hit.message, hit.text, hit.cover]), [[covered.message, undefined, 'loss']]);
		}
	});

	await t.test('Z2 Z4: only rooms that one may read at that moment', async () => {
		const inside = await (await h.resident('binnen')).connect();
		const own = await map(inside), word = h.word();
		for (const name of ['dicht/Binnen', 'dicht/Buiten']) {
			await inside.ask('room.join', { room: own.rooms[name] });
			await post(word, { who: inside, room: own.rooms[name] });
		}
		const closed = { who: inside, community: communities.dicht };
		assert.equal((await ids(word, closed)).length, 2);
		await inside.ask('room.leave', { room: own.rooms['dicht/Buiten'] });
		const { found } = await search(word, closed);
		assert.deepEqual(found.map((hit) => hit.room_name), ['Binnen']);
		assert.equal(await b.status('community.search', { community: communities.dicht, text: word }), 'forbidden');
		assert.deepEqual(await ids(word, { community: communities.elders }), [], 'of this community alone');
		await inside.ask('community.leave', { community: communities.dicht });
		assert.equal(await inside.status('community.search', { community: communities.dicht, text: word }), 'forbidden');
	});

	await t.test('R12: fifty at most, and from where it ended it goes on without gap or double', async () => {
		const word = h.word(), said = [];
		for (let i = 0; i < 120; i++) said.unshift((await post(word, { room: i % 3 ? one : two })).message);
		const seen = [];
		let before_ms, turns = 0;
		do {
			const page = await search(word, before_ms === undefined ? {} : { before_ms });
			assert.ok(page.found.length <= 50);
			seen.push(...page.found.map((hit) => hit.message));
			before_ms = page.reached_ms;
			turns++;
		} while (before_ms !== undefined && turns < 200);
		assert.deepEqual([...seen].sort(), [...said].sort());
		assert.deepEqual(seen.length, 120);
		assert.ok(turns >= 3);
	});

	await t.test('P1: the question is in no log', async () => {
		await search(h.secret(h.word('zoekvraag')));
	});
});

test('R12: a search ends when its time is over, and says how far it came', async (t) => {
	const h = await house(t, { plan: plan() });
	const a = await (await h.guest()).connect();
	const { rooms, communities } = await map(a);
	const room = rooms['open/Kamer een'];
	await a.ask('room.join', { room });
	const text = 'e'.repeat(3999) + 'é';
	const first = await a.ask('message.post', { room, text: 'naald', nonce: nonce() });
	const search = (more = {}) => a.ask('community.search', { community: communities.open, text: 'naald', ...more });
	// As much as this machine does not get through at once.
	let page, posted = 0;
	for (; !page?.reached_ms && posted < 20_000; posted += 400) {
		for (let i = 0; i < 50; i++)
			await Promise.all(Array.from({ length: 8 }, () => a.ask('message.post', { room, text, nonce: nonce() })));
		page = await search();
	}
	assert.ok(page.reached_ms, 'it had to stop on the way');
	let turns = 1;
	for (; page.reached_ms !== undefined && turns < 100; turns++) {
		const before_ms = page.reached_ms;
		page = await search({ before_ms });
		if (page.reached_ms !== undefined) assert.ok(page.reached_ms < before_ms, 'it comes further each time');
	}
	t.diagnostic(`${posted} messages, ${turns} turns`);
	const { found } = page;
	assert.deepEqual(found.map((hit) => hit.message), [first.message]);
});

test('R8: a person searches so often a minute', async (t) => {
	const h = await house(t, { plan: plan(), settings: { 'rates.rate_search': 3 } });
	const a = await (await h.guest()).connect();
	const { communities } = await map(a);
	const ask = () => a.status('community.search', { community: communities.open, text: 'iets' });
	assert.deepEqual([await ask(), await ask(), await ask(), await ask()], ['ok', 'ok', 'ok', 'rate_limited']);
});
