/* The screens of this client, each with a way to get there, for checks that hold on all of them. */
import { enter, openFirstGroup, signIn, takePart, toSecondStep, write, freshText, arrived } from './steps.mjs';
import { accountsToSetUp, accountWith } from './settings.mjs';

const goTo = (path, ready) => async (page) => {
	await page.goto(path);
	await page.locator(ready).first().waitFor();
};

/** Without a session. */
export const VISITOR_SCREENS = [
	['landing', goTo('/', 'h1')],
	['enter', goTo('/aanmelden', '#age')],
	['under 16', async (page) => {
		await page.goto('/aanmelden');
		await page.getByLabel('Ik ben nog geen 16').check();
		await page.getByRole('button', { name: 'Ga verder' }).click();
		await page.getByText('0800-0432').waitFor();
	}],
	['enter with errors', async (page) => {
		await page.goto('/aanmelden');
		await page.getByRole('button', { name: 'Ga verder' }).click();
		await page.getByRole('alert').waitFor();
	}],
	['sign in', goTo('/inloggen', '#login')],
	['back from an organisation, too late', goTo('/inloggen/terug', '.nl-button')],
	['recover', goTo('/herstel', '#phrase-typed')],
	['help', goTo('/hulp', 'h1')],
	['help in English', goTo('/help', 'h1')],
	['privacy', goTo('/privacy', 'h1')],
	['accessibility', goTo('/toegankelijkheid', 'h1')],
	['leaving by a link', goTo(`/uit#${encodeURIComponent('https://voorbeeld.nl/pad')}`, '.leaving-host')],
	['not found', goTo('/nergens', 'h1')],
];

/** With a session; `place.group` is the address of a group one takes part in. */
export const INSIDE_SCREENS = [
	['start', goTo('/', 'h1')],
	['groups', goTo('/g', '.community')],
	['community', async (page) => {
		await page.goto('/g');
		await page.locator('.community').first().click();
		await page.locator('#rules').waitFor();
	}],
	['joining', async (page) => {
		await page.goto('/g');
		await page.locator('.community:not(:has(.tag--primary))').first().click();
		await page.locator('main .group-list a').first().click();
		await page.locator('.rules, .rich').first().waitFor();
	}],
	['room', async (page, place) => goTo(place.group, 'article')(page)],
	['house rules', async (page, place) => goTo(`${place.group}/afspraken`, '.rules')(page)],
	['room sheet', async (page, place) => {
		await goTo(place.group, 'article')(page);
		await page.locator('.room-head button').last().click();
		await page.getByRole('dialog').waitFor();
	}],
	['message sheet', async (page, place) => {
		await goTo(place.group, 'article')(page);
		await page.locator('.more').last().click();
		await page.getByRole('dialog').waitFor();
	}],
	['search', async (page, place) => {
		await goTo(place.group, 'article')(page);
		await page.getByRole('button', { name: 'Zoek in deze gemeenschap' }).click();
		await page.locator('#search-text').waitFor();
	}],
	['writing a story', async (page) => {
		await page.goto('/g');
		await page.locator('.community:has(.tag--primary)').first().click();
		await page.getByRole('link', { name: 'Schrijf een verhaal' }).click();
		await page.locator('#story-title').waitFor();
	}],
	['asking the panel', async (page) => {
		await page.goto('/g');
		await page.locator('.community:has(.tag--primary)').first().click();
		await page.getByRole('link', { name: 'Stel een vraag' }).click();
		await page.locator('#question-text').waitFor();
	}],
	['my stories, none', goTo('/profiel/verhalen', '#my-stories')],
	['profile', goTo('/profiel', '.lines li')],
	['consents', goTo('/profiel/toestemmingen', '#purpose-research')],
	['emergency card', goTo('/profiel/kaart', '#card-name')],
	['rights', goTo('/profiel/rechten', '.lines li')],
	['who looked', goTo('/profiel/lijst', '#looked-own')],
	['choosing a theme', async (page, place) => {
		await goTo(place.group, 'article')(page);
		await page.getByRole('button', { name: 'Zet er een onderwerp bij' }).click();
		await page.getByRole('dialog').waitFor();
	}],
	['what waits, nothing', goTo('/team/wachtrij', 'p.card')],
	['a code', goTo('/profiel/code', '#code-words')],
	['decisions, none', goTo('/besluiten', 'h1')],
	['my tasks, none', goTo('/profiel/taken', '#tasks')],
];

