/* The second step: setting a code app up, recovery codes, the profile, and proof for sensitive acts. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { codeOf, stepOf } from '../lib/totp.mjs';
import { violations } from './lib/axe.mjs';
import { DESK, person, PHONE, startBrowser } from './lib/browser.mjs';
import { accountsToSetUp, accountWith } from './lib/settings.mjs';
import { enter, fillCode, signIn, toSecondStep } from './lib/steps.mjs';
import { tap } from './lib/wire.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const button = (page, name) => page.getByRole('button', { name, exact: true });
const h1 = (page, name) => page.getByRole('heading', { level: 1, name });

/** No rule of axe is broken, and nothing is wider than the screen; in light and dark, narrow and wide. */
async function assertFine(page, where) {
	for (const viewport of [DESK, PHONE]) {
		for (const colorScheme of ['dark', 'light']) {
			await page.setViewportSize(viewport);
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			const what = `${where}, ${viewport.width}, ${colorScheme}`;
			assert.deepEqual(await violations(page), [], what);
			const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
			assert.equal(wide, 0, `${what}: ${wide} px too wide`);
		}
	}
}

const told = { key: '', codes: [], last: 0 };
/** A code of the app that was set up here that was not used yet. */
function nextCode() {
	told.last = Math.max(told.last + 1, stepOf(Date.now()));
	return codeOf(told.key, told.last);
}

test('A9 staff without a second step set one up before anything else, and get codes once', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE, hasTouch: true });
	await toSecondStep(page, accountsToSetUp()[1]);
	await page.getByText('Daarbij hoort een tweede stap').waitFor();
	assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1', 'the reader is at the beginning of it');
	await assertFine(page, 'the beginning');
	await page.goto('/g');
	await h1(page, 'De tweede stap').waitFor(); // nothing else of the house is there
	await page.getByLabel('Hoe noem je dit apparaat?').fill('Oude telefoon');
	await button(page, 'Begin').click();
	await page.getByRole('img', { name: 'QR-code voor je code-app' }).waitFor();
	const key = await page.locator('.key').innerText();
	assert.match(key, /^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
	assert.match(await page.getByRole('link', { name: 'De code-app staat op dit apparaat' }).getAttribute('href'), /^otpauth:\/\/totp\/Noaber/);
	told.key = key.replaceAll(' ', '');
	await assertFine(page, 'the key');

	const code = page.getByLabel('Code van 6 cijfers');
	assert.equal(await code.getAttribute('inputmode'), 'numeric');
	assert.equal(await code.getAttribute('autocomplete'), 'one-time-code');
	await code.fill('12');
	await button(page, 'Klaar, controleer de code').click();
	await page.getByRole('alert').getByText('Vul de 6 cijfers van de code in').waitFor();
	await code.fill(nextCode().replace(/^.../, '$& '));
	await button(page, 'Klaar, controleer de code').click();
	await page.getByRole('heading', { name: 'Schrijf je herstelcodes op' }).waitFor();
	told.codes = await page.locator('.phrase li').allTextContents();
	assert.equal(told.codes.length, 8);
	await assertFine(page, 'the codes');
	await page.getByLabel('Ik heb het opgeschreven').check();
	await button(page, 'Klaar').click();
	await page.locator('main .community, main h1').first().waitFor();
	await page.goto('/');
	await page.getByRole('heading', { name: /^Goede/ }).waitFor();
	assert.deepEqual(problems, []);
});

test('A9 a lost phone: a recovery code lets in, the old app is replaced, the last one stays', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE });
	await toSecondStep(page, accountsToSetUp()[1]);
	await h1(page, 'De tweede stap').waitFor();
	await page.getByLabel('Code van 6 cijfers').fill('000000');
	await button(page, 'Ga verder').click();
	await page.getByRole('alert').getByText('Deze code klopt niet, of is al gebruikt.').waitFor();
	await assertFine(page, 'a wrong code');
	await button(page, 'Telefoon kwijt? Gebruik een herstelcode').click();
	await page.getByLabel('Herstelcode').fill(told.codes[0].toUpperCase());
	await assertFine(page, 'a recovery code');
	await button(page, 'Ga verder').click();
	await page.getByRole('heading', { name: /^Goede/ }).waitFor();

	await page.goto('/profiel');
	const card = page.locator('section[aria-labelledby="things"]');
	await card.getByText('Oude telefoon').waitFor();
	await card.getByText('Je hebt nog 7 herstelcodes.').waitFor();
	await button(page, 'Verwijder Oude telefoon').click();
	await card.getByText('Dit is je enige tweede stap. Voeg eerst een andere toe.').waitFor();
	await button(card, 'Voeg een code-app toe').click();
	await page.getByLabel('Hoe noem je dit apparaat?').fill('Nieuwe telefoon');
	await button(page, 'Begin').click();
	told.key = (await page.locator('.key').innerText()).replaceAll(' ', '');
	await assertFine(page, 'the profile while adding');
	told.last = 0;
	await page.getByLabel('Code van 6 cijfers').fill(nextCode());
	await button(page, 'Klaar, controleer de code').click();
	await card.getByText('Nieuwe telefoon').waitFor();
	await button(page, 'Verwijder Oude telefoon').click();
	await card.getByText('Oude telefoon').waitFor({ state: 'detached' });
	await button(card, 'Maak nieuwe herstelcodes').click();
	await page.getByRole('heading', { name: 'Schrijf je herstelcodes op' }).waitFor();
	const fresh = await page.locator('.phrase li').allTextContents();
	assert.ok(fresh.length === 8 && fresh.every((code) => !told.codes.includes(code)));

	await page.goto('/profiel/lijst');
	await page.getByText('Iemand kende je wachtzin, maar niet je code.').waitFor();
	await page.getByText('Een herstelcode van je tweede stap is gebruikt.').waitFor();
	assert.deepEqual(problems, []);
});

