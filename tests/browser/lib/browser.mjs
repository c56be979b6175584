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
const SCREEN_MOST = 200; // characters from each end

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 800 };

let telling = false;

/** Starts the browser, with further arguments or another program if told. Close it in an `after` hook. */
export const startBrowser = (more = [], executablePath = chromiumPath) => chromium.launch({ executablePath, args: [...ARGS, ...more] });

/** What stands on the screen, in few words: where, what has the focus, and how the words begin and end. */
const screenOf = (page) => page.evaluate((most) => {
	const words = (document.querySelector('[role=dialog]') ?? document.querySelector('main') ?? document.body).innerText.replace(/\s+/g, ' ');
	const { localName, id, textContent } = document.activeElement ?? document.body;
	const shown = words.length <= 2 * most ? words : `${words.slice(0, most)} ... ${words.slice(-most)}`;
	return `${location.pathname}, focus on ${localName}#${id} ${JSON.stringify(localName === 'body' ? '' : textContent.slice(0, 40))}: ${shown}`;
}, SCREEN_MOST).catch((error) => String(error));

const ACTS = ['waitFor', 'click', 'tap', 'fill', 'check', 'uncheck', 'selectOption', 'press', 'focus', 'innerText', 'inputValue', 'getAttribute'];

/** Whoever waits in vain for something on a page is told what was there instead. */
function tellScreens({ constructor: { prototype } }) {
	for (const name of ACTS) {
		const act = prototype[name];
		prototype[name] = async function tellingAct(...args) {
			try {
				return await act.apply(this, args);
			} catch (error) {
				if (error.name === 'TimeoutError') error.message += `\nOn the screen: ${await screenOf(this.page())}`;
				throw error;
			}
		};
	}
}

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
	if (!telling) tellScreens(page.locator('html'));
	telling = true;
	const problems = [];
	page.on('pageerror', (error) => problems.push(String(error)));
	page.on('console', (line) => {
		if (/Content Security Policy|TrustedHTML|Trusted Type/i.test(line.text())) problems.push(line.text());
	});
	return { context, page, problems };
}
