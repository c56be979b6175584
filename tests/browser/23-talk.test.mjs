import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { violations } from './lib/axe.mjs';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { moderatorInGroup } from './lib/screens.mjs';
import { arrived, freshText, guestInGroup, messages, write } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const dialog = (page) => page.getByRole('dialog');
/** The message with exactly this text of its own; a quote of it does not count. */
const own = (page, text) => page.locator('article').filter({ has: page.locator('.rich', { hasText: text }) });

async function act(page, text, name) {
	await own(page, text).first().locator('.more').click();
	await dialog(page).getByRole('button', { name, exact: true }).click();
}

const inView = (locator) => locator.evaluate((row) => {
	const list = document.querySelector('#messages').getBoundingClientRect();
	const box = row.getBoundingClientRect();
	return box.top >= list.top && box.top < list.bottom;
});

for (const colorScheme of ['light', 'dark']) {
	test(`answering, the quote, the thread, and there and back, on a phone (${colorScheme})`, async () => {
		const a = await person(browser, { viewport: PHONE, colorScheme });
		const b = await person(browser, { viewport: PHONE, colorScheme });
		const { group, name } = await guestInGroup(a.page);
		await guestInGroup(b.page, group);
		const question = freshText('Slaapt er nog iemand slecht'), answer = freshText('Ja ik ook'), more = freshText('Ik sinds kort');
		await write(a.page, question);
		await arrived(b.page, question);

		await act(b.page, question, 'Antwoord');
		await b.page.getByText(`Antwoord op ${name}`).waitFor();
		await b.page.locator('#composer:focus').waitFor();
		assert.deepEqual(await violations(b.page), []);
		await b.page.getByRole('button', { name: 'Toch geen antwoord' }).click();
		assert.equal(await b.page.locator('.answer-strip').count(), 0);
		await act(b.page, question, 'Antwoord');
		await write(b.page, answer);
		await own(b.page, answer).locator('.quote').waitFor();
		assert.equal(await b.page.locator('.answer-strip').count(), 0);

		await own(a.page, answer).locator('.quote').waitFor();
		assert.match(await own(a.page, answer).locator('.quote').innerText(), /Antwoord op jou[\s\S]*Slaapt er nog iemand slecht/);
		await own(a.page, question).getByText('1 antwoord', { exact: true }).waitFor();
		assert.deepEqual(await violations(a.page), []);

		for (let i = 0; i < 14; i++) await write(a.page, freshText(`Tussendoor ${i} met genoeg tekst om de lijst te vullen`));
		await act(a.page, answer, 'Antwoord');
		await write(a.page, more);
		await arrived(b.page, more);
		await b.page.evaluate(() => { document.querySelector('#messages').scrollTop = 1e6; });
		await own(b.page, more).locator('.quote').click();
		await own(b.page, answer).and(b.page.locator('.message--found')).waitFor();
		assert.ok(await inView(own(b.page, answer)));
		await b.page.getByRole('button', { name: 'Terug naar waar je was' }).click();
		await own(b.page, more).and(b.page.locator('.message--found')).waitFor();
		assert.ok(await inView(own(b.page, more)));
		assert.equal(await b.page.getByRole('button', { name: 'Terug naar waar je was' }).count(), 0);

		await own(b.page, question).getByText('1 antwoord', { exact: true }).click();
		await dialog(b.page).getByText(answer).waitFor();
		assert.deepEqual(await violations(b.page), []);
		await dialog(b.page).locator('li').getByRole('button', { name: 'Ga naar dit bericht' }).click();
		await own(b.page, answer).and(b.page.locator('.message--found')).waitFor();

		await act(a.page, question, 'Haal weg');
		await a.page.getByRole('button', { name: 'Ja, haal weg' }).click();
		await own(b.page, answer).locator('.quote').getByText('Bericht weggehaald').waitFor();
		assert.equal(await b.page.getByText(question).count(), 0, 'P3: no words of it stay in a quote');
		assert.deepEqual([...a.problems, ...b.problems], []);
	});
}

test('a day: the list goes to its first message', async () => {
	const { page } = await person(browser, { viewport: PHONE });
	await guestInGroup(page);
	const today = freshText('Van vandaag');
	await write(page, today);
	await arrived(page, today);
	const open = async () => {
		await page.locator('.room-head button[aria-label="Regels en keuzes van deze groep"], .room-head button').last().click();
		await page.getByLabel('Ga naar een dag').waitFor();
	};
	await open();
	await page.getByRole('button', { name: 'Ga naar die dag' }).click();
	await page.getByText('Kies een dag tot en met vandaag').waitFor();
	assert.deepEqual(await violations(page), []);
	const written = await messages(page, today).locator('time').first().getAttribute('datetime');
	const day = new Intl.DateTimeFormat('sv-SE').format(new Date(written)); // also when it is midnight meanwhile
	await page.getByLabel('Ga naar een dag').fill(day);
	await page.getByRole('button', { name: 'Ga naar die dag' }).click();
	await dialog(page).waitFor({ state: 'detached' });
	const found = page.locator('.message--found');
	await found.waitFor();
	assert.ok(await inView(found));
});

