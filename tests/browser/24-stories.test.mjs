/* C3: a story belongs to its author. Writing, reading, a cover, a host, and taking it back, on a phone. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { violations } from './lib/axe.mjs';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { accountWith } from './lib/settings.mjs';
import { enter, freshText, openFirstGroup, signIn, takePart } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const PLACE = 'Wachten op hulp';
const YEAR = new Date().getFullYear() + 4;
/** Days are chosen on the clock of the device, and shown on that of the Netherlands. */
const PHONE_HERE = { viewport: PHONE, timezoneId: 'Europe/Amsterdam' };

/** What axe finds in both themes, and whether it fits the phone. */
async function looksRight(page, what) {
	for (const colorScheme of ['light', 'dark']) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		assert.deepEqual(await violations(page), [], `${what}, ${colorScheme}`);
	}
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	assert.ok(wide <= 0, `${what}: ${wide} px too wide`);
}

async function toCommunity(page) {
	await page.goto('/g');
	await page.locator('.community', { hasText: PLACE }).first().click();
	await page.locator('#stories').waitFor();
}

async function member() {
	const one = await person(browser, PHONE_HERE);
	const name = await enter(one.page);
	await takePart(one.page, await openFirstGroup(one.page, PLACE), name);
	return { ...one, name };
}

test('C3: written, read behind its cover, hidden with a reason, changed, and gone at once for who reads it', async () => {
	const writer = await member();
	const { page } = writer;
	const title = freshText('Een jaar later'), text = `${freshText('Het begon klein')}.\n\n${freshText('Nu gaat het')}.`;
	await toCommunity(page);
	await page.getByRole('link', { name: 'Schrijf een verhaal' }).click();
	await page.locator('#story-title').waitFor();
	await page.getByRole('button', { name: 'Deel je verhaal' }).click();
	await page.getByRole('alert').waitFor();
	await looksRight(page, 'writing, with errors');
	await page.getByLabel('Titel').fill(title);
	await page.getByLabel('Je verhaal', { exact: true }).fill(text);
	// The draft survives a reload.
	await page.reload();
	assert.equal(await page.getByLabel('Je verhaal', { exact: true }).inputValue(), text);
	await page.getByLabel('Is er iets dat zwaar kan zijn om te lezen?').selectOption('loss');
	await page.getByLabel('Iedereen in de regio').check();
	await page.getByLabel('Tot een dag die ik kies').check();
	await page.getByLabel('Laatste dag').fill(`${YEAR}-01-31`);
	await looksRight(page, 'writing');
	await page.getByRole('button', { name: 'Deel je verhaal' }).click();
	await page.getByRole('heading', { name: title }).waitFor();
	assert.match(await page.locator('main').innerText(), new RegExp(`tot en met 31 januari ${YEAR}`));
	await looksRight(page, 'own story');
	const address = new URL(page.url()).pathname;

	// Somebody else in the region, who is no member: the cover first, then large calm type.
	const reader = await person(browser, PHONE_HERE);
	await enter(reader.page);
	await toCommunity(reader.page);
	await looksRight(reader.page, 'list of stories');
	await reader.page.getByRole('link', { name: title }).click();
	await reader.page.getByText('verlies en rouw').waitFor();
	assert.equal(await reader.page.getByText('Het begon klein').count(), 0);
	await looksRight(reader.page, 'covered');
	await reader.page.getByRole('button', { name: 'Lees het verhaal' }).click();
	await reader.page.locator('.story').getByText('Het begon klein').waitFor();
	assert.ok(await reader.page.locator('.story').evaluate((el) => Number.parseFloat(getComputedStyle(el).fontSize)) >= 19);
	assert.equal(await reader.page.locator('.story p').count(), 2);
	assert.equal(await reader.page.getByRole('button', { name: 'Trek in' }).count(), 0);
	await looksRight(reader.page, 'reading');

	// A host hides it with a reason: it leaves the reader's screen, and the author reads why.
	const host = await person(browser, PHONE_HERE);
	await signIn(host.page, accountWith('duty'));
	await host.page.goto(address);
	await host.page.getByRole('button', { name: 'Lees het verhaal' }).click();
	await host.page.getByRole('button', { name: 'Verberg het' }).click();
	await host.page.getByRole('alert').waitFor();
	await looksRight(host.page, 'a host, with errors');
	await host.page.getByLabel('Waarom doe je dit?').fill('Er staat een naam in.');
	await host.page.getByRole('button', { name: 'Verberg het' }).click();
	await host.page.getByRole('button', { name: 'Lees het als begeleider' }).waitFor();
	await looksRight(host.page, 'a host, hidden');
	await reader.page.getByText('niet voor jou').waitFor();
	assert.equal(await reader.page.getByText('Het begon klein').count(), 0);
	await looksRight(reader.page, 'gone');
	await page.getByText('Er staat een naam in.').waitFor();

	// Other words wait for the host, who reads and publishes them.
	await page.getByRole('link', { name: 'Verander je verhaal' }).click();
	const better = freshText('Zonder naam');
	await page.getByLabel('Je verhaal', { exact: true }).fill(better);
	await looksRight(page, 'changing');
	await page.getByRole('button', { name: 'Bewaar' }).click();
	await page.getByText('Wacht op een begeleider').waitFor();
	await host.page.getByText('Dit verhaal wacht op jou').waitFor();
	await host.page.getByRole('button', { name: 'Lees het als begeleider' }).click();
	await host.page.getByRole('button', { name: 'Lees het verhaal', exact: true }).click();
	await host.page.getByText(better).waitFor();
	await host.page.getByRole('button', { name: 'Plaats het', exact: true }).click();
	await host.page.getByText('Wacht op een begeleider').waitFor({ state: 'detached' });

	// The author's own list; it ends sooner; and then it is withdrawn while somebody reads.
	await reader.page.goto(address);
	await reader.page.getByRole('button', { name: 'Lees het verhaal' }).click();
	await reader.page.getByText(better).waitFor();
	await page.goto('/profiel/verhalen');
	await page.getByText(title).waitFor();
	await page.getByText('Nog weinig keer geopend').waitFor();
	await page.getByRole('button', { name: 'Laat het eerder stoppen' }).click();
	await page.getByLabel('Laatste dag').fill(`${YEAR - 1}-01-31`);
	await looksRight(page, 'own stories');
	await page.getByRole('button', { name: 'Bewaar' }).click();
	await page.getByText(`31 januari ${YEAR - 1}`).waitFor();
	await page.getByRole('button', { name: 'Trek in' }).click();
	await page.getByText('Weet je het zeker?').waitFor();
	await looksRight(page, 'withdrawing');
	await page.getByRole('button', { name: 'Ja, trek in' }).click();
	await page.getByText('Je schreef nog geen verhaal').waitFor();
	await reader.page.getByText('niet voor jou').waitFor();
	assert.equal(await reader.page.getByText(better).count(), 0);
	assert.deepEqual([...writer.problems, ...reader.problems, ...host.problems], []);
});
