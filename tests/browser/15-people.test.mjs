/* Z8 Z9 LE20: from asking somebody to the end of a task, and a code for a closed community, as the
 * coordinator, the person and the second signer see it on a telephone. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { codeOf, stepOf } from '../lib/totp.mjs';
import { violations } from './lib/axe.mjs';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { accounts, accountWith } from './lib/settings.mjs';
import { enter, freshName, freshText, signIn, toSecondStep } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const accountOf = (login) => accounts.find((one) => one.login === login);
const wordsOf = async (page) => (await page.locator('.phrase li').allInnerTexts()).join(' ');
const dayAgo = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** What a screen has to be: no fault for axe, and no sideways scrolling. */
async function sound(page, name) {
	assert.deepEqual(await violations(page), [], name);
	assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways`);
}
async function openPeople(page) {
	await page.goto('/');
	await page.getByRole('link', { name: 'Naar mensen' }).click();
	await page.getByRole('heading', { level: 1, name: 'Mensen' }).waitFor();
}
/** A new member of staff makes a code app; that ends what they began with less. */
async function setUpSecondStep(page) {
	await page.getByLabel('Hoe noem je dit apparaat?').fill('Telefoon');
	await page.getByRole('button', { name: 'Begin', exact: true }).click();
	const key = (await page.locator('.key').innerText()).replaceAll(' ', '');
	await page.getByLabel('Code van 6 cijfers').fill(codeOf(key, stepOf(Date.now())));
	await page.getByRole('button', { name: 'Klaar, controleer de code', exact: true }).click();
	await page.getByLabel('Ik heb het opgeschreven').check();
	await page.getByRole('button', { name: 'Klaar', exact: true }).click();
	await page.getByRole('heading', { level: 1 }).first().waitFor();
}
const cardOf = (page, name) => page.locator('main li.line').filter({ hasText: name }).first();

test('a task: asked, accepted, checked, signed, worn and ended', async () => {
	const [asker, worker, signer] = await Promise.all([1, 2, 3].map(() => person(browser, { viewport: PHONE })));
	await signIn(asker.page, accountWith('coordinator'));
	await signIn(worker.page, accountOf('otter'));
	await signIn(signer.page, accountOf('kornoelje'));
	const name = freshName('Werker');

	// Asking: what is missing is said, then a page to check, then the words.
	await openPeople(asker.page);
	await sound(asker.page, 'people');
	await asker.page.getByRole('link', { name: 'Vraag iemand voor een taak' }).click();
	await asker.page.getByRole('button', { name: 'Controleer' }).click();
	await asker.page.getByRole('alert').getByRole('link', { name: 'Kies een pet.' }).click();
	assert.equal(await asker.page.evaluate(() => document.activeElement.id), 'ask-hat');
	await asker.page.getByLabel('Welke pet?').selectOption({ label: 'Ervaringsdeskundige' });
	await asker.page.getByLabel('Een gemeenschap').check();
	await asker.page.getByLabel('Welke gemeenschap?').selectOption({ label: 'Anders waarnemen' });
	await sound(asker.page, 'asking');
	await asker.page.getByRole('button', { name: 'Controleer' }).click();
	await asker.page.getByRole('heading', { level: 1, name: 'Klopt dit?' }).waitFor();
	await asker.page.getByText('Gemeenschap Anders waarnemen').waitFor();
	await sound(asker.page, 'asking, check');
	await asker.page.getByRole('button', { name: 'Maak de code' }).click();
	await asker.page.locator('.phrase li').first().waitFor();
	await sound(asker.page, 'the code');
	const code = await wordsOf(asker.page);
	assert.equal(code.split(' ').length, 9);
	await asker.page.getByRole('button', { name: 'Ik heb de code doorgegeven' }).click();

	// The person enters it, as heard over the telephone.
	await worker.page.goto('/profiel');
	await worker.page.getByRole('link', { name: 'Ik heb een code' }).click();
	await worker.page.getByLabel('De woorden').fill('dit is hem niet');
	await worker.page.getByRole('button', { name: 'Kijk waarvoor' }).click();
	await worker.page.getByRole('alert').getByText('Deze code werkt niet').waitFor();
	await sound(worker.page, 'a wrong code');
	await worker.page.getByLabel('De woorden').fill(code.toUpperCase());
	await worker.page.getByRole('button', { name: 'Kijk waarvoor' }).click();
	await worker.page.getByRole('heading', { name: 'Ervaringsdeskundige, gemeenschap Anders waarnemen' }).waitFor();
	await worker.page.getByRole('button', { name: 'Ik neem de taak aan' }).click();
	await worker.page.getByRole('alert').getByRole('link').nth(1).waitFor();
	assert.equal(await worker.page.getByRole('alert').getByRole('link').count(), 2);
	await sound(worker.page, 'taking on, with errors');
	await worker.page.getByLabel('De naam waaronder je werkt').fill(name);
	await worker.page.getByLabel('Ik houd me aan deze gedragscode').check();
	await worker.page.getByRole('button', { name: 'Ik neem de taak aan' }).click();
	await worker.page.getByRole('link', { name: 'Mijn taken' }).click();
	await worker.page.getByText('Nu nog de VOG en een handtekening').waitFor();
	await sound(worker.page, 'my tasks');

	// Who asked sees it come, notes the check, and cannot sign.
	await cardOf(asker.page, name).getByText('Wacht op VOG').waitFor();
	await cardOf(asker.page, name).getByRole('button', { name: 'VOG gezien' }).click();
	await asker.page.getByLabel('Datum op de VOG').fill(dayAgo(200));
	await sound(asker.page, 'noting a check');
	await asker.page.getByRole('button', { name: 'Controleer' }).click();
	await asker.page.getByRole('button', { name: 'Ja, ik zag deze VOG' }).click();
	await asker.page.getByRole('alert').getByText('Deze VOG is te oud').waitFor();
	await asker.page.getByRole('button', { name: 'Terug' }).click();
	await asker.page.getByLabel('Datum op de VOG').fill(dayAgo(10));
	await asker.page.getByRole('button', { name: 'Controleer' }).click();
	await asker.page.getByRole('button', { name: 'Ja, ik zag deze VOG' }).click();
	await cardOf(asker.page, name).getByText('Wacht op handtekening').waitFor();
	assert.equal(await cardOf(asker.page, name).getByRole('button', { name: 'Teken' }).count(), 0);
	await cardOf(asker.page, name).getByText('Iemand anders moet tekenen').waitFor();

	// The second person does.
	await openPeople(signer.page);
	await cardOf(signer.page, name).getByRole('button', { name: 'Teken' }).click();
	await signer.page.getByText('Na je handtekening mag deze persoon de pet dragen').waitFor();
	await sound(signer.page, 'signing');
	await signer.page.getByRole('button', { name: 'Ja, ik teken' }).click();
	await cardOf(signer.page, name).getByText('Getekend op').waitFor();
	await worker.page.getByText('Je mag deze pet dragen').waitFor();

	// The hat is worn, and taken off at once when the task ends.
	const wearer = await person(browser, { viewport: PHONE });
	await toSecondStep(wearer.page, { ...accountOf('otter'), hat: 'peer' });
	await setUpSecondStep(wearer.page);
	await cardOf(asker.page, name).getByRole('button', { name: 'Laat stoppen' }).click();
	await asker.page.getByRole('button', { name: 'Controleer' }).click();
	await asker.page.getByRole('alert').getByRole('link', { name: 'Schrijf in 3 tot 500 tekens waarom.' }).waitFor();
	await asker.page.getByLabel('Waarom?').fill(freshText('Voor de proef'));
	await asker.page.getByRole('button', { name: 'Controleer' }).click();
	await sound(asker.page, 'ending, check');
	await asker.page.getByRole('button', { name: 'Ja, laat stoppen' }).click();
	await wearer.page.getByText('Je taak is gestopt.').waitFor();
	await cardOf(asker.page, name).waitFor({ state: 'detached' });
	await asker.page.getByRole('button', { name: 'Toon wat gestopt is' }).click();
	await cardOf(asker.page, name).getByText('Reden: Voor de proef').waitFor();
	await sound(asker.page, 'what has ended');
	for (const one of [asker, worker, signer, wearer]) assert.deepEqual(one.problems, []);
});

test('a code lets a guest into a closed community, and can be withdrawn', async () => {
	const asker = await person(browser, { viewport: PHONE });
	const guest = await person(browser, { viewport: PHONE });
	await signIn(asker.page, accountWith('coordinator'));
	await asker.page.goto('/mensen/codes');
	await asker.page.getByLabel('Welke gemeenschap?').selectOption({ label: 'Anders waarnemen' });
	await asker.page.getByLabel('Hoeveel mensen mogen hem gebruiken?').fill('0');
	await asker.page.getByRole('button', { name: 'Maak een code' }).click();
	await asker.page.getByRole('alert').getByText('Vul een getal in van 1 tot 500.').waitFor();
	await asker.page.getByLabel('Hoeveel mensen mogen hem gebruiken?').fill('2');
	await asker.page.getByRole('button', { name: 'Maak een code' }).click();
	await asker.page.locator('.phrase li').first().waitFor();
	await sound(asker.page, 'codes');
	const code = await wordsOf(asker.page);

	await enter(guest.page);
	await guest.page.goto('/profiel/code');
	await guest.page.getByLabel('De woorden').fill(code);
	await guest.page.getByRole('button', { name: 'Kijk waarvoor' }).click();
	await guest.page.getByRole('heading', { name: 'Anders waarnemen' }).waitFor();
	await sound(guest.page, 'joining with a code');
	await guest.page.getByLabel('Je naam in deze gemeenschap').fill(freshName('Gast'));
	await guest.page.getByRole('button', { name: 'Ik lees de regels en doe mee' }).click();
	await guest.page.getByRole('heading', { level: 1, name: 'Anders waarnemen' }).waitFor();
	await guest.page.locator('main .group-list a').first().waitFor();

	await asker.page.getByRole('button', { name: 'Ik heb de code doorgegeven' }).click();
	await asker.page.reload();
	await asker.page.getByLabel('Welke gemeenschap?').selectOption({ label: 'Anders waarnemen' });
	const line = asker.page.locator('li.line').filter({ hasText: 'Nog 1 keer te gebruiken, van 2' }).first();
	await line.getByRole('button', { name: 'Trek in' }).click();
	await line.getByText('Werkt niet meer').waitFor();
	const late = await person(browser);
	await enter(late.page);
	await late.page.goto('/profiel/code');
	await late.page.getByLabel('De woorden').fill(code);
	await late.page.getByRole('button', { name: 'Kijk waarvoor' }).click();
	await late.page.getByRole('alert').getByText('Deze code werkt niet').waitFor();
	for (const one of [asker, guest, late]) assert.deepEqual(one.problems, []);
});

test('who does not decide about people does not see them', async () => {
	const { page } = await person(browser);
	await enter(page);
	await page.goto('/mensen');
	await page.getByText('Dit is er niet, of het is niet voor jou.').waitFor();
	assert.equal(await page.locator('li.line').count(), 0);
});
