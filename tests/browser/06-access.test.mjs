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

for (const viewport of [PHONE, DESK]) {
	for (const colorScheme of ['light', 'dark']) {
		test(`axe finds nothing on any screen (${viewport.width}, ${colorScheme})`, async () => {
			const found = [];
			await onEveryScreen({ viewport, colorScheme }, async (page, name) => {
				for (const violation of await violations(page)) found.push(`${name}: ${violation}`);
			});
			assert.deepEqual(found, []);
		});
	}
}

const overflow = (page) => page.evaluate(() => {
	const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
	const main = document.querySelector('main');
	return Math.max(wide, main ? main.scrollWidth - main.clientWidth : 0);
});

test('no sideways scrolling at 320 px', async () => {
	const found = [];
	await onEveryScreen({ viewport: { width: 320, height: 640 } }, async (page, name) => {
		if (await overflow(page) > 0) found.push(`${name}: ${await overflow(page)} px`);
	});
	assert.deepEqual(found, []);
});

test('no sideways scrolling at 390 px with text twice as large', async () => {
	const found = [];
	await onEveryScreen({ viewport: PHONE }, async (page, name) => {
		await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
		await page.waitForTimeout(50);
		if (await overflow(page) > 0) found.push(`${name}: ${await overflow(page)} px`);
		for (const button of ['safety-help', 'safety-exit']) {
			const box = await page.locator(`header .${button}`).boundingBox();
			if (!box || box.x < 0 || box.x + box.width > PHONE.width) found.push(`${name}: ${button} is cut off`);
		}
	});
	assert.deepEqual(found, []);
});

test('every target is at least 24 px', async () => {
	const found = [];
	await onEveryScreen({ viewport: PHONE, hasTouch: true }, async (page, name) => {
		const small = await page.evaluate((min) => [...document.querySelectorAll('a[href], button, input, textarea, summary')]
			.filter((el) => !el.closest('[inert], .rich') && el.getClientRects().length > 0)
			.filter((el) => !el.matches('.nl-skip-link'))
			.map((el) => ({ el, box: (el.closest('label') ?? el).getBoundingClientRect() }))
			.filter(({ box }) => box.width < min || box.height < min)
			.map(({ el, box }) => `${el.outerHTML.slice(0, 80)} ${box.width}x${box.height}`), TARGET_MIN_PX);
		for (const target of small) found.push(`${name}: ${target}`);
	});
	assert.deepEqual(found, []);
});

test('each screen has one main heading, and forced colours and calm motion break nothing', async () => {
	await onEveryScreen({ viewport: PHONE, forcedColors: 'active', reducedMotion: 'reduce' }, async (page, name) => {
		assert.equal(await page.locator('h1').count(), 1, name);
	});
});
