/* C3: a coordinator on a telephone makes a community, gets another name for a diagnosis, makes and changes a
 * room; somebody who is in it sees within a moment that it can only be read now. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { violations } from './lib/axe.mjs';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { accountWith } from './lib/settings.mjs';
import { composer, enter, openFirstGroup, signIn, takePart } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

/** No fault for axe in both themes, and no sideways scrolling. */
async function sound(page, name) {
	for (const colorScheme of ['light', 'dark']) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		assert.deepEqual(await violations(page), [], `${name}, ${colorScheme}`);
	}
	assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways`);
}
const button = (page, name) => page.getByRole('button', { name, exact: true });

test('a community by a theme of life, with rooms, as its coordinator and a newcomer see it', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE });
	await signIn(page, accountWith('coordinator'));
	await page.getByRole('link', { name: 'Beheer' }).click();
	await page.locator('.community').first().waitFor();
	await sound(page, 'the list');
	await page.getByRole('link', { name: 'Maak een gemeenschap' }).click();
	await button(page, 'Maak de gemeenschap').click();
	assert.equal(await page.getByRole('alert').getByRole('link').count(), 3, 'name, line and theme are missing');
	await sound(page, 'making, with errors');
	await page.getByLabel('Naam', { exact: true }).fill('Leven met ADHD');
	await page.getByLabel('Waar gaat het over?').fill('Voor wie nooit stil zit');
	await page.getByLabel('Thema').fill('druk');
	await button(page, 'Maak de gemeenschap').click();
	await page.getByRole('alert').getByText('Noem een groep naar iets uit het leven').waitFor();
	await sound(page, 'a name of life offered');
	await button(page, 'Een vol en druk hoofd').click();
	assert.equal(await page.getByLabel('Naam', { exact: true }).inputValue(), 'Een vol en druk hoofd');
	await button(page, 'Maak de gemeenschap').click();
	await page.getByRole('heading', { level: 1, name: 'Een vol en druk hoofd' }).waitFor();
	await button(page, 'Nieuwe groep').click();
	await page.getByLabel('Naam van de groep').fill('De wandelgang');
	await page.locator('#room-line').fill('Even lopen en praten');
	await page.locator('form[aria-label="Nieuwe groep"]').getByRole('button', { name: 'Bewaar' }).click();
	await page.getByText('De wandelgang').waitFor();
	await sound(page, 'a community that is kept');

	const reader = await person(browser, { viewport: PHONE });
	await enter(reader.page);
	const group = await openFirstGroup(reader.page, 'Een vol en druk hoofd');
	await takePart(reader.page, group);
	await button(page, 'Pas aan: De wandelgang').click();
	await page.getByLabel('Alleen lezen').first().check();
	await sound(page, 'changing a room');
	await page.locator('form[aria-label="Pas aan: De wandelgang"]').getByRole('button', { name: 'Bewaar' }).click();
	await reader.page.getByText('In deze groep kun je nu alleen lezen.').waitFor();
	assert.equal(await composer(reader.page).count(), 0);
	await sound(reader.page, 'a room that can be read only');
	await button(page, 'Pas aan: De wandelgang').click();
	await page.getByLabel('Lezen en schrijven').check();
	await page.locator('form[aria-label="Pas aan: De wandelgang"]').getByRole('button', { name: 'Bewaar' }).click();
	await composer(reader.page).waitFor();
	assert.deepEqual([...problems, ...reader.problems], []);
});
