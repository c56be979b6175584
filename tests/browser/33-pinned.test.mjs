/* C3: what hosts pin at the top of a group: made and ordered by a host, kept by a coordinator, read and folded
 * away by a resident, on a phone. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { violations } from './lib/axe.mjs';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { accountWith } from './lib/settings.mjs';
import { arrived, enter, freshText, messages, openFirstGroup, signIn, takePart, write } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const PLACE = 'Wonen en onrust thuis'; // a community that no other file looks at the height of
const PHONE_HERE = { viewport: PHONE, timezoneId: 'Europe/Amsterdam' };
const dayIn = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** What axe finds, and whether it fits the phone; in both themes where it is a screen of its own. */
async function looksRight(page, what, ...themes) {
	for (const colorScheme of ['light', ...themes]) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		assert.deepEqual(await violations(page), [], `${what}, ${colorScheme}`);
	}
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	assert.ok(wide <= 0, `${what}: ${wide} px too wide`);
}

const card = (page, title) => page.locator('.pinned-card', { hasText: title });
const line = (page, title) => page.locator('li.line', { hasText: title });

async function fill(page, { title, text, first, last }) {
	await page.getByLabel('Waar gaat het over?').fill(title);
	if (text) await page.getByLabel(/Wat wil je zeggen|iets bij zeggen/).fill(text);
	if (first) await page.getByLabel('Eerste dag').fill(first);
	if (last) await page.getByLabel('Laatste dag').fill(last);
}

