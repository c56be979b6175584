import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { violations } from './lib/axe.mjs';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { authenticator, trustServer } from './lib/passkeys.mjs';
import { accountWith } from './lib/settings.mjs';
import { enter, signIn, toSecondStep } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser([await trustServer()]); });
after(() => browser?.close());

let serial = 0;
const freshLogin = () => `sleutel${Date.now().toString(36)}${serial++}`;
const button = (page, name) => page.getByRole('button', { name, exact: true });
const PASSPHRASE = 'een zin die ik goed onthoud';

async function assertFine(page, where) {
	assert.deepEqual(await violations(page), [], where);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	assert.equal(wide, 0, `${where} is ${wide} px too wide`);
}

/** Somebody on a phone who kept the account, with an authenticator in the phone. */
async function owner() {
	const { page, problems } = await person(browser, { viewport: PHONE, hasTouch: true, ignoreHTTPSErrors: false });
	const device = await authenticator(page);
	const name = await enter(page), login = freshLogin();
	await page.goto('/profiel');
	await page.getByLabel('Inlognaam').fill(login);
	await page.getByLabel('Wachtzin', { exact: true }).fill(PASSPHRASE);
	await button(page, 'Bewaar mijn account').click();
	await page.getByLabel('Ik heb het opgeschreven').check();
	await button(page, 'Klaar').click();
	return { page, problems, device, name, login };
}

const card = (page) => page.getByRole('region', { name: 'Passkeys' });

async function makePasskey(page, name) {
	await card(page).getByText('Maak een passkey').first().click();
	await page.getByLabel('Naam voor deze passkey').fill(name);
	await card(page).getByRole('button', { name: 'Maak een passkey' }).click();
}

async function signOut(page) {
	await page.goto('/profiel');
	await button(page, 'Uitloggen').click();
	await page.getByRole('link', { name: 'Kom binnen' }).waitFor();
}

async function signInWithPasskey(page) {
	await page.goto('/inloggen');
	await button(page, 'Inloggen met een passkey').click();
}

const home = (page) => page.getByRole('heading', { name: /^Goede/ });

test('A10 a passkey is made, brings its owner in without a name, and opens nothing when it is removed', async () => {
	const { page, problems, device } = await owner();
	await makePasskey(page, 'Mijn telefoon');
	await page.getByText('Je passkey is klaar.').first().waitFor();
	await card(page).getByText('Mijn telefoon', { exact: true }).waitFor();
	await assertFine(page, 'profile with a passkey');
	assert.equal((await device.passkeys()).length, 1);
	assert.equal((await device.passkeys())[0].isResidentCredential, true);

	await signOut(page);
	await page.goto('/inloggen');
	await page.waitForTimeout(500);
	await assertFine(page, 'sign in');
	await signInWithPasskey(page);
	await home(page).waitFor();

	await page.goto('/profiel');
	await card(page).getByRole('button', { name: 'Verwijder de passkey Mijn telefoon' }).click();
	await assertFine(page, 'sure?');
	await card(page).getByRole('button', { name: 'Ja, verwijder de passkey Mijn telefoon' }).click();
	await page.getByText('werkt hier niet meer').first().waitFor();
	await signOut(page);
	await signInWithPasskey(page);
	await page.getByRole('alert').getByText('Deze passkey kennen we hier niet.').waitFor();
	await assertFine(page, 'unknown passkey');
	await button(page, 'Log anders in').click();
	await page.getByLabel('Inlognaam').waitFor();
	assert.deepEqual(problems, []);
	await page.context().close();
});

test('a passkey that is already there is not made twice, and one that is broken off changes nothing', async () => {
	const { page, problems, device } = await owner();
	await device.recognise(false);
	await makePasskey(page, 'Mijn telefoon');
	await page.getByRole('alert').getByText('Er is niets veranderd.').waitFor();
	await assertFine(page, 'broken off');
	assert.equal((await device.passkeys()).length, 0);
	await device.recognise(true);
	await card(page).getByRole('button', { name: 'Maak een passkey' }).click();
	await page.getByText('Je passkey is klaar.').first().waitFor();
	await makePasskey(page, 'Nog een');
	await page.getByRole('alert').getByText('staat al een passkey').waitFor();
	assert.equal((await device.passkeys()).length, 1);

	await signOut(page);
	await device.recognise(false);
	await signInWithPasskey(page);
	await page.getByRole('alert').getByText('Er is niets veranderd.').waitFor();
	await assertFine(page, 'sign in broken off');
	await device.recognise(true);
	await button(page, 'Probeer opnieuw').click();
	await home(page).waitFor();
	assert.deepEqual(problems, []);
	await page.context().close();
});

