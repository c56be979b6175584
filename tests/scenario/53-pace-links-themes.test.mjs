// QU7: a group that goes slow. ON7: no links of newcomers. Themes that cover words, and what each
// reader wants to see of them, which is nobody else's business (P6).

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { account, community, house, map, nonce, region } from '../lib/house.mjs';
import { enter } from '../lib/people.mjs';

const SLOW_S = 40, DAY_MS = 86_400_000;
const plan = region({
	communities: [{ ...community('traag', 'open', [{ name: 'Kamer een' }, { name: 'Kamer twee' }]), slow_s: SLOW_S },
		{ ...community('nacht'), unattended_slow_s: 30 }, { ...community('eerst'), moderation: 'before', slow_s: SLOW_S }, community('open')],
	accounts: [account('steenuil', 'duty', 'region', ['traag', 'nacht', 'eerst', 'open']),
		account('wilg', 'resident', 'region', ['traag', 'open'])],
});

test('before others see it: pace, links, themes', async (t) => {
	const h = await house(t, { plan });
	const guest = await h.guest();
	const a = await guest.connect(), b = await (await h.guest()).connect();
	const { rooms } = await map(a);
	const join = (c, name) => c.ask('room.join', { room: rooms[name] });
	const post = (c, name, text = h.word(), more = {}) => c.ask('message.post', { room: rooms[name], text, nonce: nonce(), ...more });
	const refusal = (c, name, text = h.word()) => post(c, name, text).then(() => undefined, (error) => error);
	const advance = (ms) => a.ask('clock.advance', { by_ms: ms });

	await t.test('QU7: who wrote waits, and hears for how long; others and hosts do not', async () => {
		const host = await (await h.resident('steenuil', 'duty')).connect();
		for (const c of [a, b]) for (const name of ['traag/Kamer een', 'traag/Kamer twee']) await join(c, name);
		assert.equal((await post(a, 'traag/Kamer een')).pause_ms, SLOW_S * 1000);
		const no = await refusal(a, 'traag/Kamer een');
		assert.equal(no.status, 'slow_mode');
		assert.ok(no.retry_ms > (SLOW_S - 10) * 1000 && no.retry_ms <= SLOW_S * 1000, `${no.retry_ms}`);
		await post(b, 'traag/Kamer een');
		await post(a, 'traag/Kamer twee'); // each room by itself
		for (let i = 0; i < 3; i++) assert.equal((await post(host, 'traag/Kamer een')).pause_ms, undefined);
		await advance((SLOW_S - 15) * 1000);
		assert.ok((await refusal(a, 'traag/Kamer een')).retry_ms <= 15_000);
		await advance(15_000);
		await post(a, 'traag/Kamer een');
		assert.equal((await refusal(a, 'traag/Kamer een')).status, 'slow_mode');
		await host.close();
	});

	await t.test('D4: a retry is no second message, so it does not wait', async () => {
		await advance(SLOW_S * 1000);
		const args = { room: rooms['traag/Kamer een'], text: h.word(), nonce: nonce() };
		const said = await a.ask('message.post', args);
		assert.equal((await a.ask('message.post', args)).message, said.message);
	});

	await t.test('QU7: slow while nobody is on duty; and what waits for a host counts too', async () => {
		await join(a, 'nacht/Kamer een');
		assert.equal((await post(a, 'nacht/Kamer een')).pause_ms, 30_000);
		assert.equal((await refusal(a, 'nacht/Kamer een')).status, 'slow_mode');
		await join(a, 'eerst/Kamer een');
		assert.equal((await post(a, 'eerst/Kamer een')).held, 'moderated');
		assert.equal((await refusal(a, 'eerst/Kamer een')).status, 'slow_mode');
	});

	await t.test('ON7: links from seven days and five messages on, also by changing a message', async () => {
		await join(b, 'open/Kamer een');
		const link = 'kijk op https://voorbeeld.nl';
		const said = await post(b, 'open/Kamer een');
		for (const text of [link, 'www.voorbeeld.nl', 'HTTP://voorbeeld.nl'])
			assert.equal((await refusal(b, 'open/Kamer een', text)).status, 'no_links_yet', text);
		assert.equal(await b.status('message.edit', { message: said.message, text: link }), 'no_links_yet');
		await post(b, 'open/Kamer een', 'bel 113 of kijk op 113.nl'); // no link: it opens nothing
		for (let i = 0; i < 3; i++) await post(b, 'open/Kamer een');
		assert.equal((await refusal(b, 'open/Kamer een', link)).status, 'no_links_yet', 'five messages, not seven days');
		// A host may at once.
		const host = await (await h.resident('steenuil', 'duty')).connect();
		await post(host, 'open/Kamer een', link);
		await host.close();
		// Seven days later, with the messages and without.
		const login = h.word('inlog'), passphrase = `${h.word('zin')} en nog wat`;
		await b.ask('account.keep', { login, passphrase });
		await b.ask('clock.advance', { by_ms: 7 * DAY_MS });
		h.passphrases.set(login, passphrase);
		const c = await (await h.resident(login)).connect();
		await post(c, 'open/Kamer een', link);
		const d = await (await h.resident('wilg')).connect();
		assert.equal((await refusal(d, 'open/Kamer een', link)).status, 'no_links_yet', 'old, and no messages yet');
		for (let i = 0; i < 5; i++) await post(d, 'open/Kamer een');
		await post(d, 'open/Kamer een', link);
		await Promise.all([c, d].map((one) => one.close()));
	});

	await t.test('MO4: a host covers a message and takes it off; all see it, the author who did it', async () => {
		const me = await enter(h, h.name()).then((one) => (h.secret(one.cookie), one));
		const w = await me.connect();
		await join(w, 'open/Kamer een');
		const host = await (await h.resident('steenuil', 'duty')).connect({ rooms: [{ room: rooms['open/Kamer een'], seq: 0 }] });
		const text = h.word();
		const said = await post(w, 'open/Kamer een', text);
		assert.equal((await host.ask('room.look', { room: rooms['open/Kamer een'] })).room.last.text, text);
		const { seq } = await host.ask('message.cover', { message: said.message, cover: 'self_harm' });
		const { ev, data } = await w.event((event) => event.seq === seq && event.room === rooms['open/Kamer een']);
		assert.deepEqual([ev, data.message.cover, data.message.text], ['message.covered', 'self_harm', text]);
		const { last } = (await w.ask('room.look', { room: rooms['open/Kamer een'] })).room;
		assert.deepEqual([last.cover, last.text], ['self_harm', undefined], 'not in the list of groups');
		assert.equal(await host.status('message.cover', { message: said.message, cover: 'self_harm' }), 'conflict');
		assert.equal(await w.status('message.cover', { message: said.message }), 'forbidden');
		await host.ask('message.cover', { message: said.message });
		assert.equal((await w.ask('message.look', { message: said.message })).message.cover, undefined);
		const { lines } = await w.ask('audit.mine');
		assert.equal(lines.filter((line) => line.what === 'message.covered' && line.name === 'Steenuil').length, 2);
		const own = await post(host, 'open/Kamer een');
		assert.equal(await host.status('message.cover', { message: own.message, cover: 'loss' }), 'forbidden', 'MO13: nobody decides about their own');
		await Promise.all([w, host].map((one) => one.close()));
	});

	await t.test('P6: a filter is on every device of one account, and readable nowhere else', async () => {
		const me = await enter(h, h.name()).then((one) => (h.secret(one.cookie), one));
		const one = await me.connect(), two = await me.connect();
		const shown = async (c) => Object.fromEntries((await c.ask('account.themes')).themes.map(({ theme, show }) => [theme, show]));
		assert.deepEqual([...new Set(Object.values(await shown(one)))], ['cover'], 'covered unless one chose');
		await one.ask('account.set_theme', { theme: 'eating', show: 'hide' });
		await one.ask('account.set_theme', { theme: 'loss', show: 'show' });
		const { data } = await two.event((event) => event.ev === 'account.themes_changed' && event.data.themes.some(({ show }) => show === 'show'));
		assert.deepEqual(data.themes.filter(({ show }) => show !== 'cover').map(({ theme }) => theme), ['loss', 'eating']);
		const three = await me.connect();
		assert.deepEqual([(await shown(three)).eating, (await shown(three)).loss, (await shown(three)).abuse], ['hide', 'show', 'cover']);
		assert.equal(await one.status('account.set_theme', { theme: 'weer', show: 'hide' }), 'bad_argument');
		for (const c of [one, two, three]) c.cut();
	});
	for (const c of [a, b]) c.cut();
});
