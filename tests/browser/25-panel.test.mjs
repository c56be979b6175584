/* C3, ON9: one question, two answers side by side with their badges, on a phone; both or none. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { violations } from './lib/axe.mjs';
import { DESK, person, PHONE, startBrowser } from './lib/browser.mjs';
import { accountWith } from './lib/settings.mjs';
import { enter, freshText, openFirstGroup, signIn, takePart } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const PLACE = 'Wachten op hulp';

/** What axe finds in both themes, and whether it fits. */
async function looksRight(page, what) {
	for (const colorScheme of ['light', 'dark']) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		assert.deepEqual(await violations(page), [], `${what}, ${colorScheme}`);
	}
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	assert.ok(wide <= 0, `${what}: ${wide} px too wide`);
}

const side = (page, name) => page.locator('.panel .card', { has: page.getByRole('heading', { name, exact: true }) });

test('C3 ON9: asked, answered by two with their badges, shown when both stand, and taken back', async () => {
	const asker = await person(browser, { viewport: PHONE });
	const { page } = asker;
	const name = await enter(page);
	await takePart(page, await openFirstGroup(page, PLACE), name);
	await page.goto('/g');
	await page.locator('.community', { hasText: PLACE }).first().click();
	await page.locator('#panel').waitFor();
	await looksRight(page, 'community with a panel');
	await page.getByRole('link', { name: 'Stel een vraag' }).click();
	await page.getByRole('button', { name: 'Stel je vraag' }).click();
	await page.getByRole('alert').waitFor();
	await looksRight(page, 'asking, with errors');
	const text = freshText('Mag ik een brief eerst laten liggen');
	await page.getByLabel('Je vraag', { exact: true }).fill(text);
	await page.reload();
	assert.equal(await page.getByLabel('Je vraag', { exact: true }).inputValue(), text);
	await page.getByLabel('Pas tonen als beide antwoordden').check();
	await page.getByRole('button', { name: 'Stel je vraag' }).click();
	await page.getByText('Nog geen antwoord van een professional.').waitFor();
	await page.getByText('Nog geen antwoord van een ervaringsdeskundige.').waitFor();
	await looksRight(page, 'a question without answers');
	assert.equal(await page.getByLabel('Jouw antwoord').count(), 0);
	const address = new URL(page.url()).pathname;

	// The professional finds it in a list of their own, and nothing else of the community.
	const professional = await person(browser, { viewport: PHONE });
	await signIn(professional.page, accountWith('professional'));
	await looksRight(professional.page, 'start of a professional');
	await professional.page.getByRole('link', { name: 'Naar de vragen' }).click();
	await professional.page.getByRole('link', { name: text }).waitFor();
	await looksRight(professional.page, 'questions that wait');
	await professional.page.getByRole('link', { name: text }).click();
	await professional.page.getByLabel('Jouw antwoord').waitFor();
	await looksRight(professional.page, 'a question, for a professional');
	const two = freshText('Ja, en bel dan morgen');
	await professional.page.getByLabel('Jouw antwoord').fill(two);
	await professional.page.getByRole('button', { name: 'Geef je antwoord' }).click();
	await side(professional.page, 'Professional').getByText(two).waitFor();

	// It stands, and waits for the other one: not a word of it yet.
	await side(page, 'Professional').getByText('Dit antwoord staat klaar.').waitFor();
	assert.equal(await page.getByText(two).count(), 0);
	await looksRight(page, 'one answer that waits');

	const host = await person(browser, { viewport: PHONE });
	await signIn(host.page, accountWith('duty'));
	await host.page.goto(address);
	await host.page.getByLabel('Jouw antwoord').fill(freshText('Bij mij lag hij drie weken'));
	await looksRight(host.page, 'a question, for a host');
	const one = await host.page.getByLabel('Jouw antwoord').inputValue();
	await host.page.getByRole('button', { name: 'Geef je antwoord' }).click();
	for (const who of [page, host.page, professional.page]) {
		await side(who, 'Professional').getByText(two).waitFor();
		await side(who, 'Ervaringsdeskundige').getByText(one).waitFor();
	}
	assert.match(await side(page, 'Professional').innerText(), /Kastanje[^]*Professional/);
	assert.match(await side(page, 'Ervaringsdeskundige').innerText(), /Dienstdoende/);
	await looksRight(page, 'two answers');
	// Below each other on a phone, beside each other on a desk.
	const tops = async () => Promise.all(['Ervaringsdeskundige', 'Professional'].map(async (which) => (await side(page, which).boundingBox()).y));
	let [first, second] = await tops();
	assert.ok(second > first);
	await page.setViewportSize(DESK);
	[first, second] = await tops();
	assert.equal(first, second);
	await looksRight(page, 'two answers on a desk');
	await page.setViewportSize(PHONE);

	await page.getByRole('button', { name: 'Trek in' }).click();
	await page.getByText('Weet je het zeker?').waitFor();
	await looksRight(page, 'withdrawing a question');
	await page.getByRole('button', { name: 'Ja, trek in' }).click();
	for (const who of [page, host.page, professional.page]) await who.getByText('is ingetrokken, of is niet voor jou').waitFor();
	assert.equal(await host.page.getByText(two).count(), 0);
	assert.deepEqual([...asker.problems, ...professional.problems, ...host.problems], []);
});
