/* MO4, MO8, LE2: a host takes writing or taking part from somebody, who reads at once what and why. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { violations } from './lib/axe.mjs';
import { DESK, person, PHONE, startBrowser } from './lib/browser.mjs';
import { accountWith } from './lib/settings.mjs';
import { arrived, composer, enter, freshText, messages, openFirstGroup, signIn, takePart, write } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const WHY = 'Je schreef drie keer iets waar anderen pijn van hebben.';

test('MO4 MO8 a pause: chosen by a host with a rule and a reason, read by the person, ended by the host', async () => {
	const writer = await person(browser, { viewport: PHONE });
	const name = await enter(writer.page);
	const group = await openFirstGroup(writer.page, 'De koffietafel');
	await takePart(writer.page, group, name);
	const text = freshText('Een bericht');
	await write(writer.page, text);
	await arrived(writer.page, text);

	const duty = await person(browser, { viewport: PHONE, colorScheme: 'dark' });
	await signIn(duty.page, accountWith('duty'));
	await takePart(duty.page, group);
	await messages(duty.page, text).locator('.more').click();
	const dialog = duty.page.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Even niet schrijven of meedoen' }).click();
	await dialog.getByRole('button', { name: 'Controleer' }).click();
	await dialog.getByRole('alert').waitFor();
	assert.deepEqual(await violations(duty.page), []);
	await dialog.getByLabel('Hoe lang?').selectOption({ label: '3 dagen' });
	await dialog.getByLabel('Om welke afspraak gaat het?').selectOption({ index: 1 });
	await dialog.getByLabel('Wat gebeurde er?').fill(WHY);
	await dialog.getByRole('button', { name: 'Controleer' }).click();
	await dialog.getByText(`${name} kan 3 dagen wel lezen en niet schrijven.`).waitFor();
	assert.deepEqual(await violations(duty.page), []);
	await dialog.getByRole('button', { name: 'Ja, besluit dit' }).click();
	await dialog.waitFor({ state: 'detached' });

	/* In the open group, without a reload: the field gives way to until when, and why is one tap away. */
	await writer.page.getByText('Je kunt hier tot').waitFor();
	assert.equal(await composer(writer.page).count(), 0);
	await arrived(writer.page, text);
	assert.deepEqual(await violations(writer.page), []);
	await writer.page.getByRole('link', { name: 'Lees wat en waarom' }).click();
	await writer.page.getByText(WHY).waitFor();
	await writer.page.getByText('Een mens besloot dit, geen computer.').waitFor();
	await writer.page.locator('.banner').waitFor({ state: 'detached' });
	assert.deepEqual(await violations(writer.page), []);

	await duty.page.getByRole('button', { name: 'Afspraken en keuzes van deze groep' }).click();
	await duty.page.getByRole('dialog').getByRole('link').first().click();
	await duty.page.getByRole('button', { name: `Laat het besluit over ${name} nu stoppen` }).click();
	await duty.page.getByText('Niemand.').waitFor();
	assert.deepEqual(await violations(duty.page), []);
	await writer.page.goto(group);
	await composer(writer.page).waitFor();
	assert.deepEqual([...writer.problems, ...duty.problems], []);
});

test('MO4 a ban by the lead of the shift: the group is gone, help is not, and the reasons can be read', async () => {
	const writer = await person(browser, { viewport: DESK });
	const name = await enter(writer.page);
	const group = await openFirstGroup(writer.page, 'De koffietafel');
	await takePart(writer.page, group, name);
	const text = freshText('Nog een bericht');
	await write(writer.page, text);
	await arrived(writer.page, text);

	const duty = await person(browser, { viewport: DESK });
	await signIn(duty.page, accountWith('duty'));
	await takePart(duty.page, group);
	await messages(duty.page, text).locator('.more').click();
	const dialog = duty.page.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Even niet schrijven of meedoen' }).click();
	await dialog.getByLabel('Niet meedoen').check();
	await dialog.getByLabel('Om welke afspraak gaat het?').selectOption({ index: 2 });
	await dialog.getByLabel('Wat gebeurde er?').fill(WHY);
	await dialog.getByRole('button', { name: 'Controleer' }).click();
	await dialog.getByRole('button', { name: 'Ja, besluit dit' }).click();
	await dialog.waitFor({ state: 'detached' });

	await messages(writer.page, text).waitFor({ state: 'detached' });
	await writer.page.getByRole('link', { name: 'Hulp nu' }).first().waitFor();
	await writer.page.getByRole('link', { name: 'Lees wat en waarom' }).click();
	await writer.page.getByRole('heading', { name: 'Je kunt een tijd niet meedoen' }).waitFor();
	assert.deepEqual(await violations(writer.page), []);
	await writer.page.goto('/g');
	await writer.page.locator('.community').first().waitFor();
	assert.equal(await writer.page.locator('.community', { hasText: 'De koffietafel' }).count(), 0);
	assert.deepEqual([...writer.problems, ...duty.problems], []);
});
