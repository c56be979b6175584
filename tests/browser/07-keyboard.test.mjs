import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { arrived, freshName, freshText, guestInGroup, messages, write } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const focused = (page) => page.evaluate(() => {
	const el = document.activeElement;
	return { tag: el?.tagName, id: el?.id, text: (el?.textContent ?? '').trim(), label: el?.getAttribute('aria-label') };
});

/** Presses Tab until the focus is where the test wants it. */
async function tabTo(page, wanted, most = 60) {
	for (let i = 0; i < most; i++) {
		await page.keyboard.press('Tab');
		if (wanted(await focused(page))) return;
	}
	assert.fail(`never reached ${wanted}, last was ${JSON.stringify(await focused(page))}`);
}

test('first use with the keyboard alone', async () => {
	const { page } = await person(browser);
	await page.goto('/');
	await page.locator('h1').waitFor();
	await tabTo(page, ({ text }) => text === 'Kom binnen');
	await page.keyboard.press('Enter');
	await page.locator('input[name=name]:enabled').nth(3).waitFor();
	assert.equal((await focused(page)).tag, 'H1');
	await tabTo(page, ({ tag }) => tag === 'INPUT');
	await page.keyboard.press('ArrowUp'); /* round the group, to the own name */
	await page.getByLabel('Eigen schuilnaam').waitFor();
	await tabTo(page, ({ id }) => id === 'own-name');
	await page.keyboard.type(freshName('Toets'));
	await tabTo(page, ({ id }) => id === 'age');
	await page.keyboard.press('Space');
	await page.getByText('We bewaren je schuilnaam').waitFor();
	await tabTo(page, ({ id }) => id === 'agreed');
	await page.keyboard.press('Space');
	await tabTo(page, ({ text }) => text === 'Ga verder');
	await page.keyboard.press('Enter');
	await page.locator('.community').first().waitFor();
	assert.equal((await focused(page)).tag, 'H1');
	await page.locator('.community').first().focus();
	await page.keyboard.press('Enter');
	await page.locator('#rules').waitFor();
	await page.locator('main .group-list a').first().focus();
	await page.keyboard.press('Enter');
	await page.getByText('Ik lees de regels en doe mee', { exact: true }).waitFor();
	await tabTo(page, ({ text }) => text === 'Ik lees de regels en doe mee');
	await page.keyboard.press('Enter');
	await page.getByText('Lees de afspraken', { exact: true }).waitFor();
	await tabTo(page, ({ text }) => text === 'Lees de afspraken');
	await page.keyboard.press('Enter');
	await page.getByText('Naar de vragen', { exact: true }).waitFor();
	await tabTo(page, ({ text }) => text === 'Naar de vragen');
	await page.keyboard.press('Enter');
	for (const [i, downs] of [1, 0, 2].entries()) {
		await page.getByRole('heading', { name: `Vraag ${i + 1} van 3` }).waitFor();
		await page.locator('#answer').focus();
		await page.keyboard.press('Space');
		for (let step = 0; step < downs; step++) await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
	}
	await page.locator('#composer').waitFor();
	const text = freshText('Met de toetsen');
	await page.locator('#composer').focus();
	await page.keyboard.type(text);
	await page.keyboard.press('Enter');
	await arrived(page, text);
});

