/* One browser for a test file, and people in it who share nothing with each other. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromiumPath, origin } from './settings.mjs';

const web = fileURLToPath(new URL('../../../web/package.json', import.meta.url));
export const fromWeb = createRequire(web);
const { chromium } = fromWeb('playwright-core');

const ARGS = [
	'--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
	'--disable-background-networking', '--disable-component-update', '--disable-sync',
];
const PATIENCE_MS = 20_000; // a busy machine; nothing waits this long when all is well

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 800 };

/** Starts the browser, with further arguments or another program if told. Close it in an `after` hook. */
export const startBrowser = (more = [], executablePath = chromiumPath) => chromium.launch({ executablePath, args: [...ARGS, ...more] });

/**
 * A person with a browser profile of their own. `problems` collects script errors and refusals of
 * the content security policy; a test that cares asserts that it is empty.
 */
export async function person(browser, options = {}) {
	const context = await browser.newContext({
		baseURL: origin, ignoreHTTPSErrors: true, locale: 'nl-NL', viewport: DESK, ...options,
	});
	context.setDefaultTimeout(PATIENCE_MS);
	const page = await context.newPage();
	const problems = [];
	page.on('pageerror', (error) => problems.push(String(error)));
	page.on('console', (line) => {
		if (/Content Security Policy|TrustedHTML|Trusted Type/i.test(line.text())) problems.push(line.text());
	});
	return { context, page, problems };
}