const REFUSAL = { status: 'proof_needed', nl: 'Bevestig eerst dat jij het bent.', en: 'Please confirm first that it is you.' };

test('A3 a sensitive act asks who it is in one sheet, and goes on by itself after a code', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE });
	let old = true, asked = 0;
	await tap(page, {
		onSend({ id, cmd }, line) {
			if (cmd !== 'audit.list') return undefined;
			asked++;
			if (!old) return undefined;
			line.tell({ re: id, err: REFUSAL }); // as after five minutes
			return 'drop';
		},
	});
	const auditor = accountWith('auditor');
	await signIn(page, auditor);
	await page.goto('/toezicht');
	const sheet = page.getByRole('dialog', { name: 'Bevestig dat jij het bent' });
	await sheet.waitFor();
	await sheet.getByLabel('Code van 6 cijfers').waitFor();
	await assertFine(page, 'the question');
	await page.getByRole('link', { name: 'Hulp nu' }).first().waitFor();
	await page.keyboard.press('Escape');
	await sheet.waitFor({ state: 'detached' });
	await page.getByText('Bevestig eerst dat jij het bent.').waitFor();

	await page.getByLabel('Soort').selectOption({ label: 'Ingelogd' });
	await sheet.waitFor();
	for (let i = 0; i < 8 && await sheet.isVisible(); i++) {
		await fillCode(page, auditor);
		old = false;
		await sheet.getByRole('button', { name: 'Bevestig' }).click();
		await sheet.getByRole('alert').or(page.locator('.line summary')).first().waitFor();
	}
	await page.locator('.line summary').first().waitFor();
	assert.equal(asked, 3, 'what was asked is asked again by itself, once');
	assert.deepEqual(problems, []);
});

test('A3 a resident says the passphrase again before the account closes, and may think better of it', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE });
	const passphrase = 'een zin die niemand raadt';
	let old = true;
	await tap(page, {
		onSend({ id, cmd }, line) {
			if (cmd !== 'account.close' || !old) return undefined;
			line.tell({ re: id, err: REFUSAL });
			return 'drop';
		},
	});
	await enter(page);
	await page.goto('/profiel');
	await page.getByLabel('Inlognaam').fill(`iemand${Date.now().toString(36)}`);
	await page.getByLabel('Wachtzin', { exact: true }).fill(passphrase);
	await button(page, 'Bewaar mijn account').click();
	await page.getByLabel('Ik heb het opgeschreven').check();
	await button(page, 'Klaar').click();
	await page.locator('section[aria-labelledby="things"]').getByText('Je hebt nog geen tweede stap.').waitFor();

	const card = page.locator('section[aria-labelledby="close"]');
	await card.locator('summary').click();
	await card.locator('#close-sure').check();
	const close = card.locator('button[type=submit]');
	await close.click();
	const sheet = page.getByRole('dialog', { name: 'Bevestig dat jij het bent' });
	await sheet.getByLabel('Wachtzin', { exact: true }).waitFor();
	await assertFine(page, 'the passphrase again');
	await sheet.getByRole('button', { name: 'Sluit' }).click();
	await sheet.waitFor({ state: 'detached' });
	await card.getByText('Bevestig eerst dat jij het bent.').first().waitFor();
	assert.ok(await close.isVisible(), 'nothing was closed');

	await close.click();
	await sheet.getByLabel('Wachtzin', { exact: true }).fill('een andere zin dan dat');
	await sheet.getByRole('button', { name: 'Bevestig' }).click();
	await sheet.getByRole('alert').getByText('Deze wachtzin klopt niet.').waitFor();
	await sheet.getByLabel('Wachtzin', { exact: true }).fill(passphrase);
	old = false;
	await sheet.getByRole('button', { name: 'Bevestig' }).click();
	await page.getByRole('heading', { level: 1, name: 'Je account is gesloten' }).waitFor();
	assert.deepEqual(problems, []);
});
