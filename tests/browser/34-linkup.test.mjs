/* P10: a host asks, the author sees exactly what would stand where, says yes, and takes it back. Readers
 * see no name. On a telephone, in both themes. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { violations } from './lib/axe.mjs';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { accounts } from './lib/settings.mjs';
import { arrived, enter, freshText, messages, openFirstGroup, signIn, takePart, write } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const FROM = 'De la met brieven', TO = 'Sombere dagen';

async function sound(page, name) {
	for (const colorScheme of ['light', 'dark']) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		assert.deepEqual(await violations(page), [], `${name}, ${colorScheme}`);
	}
	assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways`);
}

test('P10: asked, shown as it would stand, passed on without a name, taken back', async () => {
	const host = await person(browser, { viewport: PHONE }), reader = await person(browser, { viewport: PHONE });
	await signIn(host.page, accounts.find((one) => one.login === 'hazelaar'));
	const mine = host.page.locator('main .group-list a').filter({ hasText: FROM });
	await mine.click();
	await host.page.waitForURL(/\/g\/[a-z0-9]+$/);
	const name = await enter(reader.page);
	const there = await openFirstGroup(reader.page, TO);
	await takePart(reader.page, there, name);

	// Somebody of the demo region wrote this long ago.
	const old = host.page.locator('article.message:not(.message--mine)').filter({ hasText: 'Wilg' }).first();
	await old.waitFor();
	const text = (await old.locator('.rich').first().innerText()).trim();
	await old.locator('.more').click();
	const dialog = host.page.getByRole('dialog');
	await dialog.getByRole('button', { name: /^Geef door aan de regio/ }).click();
	await dialog.getByRole('button', { name: 'Vraag het de schrijver' }).click();
	await dialog.getByRole('alert').getByText('Kies een groep.').first().waitFor();
	await sound(host.page, 'asking, with an error');
	const options = await dialog.getByRole('option').allInnerTexts();
	await dialog.getByLabel('In welke groep?').selectOption({ label: options.find((one) => one.startsWith(`${TO}:`)) });
	await dialog.getByRole('button', { name: 'Vraag het de schrijver' }).click();
	await dialog.waitFor({ state: 'detached' });

	const author = await person(browser, { viewport: PHONE });
	await signIn(author.page, accounts.find((one) => one.login === 'wilg'));
	const ask = author.page.locator('section[aria-labelledby="linkup-asks"]');
	await ask.getByText('Iemand uit een andere groep').waitFor();
	await ask.getByText(text.slice(0, 30)).first().waitFor();
	await sound(author.page, 'the author is asked');
	await ask.getByRole('button', { name: /^Ja, geef door/ }).click();
	await ask.waitFor({ state: 'detached' });

	const passed = messages(reader.page, text.slice(0, 30));
	await passed.getByText('Doorgegeven').waitFor();
	await passed.getByText('Iemand uit een andere groep').waitFor();
	assert.equal(await passed.getByText('Wilg').count(), 0);
	await sound(reader.page, 'what readers see');
	await passed.locator('.more').click();
	await reader.page.getByRole('dialog').getByText('Kopieer').first().waitFor();
	for (const act of [/^Demp/, /^Blokkeer/, /^Vraag om samen te praten/]) {
		assert.equal(await reader.page.getByRole('dialog').getByRole('button', { name: act }).count(), 0, 'there is nobody to turn to');
	}
	await reader.page.keyboard.press('Escape');

	await author.page.goto('/profiel');
	const given = author.page.locator('section[aria-labelledby="passed-on"]');
	await given.getByText('Iemand uit een andere groep').waitFor();
	await sound(author.page, 'what was passed on');
	await given.getByRole('button', { name: /^Haal terug uit/ }).click();
	await given.waitFor({ state: 'detached' });
	await passed.waitFor({ state: 'detached' });
	await old.locator('.more').click();
	await dialog.getByRole('button', { name: /^Geef door aan de regio/ }).click();
	await dialog.getByText('Dit bericht wordt niet doorgegeven.').waitFor();
	await write(reader.page, freshText('Dank aan wie dit schreef'));
	await arrived(reader.page, 'Dank aan wie dit schreef');
	assert.deepEqual([host.problems, reader.problems, author.problems].flat(), []);
});
