import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { violations } from './lib/axe.mjs';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { freshText, guestInGroup } from './lib/steps.mjs';

/* A service worker is fetched by the browser itself, which has to trust the certificate of the test. A
 * script that a test gave counts as one from the internet, which may not speak to this machine. */
const ARGS = ['--ignore-certificate-errors', '--disable-features=LocalNetworkAccessChecks'];
/* Without it a worker's own script does not pass the tests' routes. Read when a browser starts. */
process.env.PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS = '1';

let browser;
before(async () => { browser = await startBrowser(ARGS); });
after(() => browser?.close());

const SOON_MS = 20_000;

const scripts = (page) => page.evaluate(async () =>
	(await navigator.serviceWorker.getRegistrations()).map((one) => one.active?.scriptURL ?? ''));
const keptUrls = (page) => page.evaluate(async () => {
	const urls = [];
	for (const name of await caches.keys())
		for (const request of await (await caches.open(name)).keys()) urls.push(new URL(request.url).pathname);
	return urls.sort();
});
const ready = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

async function eventually(what, look) {
	const end = Date.now() + SOON_MS;
	while (!await look()) {
		assert.ok(Date.now() < end, what);
		await new Promise((go) => setTimeout(go, 100));
	}
}

for (const colorScheme of ['light', 'dark']) {
	test(`S9 R15 P11 without internet: help in both languages, and a calm page for the rest (390, ${colorScheme})`, async () => {
		const { page, context, problems } = await person(browser, { viewport: PHONE, colorScheme });
		const { group } = await guestInGroup(page);
		await ready(page);
		await context.setOffline(true);
		for (const path of ['/hulp', '/help']) {
			await page.goto(path);
			for (const number of ['112', '113', '08002000', '0880767000'])
				assert.equal(await page.locator(`a[href="tel:${number}"]`).count(), 1, `${path} ${number}`);
			const styled = await page.locator('.card').first().evaluate((card) => getComputedStyle(card).borderRadius);
			assert.notEqual(styled, '0px', 'help has its style');
			assert.deepEqual(await violations(page), [], path);
		}
		for (const path of ['/', group]) {
			await page.goto(path);
			await page.getByRole('heading', { name: 'Je bent offline' }).waitFor();
			assert.deepEqual(await violations(page), [], `${path} offline`);
			assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
		}
		await page.getByRole('main').getByRole('link', { name: 'Hulp nu' }).click();
		await page.locator('a[href="tel:113"]').waitFor();
		await page.goBack();
		await context.setOffline(false);
		await page.locator('#composer').waitFor({ timeout: 40_000 });
		assert.deepEqual(problems, []);
	});
}

test('S9 help that the server cannot give now comes from the device', async () => {
	const { page, context } = await person(browser, { viewport: PHONE });
	await guestInGroup(page);
	await ready(page);
	await context.route('**/hulp', (route) => route.fulfill({ status: 503, body: 'kapot' }));
	await page.goto('/hulp');
	await page.locator('a[href="tel:113"]').waitFor();
});

test('P11 what is kept is the same for everybody, and a visitor gets nothing', async () => {
	const visitor = await person(browser);
	await visitor.page.goto('/');
	await visitor.page.locator('h1').waitFor();
	await visitor.page.waitForTimeout(500);
	assert.deepEqual(await scripts(visitor.page), []);
	const lists = [];
	for (let i = 0; i < 2; i++) {
		const { page } = await person(browser);
		const { name, group } = await guestInGroup(page);
		await ready(page);
		await page.goto('/profiel'); // read through the worker
		await page.locator('.lines li').first().waitFor();
		const urls = await keptUrls(page);
		lists.push(urls);
		const all = await page.evaluate(async () => {
			let text = '';
			for (const one of await caches.keys()) {
				const cache = await caches.open(one);
				for (const request of await cache.keys()) text += request.url + await (await cache.match(request)).text();
			}
			return text;
		});
		assert.ok(!all.includes(name) && !all.includes(group), 'something of the person is kept');
		assert.ok(urls.every((url) => ['/', '/hulp', '/help'].includes(url) || url.startsWith('/assets/')), urls.join());
	}
	assert.deepEqual(lists[0], lists[1]);
});

test('P11 signing out and Snel weg take the worker away; it comes back with coming in', async () => {
	const { page } = await person(browser);
	await guestInGroup(page);
	await ready(page);
	await page.goto('/profiel');
	await page.getByRole('button', { name: 'Uitloggen' }).click();
	await page.waitForURL((url) => url.pathname === '/');
	await eventually('the worker is still there', async () => (await scripts(page)).length === 0);
	assert.deepEqual(await keptUrls(page), []);
	await page.reload();
	await page.locator('h1').waitFor();
	await page.waitForTimeout(500);
	assert.deepEqual(await scripts(page), [], 'a visitor did not ask for it');

	await guestInGroup(page);
	await ready(page);
	await page.locator('header a[href="/weg"]').click({ noWaitAfter: true });
	await page.waitForURL((url) => !url.pathname.startsWith('/g'), { waitUntil: 'commit' }).catch(() => undefined);
	await page.waitForTimeout(500);
	await page.goto('/privacy');
	await eventually('the worker is still there', async () => (await scripts(page)).length === 0);
	assert.deepEqual(await keptUrls(page), []);
});

test('P11 a shared computer keeps nothing, and everybody can say no', async () => {
	const { page } = await person(browser);
	await guestInGroup(page);
	await ready(page);
	await page.goto('/profiel');
	const offline = page.getByLabel('Hulp nu ook zonder internet');
	await offline.uncheck();
	await eventually('the worker stays after a no', async () => (await scripts(page)).length === 0 && (await keptUrls(page)).length === 0);
	await page.reload();
	await offline.waitFor();
	assert.equal(await offline.isChecked(), false, 'a no is remembered');
	await offline.check();
	await eventually('the worker does not come', async () => (await scripts(page)).length === 1);
	await page.getByLabel('Gedeelde computer').check();
	await eventually('a shared computer keeps it', async () => (await scripts(page)).length === 0 && (await keptUrls(page)).length === 0);
	assert.equal(await offline.count(), 0);
});

test('a new worker takes over without touching what somebody writes', async () => {
	const { page, context } = await person(browser);
	/* The one of yesterday differs in a name; the one that the server has is the new one. */
	await context.route('**/sw.js', async (route) => {
		const answer = await route.fetch();
		await route.fulfill({ response: answer, body: (await answer.text()).replace(/"noaber-[^"]+"/, '"noaber-yesterday"') });
	});
	const names = () => page.evaluate(async () => (await caches.keys()).join());
	await guestInGroup(page);
	await ready(page);
	assert.equal(await names(), 'noaber-yesterday');
	await context.unroute('**/sw.js');
	await page.reload();
	const draft = freshText('Nog niet af');
	await page.locator('#composer').fill(draft);
	await page.evaluate(() => { window.marked = true; });
	await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
	await eventually('the new worker is not in charge', async () => /^noaber-(?!yesterday)[^,]+$/.test(await names()));
	await page.waitForTimeout(300);
	assert.equal(await page.evaluate(() => window.marked), true, 'the page was loaded again');
	assert.equal(await page.locator('#composer').inputValue(), draft);
});
