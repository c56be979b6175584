/* S2: what concerns somebody stands in one quiet place, without words, counts or alarm. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test, { after, before } from 'node:test';
import { enter } from '../lib/people.mjs';
import { violations } from './lib/axe.mjs';
import { DESK, person, PHONE, startBrowser } from './lib/browser.mjs';
import { origin } from './lib/settings.mjs';
import { arrived, freshName, freshText, guestInGroup, write } from './lib/steps.mjs';
import { listen } from './lib/wire.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

/** Somebody at the other end of the line, without a browser. */
async function somebody() {
	const ca = readFileSync(join(dirname(process.env.NOABER_ACCOUNTS), 'certs/cert.pem'));
	const session = await enter({ port: Number(new URL(origin).port), ca, origin }, freshName());
	return session.connect();
}

/** Agrees to the house rules, trying the answers until all are right. */
async function acceptAll(c, community) {
	const { version, questions } = await c.ask('rules.look', { community });
	const answers = questions.map((_, i) => ({ question: i + 1, answer: 0 }));
	for (;;) {
		const { wrong = [] } = await c.ask('rules.accept', { community, version, answers });
		if (wrong.length === 0) return;
		for (const one of answers) if (wrong.some(({ question }) => question === one.question)) one.answer += 1;
	}
}

/** Answers the message with this text in the group of an address. */
async function answer(path, text) {
	const c = await somebody();
	const room = path.split('/').pop();
	const joined = await c.ask('room.join', { room, name: freshName('Ander') });
	await acceptAll(c, joined.room.community);
	const { messages } = await c.ask('room.history', { room });
	const { message } = messages.find((one) => one.text === text);
	const said = freshText('Een antwoord');
	await c.ask('message.post', { room, text: said, nonce: freshText('nonce'), reply: message });
	c.cut();
	return said;
}

const card = (page) => page.locator('section[aria-labelledby="notices"]');

for (const colorScheme of ['light', 'dark']) {
	test(`S2 an answer: told on Start and by a dot, gone when seen, in every tab (390, ${colorScheme})`, async () => {
		const { page, context, problems } = await person(browser, { viewport: PHONE, colorScheme });
		const { group } = await guestInGroup(page);
		const text = freshText('Wie herkent dit');
		await write(page, text);
		await arrived(page, text);
		await page.goto('/');
		await page.getByRole('heading', { name: /^Goede/ }).waitFor();
		assert.equal(await card(page).count(), 0, 'nothing is there for nothing');
		const other = await context.newPage();
		await other.goto('/profiel');
		const dot = other.locator('nav.tabs a[href="/"] .tab-dot');
		await other.locator('#notice-choices').waitFor();
		assert.equal(await dot.count(), 0);

		const said = await answer(group, text);
		await card(page).getByRole('link', { name: /^Iemand antwoordde jou in / }).waitFor();
		await dot.waitFor();
		assert.ok(!(await card(page).innerText()).includes(said), 'no words of the message');
		assert.equal(await page.title(), 'Noaber: start');
		assert.doesNotMatch(await other.locator('nav.tabs a[href="/"]').innerText(), /\d/, 'a dot, no count');
		for (const one of [page, other]) {
			assert.deepEqual(await violations(one), []);
			assert.equal(await one.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
		}
		await page.setViewportSize(DESK);
		await page.locator('nav.rail a[href="/"] .rail-dot').waitFor();
		assert.deepEqual(await violations(page), []);
		await page.setViewportSize(PHONE);

		await card(page).getByRole('link').click();
		await page.waitForURL(`**${group}`);
		await arrived(page, said);
		await dot.waitFor({ state: 'detached' });
		await page.goto('/');
		await page.getByRole('heading', { name: /^Goede/ }).waitFor();
		assert.equal(await card(page).count(), 0, 'seen is gone');
		assert.deepEqual(problems, []);
	});
}

test('S2 whoever has the group before them is not told, and each kind can be switched off', async () => {
	const { page } = await person(browser, { viewport: PHONE });
	const ear = listen(page);
	const { group } = await guestInGroup(page);
	const text = freshText('Wie herkent dit ook');
	await write(page, text);
	await arrived(page, text);
	const seen = ear.next('notice.seen');
	await arrived(page, await answer(group, text));
	await seen;
	await page.goto('/profiel');
	const want = page.getByLabel('Iemand antwoordt mij');
	await want.waitFor();
	assert.equal(await page.locator('nav.tabs a[href="/"] .tab-dot').count(), 0);
	assert.equal(await want.isChecked(), true);
	const chosen = ear.next('notice.choose');
	await want.uncheck();
	await chosen;
	await page.reload();
	await want.waitFor();
	await page.waitForFunction(() => !document.querySelector('#notice-reply').checked);
	assert.deepEqual(await violations(page), []);
	await answer(group, text);
	await page.goto('/');
	await page.getByRole('heading', { name: /^Goede/ }).waitFor();
	await page.waitForTimeout(500);
	assert.equal(await card(page).count(), 0);
});
