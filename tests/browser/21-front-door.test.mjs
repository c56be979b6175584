/* C1 QU7: the front door without an account, opening hours, and a group that sees whether a host is
 * really there. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { violations } from './lib/axe.mjs';
import { DESK, person, PHONE, startBrowser } from './lib/browser.mjs';
import { accounts, accountWith } from './lib/settings.mjs';
import { acceptRules, agree, arrived, composer, enter, freshText, guestInGroup, openFirstGroup, signIn, takePart } from './lib/steps.mjs';
import { tap } from './lib/wire.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const accountOf = (login) => accounts.find((one) => one.login === login);

/** What a screen has to be: no fault for axe, and no sideways scrolling. */
async function sound(page, name) {
	assert.deepEqual(await violations(page), [], name);
	assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways`);
}

/** Lets minutes pass on the clock of a page until it says so: it asks each minute, and what it hears may be
 * some seconds old, as it is the same answer for everybody. */
async function minutesLater(page, text) {
	for (let i = 0; !await page.getByText(text).isVisible(); i++) {
		assert.ok(i < 30, `not said: ${text}\n${await page.locator('main').innerText()}`);
		await page.clock.fastForward(60_000);
		await page.getByText(text).waitFor({ timeout: 1000 }).catch(() => undefined);
	}
}

const LOOKS = [PHONE, DESK].flatMap((viewport) => ['light', 'dark'].map((colorScheme) => ({ viewport, colorScheme })));

test('C1 the front door in every look, with the server there and away', async () => {
	for (const look of LOOKS) {
		const what = `${look.viewport.width} ${look.colorScheme}`;
		const { page, problems } = await person(browser, look);
		await page.goto('/');
		await page.locator('main .group-list a').first().waitFor();
		await page.getByText('Er is nu geen begeleider.').first().waitFor();
		await sound(page, `front door ${what}`);
		// The core or the store is away: what needs no answer is there, and the rest is promised.
		await page.route('**/session', (route) => route.fulfill({ status: 503, body: '' }));
		await page.reload();
		await page.getByText('Welke groepen er open zijn, zie je hier zo.').waitFor();
		await page.getByRole('link', { name: 'Bekijk de nummers' }).waitFor();
		await sound(page, `front door, away ${what}`);
		await page.unroute('**/session');
		await page.locator('main .group-list a').first().waitFor();
		assert.deepEqual(problems, []);
		await page.context().close();
	}
});

test('C1 a visitor reads an open group within three steps and writes within five', async () => {
	const { page, problems } = await person(browser, { viewport: PHONE, hasTouch: true });
	let steps = 0;
	const step = async (act) => { steps += 1; await act(); };
	await page.goto('/');
	const group = page.locator('main .group-list a').first();
	const name = await group.locator('.strong').innerText();
	await step(() => group.click());
	await page.getByText(`Daarna lees je mee in ${name}.`).waitFor();
	await page.locator('input[name=name]:enabled').nth(3).waitFor();
	await page.locator('input[name=name]').first().check();
	await page.getByLabel('Ik ben 16 jaar of ouder').check();
	await agree(page);
	await sound(page, 'coming in for a group');
	await step(() => page.getByRole('button', { name: 'Ga verder' }).click());
	// The third screen is the group, and it can be read.
	await page.getByRole('heading', { level: 1, name }).waitFor();
	await page.locator('.peek li').last().waitFor();
	assert.ok(steps + 1 <= 3, `reads on screen ${steps + 1}`);
	await sound(page, 'reading along');
	// What is said meanwhile is heard; there is nothing to press.
	const path = new URL(page.url()).pathname;
	const other = await person(browser);
	await guestInGroup(other.page, path);
	const said = freshText('Dit zegt een ander');
	await composer(other.page).fill(said);
	await other.page.getByRole('button', { name: 'Verstuur bericht' }).click();
	await page.locator('.peek li', { hasText: said }).waitFor();
	assert.equal(await page.locator('.peek li button').count(), 0);
	await step(() => page.getByRole('button', { name: 'Ik lees de regels en doe mee' }).click());
	// One page: the house rules and the three questions (ON3).
	await page.getByRole('link', { name: 'Lees de afspraken' }).waitFor();
	await step(() => acceptRules(page));
	await composer(page).waitFor();
	const text = freshText('Hallo allemaal');
	await step(async () => {
		await composer(page).fill(text);
		await page.getByRole('button', { name: 'Verstuur bericht' }).click();
	});
	await arrived(page, text);
	assert.ok(steps <= 5, `${steps} steps up to the first message`);
	// Having joined, the group is still heard.
	const later = freshText('En dit daarna');
	await composer(other.page).fill(later);
	await other.page.getByRole('button', { name: 'Verstuur bericht' }).click();
	await arrived(page, later);
	for (const one of [problems, other.problems]) assert.deepEqual(one, []);
});

test('C1 near me, by a postcode that does not leave the browser', async () => {
	const { page } = await person(browser, { viewport: PHONE });
	const sent = [];
	page.on('request', (request) => sent.push(request.url(), request.postData() ?? ''));
	await page.goto('/');
	const titles = () => page.locator('main section h3').allInnerTexts();
	await page.locator('main .group-list a').first().waitFor();
	const all = await titles();
	assert.ok(all.includes('De koffietafel'), all.join());
	await page.getByLabel('De cijfers van je postcode').fill('7411');
	await page.getByText('Dit is er voor Deventer').waitFor();
	const near = await titles();
	assert.ok(!near.includes('De koffietafel') && near.length === all.length - 1, 'that of Enschede is not near Deventer');
	await page.getByLabel('De cijfers van je postcode').fill('7511');
	await page.getByText('Dit is er voor Enschede').waitFor();
	assert.deepEqual(await titles(), all);
	await page.getByLabel('De cijfers van je postcode').fill('1012');
	await page.getByText('Deze postcode kennen we niet.').waitFor();
	assert.deepEqual(await titles(), all);
	assert.ok(!sent.some((text) => /7411|7511|1012/.test(text)), 'no postcode was sent');
	assert.equal(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }).match(/7411|7511|1012/)), null);
});

test('QU7 a resident who looks on sees a host come and go at once', async () => {
	const host = await person(browser, { viewport: PHONE });
	const resident = await person(browser, { viewport: PHONE });
	await signIn(host.page, accountWith('peer'));
	await host.page.getByRole('heading', { name: 'Jouw dienst' }).waitFor();
	const place = await host.page.locator('section[aria-labelledby=shift] li .strong').first().innerText();
	await sound(host.page, 'start of a host');

	const visitor = await person(browser, { viewport: PHONE });
	await visitor.page.clock.install();
	await visitor.page.goto('/');
	await visitor.page.getByText('Er is nu geen begeleider.').first().waitFor();

	await guestIn(resident.page, place);
	const banner = resident.page.locator('.duty-banner');
	await banner.getByText('Er is nu geen begeleider.').waitFor();
	await sound(resident.page, 'a group without a host');

	await host.page.getByLabel('1 uur', { exact: true }).check();
	await host.page.getByRole('button', { name: `Begin je dienst in ${place}` }).click();
	await host.page.getByText('Je hebt dienst tot').first().waitFor();
	await banner.getByText(/ is er nu, tot \d\d\.\d\d uur\.$/).waitFor();
	await sound(resident.page, 'a group with a host');
	await sound(host.page, 'start of a host on duty');

	// Outside: a hat and a time, and no name.
	const name = (await banner.innerText()).split(' is er nu')[0].trim();
	await minutesLater(visitor.page, /Er is nu 1 begeleider: (Ervaringsdeskundige|Dienstdoende) tot/);
	assert.ok(!(await visitor.page.locator('main').innerText()).includes(name), 'no name is told at the door');

	await host.page.getByRole('button', { name: `Stop je dienst in ${place}` }).click();
	await banner.getByText('Er is nu geen begeleider.').waitFor();
	// In the list of groups and at the start too.
	await resident.page.goto('/');
	await resident.page.getByRole('heading', { name: 'Wie is er nu?' }).waitFor();
	await resident.page.getByText('Er is nu geen begeleider.').first().waitFor();
	await sound(resident.page, 'start');
	await resident.page.goto('/g');
	await resident.page.locator('.community .duty-line').first().waitFor();
	await sound(resident.page, 'groups');
	for (const one of [host, resident, visitor]) assert.deepEqual(one.problems, []);
});

test('QU7 an open page alone is nobody: that somebody is there is said once they touch it, and not each time', async () => {
	const { page } = await person(browser, { viewport: PHONE });
	await signIn(page, accountWith('peer'));
	let said = 0, asked = 0;
	await tap(page, { onSend: (frame) => { if (frame.cmd === 'session.here') said++; else asked++; } });
	await page.reload();
	await page.getByRole('heading', { name: 'Jouw dienst' }).waitFor();
	assert.ok(asked > 0);
	assert.equal(said, 0, 'the page came back by itself');
	for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
	await page.mouse.wheel(0, 200);
	for (let i = 0; i < 100 && said === 0; i++) await page.waitForTimeout(50);
	assert.equal(said, 1);
});

/** Takes part in the first group of a community by its name. */
async function guestIn(page, community) {
	const name = await enter(page);
	const path = await openFirstGroup(page, community);
	await takePart(page, path, name);
}

test('QU7 a coordinator sets the hours, and the group reads when there is somebody', async () => {
	const coordinator = await person(browser, { viewport: PHONE });
	const resident = await person(browser, { viewport: PHONE });
	await guestIn(resident.page, 'Geldzorgen');
	await signIn(coordinator.page, accountOf('esdoorn'));
	const { page } = coordinator;
	await page.goto('/mensen');
	await page.getByRole('link', { name: 'Openingstijden' }).click();
	await page.getByLabel('Welke gemeenschap?').selectOption({ label: 'Geldzorgen' });
	await page.getByLabel('Van', { exact: true }).first().waitFor();
	await sound(page, 'hours');
	// The week anew, open day and night: then it is sure what a group reads.
	for (let n = await page.getByRole('button', { name: /^Haal weg/ }).count(); n > 0; n--) await page.getByRole('button', { name: /^Haal weg/ }).first().click();
	await page.getByRole('button', { name: 'Tijd erbij op Maandag' }).click();
	await page.getByLabel('Van', { exact: true }).fill('10:00');
	await page.getByLabel('Tot', { exact: true }).fill('09:00');
	await page.getByRole('button', { name: 'Bewaar de tijden' }).click();
	await page.getByRole('alert').getByText('Kijk de tijden na.').waitFor();
	await sound(page, 'hours, with an error');
	await page.getByLabel('Van', { exact: true }).fill('00:00');
	await page.getByLabel('Tot', { exact: true }).fill('00:00');
	for (const day of ['Dinsdag', 'Woensdag', 'Donderdag', 'Vrijdag', 'Zaterdag', 'Zondag']) {
		await page.getByRole('button', { name: `Tijd erbij op ${day}` }).click();
		const row = page.getByRole('group', { name: day });
		await row.getByLabel('Van', { exact: true }).fill('00:00');
		await row.getByLabel('Tot', { exact: true }).fill('00:00');
	}
	await page.getByLabel('Ook open op feestdagen').check();
	await page.getByRole('button', { name: 'Bewaar de tijden' }).click();
	const banner = resident.page.locator('.duty-banner');
	await banner.getByText('Meestal is er iemand tot 00.00 uur.').waitFor();

	// A closed day says why.
	const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });
	await page.getByLabel('Datum').fill(today);
	await page.getByLabel('Waarom? Iedereen kan dit lezen.').fill('We volgen een scholing');
	await page.getByRole('button', { name: 'Dag erbij' }).click();
	await page.getByRole('button', { name: 'Bewaar de tijden' }).click();
	await banner.getByText('Vandaag zijn we dicht: We volgen een scholing. Morgen om 00.00 uur zijn we er weer.').waitFor();
	await sound(resident.page, 'a group on a closed day');
	await page.reload();
	await page.getByLabel('Welke gemeenschap?').selectOption({ label: 'Geldzorgen' });
	await page.getByText(`${today}: We volgen een scholing`).waitFor();
	for (const one of [coordinator, resident]) assert.deepEqual(one.problems, []);
});