test('C3: pinned, ordered, folded away, changed, and gone with its message', async () => {
	const host = await person(browser, PHONE_HERE), resident = await person(browser, PHONE_HERE), coordinator = await person(browser, PHONE_HERE);
	const { page } = host;
	await signIn(page, accountWith('duty'));
	const group = await openFirstGroup(page, PLACE);
	const name = await enter(resident.page);
	await takePart(resident.page, group, name);
	assert.equal(await resident.page.locator('.pinned').count(), 0, 'nothing is pinned, nothing is shown');
	const said = freshText('Ik heb een tip');
	await write(resident.page, said);
	await arrived(resident.page, said);

	// A host pins the message from its sheet; it appears for who looks, without a reload.
	await page.goto(group);
	await messages(page, said).first().locator('.more').click();
	await page.getByRole('button', { name: 'Zet vast' }).click();
	await page.locator('#pinned-title').waitFor();
	await page.getByRole('button', { name: 'Zet vast', exact: true }).click();
	await page.getByRole('alert').waitFor();
	await looksRight(page, 'pinning, with errors');
	const tip = freshText('Een tip van een buur');
	await fill(page, { title: tip });
	await page.getByRole('button', { name: 'Zet vast', exact: true }).click();
	await card(resident.page, tip).getByText(said).waitFor();
	await card(page, tip).waitFor();
	await looksRight(resident.page, 'a pinned message', 'dark');

	// Two more from the screen for it: one for today, one that is still to come.
	await page.goto('/g');
	await page.locator('.community', { hasText: PLACE }).first().click();
	await page.getByRole('link', { name: 'Vastgezette kaarten' }).click();
	await page.getByRole('heading', { name: 'Vastgezette kaarten' }).waitFor();
	const today = freshText('Vanavond samen'), later = freshText('Volgende week');
	await page.getByRole('button', { name: 'Nieuwe kaart' }).click();
	await fill(page, { title: today, text: 'Om acht uur begint het.', first: dayIn(0), last: dayIn(-1) });
	await page.getByRole('button', { name: 'Zet vast' }).click();
	await page.getByRole('alert').waitFor();
	await looksRight(page, 'a new card, with errors');
	await fill(page, { title: today, last: dayIn(2) });
	await page.getByRole('button', { name: 'Zet vast' }).click();
	await line(page, today).waitFor();
	await page.getByRole('button', { name: 'Nieuwe kaart' }).click();
	await fill(page, { title: later, text: 'Dan is er iets.', first: dayIn(5), last: dayIn(6) });
	await page.getByRole('button', { name: 'Zet vast' }).click();
	await page.getByRole('heading', { name: 'Komt nog' }).waitFor();
	await looksRight(page, 'cards to keep', 'dark');
	await card(resident.page, today).waitFor();
	assert.equal(await card(resident.page, later).count(), 0);

	// In another order.
	const titles = () => resident.page.locator('.pinned-card h3').allInnerTexts();
	assert.deepEqual(await titles(), [tip, today]);
	await page.getByRole('button', { name: `Omhoog: ${today}` }).click();
	await resident.page.locator('.pinned-card h3').first().getByText(today).waitFor();
	assert.deepEqual(await titles(), [today, tip]);

	// Folded away it stays so over a reload, in this tab, and says what is there.
	await resident.page.getByRole('button', { name: 'Verberg' }).click();
	await resident.page.getByText('2 kaarten').waitFor();
	await looksRight(resident.page, 'folded away');
	await resident.page.reload();
	await resident.page.getByText('2 kaarten').waitFor();
	assert.equal(await resident.page.locator('.pinned-card').count(), 0);
	const kept = await resident.page.evaluate(() => [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })]);
	assert.ok(!kept[0].includes('pinned'), 'P11: nothing of it stays in the browser');
	assert.ok(!kept.join().includes(today));

	// A coordinator changes one: it opens again for who folded it.
	await signIn(coordinator.page, accountWith('coordinator'));
	await coordinator.page.goto('/gemeenschappen');
	await coordinator.page.locator('.community', { hasText: PLACE }).first().click();
	await coordinator.page.getByRole('link', { name: 'Vastgezette kaarten' }).click();
	await coordinator.page.getByRole('button', { name: `Verander: ${today}` }).click();
	const moved = freshText('Morgen samen');
	await fill(coordinator.page, { title: moved });
	await coordinator.page.getByRole('button', { name: 'Bewaar' }).click();
	await line(coordinator.page, moved).waitFor();
	assert.equal(await coordinator.page.getByText(said).count(), 0, 'a coordinator reads no message');
	await card(resident.page, moved).waitFor();

	// Changed meanwhile: the host is told instead of writing over it.
	await page.getByRole('button', { name: `Verander: ${today}` }).click();
	await page.getByRole('button', { name: 'Bewaar' }).click();
	await page.getByRole('alert').getByText('Dit is net veranderd').waitFor();
	await page.getByRole('button', { name: 'Stop', exact: true }).click();

	// From the card to the message; and the card goes when its writer takes the message back.
	await card(resident.page, tip).getByRole('button', { name: 'Naar het bericht' }).click();
	await resident.page.locator('.message--found', { hasText: said }).waitFor();
	await messages(resident.page, said).first().locator('.more').click();
	await resident.page.getByRole('button', { name: 'Haal weg', exact: true }).click();
	await resident.page.getByRole('button', { name: /^Ja/ }).click();
	await card(resident.page, tip).waitFor({ state: 'detached' });
	await page.reload();
	await line(page, tip).getByText('Niet iedereen kan het bericht nog lezen').waitFor();

	// Who only reads along sees it too, and the page of the community shows what is for all of it.
	const guest = await person(browser, PHONE_HERE);
	await enter(guest.page);
	await guest.page.goto(group);
	await card(guest.page, moved).waitFor();
	await guest.page.goto('/g');
	await guest.page.locator('.community', { hasText: PLACE }).first().click();
	await card(guest.page, moved).waitFor();
	await looksRight(guest.page, 'the page of a community', 'dark');
	assert.equal(await guest.page.getByRole('link', { name: 'Vastgezette kaarten' }).count(), 0);

	// Taken away, and used again.
	await coordinator.page.getByRole('button', { name: `Haal weg: ${moved}` }).click();
	await coordinator.page.getByRole('heading', { name: 'Voorbij' }).waitFor();
	await card(resident.page, moved).waitFor({ state: 'detached' });
	await coordinator.page.getByRole('button', { name: `Gebruik opnieuw: ${moved}` }).click();
	await looksRight(coordinator.page, 'a coordinator’s cards, one of them open');
	await coordinator.page.getByRole('button', { name: 'Bewaar' }).click();
	await card(resident.page, moved).waitFor();
	for (const title of [moved, later]) await coordinator.page.getByRole('button', { name: `Haal weg: ${title}` }).click();
	await card(resident.page, moved).waitFor({ state: 'detached' });
	assert.deepEqual([...host.problems, ...resident.problems, ...coordinator.problems, ...guest.problems], []);
});
