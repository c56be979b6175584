/* What axe finds wrong on the page as it stands. */
import { readFileSync } from 'node:fs';
import { fromWeb } from './browser.mjs';

const axeSource = readFileSync(fromWeb.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** One line for each rule that is broken; empty when all is well. */
export async function violations(page) {
	await page.evaluate(axeSource);
	const result = await page.evaluate((tags) =>
		window.axe.run(document, { runOnly: { type: 'tag', values: tags } }), RULES);
	return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}