test('A9 staff take the second step with a passkey, and with a passkey alone choose their hat', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE, ignoreHTTPSErrors: false });
	const device = await authenticator(page);
	const staff = accountWith('peer');
	await signIn(page, staff);
	await page.goto('/profiel');
	await makePasskey(page, 'Werktelefoon');
	await page.getByText('Je passkey is klaar.').first().waitFor();
	await signOut(page);

	await toSecondStep(page, staff);
	await button(page, 'Gebruik je passkey').waitFor();
	await assertFine(page, 'second step');
	await device.recognise(false);
	await button(page, 'Gebruik je passkey').click();
	await page.getByRole('alert').getByText('Er is niets veranderd.').waitFor();
	await device.recognise(true);
	await button(page, 'Gebruik je passkey').click();
	await home(page).waitFor();
	await signOut(page);

	await signInWithPasskey(page);
	await page.getByRole('heading', { name: 'Met welke pet ben je hier?' }).waitFor();
	await assertFine(page, 'hats');
	await page.getByLabel('Ervaringsdeskundige').check();
	await button(page, 'Ga verder').click();
	await home(page).waitFor();
	await page.goto('/profiel');
	await page.locator('.page-head').getByText('Ervaringsdeskundige').waitFor();
	await button(page, 'Verwijder de passkey Werktelefoon').click();
	await button(page, 'Ja, verwijder de passkey Werktelefoon').click();
	await page.getByText('werkt hier niet meer').first().waitFor();
	assert.deepEqual(problems, []);
	await page.context().close();
});

test('A9 staff who have nothing yet may take a passkey as their second step, and get codes once', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE, ignoreHTTPSErrors: false });
	await authenticator(page);
	await toSecondStep(page, accountWith('partner'));
	await page.getByText('Liever een passkey?').click();
	await assertFine(page, 'a passkey instead');
	await page.getByLabel('Naam voor deze passkey').fill('Sleutel van het werk');
	await button(page, 'Maak een passkey').click();
	await page.getByRole('heading', { name: 'Schrijf je herstelcodes op' }).waitFor();
	assert.equal(await page.locator('.phrase li').count(), 8);
	await assertFine(page, 'the codes');
	await page.getByLabel('Ik heb het opgeschreven').check();
	await button(page, 'Klaar').click();
	await home(page).waitFor();
	assert.deepEqual(problems, []);
	await page.context().close();
});

test('P11 nothing is asked of the device before a press, and a shared computer is warned', async () => {
	const { page, problems, device } = await owner();
	await makePasskey(page, 'Mijn telefoon');
	await page.getByText('Je passkey is klaar.').first().waitFor();
	await page.getByLabel('Gedeelde computer').check();
	await card(page).getByText('Maak een passkey').first().click();
	await page.getByText('Maak hier liever geen passkey.').waitFor();
	await assertFine(page, 'shared computer');
	await signOut(page);
	await page.addInitScript(() => {
		window.asked = 0;
		const { get } = navigator.credentials;
		navigator.credentials.get = (...args) => (window.asked++, get.apply(navigator.credentials, args));
	});
	await page.goto('/inloggen');
	await page.getByLabel('Inlognaam').fill('iem');
	await page.waitForTimeout(1000);
	assert.equal(await page.evaluate(() => window.asked), 0);
	await device.recognise(false);
	await button(page, 'Inloggen met een passkey').click();
	await page.getByRole('alert').waitFor();
	assert.equal(await page.evaluate(() => window.asked), 1);
	assert.deepEqual(problems, []);
	await page.context().close();
});

test('a browser without passkeys is told so, and shows no button that does nothing', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE, ignoreHTTPSErrors: false });
	await page.addInitScript(() => { delete window.PublicKeyCredential; });
	await page.goto('/inloggen');
	await page.getByLabel('Inlognaam').waitFor();
	assert.equal(await button(page, 'Inloggen met een passkey').count(), 0);
	assert.deepEqual(problems, []);
	await page.context().close();
});
