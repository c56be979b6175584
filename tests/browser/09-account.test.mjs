import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { violations } from './lib/axe.mjs';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { enter } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

let serial = 0;
const freshLogin = () => `iemand${Date.now().toString(36)}${serial++}`;
const button = (page, name) => page.getByRole('button', { name, exact: true });

/** No rule of axe is broken, and nothing is wider than the screen. */
async function assertFine(page, where) {
	assert.deepEqual(await violations(page), [], where);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	assert.equal(wide, 0, `${where} is ${wide} px too wide`);
}

/** The nine words on the screen. */
const wordsOf = (page) => page.locator('.phrase li').allTextContents();

/** A guest on the profile page who keeps the account. Answers name, login and the words. */
async function keepAccount(page, passphrase) {
	const name = await enter(page), login = freshLogin();
	await page.goto('/profiel');
	await page.getByLabel('Inlognaam').fill(login);
	await page.getByLabel('Wachtzin', { exact: true }).fill(passphrase);
	await button(page, 'Bewaar mijn account').click();
	await page.getByRole('heading', { name: 'Schrijf je herstelzin op' }).waitFor();
	return { name, login, words: await wordsOf(page) };
}

async function signInAs(page, login, passphrase) {
	await page.goto('/inloggen');
	await page.getByLabel('Inlognaam').fill(login);
	await page.getByLabel('Wachtzin', { exact: true }).fill(passphrase);
	await button(page, 'Log in').click();
}

async function signOut(page) {
	await page.goto('/profiel');
	await button(page, 'Uitloggen').click();
	await page.getByRole('link', { name: 'Kom binnen' }).waitFor();
}

test('A9 a lost passphrase: the words that were written down bring the account back', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE, hasTouch: true });
	const { name, login, words } = await keepAccount(page, 'een zin van vroeger jaren');
	assert.equal(words.length, 9);
	assert.equal(await page.evaluate(() => document.activeElement?.id), 'phrase', 'the words are where the reader is');
	await assertFine(page, 'the phrase');

	await button(page, 'Klaar').click();
	await page.getByRole('alert').waitFor();
	assert.deepEqual(await wordsOf(page), words, 'the words stay until they are written down');
	await page.goto('/profiel');
	await page.getByText('Je hebt een herstelzin.').waitFor();
	assert.equal((await page.content()).includes(words.join(' ')), false);
	assert.equal(await page.locator('.phrase').count(), 0, 'a page loaded anew does not have them');

	await signOut(page);
	await page.goto('/inloggen');
	await page.getByRole('link', { name: 'Wachtzin kwijt?' }).click();
	await page.getByRole('heading', { name: 'Wachtzin kwijt' }).waitFor();
	await page.getByLabel('Inlognaam').fill(login);
	await page.getByLabel('Herstelzin').fill(`${words.slice(1).join(' ')} appel`);
	await page.getByLabel('Nieuwe wachtzin').fill('een heel nieuwe zin dan');
	await button(page, 'Kies deze wachtzin').click();
	await page.getByRole('alert').getByText('horen niet bij elkaar').waitFor();
	await page.getByLabel('Herstelzin').fill(words.join(', ').toUpperCase());
	await button(page, 'Kies deze wachtzin').click();
	await page.getByRole('heading', { name: 'Je nieuwe wachtzin werkt' }).waitFor();
	const next = await wordsOf(page);
	assert.notDeepEqual(next, words);
	await assertFine(page, 'after recovery');
	await page.getByLabel('Ik heb het opgeschreven').check();
	await button(page, 'Klaar').click();
	await button(page, 'Log in').click();
	await page.getByRole('heading', { name }).waitFor();
	assert.deepEqual(problems, []);
});

