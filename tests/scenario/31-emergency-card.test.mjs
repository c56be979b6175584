// The card that somebody leaves for an emergency: sealed under a key of its own, every opening shown
// to its owner, gone for good when it is deleted (ON5).

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { onOneDay } from '../lib/days.mjs';
import { house } from '../lib/house.mjs';

const DAY_MS = 86_400_000;

// Words that may stand nowhere in the data or the log; the house looks for them at its end.
const makeCard = (h) => ({
	name: h.word('Naam'), phone: '06-12 34 56 78', contact: h.word('Zus'), contact_phone: '+49 5921 123456',
	doctor: h.word('Praktijk'), doctor_phone: '053 123 45 67',
});
const kept = (card) => ({ ...card, phone: '+31612345678', contact_phone: '+495921123456', doctor_phone: '+31531234567' });

test('ON5: the emergency card', async (t) => {
	const h = await house(t);
	const clock = await (await h.guest()).connect();
	await onOneDay(h, clock);
	await clock.close();

	await t.test('ON5: only the owner has it, in one way of writing, line by line', async () => {
		const c = await (await h.guest()).connect(), other = await (await h.guest()).connect();
		assert.deepEqual(await c.ask('emergency_card.look'), { openings: [] });
		assert.equal(await c.status('emergency_card.open'), 'not_found');
		const card = makeCard(h);
		await c.ask('emergency_card.save', card);
		assert.deepEqual((await c.ask('emergency_card.open')).card, kept(card));
		assert.equal(await other.status('emergency_card.open'), 'not_found');
		// Saved again is the whole card: what is left out is gone.
		await c.ask('emergency_card.save', { doctor: card.doctor });
		assert.deepEqual((await c.ask('emergency_card.open')).card, { doctor: card.doctor });
		await Promise.all([c.close(), other.close()]);
	});

	await t.test('ON5: what may not stand on it is refused with the field, and nothing is kept', async () => {
		const c = await (await h.guest()).connect();
		for (const [field, value] of [['name', 'jan@huis.nl'], ['contact', '   '], ['phone', '112'], ['doctor_phone', 'bel maar'], ['doctor', 'x'.repeat(81)]]) {
			const no = await c.refusal('emergency_card.save', { [field]: value });
			assert.deepEqual([no.status, no.field], ['bad_argument', field]);
		}
		assert.equal(await c.status('emergency_card.save', {}), 'bad_argument');
		assert.equal(await c.status('emergency_card.save', { name: '' }), 'bad_argument');
		assert.deepEqual(await c.ask('emergency_card.look'), { openings: [] });
		await c.close();
	});

	await t.test('ON5: every opening is shown, the own ones as one line a day; looking is no opening', async () => {
		const c = await (await h.guest()).connect();
		await c.ask('emergency_card.save', makeCard(h));
		await c.ask('emergency_card.look');
		assert.deepEqual((await c.ask('emergency_card.look')).openings, []);
		for (let i = 0; i < 3; i++) await c.ask('emergency_card.open');
		const [first, ...more] = (await c.ask('emergency_card.look')).openings;
		assert.deepEqual(more, []);
		assert.deepEqual([first.hat, first.own, first.times], ['resident', true, 3]);
		await c.close();
	});

	await t.test('ON5: a new day is a new line, and openings outlive the card', async () => {
		const c = await (await h.resident('hazelaar', 'peer')).connect();
		await c.ask('emergency_card.save', makeCard(h));
		await c.ask('emergency_card.open');
		await c.cut();
		await h.stop();
		execFileSync('sqlite3', [join(h.dataDir, 'noaber.db'), `UPDATE emergency_card_opening SET at_ms = at_ms - ${2 * DAY_MS}`]);
		await h.start();
		const again = await (await h.resident('hazelaar', 'peer')).connect();
		await again.ask('emergency_card.open');
		const { openings } = await again.ask('emergency_card.look');
		assert.deepEqual(openings.map((one) => [one.hat, one.times]), [['peer', 1], ['peer', 1]]);
		await again.ask('emergency_card.delete');
		const after = await again.ask('emergency_card.look');
		assert.equal(after.saved_ms, undefined);
		assert.equal(after.openings.length, 2);
		await again.close();
	});

	await t.test('ON5: a deleted card opens nowhere, also not in an older copy of the content', async () => {
		const session = await h.guest();
		const c = await session.connect();
		await c.ask('emergency_card.save', makeCard(h));
		await c.cut();
		await h.stop();
		const file = join(h.dataDir, 'noaber.db'), copy = join(h.folder, 'older.db');
		copyFileSync(file, copy);
		await h.start();
		const again = await session.connect();
		assert.ok((await again.ask('emergency_card.open')).card.name, 'the copy is of a card that opens');
		await again.ask('emergency_card.delete');
		assert.equal(await again.status('emergency_card.open'), 'not_found');
		assert.equal(await again.status('emergency_card.delete'), 'not_found');
		await again.cut();
		await h.stop();
		copyFileSync(copy, file);
		for (const tail of ['-wal', '-shm']) rmSync(file + tail, { force: true });
		await h.start();
		// The rows of the card are back, its key is not.
		const sql = 'SELECT count(*) FROM emergency_card_line';
		assert.ok(Number(execFileSync('sqlite3', ['-readonly', file, sql], { encoding: 'utf8' })) >= 6);
		const later = await session.connect();
		assert.ok((await later.ask('emergency_card.look')).saved_ms);
		assert.equal(await later.status('emergency_card.open'), 'not_found');
		// A card can be written anew all the same.
		const card = makeCard(h);
		await later.ask('emergency_card.save', card);
		assert.deepEqual((await later.ask('emergency_card.open')).card, kept(card));
		await later.cut();
		await h.stop();
		await h.ctl('verify'); // fails when it finds something wrong
		await h.start();
	});
});
