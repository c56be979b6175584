import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { atMost } from '../lib/daemon.mjs';
import { person, startBrowser } from './lib/browser.mjs';
import { moderatorInGroup } from './lib/screens.mjs';
import { arrived, freshText, guestInGroup, messages, write } from './lib/steps.mjs';

const AT_ONCE_MS = atMost(2_000);

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

test('two residents see each other at once', async () => {
	const a = await person(browser);
	const b = await person(browser);
	const { group } = await guestInGroup(a.page);
	await guestInGroup(b.page, group);
	for (const [from, to] of [[a, b], [b, a]]) {
		const text = freshText('Zie je dit');
		await write(from.page, text);
		await messages(to.page, text).first().waitFor({ timeout: AT_ONCE_MS });
		await arrived(from.page, text);
		assert.equal(await messages(from.page, text).count(), 1);
	}
	assert.deepEqual([...a.problems, ...b.problems], []);
});

test('edit, remove and react reach the other', async () => {
	const a = await person(browser);
	const b = await person(browser);
	const { group } = await guestInGroup(a.page);
	await guestInGroup(b.page, group);
	const first = freshText('Eerst');
	const then = freshText('Daarna');
	await write(a.page, first);
	await arrived(b.page, first);

	await messages(b.page, first).locator('.more').click();
	await b.page.getByRole('dialog').getByRole('button', { name: 'Sterkte' }).click();
	await messages(a.page, first).getByText('Sterkte').waitFor();
	await b.page.keyboard.press('Escape');

	await messages(a.page, first).locator('.more').click();
	await a.page.getByRole('button', { name: 'Pas aan' }).click();
	await a.page.locator('#composer').fill(then);
	await a.page.getByRole('button', { name: 'Bewaar' }).click();
	await arrived(b.page, then);
	assert.equal(await messages(b.page, first).count(), 0);

	await messages(a.page, then).locator('.more').click();
	await a.page.getByRole('button', { name: 'Haal weg' }).click();
	await a.page.getByRole('button', { name: 'Ja, haal weg' }).click();
	await messages(b.page, then).waitFor({ state: 'detached' });
	await messages(b.page, 'Bericht weggehaald').first().waitFor();
});

test('a moderator hides a message with a reason; all see that, the writer sees why', async () => {
	const moderator = await person(browser);
	const writer = await person(browser);
	const reader = await person(browser);
	const group = await moderatorInGroup(moderator.page);
	await guestInGroup(writer.page, group);
	await guestInGroup(reader.page, group);
	const text = freshText('Dit gaat te ver');
	const reason = freshText('We geven hier geen bevelen');
	await write(writer.page, text);
	for (const { page } of [moderator, reader]) await arrived(page, text);

	await messages(moderator.page, text).locator('.more').click();
	const dialog = moderator.page.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Verberg voor de groep' }).click();
	await dialog.getByLabel('Waarom doe je dit?').fill(reason);
	await dialog.getByRole('button', { name: 'Controleer' }).click();
	await dialog.getByText(reason).waitFor();
	await dialog.getByRole('button', { name: 'Verberg het bericht' }).click();

	await messages(reader.page, text).waitFor({ state: 'detached' });
	await messages(reader.page, 'weggehaald door een begeleider').last().waitFor();
	await messages(writer.page, reason).waitFor();
	assert.equal(await messages(reader.page, reason).count(), 0);

	// The words are gone from the moderator's page too, until they are asked for.
	const note = messages(moderator.page, reason);
	await note.waitFor();
	assert.equal(await messages(moderator.page, text).count(), 0);
	await note.locator('.more').first().click();
	await dialog.getByRole('button', { name: 'Lees de verborgen tekst' }).click();
	await messages(moderator.page, text).waitFor({ state: 'attached' });
	await reader.page.reload();
	await reader.page.locator('article').last().waitFor();
	assert.equal(await messages(reader.page, text).count(), 0);
});

test('X1: words with control characters in them are pasted, said and looked for as any others', async () => {
	const { page, problems } = await person(browser);
	await guestInGroup(page);
	const text = freshText('Uit een brief');
	/** As pasting does: at the caret, between what stands there. */
	const paste = async (field, pasted) => {
		await field.fill('voor na');
		for (const _ of 'na') await field.press('ArrowLeft');
		await page.keyboard.insertText(pasted);
		await page.keyboard.insertText('daar ');
	};
	await paste(page.locator('#composer'), `${text}\v\u0001een\u2028\f`);
	assert.equal(await page.locator('#composer').inputValue(), `voor ${text}\neen\n\ndaar na`, 'and the caret stands behind it');
	await page.keyboard.press('Enter');
	await arrived(page, text);
	await page.getByRole('button', { name: 'Zoek in deze gemeenschap' }).click();
	await paste(page.locator('#search-text'), `${text}\v\t\u0001`);
	assert.equal(await page.locator('#search-text').inputValue(), `voor ${text} daar na`);
	await page.locator('#search-text').fill(`\u0001${text}\v`);
	await page.locator('#search-text').press('Enter');
	await page.locator('[role=dialog] li', { hasText: text }).waitFor();
	assert.deepEqual(problems, []);
});

test('a draft survives a reload, and not on a shared computer', async () => {
	const { page } = await person(browser);
	await guestInGroup(page);
	const draft = freshText('Nog niet af');
	await page.locator('#composer').fill(draft);
	await page.reload();
	await page.locator('#composer').waitFor();
	assert.equal(await page.locator('#composer').inputValue(), draft);

	const room = page.url();
	await page.goto('/profiel');
	await page.getByLabel('Gedeelde computer').check();
	await page.goto(room);
	await page.locator('#composer').waitFor();
	await page.locator('#composer').fill(draft);
	assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage })),
		new RegExp(draft));
});
