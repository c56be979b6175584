/* S4: who is there, for who shows it too: off at first, on the page of the community and in the sheet of a
 * group. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { fine } from './lib/axe.mjs';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { guestInGroup } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const card = (page) => page.locator('section[aria-labelledby=presence]');
const on = (page) => card(page).getByLabel('Laat zien dat ik er ben');

/** What the server tells of who is there, as a look at a later moment would be. */
const later = (page, people) => page.routeWebSocket(/\/ws$/, (socket) => {
	const server = socket.connectToServer();
	const asked = new Set();
	socket.onMessage((text) => {
		for (const line of String(text).split('\n').filter(Boolean)) {
			const { id, cmd } = JSON.parse(line);
			if (cmd === 'presence.look') asked.add(id);
		}
		server.send(text);
	});
	server.onMessage((text) => socket.send(String(text).split('\n').map((line) => {
		if (!line) return line;
		const answer = JSON.parse(line);
		if (!asked.delete(answer.re) || !answer.ok?.on) return line;
		return JSON.stringify({ ...answer, ok: { ...answer.ok, people } });
	}).join('\n')));
});

test('S4 off at first; switched on and off with the keyboard; the same in the sheet of a group (390)', async () => {
	const { page, context, problems } = await person(browser, { viewport: PHONE });
	await later(page, [{ member: 'b'.repeat(26), name: 'Een heel lange schuilnaam', hat: 'resident' }, { member: 'c'.repeat(26), name: 'Vlier', hat: 'resident' }]);
	const { group } = await guestInGroup(page);
	await page.getByRole('button', { name: 'Afspraken en keuzes van deze groep' }).click();
	const sheet = page.getByRole('dialog');
	await on(sheet).waitFor();
	assert.equal(await on(sheet).isChecked(), false);
	assert.equal(await card(sheet).getByText(/la(at|ten) zien\.$/).count(), 0, 'who does not show sees nothing');
	await on(sheet).focus();
	await page.keyboard.press('Space');
	await card(sheet).getByText('Nu zijn er 2 mensen die het laten zien.').waitFor();
	await card(sheet).getByText('Vlier').waitFor();
	await page.getByText('Anderen kunnen zien dat je er bent.').waitFor({ state: 'attached' });
	await fine(page);
	await sheet.getByRole('link', { name: /^Meer van / }).click();
	await page.waitForURL(/\/g\?c=/);
	await on(page).waitFor();
	assert.equal(await on(page).isChecked(), true, 'it is of the community');
	await fine(page);
	await on(page).uncheck();
	await page.getByText('Niemand ziet meer dat je er bent.').waitFor({ state: 'attached' });
	await card(page).getByText(/la(at|ten) zien\.$/).waitFor({ state: 'detached' });
	await page.goto(group);
	await page.getByRole('button', { name: 'Afspraken en keuzes van deze groep' }).click();
	await on(sheet).waitFor();
	assert.equal(await on(sheet).isChecked(), false);
	assert.deepEqual(problems, []);
	await context.close();
});
