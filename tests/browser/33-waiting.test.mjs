/* QU7, MO12: something waits and nobody is on duty. Who can be reached is told, and the coordinator reads
 * plainly how it stands. On a telephone, in both themes. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { violations } from './lib/axe.mjs';
import { person, PHONE, startBrowser } from './lib/browser.mjs';
import { accounts, accountWith } from './lib/settings.mjs';
import { enter, freshText, openFirstGroup, signIn, takePart, write } from './lib/steps.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const COMMUNITY = 'Naasten en mantelzorg';

async function sound(page, name) {
	for (const colorScheme of ['light', 'dark']) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		assert.deepEqual(await violations(page), [], `${name}, ${colorScheme}`);
	}
	assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways`);
}

test('QU7: a host who can be reached is told that something waits, and the coordinator sees who there is', async () => {
	const host = await person(browser, { viewport: PHONE }), writer = await person(browser, { viewport: PHONE });
	const keeper = await person(browser, { viewport: PHONE });
	await signIn(host.page, accounts.find((one) => one.login === 'leeuwerik'));
	const card = host.page.locator('section[aria-labelledby="on-call"]');
	await card.getByRole('button', { name: `Ik ben bereikbaar voor ${COMMUNITY}` }).click();
	await card.getByText(/^Je bent bereikbaar tot/).waitFor();
	await sound(host.page, 'can be reached');

	const name = await enter(writer.page);
	const group = await openFirstGroup(writer.page, COMMUNITY);
	await takePart(writer.page, group, name);
	await write(writer.page, freshText('Wie kijkt hiernaar'));
	const notice = host.page.getByRole('link', { name: `Er wacht iets in ${COMMUNITY}, en er is niemand. Jij bent bereikbaar. Kun je kijken?` });
	await notice.waitFor();
	await sound(host.page, 'something waits');

	await signIn(keeper.page, accountWith('coordinator'));
	await keeper.page.getByRole('link', { name: 'Beheer' }).click();
	await keeper.page.locator('a.community').filter({ hasText: COMMUNITY }).click();
	const hosts = keeper.page.locator('section[aria-labelledby="kept-hosts"]');
	await hosts.getByText('Er is nu niemand. Eén begeleider is bereikbaar. Er wacht iets op een begeleider.').waitFor();
	await sound(keeper.page, 'one can be reached');
	await card.getByRole('button', { name: `Stop met bereikbaar zijn voor ${COMMUNITY}` }).click();
	await card.getByRole('button', { name: `Ik ben bereikbaar voor ${COMMUNITY}` }).waitFor();
	await keeper.page.reload();
	await hosts.getByText('Er is nu niemand, en er is ook niemand bereikbaar. Er wacht iets op een begeleider.').waitFor();
	await sound(keeper.page, 'nobody can be reached');

	await notice.click();
	await host.page.getByRole('heading', { level: 1, name: COMMUNITY }).waitFor();
	await host.page.getByRole('link', { name: 'Start' }).first().click();
	await card.waitFor();
	await notice.waitFor({ state: 'detached' }); // seen is gone
	await host.page.goto('/profiel');
	await host.page.getByRole('checkbox', { name: 'Er wacht iets op een begeleider' }).waitFor();
	await writer.page.goto('/profiel');
	await writer.page.getByRole('checkbox', { name: 'Iemand antwoordt mij' }).waitFor();
	assert.equal(await writer.page.getByRole('checkbox', { name: 'Er wacht iets op een begeleider' }).count(), 0, 'not for who hosts nothing');
	await writer.page.goto(group); // and nothing is left waiting for the tests of other files
	await writer.page.getByRole('button', { name: 'Neem terug' }).click();
	await writer.page.locator('.message--held').waitFor({ state: 'detached' });
	assert.deepEqual([host.problems, writer.problems, keeper.problems].flat(), []);
});