/** For a coordinator. */
export const COORDINATOR_SCREENS = [
	['start of a coordinator', goTo('/', '#people')],
	['people', goTo('/mensen', 'li.line')],
	['asking somebody', goTo('/mensen/vragen', '#ask-hat')],
	['codes of a community', async (page) => {
		await goTo('/mensen/codes', '#codes-community')(page);
		await page.locator('#codes-community').selectOption({ index: 1 });
		await page.locator('#codes').waitFor();
	}],
	['opening hours of a community', async (page) => {
		await goTo('/mensen/uren', '#hours-community')(page);
		await page.locator('#hours-community').selectOption({ index: 1 });
		await page.locator('#week').waitFor();
	}],
	['my tasks', goTo('/profiel/taken', 'li.line')],
	['communities to keep', goTo('/gemeenschappen', '.community')],
	['house rules to keep', async (page) => {
		await goTo('/gemeenschappen', '.community')(page);
		await page.locator('.community').first().click();
		await page.getByRole('link', { name: 'Afspraken aanpassen' }).click();
		await page.locator('#rules-nl').waitFor();
	}],
	['a community to keep', async (page) => {
		await goTo('/gemeenschappen', '.community')(page);
		await page.locator('.community').first().click();
		await page.getByRole('button', { name: 'Nieuwe groep' }).click();
		await page.locator('#room-name').waitFor();
	}],
	['pinned cards to keep', async (page) => {
		await goTo('/gemeenschappen', '.community')(page);
		await page.locator('.community').first().click();
		await page.getByRole('link', { name: 'Vastgezette kaarten' }).click();
		await page.getByRole('button', { name: 'Nieuwe kaart' }).click();
		await page.locator('#pinned-title').waitFor();
	}],
	['making a community', goTo('/gemeenschappen/nieuw', '#keep-name')],
	['ending a task', async (page) => {
		await goTo('/mensen', 'li.line')(page);
		await page.getByRole('button', { name: 'Laat stoppen' }).first().click();
		await page.locator('#act-reason').waitFor();
	}],
];

const half = (account) => async (page) => {
	await page.context().clearCookies(); // half a session sees no page to sign in
	await toSecondStep(page, account);
	await page.getByRole('heading', { name: 'De tweede stap' }).waitFor();
};

/** Between the passphrase and the house. */
export const HALF_SCREENS = [
	['second step', half(accountWith('peer'))],
	['second step, setting up', async (page) => {
		await half(accountsToSetUp()[0])(page);
		await page.getByLabel('Hoe noem je dit apparaat?').waitFor();
	}],
	['second step, the key', async (page) => {
		await page.getByRole('button', { name: 'Begin' }).click();
		await page.locator('.key').waitFor();
	}],
];

/** For the auditor, who has a task of their own. */
export const AUDITOR_SCREENS = [
	['start of the auditor', goTo('/', '#audit')],
	['audit log', goTo('/toezicht', '.line summary')],
	['audit log, a row', async (page) => {
		await goTo('/toezicht', '.line summary')(page);
		await page.locator('.line summary').first().click();
	}],
	['asks to look somebody up', goTo('/verzoeken', '#asks-mine')],
];

/** Brings somebody inside with a group and a message in it. */
export async function settleIn(page) {
	const name = await enter(page);
	const group = await openFirstGroup(page);
	await takePart(page, group, name);
	const text = freshText('Een bericht om naar te kijken');
	await write(page, text);
	await arrived(page, text);
	return { group, name };
}

/** Signs a moderator in and opens a group where they may hide messages. */
export async function moderatorInGroup(page) {
	await signIn(page, accountWith('peer'));
	await page.locator('main .group-list a').first().click();
	await page.waitForURL(/\/g\/[a-z0-9]+$/);
	const group = new URL(page.url()).pathname;
	await takePart(page, group);
	return group;
}
