/* S2, S4: two groups that are called the same, in two communities: lists, notices and the queue of hosts say which. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { nonce } from '../lib/house.mjs';
import { fine } from './lib/axe.mjs';
import { DESK, startBrowser } from './lib/browser.mjs';
import { livedIn, show, showing } from './lib/lived-in.mjs';

const SAME = 'Kamer een', OTHER = 'Kamer twee'; // in both; in one of them alone

const ends = [];
let browser, lived, named;
before(async () => {
	browser = await startBrowser();
	lived = await livedIn({ after: (end) => ends.push(end) });
	const { rooms, communities, people: { merel, wilg } } = lived;
	for (const name of [`open/${SAME}`, `open/${OTHER}`, `eerst/${SAME}`]) await merel.c.ask('room.join', { room: rooms[name] });
	const list = (await merel.c.ask('room.list', {})).rooms;
	const in_ = (slug) => list.find((one) => one.community === communities[slug]);
	named = { open: in_('open').community_name, eerst: in_('eerst').community_name };
	await wilg.c.ask('message.post', { room: rooms[`open/${SAME}`], text: '\uFFFC, ben je er?', mentions: [{ member: in_('open').me.member }], nonce: nonce() });
	await wilg.c.ask('message.post', { room: rooms[`eerst/${SAME}`], text: 'Mag dit?', nonce: nonce() });
});
after(async () => {
	await browser?.close();
	for (const end of ends) await end();
});

/** The rows of a list: name, and the community where it is said. */
const rowsOf = (list) => list.locator('a').evaluateAll((rows) => rows.map((row) => [row.querySelector('.strong').textContent,
	...[...row.querySelectorAll('.muted')].slice(0, -1).map((one) => one.textContent)]).sort());

test('S2 Start and Groups say the community only where two groups are called the same', async () => {
	const { page, context, problems } = await showing(browser, lived.h, lived.people.merel.session);
	const expected = [[SAME, named.eerst], [SAME, named.open], [OTHER]].sort();
	await page.goto('/');
	await page.locator('section[aria-labelledby=notices]').getByRole('link', { name: `Iemand noemde jou in ${SAME} (${named.open}).` }).waitFor();
	assert.deepEqual(await rowsOf(page.locator('.group-list').first()), expected);
	await fine(page);
	await show(page, '/g');
	await page.locator('#mine').waitFor();
	assert.deepEqual(await rowsOf(page.locator('.group-list').first()), expected);
	await fine(page);
	await page.setViewportSize(DESK);
	await show(page, `/g/${lived.rooms[`open/${SAME}`]}`);
	await page.locator('.group-column .group-list').waitFor();
	assert.deepEqual(await rowsOf(page.locator('.group-column .group-list')), expected);
	await fine(page);
	assert.deepEqual(problems, []);
	await context.close();
});

test('MO12 a host reads in which of them something waits', async () => {
	const { page, context } = await showing(browser, lived.h, lived.people.hazelaar.session);
	await page.goto('/team/wachtrij');
	await page.locator('.queue').getByText(`in ${SAME} (${named.eerst})`).waitFor();
	await fine(page);
	await context.close();
});