test('the message list is one stop; arrows move, Enter acts, Escape returns', async () => {
	const { page } = await person(browser);
	await guestInGroup(page);
	const texts = [freshText('Eerste'), freshText('Tweede')];
	for (const text of texts) {
		await write(page, text);
		await arrived(page, text);
	}
	await page.locator('#composer').focus();
	await page.keyboard.press('ArrowUp');
	assert.ok((await focused(page)).text.includes(texts[1]));
	await page.keyboard.press('ArrowUp');
	assert.ok((await focused(page)).text.includes(texts[0]));
	await page.keyboard.press('End');
	assert.ok((await focused(page)).text.includes(texts[1]));
	/* One stop for the whole list: past it a theme for one's own words, then the field. */
	await page.keyboard.press('Tab');
	assert.match(Object.values(await focused(page)).join(), /Zet er een onderwerp bij/);
	await page.keyboard.press('Tab');
	assert.equal((await focused(page)).id, 'composer');
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Enter');
	await page.getByRole('dialog').waitFor();
	assert.equal((await focused(page)).id, 'sheet-title');
	assert.equal(await page.locator('main').getAttribute('inert'), '');
	await page.keyboard.press('Escape');
	await page.getByRole('dialog').waitFor({ state: 'detached' });
	await page.locator('article:focus').waitFor();
	await page.keyboard.press('Escape');
	assert.equal((await focused(page)).id, 'composer');
});

test('the skip links come first and lead on', async () => {
	const { page } = await person(browser);
	await guestInGroup(page);
	await page.reload();
	await page.locator('article').last().waitFor();
	await page.evaluate(() => document.activeElement?.blur());
	const order = [];
	for (let i = 0; i < 6; i++) {
		await page.keyboard.press('Tab');
		order.push((await focused(page)).text);
	}
	assert.deepEqual(order, ['Naar de inhoud', 'Naar de berichten', 'Naar het schrijfveld', 'Noaber', 'Hulp nu', 'Snel weg']);
});

test('Shift and Enter is a new line, and Enter can be set to one', async () => {
	const { page } = await person(browser);
	await guestInGroup(page);
	const field = page.locator('#composer');
	await field.focus();
	await page.keyboard.type('een');
	await page.keyboard.press('Shift+Enter');
	await page.keyboard.type('twee');
	assert.equal(await field.inputValue(), 'een\ntwee');
});

test('new messages are spoken once, by one voice, and the list itself is silent', async () => {
	const a = await person(browser);
	const b = await person(browser);
	const { group } = await guestInGroup(a.page);
	const { name } = await guestInGroup(b.page, group);
	const text = freshText('Hoor je mij');
	await write(b.page, text);
	await arrived(a.page, text);
	await a.page.locator('#announcer').getByText(`${name}: ${text}`).waitFor({ state: 'attached' });
	assert.equal(await a.page.locator('#messages').getAttribute('aria-live'), 'off');
	assert.equal(await a.page.locator('[aria-live=polite]').count(), 1);
	/* Within five seconds, however long it takes to tell a browser each step. */
	await b.page.evaluate(async (texts) => {
		const field = document.getElementById('composer');
		for (const one of texts) {
			field.value = one;
			field.dispatchEvent(new Event('input', { bubbles: true }));
			await new Promise((drawn) => requestAnimationFrame(drawn));
			field.form.requestSubmit();
			await new Promise((drawn) => requestAnimationFrame(drawn));
		}
	}, Array.from({ length: 6 }, () => freshText('Snel achter elkaar')));
	await a.page.locator('#announcer').getByText(/nieuwe berichten/).waitFor({ state: 'attached' });
	await messages(a.page, 'Snel achter elkaar').first().waitFor();
});

test('a new screen begins at its top, however far the other one was scrolled', async () => {
	const { page } = await person(browser, { viewport: PHONE });
	await guestInGroup(page);
	await page.goto('/profiel');
	await page.locator('main h1').waitFor();
	const scrolled = () => page.evaluate(() => document.querySelector('main').scrollTop);
	await page.waitForFunction(() => { // it grows as its parts come
		const main = document.querySelector('main');
		main.scrollTo(0, 1000);
		return main.scrollTop > 300;
	});
	await page.locator('nav a[href="/g"]:visible').click();
	await page.locator('.community').nth(3).waitFor();
	assert.equal((await focused(page)).tag, 'H1');
	assert.equal(await scrolled(), 0);
	assert.ok(await page.evaluate(() => document.querySelector('main').scrollHeight > innerHeight + 300), 'long enough to tell');
});
