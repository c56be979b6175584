import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { person, startBrowser } from './lib/browser.mjs';
import { accountWith } from './lib/settings.mjs';
import { arrived, freshText, guestInGroup, messages, openFirstGroup, signIn, takePart, write } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

/** Who is new posts no links (ON7), a host does. */
async function hostIn(page, group) {
	await signIn(page, accountWith('duty'));
	await takePart(page, group);
}

const PAYLOADS = [
	'<script>window.hit = 1</script>',
	'<img src=x onerror="window.hit = 1">',
	'<svg onload=window.hit=1>',
	'"><iframe srcdoc="<script>parent.hit=1</script>">',
	'javascript:window.hit=1',
	'[klik](javascript:window.hit=1)',
	'https://example.org/"onmouseover="window.hit=1',
	'{{constructor.constructor("window.hit=1")()}}',
	'</textarea><script>window.hit=1</script>',
];

test('X3 hostile text stays text for everybody', async () => {
	const a = await person(browser);
	const b = await person(browser);
	const { group } = await guestInGroup(b.page);
	await hostIn(a.page, group);
	for (const payload of PAYLOADS) {
		const mark = freshText('let op');
		await write(a.page, `${mark} ${payload}`);
		for (const { page } of [a, b]) {
			await arrived(page, mark);
			const body = messages(page, mark).locator('.rich');
			assert.equal(await body.locator('script, img, svg, iframe').count(), 0, payload);
			for (const href of await body.locator('a').evaluateAll((links) => links.map((link) => link.href))) {
				assert.match(href, /^https:/);
			}
			await body.hover();
		}
	}
	for (const { page, problems } of [a, b]) {
		assert.equal(await page.evaluate(() => window.hit), undefined);
		assert.deepEqual(problems, []);
	}
});

test('links of people open apart and give nothing away', async () => {
	const { page } = await person(browser);
	await signIn(page, accountWith('duty'));
	await takePart(page, await openFirstGroup(page));
	const mark = freshText('kijk');
	await write(page, `${mark} https://www.example.org/pad`);
	await arrived(page, mark);
	const link = messages(page, mark).locator('a');
	assert.equal(await link.getAttribute('rel'), 'noopener noreferrer nofollow');
	assert.match(await link.textContent(), /opent www\.example\.org/);
});
