import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { acceptRules, agree, arrived, composer, freshText } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

test('C1 a visitor takes part within five steps; the house rules come before the first message', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE, hasTouch: true });
	let steps = 0;
	const step = async (act) => { steps += 1; await act(); };
	await page.goto('/');
	await step(() => page.getByRole('link', { name: 'Kom binnen' }).click());
	await page.locator('input[name=name]:enabled').nth(3).waitFor();
	await page.locator('input[name=name]').first().check();
	await page.getByLabel('Ik ben 16 jaar of ouder').check();
	await agree(page);
	await step(() => page.getByRole('button', { name: 'Ga verder' }).click());
	await step(() => page.locator('.community').first().click());
	await step(() => page.locator('main .group-list a').first().click());
	/* A name others may have by now gets offers; taking one is part of the same step. */
	await page.getByRole('button', { name: 'Ik lees de regels en doe mee' }).click();
	steps += 1;
	assert.ok(steps <= 5, `${steps} steps before taking part`);
	await acceptRules(page);
	await composer(page).waitFor();
	const text = freshText('Hallo allemaal');
	await composer(page).fill(text);
	await page.getByRole('button', { name: 'Verstuur bericht' }).click();
	await arrived(page, text);
	assert.deepEqual(problems, []);
});

test('C2 under 16 shows who is there for them, and nothing is sent or kept', async () => {
	const { page, context } = await person(browser);
	const sent = [];
	page.on('request', (request) => {
		if (request.method() === 'POST') sent.push(request.postData() ?? '');
	});
	await page.goto('/aanmelden');
	await page.locator('input[name=name]:enabled').nth(3).waitFor();
	await page.locator('input[name=name]').first().check();
	await page.getByLabel('Ik ben nog geen 16').check();
	await page.getByRole('button', { name: 'Ga verder' }).click();
	for (const text of ['0800-0432', '@ease', 'Bel 112']) await page.getByText(text).first().waitFor();
	assert.ok(!sent.some((body) => body.includes('session.enter')));
	assert.deepEqual(await context.cookies(), []);
	assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...localStorage })), /naam|name|age/i);
});

test('errors in a form are summed up, take the focus and lead to their field', async () => {
	const { page } = await person(browser);
	await page.goto('/aanmelden');
	await page.locator('input[name=name]:enabled').nth(3).waitFor();
	await page.getByRole('button', { name: 'Ga verder' }).click();
	await page.getByRole('alert').waitFor();
	assert.ok(await page.evaluate(() => document.activeElement?.getAttribute('role') === 'alert'));
	assert.match(await page.title(), /^Fout:/);
	await page.getByRole('alert').getByRole('link').last().click();
	assert.equal(await page.evaluate(() => document.activeElement?.id), 'agreed');
});
