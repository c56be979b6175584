/* C3, P10: asking to come into a community after an introduction, for who asks and for who hosts it. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { violations } from './lib/axe.mjs';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { accounts } from './lib/settings.mjs';
import { composer, enter, openFirstGroup, signIn, takePart } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const COMMUNITY = 'Rouw';
const button = (page, name) => page.getByRole('button', { name, exact: true });
const asking = (page, name) => page.locator('.queue > li').filter({ hasText: name });

/** No fault for axe in both themes, and no sideways scrolling, also on the smallest screens. */
async function sound(page, name) {
	for (const colorScheme of ['light', 'dark']) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		assert.deepEqual(await violations(page), [], `${name}, ${colorScheme}`);
	}
	for (const width of [320, PHONE.width]) {
		await page.setViewportSize({ ...PHONE, width });
		assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways at ${width}`);
	}
}

async function openCommunity(page) {
	await page.goto('/g');
	await page.locator('.community', { hasText: COMMUNITY }).click();
	await page.locator('#rules').waitFor();
}

/** From the page of the community: asks with a name of their own, and waits. */
async function ask(page, text) {
	await page.getByLabel('Over jou').fill(text);
	await button(page, 'Vraag het de begeleiders').click();
	await page.getByRole('heading', { name: 'Je vraag wacht op een begeleider' }).waitFor();
}

/** A host of the community, on the team screen. */
async function hostAtQueue() {
	const host = await person(browser, { viewport: PHONE });
	await signIn(host.page, accounts.find((one) => one.login === 'boomklever'));
	await host.page.getByText(/wil(len)? meedoen\./).waitFor();
	await host.page.getByRole('link', { name: 'Naar de wachtrij' }).click();
	await asking(host.page, 'Katje').waitFor(); // of the demo region: the longest wait
	return host;
}

test('C3: asked on a telephone, seen at once, and let in: a member from that moment', async () => {
	const guest = await person(browser, { viewport: PHONE }), host = await hostAtQueue();
	const { page } = guest, name = await enter(page);
	await openCommunity(page);
	await page.getByLabel('Over jou').waitFor();
	await sound(page, 'asking');
	await button(page, 'Vraag het de begeleiders').click();
	await page.getByRole('alert').getByText('Schrijf 10 tot 400 tekens over jezelf').waitFor();
	await sound(page, 'asking, with an error');
	await ask(page, 'Ik mis mijn broer. Ik praat er liever over met mensen die het kennen.');
	await sound(page, 'it waits');
	await page.reload(); // it is still there
	await page.getByText('Ik mis mijn broer.').waitFor();

	const one = asking(host.page, name); // came while the host looked
	await one.getByText('Ik mis mijn broer.').waitFor();
	assert.ok((await host.page.locator('.queue > li').first().textContent()).includes('Katje'), 'the longest wait stands first');
	await sound(host.page, 'who asks');
	await one.getByRole('button', { name: `Ja, welkom, ${name}` }).click();
	await one.waitFor({ state: 'detached' });
	await host.page.locator('#coming-in:focus').waitFor();

	await page.getByText('Je doet mee', { exact: true }).waitFor(); // without loading the page again
	await page.goto('/');
	await page.getByRole('link', { name: 'Je mag meedoen. Welkom.' }).waitFor();
	await sound(page, 'told of a yes');
	await page.getByRole('link', { name: 'Je mag meedoen. Welkom.' }).click();
	await page.getByRole('heading', { level: 1, name: new RegExp(COMMUNITY, 'i') }).waitFor();
	const group = await openFirstGroup(page, COMMUNITY);
	await takePart(page, group);
	assert.equal(await composer(page).count(), 1);
	assert.deepEqual([...guest.problems, ...host.problems], []);
});

test('C3 P10: not now, with a reason and without a name; and an ask that is taken back', async () => {
	const guest = await person(browser, { viewport: PHONE }), host = await hostAtQueue();
	const { page } = guest, name = await enter(page);
	const group = await openFirstGroup(page, COMMUNITY); // the way in stands at the group too
	assert.match(group, /^\/g\//);
	await ask(page, 'Ik weet niet goed waar ik moet beginnen.');

	await asking(host.page, name).getByRole('button', { name: `Nu niet, ${name}` }).click();
	const sheet = host.page.getByRole('dialog');
	await sheet.getByRole('button', { name: 'Stuur dit antwoord' }).click();
	await sheet.getByRole('alert').waitFor();
	await sound(host.page, 'a no without a reason');
	await sheet.getByLabel('In eigen woorden').check();
	await sheet.getByLabel('Jouw zin').waitFor();
	await sound(host.page, 'a no in own words');
	await sheet.getByLabel('Jouw zin').fill('Kom over twee weken nog eens langs, dan is er plek.');
	await sheet.getByRole('button', { name: 'Stuur dit antwoord' }).click();
	await asking(host.page, name).waitFor({ state: 'detached' });

	await page.getByText('Kom over twee weken nog eens langs').waitFor();
	await page.getByText('Over 7 dagen kun je hier opnieuw vragen.').waitFor();
	assert.equal(await page.getByLabel('Over jou').count(), 0);
	await sound(page, 'a no');
	await page.goto('/');
	await page.getByRole('link', { name: 'Er is een antwoord op je vraag om mee te doen.' }).click();
	await page.getByRole('heading', { name: 'Waar je mee wilt doen' }).waitFor();
	await sound(page, 'where I asked');

	const other = await person(browser, { viewport: PHONE });
	const second = await enter(other.page);
	await openCommunity(other.page);
	await ask(other.page, 'Ik kijk eerst even rond of dit bij me past.');
	await asking(host.page, second).waitFor();
	await button(other.page, 'Trek je vraag in').click();
	await other.page.getByText('Over 1 dag kun je hier opnieuw vragen.').waitFor();
	await asking(host.page, second).waitFor({ state: 'detached' });
	await sound(other.page, 'taken back');
	assert.deepEqual([...guest.problems, ...host.problems, ...other.problems], []);
});
