import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { COLOURS, violations } from './lib/axe.mjs';
import { DESK, person, PHONE, startBrowser } from './lib/browser.mjs';
import { AUDITOR_SCREENS, COORDINATOR_SCREENS, HALF_SCREENS, INSIDE_SCREENS, settleIn, VISITOR_SCREENS } from './lib/screens.mjs';
import { accountWith } from './lib/settings.mjs';
import { signIn } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const TARGET_MIN_PX = 24;
const NARROW = { width: 320, height: 640 };

/** The screens of everybody who has screens of their own: who, how they come in, and the screens. */
const WALKS = {
	'a visitor': [async () => undefined, VISITOR_SCREENS],
	'somebody inside': [settleIn, INSIDE_SCREENS],
	'somebody halfway': [async () => undefined, HALF_SCREENS],
	'the auditor': [(page) => signIn(page, accountWith('auditor')), AUDITOR_SCREENS],
	'a coordinator': [(page) => signIn(page, accountWith('coordinator')), COORDINATOR_SCREENS],
};

/** What axe finds in both themes; without motion, so that no colour is halfway to the other. */
async function inBothThemes(page) {
	await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
	const found = await violations(page);
	await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
	for (const violation of await violations(page, COLOURS)) found.push(`dark: ${violation}`);
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

async function onPhone(page) {
	const found = [];
	for (const look of [inBothThemes, smallTargets, withLargeText, withForcedColours]) found.push(...await look(page));
	return found;
}

async function onNarrowPhone(page) {
	return await overflow(page) > 0 ? [`${await overflow(page)} px too wide`] : [];
}

// Getting to a screen takes longer than looking, so each is looked at in all sizes.
const SIZES = { phone: [PHONE, onPhone], 'narrow phone': [NARROW, onNarrowPhone], desk: [DESK, inBothThemes] };

for (const [who, [comeIn, screens]] of Object.entries(WALKS)) {
	test(`every screen of ${who}: axe in both themes on phone and desk, targets of 24 px, large text, one heading, 320 px`, async () => {
		const { page, problems } = await person(browser, { viewport: PHONE, hasTouch: true });
		const place = await comeIn(page);
		const found = [];
		for (const [name, show] of screens) {
			await show(page, place);
			for (const [size, [viewport, look]] of Object.entries(SIZES)) {
				await page.setViewportSize(viewport);
				for (const fault of await look(page)) found.push(`${name}, ${size}: ${fault}`);
			}
			await page.setViewportSize(PHONE);
		}
		assert.deepEqual([...found, ...problems], []);
	});
}
