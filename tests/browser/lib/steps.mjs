/* What people do in Noaber, in the words of the interface. */

import { codeApps } from './settings.mjs';

let counter = 0;

const LETTERS = 'bcdefghjkmnprstuvwxz';

/** A name nobody else has in this run. Letters only, and
 * no a: the server refuses names that hold a number or begin a word with "arts". */
export const freshName = (stem = 'Tester') => {
	const tail = Array.from({ length: 8 }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]);
	return `${stem} ${tail.join('')}`;
};

/** A text nobody else has in this run. */
export const freshText = (stem) => `${stem} ${Date.now().toString(36)}-${counter++}`;

/** Comes in as a guest with a name of their own and lands on the list of groups. */
export async function enter(page, name = freshName()) {
	await page.goto('/aanmelden');
	await page.getByLabel('Ik bedenk er zelf een').check();
	await page.getByLabel('Eigen schuilnaam').fill(name);
	await page.getByLabel('Ik ben 16 jaar of ouder').check();
	await agree(page);
	await page.getByRole('button', { name: 'Ga verder' }).click();
	await page.locator('.community').first().waitFor();
	return name;
}

/** Reads what is kept and agrees to it. */
export async function agree(page) {
	await page.getByText('We bewaren je schuilnaam').waitFor();
	await page.getByLabel('Ik vind dit goed').check();
}

/** Fills in a code of the account's code app, whatever asks for it. */
export const fillCode = async (page, { login }) => page.getByLabel('Code van 6 cijfers').fill(await codeApps(login).next());

/** Signs in with a demo account, and agrees to the use of Noaber when asked. Keeps the first hat when there are several. */
export async function signIn(page, account) {
	await toSecondStep(page, account);
	const start = page.getByRole('heading', { name: /^Goede/ });
	const step = page.getByRole('heading', { name: 'De tweede stap' });
	await start.or(step).first().waitFor();
	/* A code may have been used a moment ago by another test file: then the next one. */
	for (let i = 0; i < 8 && await step.isVisible(); i++) {
		await fillCode(page, account);
		await page.getByRole('button', { name: 'Ga verder' }).click();
		await start.or(page.getByRole('alert')).first().waitFor();
	}
	await start.waitFor();
}

/** The first step: name and passphrase, consent and hat when asked. */
export async function toSecondStep(page, { login, passphrase, hat }) {
	await page.goto('/inloggen');
	await page.getByLabel('Inlognaam').fill(login);
	await page.getByLabel('Wachtzin', { exact: true }).fill(passphrase);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	const inside = page.getByRole('heading', { name: /^Goede|^De tweede stap/ });
	const choice = page.getByRole('heading', { name: 'Met welke pet ben je hier?' });
	const asked = page.getByRole('heading', { name: 'Wat we bewaren' });
	await inside.or(choice).or(asked).first().waitFor();
	if (await asked.isVisible()) {
		await agree(page);
		await page.getByRole('button', { name: 'Log in', exact: true }).click();
		await inside.or(choice).first().waitFor();
	}
	if (await choice.isVisible()) {
		if (hat) await page.locator(`input[name=hat][value=${hat}]`).check();
		await page.getByRole('button', { name: 'Ga verder' }).click();
		await inside.waitFor();
	}
}

/** From the list of groups into the first group of the first community, or of one by name. Answers its
 * address. */
export async function openFirstGroup(page, community = '') {
	await page.goto('/g');
	await page.locator('.community', { hasText: community }).first().click();
	await page.locator('main .group-list a').first().click();
	await page.waitForURL(/\/g\/[a-z0-9]+$/);
	return new URL(page.url()).pathname;
}

/** Takes part in the group of an address, if not yet, and waits for the composer. */
export async function takePart(page, path, name) {
	if (new URL(page.url()).pathname !== path) await page.goto(path);
	const join = page.getByRole('button', { name: 'Ik lees de regels en doe mee' });
	const rules = page.getByRole('link', { name: 'Lees de afspraken' });
	await composer(page).or(join).or(rules).first().waitFor();
	if (await join.isVisible()) {
		if (name) await page.getByLabel('Je naam in deze groep').fill(name);
		await join.click();
	}
	await composer(page).or(rules).first().waitFor();
	if (await rules.isVisible()) await acceptRules(page);
	await composer(page).waitFor();
}

/** Reads the house rules and answers the questions of the demo region. */
export async function acceptRules(page) {
	await page.getByRole('link', { name: 'Lees de afspraken' }).click();
	await page.getByRole('button', { name: 'Naar de vragen' }).click();
	for (const answer of ['Ik geef het niet.', 'Ik vertel over mezelf', 'Ik zeg het tegen een begeleider']) {
		await page.getByLabel(answer).check();
		await page.getByRole('button', { name: 'Verder' }).click();
	}
}

export const composer = (page) => page.locator('#composer');

/** Writes and sends a message. */
export async function write(page, text) {
	await composer(page).fill(text);
	await page.getByRole('button', { name: 'Verstuur bericht' }).click();
}

/** The messages that hold a text. */
export const messages = (page, text) => page.locator('article').filter({ hasText: text });

/** Waits until a message stands in the list and is no longer on its way. */
export const arrived = (page, text) => messages(page, text).first().waitFor();

/** A guest who takes part in the first group. */
export async function guestInGroup(page, path) {
	const name = await enter(page);
	const group = path ?? await openFirstGroup(page);
	await takePart(page, group, name);
	return { name, group };
}
