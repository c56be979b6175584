/* S4, Z11: naming somebody in a message. Names come from the room itself; the list works with the keyboard
 * alone, on a phone and for a screen reader, and closing it costs nothing. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { fine } from './lib/axe.mjs';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { arrived, composer, freshText, guestInGroup, messages, write } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const list = (page) => page.getByRole('listbox', { name: 'Wie wil je noemen?' });
const option = (page, name) => list(page).getByRole('option', { name });
const chosen = (page) => list(page).locator('[aria-selected=true]');

test('S4 who wrote here is offered, chosen with the keyboard alone, named by the name of now', async () => {
	const anna = await person(browser, { viewport: PHONE }), bert = await person(browser, { viewport: PHONE });
	const { name, group } = await guestInGroup(bert.page);
	anna.name = (await guestInGroup(anna.page, group)).name;
	const hello = freshText('Hallo'), text = freshText('ben je er');
	const field = composer(anna.page);
	await field.focus();
	await anna.page.keyboard.type(`@${name}`);
	assert.equal(await list(anna.page).count(), 0, 'nobody who did not write is offered');
	await field.fill('');
	await write(bert.page, hello);
	await arrived(anna.page, hello);

	/* An arrow right behind the "@" counts, also before the list was painted. */
	await anna.page.keyboard.type('@');
	await anna.page.keyboard.press('ArrowDown');
	await list(anna.page).waitFor();
	assert.equal(await list(anna.page).getByRole('option').nth(1).getAttribute('aria-selected'), 'true');
	await field.fill('');
	await anna.page.keyboard.type('Dag @');
	await list(anna.page).waitFor();
	assert.ok(await list(anna.page).getByRole('option').count() <= 5);
	const first = await chosen(anna.page).innerText();
	assert.equal(await field.getAttribute('aria-activedescendant'), await chosen(anna.page).getAttribute('id'));
	await anna.page.keyboard.press('ArrowDown');
	assert.notEqual(await chosen(anna.page).innerText(), first);
	await anna.page.keyboard.press('ArrowUp');
	assert.equal(await chosen(anna.page).innerText(), first, 'there and back');
	await fine(anna.page);
	const box = await option(anna.page, name).boundingBox();
	assert.ok(box.height >= 44 && box.x >= 0 && box.x + box.width <= PHONE.width);
	await anna.page.keyboard.press('Escape');
	await list(anna.page).waitFor({ state: 'detached' });
	assert.equal(await field.inputValue(), 'Dag @', 'closing changes nothing');
	assert.equal(await anna.page.evaluate(() => document.activeElement.id), 'composer');
	await anna.page.keyboard.type(name.slice(0, 9));
	assert.equal(await list(anna.page).count(), 0, 'closed stays closed');
	await field.fill('');

	await anna.page.keyboard.type(`Dag @${name.toLowerCase()}`);
	await option(anna.page, name).waitFor();
	await anna.page.getByText(/^Eén naam\./).waitFor({ state: 'attached' });
	await anna.page.keyboard.press('Enter');
	assert.equal(await field.inputValue(), `Dag @${name} `, 'it was not sent');
	await anna.page.keyboard.type(text);
	await anna.page.getByRole('button', { name: 'Verstuur bericht' }).click();
	await arrived(anna.page, text);

	const told = messages(bert.page, text);
	await told.getByText('noemt jou').waitFor();
	assert.equal(await told.locator('.named--me [aria-hidden]').innerText(), `@${name}`);
	assert.equal(await told.locator('.named .unseen').innerText(), `${name} genoemd`);
	await fine(bert.page);
	assert.equal(await messages(anna.page, text).getByText('noemt jou').count(), 0);

	await messages(anna.page, text).locator('.more').click();
	await anna.page.getByRole('dialog').getByRole('button', { name: 'Pas aan' }).click();
	assert.equal(await anna.page.evaluate(() => document.activeElement.id), 'composer', 'what is typed next is not lost');
	const again = freshText('toch niet');
	assert.ok((await field.inputValue()).startsWith(`Dag @${name} `));
	await field.fill(`@${name} ${again}`);
	await anna.page.getByRole('button', { name: 'Bewaar' }).click();
	await messages(bert.page, again).locator('.named--me').waitFor();

	await composer(bert.page).fill(`@${anna.name}`);
	await option(bert.page, anna.name).waitFor();
	await composer(bert.page).fill('');
	await messages(bert.page, again).locator('.more').click();
	await bert.page.getByRole('dialog').getByRole('button', { name: /^Demp/ }).click();
	await bert.page.getByRole('dialog').getByRole('button', { name: 'Ja, demp' }).click();
	await bert.page.locator('article.folded').first().waitFor();
	await composer(bert.page).fill(`@${anna.name}`);
	assert.equal(await list(bert.page).count(), 0, 'whom I put aside is not offered');
	assert.deepEqual([...anna.problems, ...bert.problems], []);
	for (const one of [anna, bert]) await one.context.close();
});

test('S2 told on Start; with a finger; somebody who left costs no message', async () => {
	const anna = await person(browser, { viewport: PHONE, hasTouch: true }), bert = await person(browser, { viewport: PHONE });
	const { name, group } = await guestInGroup(bert.page);
	await guestInGroup(anna.page, group);
	const hello = freshText('Hallo'), text = freshText('een vraag'), late = freshText('te laat');
	await write(bert.page, hello);
	await arrived(anna.page, hello);
	await bert.page.goto('/');
	await bert.page.getByRole('heading', { name: /^Goede/ }).waitFor();
	await composer(anna.page).fill(`@${name}`);
	await option(anna.page, name).tap();
	assert.equal(await composer(anna.page).inputValue(), `@${name} `);
	await composer(anna.page).fill(`@${name} ${text}`);
	await anna.page.getByRole('button', { name: 'Verstuur bericht' }).click();
	await messages(anna.page, text).locator('.named').waitFor();
	await bert.page.locator('section[aria-labelledby=notices]').getByRole('link', { name: /^Iemand noemde jou in / }).waitFor();
	await bert.page.goto('/profiel');
	await bert.page.getByLabel('Iemand noemt mij').waitFor();

	await bert.page.goto('/g');
	await bert.page.locator('.community').first().click();
	await bert.page.getByRole('button', { name: /^Verlaat/ }).click();
	await bert.page.getByRole('button', { name: 'Ja, verlaat' }).click();
	await bert.page.getByRole('button', { name: 'Ja, verlaat' }).waitFor({ state: 'detached' });
	await write(anna.page, `@${name} ${late}`);
	await arrived(anna.page, late);
	assert.equal(await messages(anna.page, late).locator('.named').count(), 0);
	assert.ok((await messages(anna.page, late).innerText()).includes(`@${name} ${late}`));
	await anna.page.reload();
	await messages(anna.page, text).locator('.named', { hasText: 'oud-lid' }).waitFor();
	assert.deepEqual(anna.problems, []);
	for (const one of [anna, bert]) await one.context.close();
});
