/* A professional links the organisation in the profile, signs out, and comes in through it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './lib/axe.mjs';
import { PHONE, person, startBrowser } from './lib/browser.mjs';
import { accountWith } from './lib/settings.mjs';
import { agree, signIn } from './lib/steps.mjs';

let browser;
before(async () => {
	browser = await startBrowser();
});
after(() => browser?.close());

const NAME = 'Zorg & Zo';
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
const good = async (page, what) => {
	assert.deepEqual(await violations(page), [], what);
	assert.ok(await fits(page), `${what}: no sideways scrolling`);
};

test('A10: link, sign out, sign in through the organisation, unlink', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE });
	await page.goto('/inloggen');
	const button = page.getByRole('button', { name: `Log in via ${NAME}` });
	await button.waitFor();
	await good(page, 'signing in');

	// Not linked yet: a calm sentence says how.
	await button.click();
	await page.getByRole('heading', { name: 'Dit lukte niet' }).waitFor();
	await page.getByText('Koppel daarna in je profiel.').waitFor();
	assert.equal(new URL(page.url()).search, '', 'the code is out of the address');
	await good(page, 'not linked');
	await page.getByRole('link', { name: 'Terug naar inloggen' }).click();

	await signIn(page, accountWith('professional'));
	await page.goto('/profiel');
	await page.getByRole('button', { name: `Koppel met ${NAME}` }).click();
	await page.getByText(`Je account van ${NAME} is gekoppeld sinds`).waitFor();
	assert.equal(new URL(page.url()).pathname, '/profiel');
	await good(page, 'profile, linked');
	await page.getByRole('button', { name: 'Uitloggen' }).last().click();
	await page.waitForURL((url) => url.pathname === '/');

	await page.goto('/inloggen');
	await button.click();
	await page.getByRole('heading', { name: /^Goede/ }).waitFor();
	await page.goto('/profiel/lijst');
	await page.getByText('Je logde in via je organisatie. Je pet: professional.').first().waitFor();
	await page.goto('/profiel');
	await page.getByText('Laatst zo ingelogd:').waitFor();

	// P13: who took the consent to use Noaber back is asked again, and comes in with the same sign-in.
	await page.goto('/profiel/toestemmingen');
	await page.locator('#purpose-service').click();
	await page.getByRole('button', { name: 'Trek in en log mij uit' }).click();
	await page.getByText('Je hebt je toestemming ingetrokken.').waitFor();
	await page.goto('/inloggen');
	await button.click();
	await page.getByRole('heading', { name: 'Nog één ding' }).waitFor();
	await good(page, 'asked for the consent');
	await agree(page);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	await page.getByRole('heading', { name: /^Goede/ }).waitFor();
	await page.goto('/profiel');
	await page.getByRole('button', { name: 'Haal de koppeling weg' }).click();
	await page.getByRole('button', { name: `Koppel met ${NAME}` }).waitFor();
	assert.deepEqual(problems, []);
});

test('A10: a bookmark of the way back, or a second reload, is calm; residents see no link', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE });
	await page.goto('/inloggen/terug?code=oud&state=oud');
	await page.getByText('Deze poging is voorbij').waitFor();
	assert.equal(new URL(page.url()).search, '');
	await good(page, 'an attempt that is over');
	await signIn(page, accountWith('peer'));
	await page.goto('/profiel');
	await page.getByRole('heading', { name: 'Waar je bent ingelogd' }).or(page.locator('#sessions')).first().waitFor();
	assert.equal(await page.getByText('Inloggen via je organisatie').count(), 0);
	assert.deepEqual(problems, []);
});
