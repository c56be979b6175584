/* Z11, S7: whom I turn away from, and a talk of two that both wanted. Two people side by side. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { fine } from './lib/axe.mjs';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { accounts } from './lib/settings.mjs';
import { arrived, composer, freshText, guestInGroup, messages, openFirstGroup, signIn, takePart, write } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const GROUP = 'Somber';
const accountOf = (login) => accounts.find((one) => one.login === login);
const openMenu = async (page, text) => {
	await messages(page, text).first().locator('.more').click();
	return page.getByRole('dialog');
};

const folded = (page, how = 'dempte') => page.locator('article.folded', { hasText: `Bericht van iemand die je ${how}.` });

const talkWith = (page, name) => page.locator('main .group-list a').filter({ has: page.getByText(name, { exact: true }) });

/** Somebody who signed in, in the group, with as many messages as a talk of two asks for. */
async function regular(login) {
	const one = await person(browser, { viewport: PHONE });
	await signIn(one.page, accountOf(login));
	one.group = await openFirstGroup(one.page, GROUP);
	await takePart(one.page, one.group);
	for (let i = 0; i < 5; i++) {
		one.text = freshText(`Woord van ${login}`);
		await write(one.page, one.text);
		await arrived(one.page, one.text);
	}
	return one;
}

test('Z11: muted and blocked words are folded away, here and on the other device, until taken back', async () => {
	const anna = await person(browser, { viewport: PHONE });
	await signIn(anna.page, accountOf('merel'));
	anna.group = await openFirstGroup(anna.page, GROUP);
	await takePart(anna.page, anna.group);
	const bert = await person(browser, { viewport: PHONE });
	const { name } = await guestInGroup(bert.page, anna.group);
	const text = freshText('Een bericht om te dempen');
	await write(bert.page, text);
	await arrived(anna.page, text);
	const tablet = await person(browser, { viewport: PHONE });
	await signIn(tablet.page, accountOf('merel'));
	await tablet.page.goto(anna.group);
	await arrived(tablet.page, text);

	const dialog = await openMenu(anna.page, text);
	await dialog.getByRole('button', { name: /^Demp/ }).click();
	await dialog.getByText('Niemand merkt hier iets van.').waitFor();
	await fine(anna.page);
	await dialog.getByRole('button', { name: 'Ja, demp' }).click();
	for (const { page } of [anna, tablet]) {
		await folded(page).first().waitFor();
		assert.equal(await messages(page, text).count(), 0);
	}
	await fine(anna.page);

	// After a reload it is the same, and what comes next is folded too.
	await anna.page.reload();
	await folded(anna.page).first().waitFor();
	const next = freshText('Nog een bericht');
	await write(bert.page, next);
	await folded(anna.page).nth(1).waitFor();
	assert.equal(await messages(anna.page, next).count(), 0);
	await anna.page.goto('/');
	await anna.page.locator('.group-list', { hasText: 'Bericht van iemand die je dempte.' }).waitFor();
	// While she is elsewhere only Bert says something: nothing is new, and no divider calls her back.
	const row = anna.page.locator('main .group-list a', { hasText: 'Bericht van iemand die je dempte.' });
	await row.first().waitFor();
	const unread = async () => (await row.first().locator('.nl-number-badge').allInnerTexts()).join();
	await tablet.page.goto('/profiel'); // so that it reads nothing meanwhile
	await tablet.page.getByText('Gedempt in').waitFor();
	await anna.page.reload();
	await row.first().waitFor();
	const before = await unread(); // what others said, in tests before this one
	const aside = freshText('Dit roept niemand terug');
	await write(bert.page, aside);
	await arrived(bert.page, aside);
	await anna.page.reload();
	await row.first().waitFor();
	assert.equal(await unread(), before);
	await anna.page.goto(anna.group);
	await folded(anna.page).nth(2).waitFor();
	if (before === '') assert.equal(await anna.page.locator('[data-row="unread"]').count(), 0);
	await tablet.page.goto(anna.group);
	await folded(tablet.page).first().waitFor();
	await folded(anna.page).nth(1).getByRole('button', { name: 'Toon' }).click();
	await arrived(anna.page, next);
	assert.equal(await messages(anna.page, text).count(), 0);

	// The other sees the own words as always.
	assert.equal(await messages(bert.page, text).count(), 1);
	assert.equal(await bert.page.getByText('dempte').count(), 0);

	const again = await openMenu(anna.page, next);
	await again.getByRole('button', { name: /^Blokkeer/ }).click();
	await again.getByRole('button', { name: 'Ja, blokkeer' }).click();
	await folded(tablet.page, 'blokkeerde').first().waitFor();
	await anna.page.goto('/profiel');
	await anna.page.getByText('Geblokkeerd in').waitFor();
	await fine(anna.page);
	await anna.page.getByRole('button', { name: `Haal weg: ${name}` }).click();
	await anna.page.getByText('Je hebt niemand gedempt of geblokkeerd.').waitFor();
	await arrived(tablet.page, text);
	assert.deepEqual([...anna.problems, ...bert.problems, ...tablet.problems], []);
});

