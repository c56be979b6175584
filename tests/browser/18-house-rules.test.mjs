/* ON3: a newcomer on a telephone reads the house rules and answers the questions before writing; a
 * coordinator makes a new version, and the open room of the newcomer asks again. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { violations } from './lib/axe.mjs';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { accountWith } from './lib/settings.mjs';
import { acceptRules, arrived, composer, enter, freshName, freshText, openFirstGroup, signIn, write } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const COMMUNITY = 'De koffietafel';
const readRules = (page) => page.getByRole('link', { name: 'Lees de afspraken' });

/** No fault for axe in both themes, and no sideways scrolling. */
async function sound(page, name) {
	for (const colorScheme of ['light', 'dark']) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		assert.deepEqual(await violations(page), [], `${name}, ${colorScheme}`);
	}
	assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways`);
}

async function newcomer() {
	const { page, problems } = await person(browser, { viewport: PHONE });
	await enter(page);
	const group = await openFirstGroup(page, COMMUNITY);
	await page.getByLabel('Je naam in deze groep').fill(freshName());
	await page.getByRole('button', { name: 'Ik lees de regels en doe mee' }).click();
	await readRules(page).waitFor();
	return { page, problems, group };
}

test('reading goes on; writing waits for the house rules and three answers', async () => {
	const { page, problems } = await newcomer();
	await page.locator('article').first().waitFor();
	assert.equal(await composer(page).count(), 0);
	await sound(page, 'a room that waits');
	await readRules(page).click();
	await page.getByRole('heading', { level: 1, name: 'Afspraken' }).waitFor();
	assert.ok(await page.locator('.rules li').count() > 9);
	await sound(page, 'the rules');
	await page.getByRole('button', { name: 'Naar de vragen' }).click();
	await page.getByRole('heading', { level: 1, name: 'Vraag 1 van 3' }).waitFor();
	await page.getByRole('button', { name: 'Verder' }).click();
	await page.getByText('Kies een antwoord').waitFor();
	await page.getByLabel('Ik geef het. Het is iemand van hier.').check();
	await page.getByRole('button', { name: 'Verder' }).click();
	await page.getByText('Bijna. Dit bedoelen we:').waitFor();
	await sound(page, 'a wrong answer');
	await page.getByLabel('Ik geef het niet.').check();
	await page.getByRole('button', { name: 'Probeer het nog eens' }).click();
	await page.getByRole('heading', { level: 1, name: 'Vraag 2 van 3' }).waitFor();
	await page.getByLabel('Ik vertel over mezelf').check();
	await page.getByRole('button', { name: 'Verder' }).click();
	await page.getByLabel('Ik zeg het tegen een begeleider').check();
	await page.getByRole('button', { name: 'Verder' }).click();
	await composer(page).waitFor();
	const text = freshText('Hoi allemaal');
	await write(page, text);
	await arrived(page, text);
	assert.deepEqual(problems, []);
});

test('a new version is compared line by line, and asks again in rooms that are open', async () => {
	const reader = await newcomer();
	await acceptRules(reader.page);
	await composer(reader.page).fill('een begin van een zin');

	const { page, problems } = await person(browser, { viewport: PHONE });
	await signIn(page, accountWith('coordinator'));
	await page.getByRole('link', { name: 'Beheer' }).click();
	await page.locator('.community', { hasText: COMMUNITY }).click();
	await page.getByRole('link', { name: 'Afspraken aanpassen' }).click();
	const rules = page.getByRole('textbox', { name: 'Afspraken', exact: true });
	const before = await rules.inputValue();
	const extra = freshText('Je vloekt niet');
	await rules.fill(`${before.split('\n').slice(1).join('\n')}\n${extra}`);
	await sound(page, 'writing house rules');
	await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click();
	await page.getByRole('heading', { level: 1, name: 'Dit verandert er' }).waitFor();
	assert.match(await page.locator('.difference-added').first().innerText(), new RegExp(`Erbij\\s+${extra}`));
	assert.match(await page.locator('.difference-removed').first().innerText(), /^Weg\s/);
	await sound(page, 'the difference');
	await page.getByRole('button', { name: /^Maak versie/ }).click();
	await page.getByRole('heading', { level: 1, name: 'Afspraken aanpassen' }).waitFor();

	await readRules(reader.page).waitFor();
	assert.equal(await composer(reader.page).count(), 0);
	await acceptRules(reader.page);
	await composer(reader.page).waitFor();
	assert.equal(await composer(reader.page).inputValue(), 'een begin van een zin', 'the draft is still there');
	assert.deepEqual([...problems, ...reader.problems], []);
});
