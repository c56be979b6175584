/*
 * A small house of its own in which everything that people can write was written once: a place to look
 * for what a screen makes of words. People come in over the socket and show themselves by their cookie.
 */
import { account, community, house, map, nonce, region } from '../../lib/house.mjs';
import { QUESTIONS, acceptRules } from '../../lib/rules.mjs';
import { PHONE, person } from './browser.mjs';

const DAY_MS = 86_400_000;
const REASON = 'Een reden van meer dan dertig tekens lang.';

const known = Array.from({ length: 12 }, (_, i) => ({ by: i % 2 ? 'merel' : 'wilg', minutes_ago: 90 + i, text: `Hallo ${i}` }));
const everywhere = ['open', 'eerst'];
const plan = {
	...region({
		communities: [
			{ ...community('open', 'open', [{ name: 'Kamer een', messages: known }, { name: 'Kamer twee' }]), municipality: '0153' },
			{ ...community('eerst'), moderation: 'before' }, community('kring', 'introduction'),
		],
		accounts: [
			{ ...account('merel', 'resident', 'region', everywhere), days_here: 30 }, { ...account('wilg', 'resident', 'region', everywhere), days_here: 30 },
			account('hazelaar', 'peer', 'region', everywhere), account('steenuil', 'duty', 'region', everywhere),
			account('esdoorn', 'coordinator'), account('linde', 'coordinator'), account('grutto', 'auditor'), account('kastanje', 'professional'),
		],
	}),
	questions: QUESTIONS,
};
const HATS = Object.fromEntries(plan.accounts.map(({ login, hat }) => [login, hat]));

/** Opens the house and lets everybody in: `people.merel` is `{ session, c }`. Ends with the test `t`. */
export async function livedIn(t) {
	const h = await house(t, { plan });
	const people = {};
	for (const [login, hat] of Object.entries(HATS)) {
		const session = await h.resident(login, hat);
		people[login] = { session, c: await session.connect() };
	}
	const { rooms, communities } = await map(people.merel.c);
	for (const login of ['merel', 'wilg', 'hazelaar', 'steenuil'])
		for (const slug of everywhere) await acceptRules(people[login].c, communities[slug]);
	return { h, people, rooms, communities };
}

/** Writes everything once; what came of it, by name. */
export async function fill({ people, rooms, communities }) {
	const { merel, wilg, hazelaar, steenuil, esdoorn, linde, kastanje } = Object.fromEntries(Object.entries(people).map(([name, { c }]) => [name, c]));
	const room = rooms['open/Kamer een'], community = communities.open, waiting = rooms['eerst/Kamer een'];
	const say = (c, text, more = {}) => c.ask('message.post', { room, text, nonce: nonce(), ...more });
	const faceOf = (c) => c.hello.rooms.find((one) => one.community === community).me.member;
	const { message: first } = await say(merel, 'Een eerste bericht');
	await say(wilg, 'Een antwoord', { reply: first });
	await merel.ask('message.edit', { message: first, text: 'Een eerste bericht, anders' });
	await say(wilg, 'Iets zwaars', { cover: 'loss' });
	const { message: hidden } = await say(merel, 'Dit gaat weg');
	await hazelaar.ask('message.hide', { message: hidden, reason: REASON });
	const { message: held } = await merel.ask('message.post', { room: waiting, text: 'Kijk maar', nonce: nonce() });
	const { message: turned } = await merel.ask('message.post', { room: waiting, text: 'Liever niet', nonce: nonce() });
	await hazelaar.ask('message.decline', { message: turned, reason: REASON });
	const { story: { story } } = await merel.ask('story.write', { community, audience: 'community', title: 'Titel', text: 'Verhaal', nonce: nonce() });
	await hazelaar.ask('story.hide', { story, reason: REASON });
	await hazelaar.ask('story.show', { story, reason: REASON });
	const { question: { question } } = await merel.ask('panel.ask', { community, text: 'Vraag', together: false, nonce: nonce() });
	await hazelaar.ask('panel.answer', { question, text: 'Antwoord' });
	await kastanje.ask('panel.answer', { question, text: 'Antwoord' });
	const { question: { question: unanswered } } = await merel.ask('panel.ask', { community, text: 'Nog een', together: false, nonce: nonce() });
	await wilg.ask('direct.ask', { member: faceOf(merel), line: 'Zullen we praten' });
	await merel.ask('aside.set', { member: faceOf(steenuil), how: 'mute' });
	await hazelaar.ask('duty.begin', { community, minutes: 60 });
	await hazelaar.ask('sanction.pause', { member: faceOf(wilg), days: 3, rule: 'Wees vriendelijk.', reason: REASON });
	await esdoorn.ask('hours.set', { community, blocks: [{ day: 1, from: 600, until: 700 }], on_holidays: false, closed: [{ day: 20361225, reason: REASON }] });
	await esdoorn.ask('invitation.make', { community, uses: 3, days: 3 });
	const asked = { hat: 'peer', scope: 'community', where: 'open', until_ms: Date.now() + 300 * DAY_MS, code_days: 7 };
	const { code, appointment: { appointment } } = await esdoorn.ask('appointment.propose', asked);
	await wilg.ask('appointment.accept', { code, name: 'Werknaam', agreed: 1 });
	await linde.ask('appointment.refuse', { appointment, reason: REASON });
	const { ask } = await steenuil.ask('unmask.ask', { member: faceOf(merel), code: 'abuse', reason: REASON });
	await esdoorn.ask('unmask.agree', { ask });
	await steenuil.ask('unmask.open', { ask });
	await steenuil.ask('unmask.ask', { member: faceOf(wilg), code: 'abuse', reason: REASON });
	return { room, community, waiting, first, hidden, held, story, question, unanswered };
}

/** A browser in which somebody of this house is signed in. */
export async function showing(browser, h, session, options = {}) {
	const one = await person(browser, { baseURL: h.origin, viewport: PHONE, ...options });
	if (session) {
		await one.context.addCookies([{ name: '__Host-nb', value: session.cookie, url: h.origin, secure: true, httpOnly: true, sameSite: 'Strict' }]);
	}
	return one;
}

/** To a screen of the page that stands open, as a link inside it leads there. */
export const show = (page, path) => page.evaluate((to) => {
	history.pushState({ depth: 1 }, '', to);
	dispatchEvent(new PopStateEvent('popstate'));
}, path);
