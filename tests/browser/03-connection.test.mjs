import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { violations } from './lib/axe.mjs';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { arrived, freshText, guestInGroup, messages, write } from './lib/steps.mjs';
import { tap } from './lib/wire.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const BACK_WITHIN_MS = 30_000;
const SHORT_MS = 4_000; // a banner comes after five seconds

/** After a reload the page shows what the server has. */
async function atServer(page, text) {
	await page.reload();
	await page.locator('article').last().waitFor();
	await messages(page, text).first().waitFor();
	return messages(page, text).count();
}

for (const [name, hooks] of [
	['D4 a message whose answer is lost is there once', (state) => ({
		onReply: ({ re }, line) => {
			if (state.armed && re === state.id) { state.armed = false; line.cut(); return 'drop'; }
			return undefined;
		},
		onSend: ({ id, cmd }) => { if (cmd === 'message.post' && state.armed) state.id = id; },
	})],
	['D4 a message that never reached the server is there once', (state) => ({
		onSend: ({ cmd }, line) => {
			if (cmd !== 'message.post' || !state.armed) return undefined;
			state.armed = false;
			line.cut();
			return 'drop';
		},
	})],
]) {
	test(name, async () => {
		const { page } = await person(browser);
		const state = { armed: false, id: undefined };
		await tap(page, hooks(state));
		await guestInGroup(page);
		state.armed = true;
		const text = freshText('Komt dit aan');
		await write(page, text);
		await messages(page, text).first().waitFor({ timeout: BACK_WITHIN_MS });
		await page.getByText('Wordt verstuurd').waitFor({ state: 'detached', timeout: BACK_WITHIN_MS });
		assert.equal(state.armed, false, 'the line was never cut');
		assert.equal(await messages(page, text).count(), 1);
		assert.equal(await atServer(page, text), 1);
	});
}

test('D3 what was written meanwhile is there after the line comes back', async () => {
	const away = await person(browser);
	const other = await person(browser);
	const { group } = await guestInGroup(away.page);
	await guestInGroup(other.page, group);
	await away.context.setOffline(true);
	const texts = [freshText('Een'), freshText('Twee'), freshText('Drie')];
	for (const text of texts) {
		await write(other.page, text);
		await arrived(other.page, text);
	}
	const own = freshText('Offline geschreven');
	await write(away.page, own);
	await away.page.getByText('zodra er verbinding is').waitFor();
	await away.page.locator('.banner').waitFor();
	await away.context.setOffline(false);
	for (const text of texts) {
		await messages(away.page, text).first().waitFor({ timeout: BACK_WITHIN_MS });
		assert.equal(await messages(away.page, text).count(), 1);
	}
	await messages(other.page, own).first().waitFor({ timeout: BACK_WITHIN_MS });
	assert.equal(await messages(other.page, own).count(), 1);
	assert.equal(await messages(away.page, own).count(), 1);
});

test('a short cut shows no banner', async () => {
	const { page } = await person(browser);
	let back;
	const wire = await tap(page, { onReply: ({ ok }) => { if (ok?.rooms) back?.(); } });
	await guestInGroup(page);
	await page.evaluate(() => {
		new MutationObserver(() => { window.told ||= document.querySelector('.banner') !== null; }).observe(document.body, { childList: true, subtree: true });
	});
	/* On a busy machine a cut may last so long that it has to be told: then another one. */
	for (let tries = 0, short = false; !short; tries++) {
		assert.ok(tries < 10, 'no cut was short');
		const cut = Date.now();
		await page.evaluate(() => { window.told = false; });
		await Promise.all([new Promise((resolve) => { back = resolve; }), wire.live.cut()]);
		short = Date.now() - cut < SHORT_MS;
		if (short) assert.equal(await page.evaluate(() => window.told), false);
	}
});

test('a session ended elsewhere leads to the signed-out screen and forgets drafts', async () => {
	const { page, context } = await person(browser);
	await guestInGroup(page);
	const draft = freshText('Niet voor anderen');
	await page.locator('#composer').fill(draft);
	const second = await context.newPage();
	await second.goto('/profiel');
	await second.getByRole('button', { name: 'Uitloggen' }).click();
	await page.getByRole('heading', { name: 'Je bent uitgelogd' }).waitFor();
	assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...sessionStorage })), new RegExp(draft));
	assert.equal(await page.getByText(draft).count(), 0);
});

test('a part of the page that is gone, as after an update, comes when one asks for it again', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE, serviceWorkers: 'block' });
	await guestInGroup(page);
	await page.goto('/g');
	let gone = true, anew = 0;
	await page.route('**/assets/part-*.js', (route) => (gone ? route.fulfill({ status: 404, body: '' }) : route.continue()));
	page.on('request', (request) => {
		if (!request.isNavigationRequest()) return;
		anew++;
		gone = false; // the newer page names the parts that are there
	});
	await page.getByRole('link', { name: 'Profiel' }).click();
	const again = page.getByRole('button', { name: 'Opnieuw proberen' });
	await again.waitFor();
	assert.deepEqual(await violations(page), []);
	assert.equal(anew, 0, 'never by itself');
	await again.click();
	await page.getByLabel('Iemand antwoordt mij').waitFor();
	assert.deepEqual([anew, new URL(page.url()).pathname], [1, '/profiel']);
	assert.deepEqual(problems, []);
});
