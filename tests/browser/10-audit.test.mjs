/* LE9: a resident reads who looked at what is theirs; the auditor reads the log of the house. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { moderatorInGroup } from './lib/screens.mjs';
import { accountWith } from './lib/settings.mjs';
import { arrived, enter, freshText, guestInGroup, messages, signIn, write } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const others = (page) => page.locator('section[aria-labelledby="looked-others"]');
const own = (page) => page.locator('section[aria-labelledby="looked-own"]');

async function toList(page) {
	await page.goto('/profiel');
	await page.getByRole('link', { name: 'Wie keek er' }).click();
	await page.getByRole('heading', { level: 1, name: 'Wie keek er?' }).waitFor();
}

test('nobody looked: the list says so, and what I did myself stands apart', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE });
	await enter(page);
	await toList(page);
	await others(page).getByText('Niemand keek').waitFor();
	await own(page).getByText('Je kwam binnen als gast.').waitFor();
	assert.deepEqual(problems, []);
});

test('a host who hides and reads a message stands in the list of its writer, by name and hat', async () => {
	const moderator = await person(browser);
	const writer = await person(browser, { viewport: PHONE });
	const group = await moderatorInGroup(moderator.page);
	await guestInGroup(writer.page, group);
	const text = freshText('Iets om over na te denken');
	const reason = freshText('Even kijken');
	await write(writer.page, text);
	await arrived(moderator.page, text);
	const dialog = moderator.page.getByRole('dialog');
	await messages(moderator.page, text).locator('.more').click();
	await dialog.getByRole('button', { name: 'Verberg voor de groep' }).click();
	await dialog.getByLabel('Waarom doe je dit?').fill(reason);
	await dialog.getByRole('button', { name: 'Controleer' }).click();
	await dialog.getByRole('button', { name: 'Verberg het bericht' }).click();
	await messages(moderator.page, reason).waitFor();
	await messages(moderator.page, reason).locator('.more').first().click();
	await dialog.getByRole('button', { name: 'Lees de verborgen tekst' }).click();
	await dialog.waitFor({ state: 'detached' });

	await toList(writer.page);
	const lines = others(writer.page).locator('li');
	await lines.first().waitFor();
	const said = await lines.allInnerTexts();
	assert.match(said[0], /\(Ervaringsdeskundige\) las een verborgen bericht van jou in /);
	assert.match(said[1], /\(Ervaringsdeskundige\) verborg een bericht van jou in /);
	assert.equal(said.length, 2);
});

test('the auditor finds the log from the start, chooses a kind and opens a row; others do not', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE });
	await signIn(page, accountWith('auditor'));
	await page.getByRole('link', { name: 'Naar het logboek' }).click();
	const rows = page.locator('.line summary');
	await rows.first().waitFor();
	await page.getByLabel('Soort').selectOption({ label: 'Ingelogd' });
	await page.waitForFunction(() => {
		const kinds = [...document.querySelectorAll('.line summary .strong')];
		return kinds.length > 0 && kinds.every((one) => one.textContent === 'Ingelogd');
	});
	await page.locator('input[name=audit-period][value=all]').check();
	await rows.first().waitFor();
	await rows.first().click();
	await page.getByText('Langs welke weg').first().waitFor();
	assert.deepEqual(problems, []);

	const guest = await person(browser);
	await enter(guest.page);
	await guest.page.goto('/toezicht');
	await guest.page.getByText('Dit mag je hier niet doen.').waitFor();
	assert.equal(await guest.page.locator('.line').count(), 0);
});