test('A3 A4 passphrase and recovery phrase are changed in the profile, and this device stays in', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE, hasTouch: true });
	const { name, login } = await keepAccount(page, 'een zin van vroeger jaren');
	await page.getByLabel('Ik heb het opgeschreven').check();
	await button(page, 'Klaar').click();

	const other = await person(browser);
	await signInAs(other.page, login, 'een zin van vroeger jaren');
	await other.page.getByRole('heading', { name }).waitFor();

	await page.getByText('Verander je wachtzin').click();
	const form = page.getByRole('form', { name: 'Verander je wachtzin' });
	await form.getByLabel('Je wachtzin van nu').fill('dit is hem niet');
	await form.getByLabel('Nieuwe wachtzin').fill('een heel nieuwe zin dan');
	await button(form, 'Verander wachtzin').click();
	await form.getByRole('alert').getByText('Deze wachtzin klopt niet.').waitFor();
	await assertFine(page, 'a wrong passphrase');
	await form.getByLabel('Je wachtzin van nu').fill('een zin van vroeger jaren');
	await button(form, 'Verander wachtzin').click();
	await form.getByText('Je wachtzin is veranderd.').waitFor();
	await other.page.getByRole('heading', { name: 'Je bent uitgelogd' }).waitFor();

	await page.reload();
	await page.getByRole('heading', { name: 'Profiel' }).waitFor();
	await page.getByText('Maak een nieuwe herstelzin').click();
	const renew = page.getByRole('form', { name: 'Maak een nieuwe herstelzin' });
	await button(renew, 'Maak herstelzin').click();
	await page.locator('.phrase li').nth(8).waitFor();
	assert.deepEqual([...problems, ...other.problems], []);
});

/** A kept account whose words are written down, on the profile page. */
async function keptAccount(page, passphrase) {
	const kept = await keepAccount(page, passphrase);
	await page.getByLabel('Ik heb het opgeschreven').check();
	await button(page, 'Klaar').click();
	return kept;
}

test('S8 one tap in Veilig gebruik locks the account, and its owner opens it again', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE, hasTouch: true });
	const { name, login } = await keptAccount(page, 'een zin van vroeger jaren');
	await assertFine(page, 'the profile of a kept account');
	const other = await person(browser);
	await signInAs(other.page, login, 'een zin van vroeger jaren');
	await other.page.getByRole('heading', { name }).waitFor();

	await button(page, 'Zet nu op slot').click();
	await page.getByRole('heading', { name: 'Je account staat op slot' }).waitFor();
	await other.page.getByRole('heading', { name: 'Je bent uitgelogd' }).waitFor();
	await assertFine(page, 'locked');

	await page.getByRole('link', { name: 'Log weer in' }).click();
	await page.getByLabel('Inlognaam').fill(login);
	await page.getByLabel('Wachtzin', { exact: true }).fill('een zin van vroeger jaren');
	await button(page, 'Log in').click();
	await page.getByText('Je account staat op slot. Wil je het weer openen?').waitFor();
	await assertFine(page, 'the question');
	await button(page, 'Nee, nu niet').click();
	await button(page, 'Log in').click();
	await button(page, 'Ja, ik kom terug').click();
	await page.getByRole('heading', { name }).waitFor();
	assert.deepEqual([...problems, ...other.problems], []);
});

test('ON8 a pause and a closed account: what happens is said, and one can come back', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE, hasTouch: true });
	const { name, login } = await keptAccount(page, 'een zin van vroeger jaren');
	const back = async (question) => {
		await signInAs(page, login, 'een zin van vroeger jaren');
		await page.getByText(question).waitFor();
		await button(page, 'Ja, ik kom terug').click();
		await page.getByRole('heading', { name }).waitFor();
		await page.goto('/profiel');
	};
	await page.getByLabel('3 dagen').check();
	await button(page, 'Begin mijn pauze').click();
	await page.getByRole('heading', { name: 'Goede pauze' }).waitFor();
	await page.getByText(/^Op \w+ \d+ \w+ is je pauze voorbij/).waitFor();
	await assertFine(page, 'paused');
	await back('Je hebt nu even pauze. Wil je terugkomen?');

	await page.getByText('Ik wil stoppen met Noaber').click();
	await button(page, 'Sluit mijn account').click();
	await page.getByRole('alert').getByText('Vink eerst aan').waitFor();
	await assertFine(page, 'about to close');
	await page.getByLabel('Ja, sluit mijn account').check();
	await button(page, 'Sluit mijn account').click();
	await page.getByRole('heading', { name: 'Je account is gesloten' }).waitFor();
	await page.getByText(/^Tot \w+ \d+ \w+ kun je terugkomen/).waitFor();
	await back('Je account is gesloten. Wil je toch terugkomen?');
	assert.deepEqual(problems, []);
});

test('ON8 a guest closes the account for good', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE, hasTouch: true });
	await enter(page);
	await page.goto('/profiel');
	await page.getByText('Ik wil stoppen met Noaber').click();
	await page.getByLabel('Ja, sluit mijn account').check();
	assert.equal(await button(page, 'Zet nu op slot').count(), 0, 'a guest could not open it again');
	await button(page, 'Sluit mijn account').click();
	await page.getByRole('heading', { name: 'Je account wordt gewist' }).waitFor();
	await assertFine(page, 'erased');
	assert.deepEqual(problems, []);
});
