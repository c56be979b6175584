/* MO12, QU7, ON7, S10: what happens to a message before others see it, for who writes and who hosts. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { violations } from './lib/axe.mjs';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { moderatorInGroup } from './lib/screens.mjs';
import { accounts } from './lib/settings.mjs';
import { arrived, composer, enter, freshText, guestInGroup, messages, openFirstGroup, signIn, takePart, write } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const MODERATED = 'Naasten en mantelzorg', SLOW = 'Werk, ziekte en UWV';
const WAITS = 'De groep ziet het nog niet. Dit is geen straf.';
const held = (page, text) => page.locator('.message--held').filter({ hasText: text });
const inQueue = (page, name) => page.locator('.queue > li').filter({ hasText: name });

async function guestIn(page, community) {
	const name = await enter(page);
	const group = await openFirstGroup(page, community);
	await takePart(page, group, name);
	return { name, group };
}

for (const theme of ['light', 'dark']) {
	test(`MO12: it waits for a host, is changed, posted, and another is not, ${theme}, 390 px`, async () => {
		const options = { viewport: PHONE, colorScheme: theme };
		const writer = await person(browser, options), host = await person(browser, options), reader = await person(browser, options);
		const { name, group } = await guestIn(writer.page, MODERATED);
		const other = await guestIn(reader.page, MODERATED);
		assert.equal(other.group, group);
		await signIn(host.page, accounts.find((one) => one.login === 'leeuwerik'));

		const first = freshText('Mag dit'), then = freshText('Of mag dit');
		await write(writer.page, first);
		await held(writer.page, first).getByText(WAITS).waitFor();
		await held(writer.page, first).getByText('Het gaat verder zodra er een begeleider is.').waitFor();
		assert.deepEqual(await violations(writer.page), []);
		await writer.page.reload(); // it is still there
		await held(writer.page, first).getByRole('button', { name: 'Pas aan' }).click();
		await writer.page.getByLabel('Pas je bericht aan').fill(then);
		assert.deepEqual(await violations(writer.page), []);
		await writer.page.getByRole('button', { name: 'Bewaar' }).click();
		await held(writer.page, then).getByText(WAITS).waitFor();

		// The host sees at once that something waits, reads it, and lets it through.
		await host.page.getByRole('link', { name: 'Naar de wachtrij' }).click();
		const one = inQueue(host.page, name);
		await one.waitFor();
		assert.equal(await host.page.getByText(then).count(), 0, 'not before it is opened');
		assert.deepEqual(await violations(host.page), []);
		await one.getByRole('button', { name: 'Lees het bericht' }).click();
		await one.getByText(then).waitFor();
		assert.deepEqual(await violations(host.page), []);
		assert.equal(await messages(reader.page, then).count(), 0);
		await one.getByRole('button', { name: 'Plaats in de groep' }).click();
		await messages(reader.page, then).waitFor();
		await messages(writer.page, then).waitFor();
		await held(writer.page, then).waitFor({ state: 'detached' });
		await one.waitFor({ state: 'detached' });

		// Changed while it is read: it is read again first. Then it is declined, and only its writer reads why.
		const second = freshText('Dit dan'), changed = freshText('Dit is anders'), reason = freshText('Zo kan het te hard aankomen');
		await write(writer.page, second);
		await one.getByRole('button', { name: 'Lees het bericht' }).click();
		await one.getByText(second).waitFor();
		await held(writer.page, second).getByRole('button', { name: 'Pas aan' }).click();
		await writer.page.getByLabel('Pas je bericht aan').fill(changed);
		await writer.page.getByRole('button', { name: 'Bewaar' }).click();
		await one.getByText('De schrijver paste dit net aan').waitFor();
		assert.equal(await one.getByRole('button', { name: 'Plaats in de groep' }).count(), 0);
		await one.getByRole('button', { name: 'Lees het bericht' }).click();
		await one.getByRole('button', { name: 'Plaats het niet' }).click();
		await one.getByRole('button', { name: 'Plaats het niet' }).click();
		await one.getByRole('alert').waitFor();
		assert.deepEqual(await violations(host.page), []);
		await one.getByLabel('Waarom plaats je dit niet?').fill(reason);
		await one.getByRole('button', { name: 'Plaats het niet' }).click();
		await one.waitFor({ state: 'detached' });
		await held(writer.page, changed).getByText(reason).waitFor();
		assert.deepEqual(await violations(writer.page), []);
		await held(writer.page, changed).getByRole('button', { name: 'Berg op' }).click();
		await held(writer.page, changed).waitFor({ state: 'detached' });
		assert.equal(await reader.page.getByText(reason).count(), 0);

		// Taken back before anybody looked; the strip of the host goes with it.
		const third = freshText('Toch niet');
		await host.page.goto(group);
		await write(writer.page, third);
		await host.page.locator('.held-strip').waitFor();
		assert.deepEqual(await violations(host.page), []);
		await held(writer.page, third).getByRole('button', { name: 'Neem terug' }).click();
		await held(writer.page, third).waitFor({ state: 'detached' });
		await host.page.locator('.held-strip').waitFor({ state: 'detached' });
		await writer.page.goto('/profiel/lijst');
		await writer.page.getByText('las een bericht van jou dat wachtte').first().waitFor();
		assert.deepEqual([...writer.problems, ...host.problems, ...reader.problems], []);
	});
}

test('QU7: a group that goes slow counts down, and keeps the words', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE });
	await guestIn(page, SLOW);
	const first = freshText('Eerst'), then = freshText('Daarna');
	await write(page, first);
	await arrived(page, first);
	await page.locator('#composer-pause').filter({ hasText: /^Je kunt over [1-6] seconden weer schrijven\.$/ }).waitFor();
	await composer(page).fill(then);
	await page.keyboard.press('Enter');
	assert.equal(await composer(page).inputValue(), then, 'it stays where it was');
	assert.equal(await messages(page, then).count(), 0);
	assert.deepEqual(await violations(page), []);
	await page.locator('#composer-pause').waitFor({ state: 'detached' });
	await page.getByRole('button', { name: 'Verstuur bericht' }).click();
	await arrived(page, then);
	assert.deepEqual(problems, []);
});

test('ON7 S10: no links of newcomers; a link says where it leads and asks nothing of that place', async () => {
	const host = await person(browser, { viewport: PHONE });
	const group = await moderatorInGroup(host.page);
	const { page, problems, context } = await person(browser, { viewport: PHONE });
	await guestInGroup(page, group);
	const linked = `${freshText('Kijk')} https://voorbeeld.nl/pad`;
	await write(page, linked);
	await page.getByText('Links delen kan later.').waitFor();
	await page.getByRole('button', { name: 'Weggooien' }).click();

	// Who hosts may; a reader is asked first.
	const asked = [];
	await context.route(/voorbeeld\.nl/, (route) => {
		asked.push(route.request());
		return route.fulfill({ body: 'daar' });
	});
	await write(host.page, linked);
	await arrived(page, linked);
	await messages(page, linked).getByRole('link').click();
	const dialog = page.getByRole('dialog');
	await dialog.getByText('Je gaat weg van Noaber').waitFor();
	await dialog.getByText('voorbeeld.nl', { exact: true }).waitFor();
	assert.deepEqual(await violations(page), []);
	assert.equal(asked.length, 0, 'no preview');
	const [there] = await Promise.all([context.waitForEvent('page'), dialog.getByRole('link', { name: 'Ga naar voorbeeld.nl' }).click()]);
	await there.getByText('daar').waitFor();
	assert.equal((await asked[0].allHeaders()).referer, undefined);
	assert.equal(await there.evaluate(() => document.referrer + String(opener)), 'null');
	assert.deepEqual(problems, []);
});

test('a theme covers the words until the reader asks; a choice counts on every device', async () => {
	const writer = await person(browser, { viewport: PHONE }), reader = await person(browser, { viewport: PHONE });
	const moderator = await person(browser, { viewport: PHONE });
	const group = await moderatorInGroup(moderator.page);
	for (const { page } of [writer, reader]) await guestInGroup(page, group);
	const text = freshText('Over eten');
	await writer.page.getByRole('button', { name: 'Zet er een onderwerp bij' }).click();
	const dialog = writer.page.getByRole('dialog');
	await dialog.getByText('Waar gaat je bericht over?').waitFor();
	assert.deepEqual(await violations(writer.page), []);
	await dialog.getByLabel('eten').click();
	await dialog.waitFor({ state: 'detached' });
	await write(writer.page, text);
	await messages(writer.page, text).getByText('eten', { exact: true }).waitFor();

	const covered = messages(reader.page, 'Dit bericht gaat over eten.').last();
	await covered.waitFor();
	assert.equal(await reader.page.getByText(text).count(), 0, 'the words are not in the page');
	assert.match(await reader.page.locator('[role=status]').allInnerTexts().then((all) => all.join(' ')), /Dit bericht gaat over eten\./);
	assert.deepEqual(await violations(reader.page), []);
	await covered.getByRole('button', { name: 'Toon bericht' }).click();
	await messages(reader.page, text).waitFor();

	await reader.page.goto('/profiel');
	await reader.page.getByLabel('eten', { exact: true }).selectOption('hide');
	await reader.page.getByText('Bewaard.').first().waitFor();
	assert.deepEqual(await violations(reader.page), []);
	const again = await reader.context.newPage(); // another tab, and after a reload
	for (const page of [reader.page, again]) {
		await page.goto(group);
		await messages(page, 'Je koos om dit niet te zien.').last().waitFor();
		assert.equal(await page.getByText(text).count(), 0);
	}
	await reader.page.goto('/profiel');
	await reader.page.getByLabel('eten', { exact: true }).selectOption('show');
	await messages(again, text).waitFor(); // told at once

	// A host covers what nobody covered.
	const plain = freshText('Zonder onderwerp');
	await write(writer.page, plain);
	await messages(moderator.page, plain).locator('.more').click();
	const sheet = moderator.page.getByRole('dialog');
	await sheet.getByRole('button', { name: 'Onderwerp bij dit bericht' }).click();
	await sheet.getByLabel('geweld').check();
	assert.deepEqual(await violations(moderator.page), []);
	await sheet.getByRole('button', { name: 'Bewaar' }).click();
	await messages(again, 'Dit bericht gaat over geweld.').last().waitFor();
	for (const place of [messages(again, plain), again.locator('.group-list').filter({ hasText: plain })]) assert.equal(await place.count(), 0);
	await messages(writer.page, plain).getByText('geweld', { exact: true }).waitFor();
	await writer.page.goto('/profiel/lijst');
	await writer.page.getByText('veranderde het onderwerp bij een bericht van jou').first().waitFor();
	assert.deepEqual([...writer.problems, ...reader.problems, ...moderator.problems], []);
});
