/* What axe finds wrong on the page as it stands. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fromWeb } from './browser.mjs';

const axeSource = readFileSync(fromWeb.resolve('axe-core/axe.min.js'), 'utf8');
const ALL = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
/** What can differ between two themes of one page. */
export const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** Nothing fades in or out any more: what is half there has no colours to judge. What turns for ever may. */
const still = (page) => page.waitForFunction(() =>
	document.getAnimations().every((one) => one.effect.getComputedTiming().endTime === Infinity));

/** One line for each rule that is broken; empty when all is well. `runOnly` as axe takes it. */
export async function violations(page, runOnly = ALL) {
	await still(page);
	if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axeSource);
	const result = await page.evaluate((only) =>
		window.axe.run(document, { runOnly: only, resultTypes: ['violations'] }), runOnly);
	return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

/** axe has nothing to say, in both themes, and nothing is wider than the page. */
export async function fine(page) {
	for (const colorScheme of ['light', 'dark']) {
		await page.emulateMedia({ colorScheme });
		await page.mouse.move(0, 0);
		assert.deepEqual(await violations(page), [], colorScheme);
	}
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	assert.ok(wide <= 0, `${wide} pixels too wide`);
}
