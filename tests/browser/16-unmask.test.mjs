/* P10, MO13: two people look up who somebody is elsewhere, and that person is told at once. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { violations } from './lib/axe.mjs';
import { DESK, person, PHONE, startBrowser } from './lib/browser.mjs';
import { accountWith } from './lib/settings.mjs';
import { arrived, enter, freshName, freshText, guestInGroup, messages, openFirstGroup, signIn, takePart, write } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const NOTICE = 'Iemand vroeg wie jij in andere groepen bent.';
const WHY = 'Deze persoon valt anderen lastig onder meer namen.';

test('asked by one, agreed to by another, told to the person; nobody else gets a button', async () => {
	const writer = await person(browser, { viewport: PHONE });
	const name = await enter(writer.page);
	// Not the group of the other tests: the duty lead opens this one at its end.
	const group = await openFirstGroup(writer.page, 'Wonen en onrust thuis');
	await takePart(writer.page, group, name);
	const text = freshText('Een bericht van iemand');
	await write(writer.page, text);
	await arrived(writer.page, text);
	const elsewhere = freshName('Elders');
	await takePart(writer.page, await openFirstGroup(writer.page, 'Geldzorgen'), elsewhere);

	const reader = await person(browser, { viewport: PHONE });
	await guestInGroup(reader.page, group);
	await messages(reader.page, text).locator('.more').click();
	await reader.page.getByRole('dialog').waitFor();
	assert.equal(await reader.page.getByRole('button', { name: 'Wie is dit in andere groepen?' }).count(), 0);

	const duty = await person(browser, { viewport: PHONE });
	await signIn(duty.page, accountWith('duty'));
	await takePart(duty.page, group);
	await messages(duty.page, text).locator('.more').click();
	const dialog = duty.page.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Wie is dit in andere groepen?' }).click();
	await dialog.getByRole('button', { name: 'Controleer' }).click();
	await dialog.getByRole('alert').waitFor();
	assert.deepEqual(await violations(duty.page), []);
	await dialog.getByLabel('Lastigvallen onder meer namen').check();
	await dialog.getByLabel('Waarom is dit nodig?').fill(WHY);
	await dialog.getByRole('button', { name: 'Controleer' }).click();
	assert.deepEqual(await violations(duty.page), []);
	await dialog.getByRole('button', { name: 'Vraag het' }).click();
	await dialog.waitFor({ state: 'detached' });

	// The person is told wherever they are, and reads who and why.
	await writer.page.getByText(NOTICE).first().waitFor();
	assert.deepEqual(await violations(writer.page), []);
	await writer.page.getByRole('link', { name: 'Lees wie en waarom' }).click();
	const lines = writer.page.locator('section[aria-labelledby="looked-others"] li');
	await lines.first().waitFor();
	assert.match(await lines.first().innerText(), new RegExp(`\\(Dienstdoende\\) vroeg wie jij in andere groepen bent\\.[^]*Lastigvallen[^]*${WHY}`));
	await writer.page.locator('.banner').waitFor({ state: 'detached' });

	const second = await person(browser, { viewport: PHONE });
	await signIn(second.page, accountWith('coordinator'));
	await second.page.getByRole('link', { name: 'Naar de verzoeken' }).click();
	const waiting = second.page.locator('section[aria-labelledby="asks-waiting"]');
	await waiting.getByText(WHY).waitFor();
	assert.equal(await second.page.getByText(elsewhere).count(), 0);
	await waiting.getByRole('button', { name: 'Ik wil ja zeggen' }).click();
	await waiting.getByText('Weet je het zeker?').waitFor();
	assert.deepEqual(await violations(second.page), []);
	await waiting.getByRole('button', { name: 'Ja, dit is nodig' }).click();
	for (const { page } of [second, duty]) {
		await page.goto('/verzoeken');
		const mine = page.locator('section[aria-labelledby="asks-mine"]');
		await mine.getByRole('button', { name: 'Laat de namen zien' }).click();
		await mine.getByText(elsewhere).waitFor();
		assert.deepEqual(await violations(page), []);
	}

	// Told while the list is open: the new lines come by themselves.
	await lines.getByText('zag welke namen jij in je groepen hebt').first().waitFor();
	await writer.page.setViewportSize(DESK);
	assert.deepEqual(await violations(writer.page), []);
	assert.deepEqual([...writer.problems, ...duty.problems, ...second.problems, ...reader.problems], []);
});