test('D3 unread in two tabs: what is read in one is read in the other', async () => {
	const reader = await person(browser);
	const writer = await person(browser);
	const { group } = await guestInGroup(reader.page);
	await guestInGroup(writer.page, group);
	const second = await reader.context.newPage();
	await second.goto('/g');
	await second.locator('.community').first().waitFor();
	const badge = second.locator(`a[href="${group}"] .nl-number-badge, a[href="${group}"] [class*=badge]`).first();
	await reader.page.goto('/profiel');
	const texts = [freshText('Nieuw een'), freshText('Nieuw twee')];
	for (const text of texts) {
		await write(writer.page, text);
		await arrived(writer.page, text);
	}
	await second.bringToFront();
	await second.goto('/');
	await second.locator(`a[href="${group}"]`).getByText('2', { exact: true }).first().waitFor();
	await reader.page.bringToFront();
	await reader.page.goto(group);
	await messages(reader.page, texts[1]).waitFor();
	await badge.waitFor({ state: 'detached' });
});

for (const colorScheme of ['light', 'dark']) {
	test(`looking for a word, and going to where it was said (${colorScheme})`, async () => {
		const { page, problems } = await person(browser, { viewport: PHONE, colorScheme });
		await guestInGroup(page);
		const text = `${freshText('Mijn paprikaplant')} groeit`;
		await write(page, text);
		await arrived(page, text);
		for (let i = 0; i < 14; i++) await write(page, freshText(`Iets anders ${i} met genoeg tekst om de lijst te vullen`));
		await page.getByRole('button', { name: 'Zoek in deze gemeenschap' }).click();
		await dialog(page).getByRole('button', { name: 'Zoek', exact: true }).click();
		await dialog(page).getByText('Vul een woord in').waitFor();
		await dialog(page).getByLabel('Wat zoek je?').fill('PÁPRIKAPLANT groei');
		await page.keyboard.press('Enter');
		await dialog(page).getByText('We hebben alles bekeken.').waitFor();
		assert.deepEqual(await violations(page), []);
		await dialog(page).locator('.hit', { hasText: text }).click();
		await own(page, text).and(page.locator('.message--found')).waitFor();
		assert.ok(await inView(own(page, text)));
		await page.getByRole('button', { name: 'Zoek in deze gemeenschap' }).click();
		await dialog(page).locator('.hit', { hasText: text }).waitFor();
		await dialog(page).getByLabel('Wat zoek je?').fill('woorddatniemandzei');
		await page.keyboard.press('Enter');
		await dialog(page).getByText('Niets gevonden.').waitFor();
		assert.doesNotMatch(await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, location.href])), /woorddat/, 'P11');
		assert.deepEqual(problems, []);
	});
}

test('a host reads how a message was before, after being told that it is written down', async () => {
	const host = await person(browser, { viewport: PHONE });
	const group = await moderatorInGroup(host.page);
	const writer = await person(browser, { viewport: PHONE });
	await guestInGroup(writer.page, group);
	const first = freshText('Eerste woorden'), then = freshText('Latere woorden');
	await write(writer.page, first);
	await arrived(host.page, first);
	await act(writer.page, first, 'Pas aan');
	await writer.page.locator('#composer').fill(then);
	await writer.page.getByRole('button', { name: 'Bewaar' }).click();
	await arrived(host.page, then);
	await own(writer.page, then).getByRole('button', { name: 'aangepast' }).click();
	await dialog(writer.page).getByText(first).waitFor();
	assert.deepEqual(await violations(writer.page), []);
	await own(host.page, then).getByRole('button', { name: 'aangepast' }).click();
	await dialog(host.page).getByText('We schrijven op dat je dit leest').waitFor();
	assert.equal(await dialog(host.page).getByText(first).count(), 0);
	await dialog(host.page).getByRole('button', { name: 'Lees hoe het eerder was' }).click();
	await dialog(host.page).getByText(first).waitFor();
	assert.deepEqual(await violations(host.page), []);
	const reader = await person(browser, { viewport: PHONE });
	await guestInGroup(reader.page, group);
	await own(reader.page, then).getByText('aangepast').waitFor();
	assert.equal(await own(reader.page, then).getByRole('button', { name: 'aangepast' }).count(), 0);
});