test('S7: asked, answered with yes, said, stopped; both see it side by side', async () => {
	const anna = await regular('wilg'), bert = await regular('kamille');
	await arrived(anna.page, bert.text);
	const dialog = await openMenu(anna.page, bert.text);
	await dialog.getByRole('button', { name: /^Vraag om samen te praten/ }).click();
	const line = dialog.getByLabel('Eén regel erbij (hoeft niet)');
	await line.fill('Bel me op 06-12345678');
	await dialog.getByRole('button', { name: 'Stel de vraag' }).click();
	await dialog.getByRole('alert').getByText('Zet in deze regel geen link').waitFor();
	await fine(anna.page);
	const words = freshText('Zullen we even praten?').replace(/\d/g, 'x');
	await line.fill(words);
	await dialog.getByRole('button', { name: 'Stel de vraag' }).click();
	await dialog.waitFor({ state: 'detached' });
	const once = await openMenu(anna.page, bert.text);
	await once.getByRole('button', { name: /^Vraag om samen te praten/ }).click();
	await once.getByText('Je vraag wacht nog op een antwoord.').waitFor();
	await fine(anna.page);
	await anna.page.goto('/profiel');
	await anna.page.getByText('Er is nog geen antwoord.').waitFor();

	await bert.page.goto('/');
	const asks = bert.page.locator('section[aria-labelledby="direct-asks"]');
	await asks.getByText(words).waitFor();
	await fine(bert.page);
	await asks.getByRole('button', { name: 'Ja, praat samen met Wilg' }).click();
	await composer(bert.page).waitFor();
	await bert.page.getByRole('heading', { name: 'Wilg', level: 1 }).waitFor();
	await bert.page.getByText('Alleen jullie twee lezen het.').or(bert.page.getByText('Hier is het nog stil.')).first().waitFor();

	// The room is there for the one who asked, without a reload.
	await anna.page.getByRole('link', { name: /Groepen/ }).first().click();
	await talkWith(anna.page, 'Kamille').first().click();
	await composer(anna.page).waitFor();
	const first = freshText('Fijn dat je er bent'), answer = freshText('Ik ook');
	await write(anna.page, first);
	await arrived(bert.page, first);
	await write(bert.page, answer);
	await arrived(anna.page, answer);
	for (const { page } of [anna, bert]) {
		assert.equal(await page.getByRole('link', { name: /Hulp nu/ }).first().isVisible(), true);
		await fine(page);
	}

	await bert.page.getByRole('button', { name: 'Keuzes van dit gesprek' }).click();
	const menu = bert.page.getByRole('dialog');
	await menu.getByText('Alleen Wilg en jij lezen dit gesprek.').waitFor();
	await fine(bert.page);
	await menu.getByRole('button', { name: 'Stop dit gesprek' }).click();
	await menu.getByRole('button', { name: 'Ja, stop het gesprek' }).click();
	for (const { page } of [anna, bert]) {
		await page.getByText('Dit gesprek is gestopt. Je kunt het nog teruglezen.').waitFor();
		assert.equal(await composer(page).count(), 0);
		assert.equal(await messages(page, first).count(), 1);
		await fine(page);
	}
	await anna.page.getByRole('button', { name: 'Keuzes van dit gesprek' }).click();
	await anna.page.getByRole('dialog').getByRole('button', { name: 'Haal uit mijn lijst' }).click();
	await anna.page.waitForURL(/\/g$/);
	await anna.page.locator('.community').first().waitFor();
	assert.equal(await talkWith(anna.page, 'Kamille').count(), 0);
	assert.deepEqual([...anna.problems, ...bert.problems], []);
});
