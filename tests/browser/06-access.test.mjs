import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { violations } from './lib/axe.mjs';
import { DESK, person, PHONE, startBrowser } from './lib/browser.mjs';
import { AUDITOR_SCREENS, COORDINATOR_SCREENS, HALF_SCREENS, INSIDE_SCREENS, settleIn, VISITOR_SCREENS } from './lib/screens.mjs';
import { accountWith } from './lib/settings.mjs';
import { signIn } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const TARGET_MIN_PX = 24;

/** Runs a check on every screen with one person outside, one inside, one halfway, the auditor and a coordinator. */
async function onEveryScreen(options, check) {
	const visitor = await person(browser, options);
	for (const [name, show] of VISITOR_SCREENS) {
		await show(visitor.page);
		await check(visitor.page, name);
	}
	const inside = await person(browser, options);
	const place = await settleIn(inside.page);
	for (const [name, show] of INSIDE_SCREENS) {
		await show(inside.page, place);
		await check(inside.page, name);
	}
	const half = await person(browser, options);
	for (const [name, show] of HALF_SCREENS) {
		await show(half.page);
		await check(half.page, name);
	}
	const problems = [...visitor.problems, ...inside.problems, ...half.problems];
	for (const [hat, screens] of [['auditor', AUDITOR_SCREENS], ['coordinator', COORDINATOR_SCREENS]]) {
		const staff = await person(browser, options);
		await signIn(staff.page, accountWith(hat));
		for (const [name, show] of screens) {
			await show(staff.page);
			await check(staff.page, name);
		}
		problems.push(...staff.problems);
	}
	assert.deepEqual(problems, []);
}

/** What axe finds in both themes; without motion, so that no colour is halfway to the other. */
async function inBothThemes(page) {
	const found = [];
	for (const colorScheme of ['light', 'dark']) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		for (const violation of await violations(page)) found.push(`${colorScheme}: ${violation}`);
	}
	return found;
}

const overflow = (page) => page.evaluate(() => {
	const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
	const main = document.querySelector('main');
	return Math.max(wide, main ? main.scrollWidth - main.clientWidth : 0);
});

const smallTargets = (page) => page.evaluate((min) => [...document.querySelectorAll('a[href], button, input, textarea, summary')]
	.filter((el) => !el.closest('[inert], .rich') && el.getClientRects().length > 0)
	.filter((el) => !el.matches('.nl-skip-link'))
	.map((el) => ({ el, box: (el.closest('label') ?? el).getBoundingClientRect() }))
	.filter(({ box }) => box.width < min || box.height < min)
	.map(({ el, box }) => `${el.outerHTML.slice(0, 80)} ${box.width}x${box.height}`), TARGET_MIN_PX);

/** What is wrong when the text is twice as large. */
async function withLargeText(page) {
	const found = [];
	await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
	await page.waitForTimeout(50);
	if (await overflow(page) > 0) found.push(`${await overflow(page)} px too wide with large text`);
	for (const button of ['safety-help', 'safety-exit']) {
		const box = await page.locator(`header .${button}`).boundingBox();
		if (!box || box.x < 0 || box.x + box.width > PHONE.width) found.push(`${button} is cut off`);
	}
	await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
	return found;
}

/** What is wrong with forced colours and without motion. */
async function withForcedColours(page) {
	await page.emulateMedia({ forcedColors: 'active' });
	const headings = await page.locator('h1').count();
	await page.emulateMedia({ forcedColors: 'none' });
	return headings === 1 ? [] : [`${headings} main headings`];
}

// One walk past the screens for all of it: getting there takes longer than looking.
test('every screen on a phone: axe in both themes, targets of 24 px, large text, one heading', async () => {
	const found = [];
	await onEveryScreen({ viewport: PHONE, hasTouch: true }, async (page, name) => {
		for (const look of [inBothThemes, smallTargets, withLargeText, withForcedColours]) {
			for (const fault of await look(page)) found.push(`${name}: ${fault}`);
		}
	});
	assert.deepEqual(found, []);
});

test('every screen on a desk: axe in both themes', async () => {
	const found = [];
	await onEveryScreen({ viewport: DESK }, async (page, name) => {
		for (const fault of await inBothThemes(page)) found.push(`${name}: ${fault}`);
	});
	assert.deepEqual(found, []);
});

test('no sideways scrolling at 320 px', async () => {
	const found = [];
	await onEveryScreen({ viewport: { width: 320, height: 640 } }, async (page, name) => {
		if (await overflow(page) > 0) found.push(`${name}: ${await overflow(page)} px`);
	});
	assert.deepEqual(found, []);
});
