/*
 * S2, P12: waking a device, from the switch in the profile to what the device shows.
 * No push service of a browser can be reached from here, so what PushManager answers is made up: an
 * endpoint at a service of the test. All else is real: the permission, the worker, the server that asks
 * the service, and the event that the browser gives the worker (over its debugging line).
 */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { house, nonce } from '../lib/house.mjs';
import { pushService } from '../lib/push.mjs';
import { violations } from './lib/axe.mjs';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { wholeChromiumPath } from './lib/settings.mjs';
import { arrived, freshText, guestInGroup, write } from './lib/steps.mjs';
import { listen } from './lib/wire.mjs';

const ARGS = ['--ignore-certificate-errors'];
let browser, showing;
before(async () => {
	browser = await startBrowser(ARGS);
	showing = await startBrowser(ARGS, wholeChromiumPath);
});
after(() => Promise.all([browser?.close(), showing?.close()]));

/** What PushManager would say, where it can reach a service. */
function madeUp(endpoint) {
	const subscription = {
		endpoint,
		unsubscribe: async () => { sessionStorage.removeItem('made-up'); return true; },
	};
	PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
		if (!userVisibleOnly || applicationServerKey.length !== 65 || applicationServerKey[0] !== 4) throw new TypeError('not a key');
		sessionStorage.setItem('made-up', 'on');
		return subscription;
	};
	PushManager.prototype.getSubscription = async () => (sessionStorage.getItem('made-up') ? subscription : null);
}

const label = 'Ook als Noaber dicht is, op dit apparaat';

for (const colorScheme of ['light', 'dark']) {
	test(`S2 off by default; on: one request for an answer when the screen is gone; off again (390, ${colorScheme})`, async (t) => {
		const service = await pushService(t);
		const h = await house(t, { settings: service.settings });
		const { page, context, problems } = await person(browser, { viewport: PHONE, colorScheme, baseURL: h.origin });
		const endpoint = h.secret(service.endpoint());
		await context.addInitScript(madeUp, endpoint);
		const ear = listen(page);
		const { group } = await guestInGroup(page);
		const text = freshText('Wie herkent dit');
		await write(page, text);
		await arrived(page, text);
		await page.goto('/profiel');
		const push = page.getByLabel(label);
		await push.waitFor();
		assert.equal(await push.isChecked(), false);
		await page.getByText('Op een iPhone of iPad kan dit pas').waitFor();
		assert.deepEqual(await violations(page), []);

		await push.click(); // the browser was not asked before, and says no
		await page.getByText('Je browser laat geen meldingen toe.').waitFor();
		assert.equal(await push.isChecked(), false);
		assert.deepEqual(await violations(page), []);
		await context.grantPermissions(['notifications']);
		const subscribed = ear.next('push.subscribe');
		await push.check();
		await subscribed;
		await page.reload();
		await page.locator('#push:checked').waitFor(); // the server and the browser both know
		assert.deepEqual(await violations(page), []);
		assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);

		const other = await (await h.guest()).connect();
		const room = group.split('/').pop();
		await other.ask('room.join', { room, name: h.name() });
		const { messages } = await other.ask('room.history', { room });
		const answer = () => other.ask('message.post', { room, text: 'Ik ook', nonce: nonce(), reply: messages.find((one) => one.text === text).message });
		await answer();
		await page.waitForTimeout(1000);
		assert.equal(service.requests.length, 0, 'not while a screen is open');
		await page.goto('about:blank');
		/* The server may hear a moment later that the screen is gone; what came just before wakes nobody. */
		for (let i = 0; i < 20 && service.requests.length === 0; i++) {
			await answer();
			await page.waitForTimeout(1000);
		}
		await service.woken(endpoint);

		await page.goto(`${h.origin}/profiel`);
		await page.locator('#push:checked').waitFor();
		const unsubscribed = ear.next('push.unsubscribe');
		await push.uncheck();
		await unsubscribed;
		await page.goto('about:blank');
		await other.ask('clock.advance', { by_ms: 30 * 60_000 });
		await answer();
		await page.waitForTimeout(1000);
		assert.equal(service.requests.length, 1, 'off is off');
		other.cut();
		assert.deepEqual(problems, []);
	});
}

test('S2 where the house wakes nobody, and on a shared computer, there is no switch', async (t) => {
	const h = await house(t);
	const { page } = await person(browser, { viewport: PHONE, baseURL: h.origin });
	await guestInGroup(page);
	await page.goto('/profiel');
	await page.getByLabel('Iemand antwoordt mij').waitFor();
	await page.waitForTimeout(500);
	assert.equal(await page.getByLabel(label).count(), 0);
	const service = await pushService(t);
	const with_push = await house(t, { settings: service.settings });
	const shared = await person(browser, { viewport: PHONE, baseURL: with_push.origin });
	await guestInGroup(shared.page);
	await shared.page.goto('/profiel');
	await shared.page.getByLabel(label).waitFor();
	await shared.page.getByLabel('Gedeelde computer').check();
	await shared.page.getByLabel(label).waitFor({ state: 'detached' });
});

for (const [locale, body] of [['nl-NL', 'Je hebt een nieuw bericht'], ['en-GB', 'You have a new message']]) {
	test(`P12 what the device shows is the same for whatever came (${locale})`, async (t) => {
		const h = await house(t);
		const { page, context } = await person(showing, { baseURL: h.origin, locale });
		await context.grantPermissions(['notifications']);
		const { cookie } = await h.guest();
		await context.addCookies([{ name: '__Host-nb', value: cookie, url: h.origin, secure: true, httpOnly: true, sameSite: 'Strict' }]);
		await page.goto('/');
		/* `ready` comes while a worker is still activating, and the browser hands it no push before it is done. */
		await page.evaluate(async () => {
			const { active } = await navigator.serviceWorker.ready;
			while (active.state !== 'activated') await new Promise((done) => active.addEventListener('statechange', done, { once: true }));
		});
		const debug = await context.newCDPSession(page);
		const [registrationId] = await new Promise((resolve) => {
			debug.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
				/* Of this house alone, and not one that is being put away. */
				const found = registrations.filter((one) => one.scopeURL === `${h.origin}/` && !one.isDeleted).map((one) => one.registrationId);
				if (found.length > 0) resolve(found);
			});
			void debug.send('ServiceWorker.enable');
		});
		const shown = () => page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications())
			.map(({ title, body: text, tag, data, icon }) => ({ title, text, tag, data, icon })));
		const putAway = () => page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).forEach((one) => one.close()));
		/* Over the debugging line a push to a worker that has only just begun is lost now and then, so it is given again. */
		const push = async (data) => {
			for (let i = 0; i < 6; i++) {
				await debug.send('ServiceWorker.deliverPushMessage', { origin: h.origin, registrationId, data });
				for (let k = 0; k < 50; k++) {
					if ((await shown()).length > 0) return;
					await page.waitForTimeout(100);
				}
			}
		};
		for (const data of ['', 'Iemand zegt iets over zichzelf']) {
			await push(data);
			assert.deepEqual(await shown(), [{ title: 'Noaber', text: body, tag: 'noaber', data: null, icon: '' }]);
			await putAway();
			for (let k = 0; k < 50 && (await shown()).length > 0; k++) await page.waitForTimeout(100);
			assert.deepEqual(await shown(), []);
		}
	});
}
