import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { DESK, person, PHONE, startBrowser } from './lib/browser.mjs';
import { INSIDE_SCREENS, settleIn, VISITOR_SCREENS } from './lib/screens.mjs';
import { freshText, guestInGroup } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const EXIT_WITHIN_MS = 300;

/** Both buttons are in view and nothing lies over their middle. */
async function assertBar(page, where) {
	for (const button of ['safety-help', 'safety-exit']) {
		const link = page.locator(`header .${button}`);
		const free = await link.evaluate((a) => {
			const box = a.getBoundingClientRect();
			const x = box.left + box.width / 2;
			const y = box.top + box.height / 2;
			const inView = box.top >= 0 && box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
			return inView && !a.closest('[inert]') && a.contains(document.elementFromPoint(x, y));
		});
		assert.ok(free, `${button} is not free on ${where}`);
	}
}

for (const viewport of [PHONE, DESK, { width: 320, height: 568 }]) {
	test(`Hulp nu and Snel weg are free on every screen, also with a sheet open (${viewport.width})`, async () => {
		const visitor = await person(browser, { viewport });
		for (const [name, show] of VISITOR_SCREENS) {
			await show(visitor.page);
			await assertBar(visitor.page, name);
		}
		const inside = await person(browser, { viewport });
		const place = await settleIn(inside.page);
		for (const [name, show] of INSIDE_SCREENS) {
			await show(inside.page, place);
			await assertBar(inside.page, name);
		}
	});
}

test('/hulp and /help work without JavaScript and without signing in', async () => {
	const { page, problems } = await person(browser, { javaScriptEnabled: false });
	const numbers = {};
	for (const [path, other] of [['/hulp', '/help'], ['/help', '/hulp']]) {
		await page.goto(path);
		for (const number of ['112', '113', '08002000', '0880767000']) {
			assert.equal(await page.locator(`a[href="tel:${number}"]`).count(), 1, number);
		}
		await page.locator('header a[href="/weg"]').waitFor();
		await page.locator(`main a[href="${other}"]`).waitFor();
		numbers[path] = await page.locator('a[href^="tel:"]').evaluateAll((all) => all.map((one) => one.href));
	}
	assert.deepEqual(numbers['/help'], numbers['/hulp'], 'the same numbers in the same order');
	await page.goto('/');
	await page.locator('a[href="/hulp"]').first().waitFor();
	assert.deepEqual(problems, []);
});

/** Opens a group, writes a draft, leaves as told, and checks that nothing is left or comes back. */
async function leave(act) {
	const { page, context } = await person(browser);
	const { group } = await guestInGroup(page);
	const draft = freshText('Dit mag niemand zien');
	await page.locator('#composer').fill(draft);
	await page.evaluate(() => {
		const log = window;
		addEventListener('click', () => { log.pressed ??= performance.now(); }, { capture: true });
		addEventListener('keydown', () => { log.pressed = performance.now(); }, { capture: true });
		new MutationObserver(() => {
			if (document.querySelector('#app')) return;
			console.log(`covered ${performance.now() - log.pressed} ${performance.timeOrigin + log.pressed}`);
		}).observe(document.body, { childList: true });
	});
	const covered = page.waitForEvent('console', (line) => line.text().startsWith('covered'));
	const asked = page.waitForRequest((request) => new URL(request.url()).pathname === '/weg');
	await act(page);
	const [took, pressed] = (await covered).text().split(' ').slice(1).map(Number);
	assert.ok(took <= EXIT_WITHIN_MS, `covered after ${took} ms`);
	const out = await asked; // by the clock of the browser: it was pressed when we were doing something else
	await out.response();
	assert.ok(out.timing().startTime - pressed <= EXIT_WITHIN_MS + 700, 'the way out was not asked for soon');
	await page.waitForURL((url) => !url.pathname.startsWith('/g'), { waitUntil: 'commit' }).catch(() => undefined);
	await page.waitForTimeout(500);
	await page.goBack({ timeout: 3_000 }).catch(() => undefined);
	await page.waitForTimeout(800);
	assert.equal(await page.getByText(draft).count(), 0);
	assert.equal(await page.locator('article').count(), 0, 'Back leads into the conversation');
	assert.ok(!page.url().includes(group), 'Back leads to the address of the group');
	const cookies = (await context.cookies()).filter((cookie) => cookie.value !== '');
	assert.deepEqual(cookies, []);
}

test('P11 Snel weg covers at once, signs out, and Back does not return', () =>
	leave((page) => page.locator('header a[href="/weg"]').click({ noWaitAfter: true })));

test('P11 three times Shift is Snel weg', () => leave(async (page) => {
	for (let i = 0; i < 3; i++) await page.keyboard.press('Shift');
}));

test('Shift in ordinary writing does not leave', async () => {
	const { page } = await person(browser);
	await guestInGroup(page);
	await page.locator('#composer').focus();
	for (const letter of ['A', 'B', 'C', 'D']) await page.keyboard.press(`Shift+${letter}`);
	await page.waitForTimeout(300);
	assert.equal(await page.locator('#composer').inputValue(), 'ABCD');
});

test('the keys of Snel weg can be switched off', async () => {
	const { page } = await person(browser);
	await guestInGroup(page);
	await page.goto('/profiel');
	await page.getByLabel('Drie keer Shift is Snel weg').uncheck();
	for (let i = 0; i < 4; i++) await page.keyboard.press('Shift');
	await page.waitForTimeout(300);
	await page.getByRole('heading', { name: 'Profiel' }).waitFor();
});

test('titles and addresses hold no topic words', async () => {
	const { page } = await person(browser);
	await settleIn(page).then(async (place) => {
		for (const [, show] of INSIDE_SCREENS) {
			await show(page, place);
			assert.match(await page.title(), /^Noaber: (start|groepen|groep|profiel|toestemmingen|kaart|rechten|lijst|code|taken|afspraken|schrijven|vragen|verhalen|wachtrij)$/);
			assert.match(new URL(page.url()).pathname, /^\/(g(\/[a-z0-9]+(\/afspraken)?)?|v|q|besluiten|team\/wachtrij|profiel(\/(toestemmingen|kaart|rechten|lijst|code|taken|verhalen))?)?$/);
		}
	});
});
