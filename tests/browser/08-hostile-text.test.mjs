// X3: words of people are words, wherever they come to stand. 1,750 hostile texts (tests/lib/payloads.mjs)
// go to the real server through every field and come back as they were or are refused in plain words; and
// every screen shows all of them in every text of every answer, also those that the server refuses. Nothing
// runs, no element or address is made of them, and nobody else is asked for anything: with the security
// policy, and with it off.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { nonce } from '../lib/house.mjs';
import { QUESTIONS } from '../lib/rules.mjs';
import { NAMES, PAYLOADS, numbersIn, packed } from '../lib/payloads.mjs';
import { startBrowser } from './lib/browser.mjs';
import { strangers, watch, words } from './lib/inert.mjs';
import { fill, livedIn, show, showing } from './lib/lived-in.mjs';
import { Poison } from './lib/poison.mjs';

const ENOUGH = 1500, PATIENCE_MS = 60_000;
const NO_CSP = { bypassCSP: true };

const ends = [];
let browser, lived, made;
before(async () => {
	browser = await startBrowser(['--disable-ipc-flooding-protection']); // an address is changed often below
	lived = await livedIn({ after: (end) => ends.push(end) });
	made = await fill(lived);
});
after(async () => {
	await browser?.close();
	for (const end of ends) await end();
});

/** Nothing ran, nobody else was asked, and only we made elements. */
async function inert({ page, wrong, problems }, where) {
	assert.deepEqual([where, await strangers(page), wrong, problems], [where, [], [], []]);
}

async function watched(who, options) {
	const one = await showing(browser, lived.h, lived.people[who]?.session, options);
	return { ...one, wrong: await watch(one.context, lived.h.origin) };
}

/* A text holds no control character but tab and newline: those are tried alone. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f]/;
const CLEAN = PAYLOADS.filter((text) => !CONTROL.test(text));
const DIRTY = PAYLOADS.filter((text) => CONTROL.test(text) && !text.includes('\0'));

/** Says texts in parts of at most so many characters (`between` null: each alone), a part that is refused in halves: those that were
 * taken, in order, and how the others were refused. */
async function bySteps(most, between, say, texts = CLEAN) {
	const taken = [], refused = new Map();
	const step = async (part) => {
		const status = await say(part.join(between));
		if (status === 'ok') taken.push(part);
		else if (part.length > 1) for (const half of [part.slice(0, part.length >> 1), part.slice(part.length >> 1)]) await step(half);
		else refused.set(part[0], status);
	};
	for (const part of between === null ? texts.map((text) => [text]) : packed(most, between, texts)) await step(part);
	return { taken, refused };
}

/** A field takes a text or says clearly that it does not; control characters are never taken. */
async function judge(field, { taken, refused }, say, statuses = ['bad_argument']) {
	for (const [text, status] of refused) assert.ok(statuses.includes(status), `${field}: ${status} for ${JSON.stringify(text)}`);
	for (const text of DIRTY) {
		const status = await say(text);
		assert.ok(['bad_request', ...statuses].includes(status), `${field}: ${status} for ${JSON.stringify(text)}`);
	}
	return taken.flat().length;
}

test('X3 there are enough texts, all different, the same in every run', () => {
	assert.ok(new Set(PAYLOADS).size >= ENOUGH, `${new Set(PAYLOADS).size}`);
	assert.equal(numbersIn(PAYLOADS.join(' ')).size, PAYLOADS.length);
});

test('X3 what was said, edited and looked for in a group stays text for who looks on and who comes later', async () => {
	const { hazelaar } = lived.people;
	const room = lived.rooms['open/Kamer twee'], path = `/g/${room}`;
	const looking = await Promise.all([watched('merel'), watched('wilg', NO_CSP)]);
	for (const { page } of looking) {
		await page.goto(path);
		await page.locator('.room-head').waitFor();
	}
	const messages = [];
	const say = async (text) => hazelaar.c.ask('message.post', { room, text, nonce: nonce() })
		.then(({ message }) => (messages.push({ message, text }), 'ok'), (error) => error.status);
	assert.equal(await judge('message', await bySteps(4000, '\n\n', say), say), CLEAN.length);
	for (const text of PAYLOADS.filter((one) => one.includes('\0'))) {
		const { re, err } = await hazelaar.c.answerTo(JSON.stringify({ id: 9_000_000, cmd: 'message.post', args: { room, text, nonce: nonce() } }));
		assert.deepEqual([re, err.status], [0, 'bad_request']);
	}
	const standing = numbersIn(messages.map(({ text }) => text).join(' '));
	assert.ok(standing.size >= ENOUGH, `${standing.size}`);
	const allThere = async (page, wanted) => {
		await page.waitForFunction((count) => new Set(document.body.textContent.match(/~\d+~/g)).size >= count, wanted.size, { timeout: PATIENCE_MS });
		assert.equal(numbersIn(await words(page)).size, wanted.size);
	};
	for (const one of looking) {
		await allThere(one.page, standing);
		await inert(one, 'said');
	}
	/* Each message becomes the next one, as the others look on. */
	const texts = messages.map(({ text }) => text);
	for (const [i, { message }] of messages.entries())
		await hazelaar.c.ask('message.edit', { message, text: `Anders ${i} ${texts[(i + 1) % texts.length]}`.slice(0, 4000) });
	const last = `Anders ${messages.length - 1} `;
	for (const one of looking) {
		await one.page.locator('.rich', { hasText: last }).waitFor();
		await inert(one, 'edited');
	}
	const { messages: kept } = await hazelaar.c.ask('room.history', { room });
	assert.deepEqual(kept.slice(-texts.length).map(({ text }) => text), texts.map((_, i) => `Anders ${i} ${texts[(i + 1) % texts.length]}`.slice(0, 4000)));
	/* Who comes later, who reads an answer to it, and who looks for it. */
	await hazelaar.c.ask('message.post', { room, text: 'Een antwoord daarop', nonce: nonce(), reply: messages.at(-1).message });
	for (const who of ['merel', 'wilg']) await lived.people[who].c.ask('room.read', { room, seq: kept.at(-1).seq });
	for (const one of looking) {
		await one.page.reload();
		await one.page.locator('.rich', { hasText: 'Een antwoord daarop' }).waitFor();
		await inert(one, 'later');
		for (const href of await one.page.locator('.rich a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))))
			assert.match(href, /^\/uit#https%3A%2F%2F/);
		await one.page.getByRole('button', { name: 'Zoek in deze gemeenschap' }).click();
		await one.page.locator('#search-text').fill('<script> hit');
		await one.page.locator('#search-text').press('Enter');
		await one.page.locator('[role=dialog] li').first().waitFor();
		await inert(one, 'found');
		await one.context.close();
	}
});

/** Who sees what: a screen, what to do there, and the answers whose texts stand in it then. */
const choose = (field) => (page) => page.locator(field).selectOption({ index: 1 });
const SCREENS = () => ({
	nobody: [
		['/', ['front_door.look name', 'front_door.look line']],
		['/aanmelden', ['session.names names', 'consent.texts means_nl', 'consent.texts refusing_nl']],
	],
	merel: [
		['/', ['session.hello name']],
		['/g', ['community.list name', 'community.list line', 'direct.list name', 'direct.list line', 'direct.list community_name']],
		[`/g?c=${made.community}`, ['community.look name', 'community.look line', 'community.look municipality', 'community.look rules']],
		[`/g/${made.room}`, ['room.look name', 'room.history name', 'room.history text']],
		[`/v/${made.story}`, ['story.open title', 'story.open text', 'story.open name', 'story.open reason', 'story.open community_name']],
		[`/v/${made.story}?wijzig`, ['story.look title', 'story.look text']],
		[`/q/${made.question}`, ['panel.look text', 'panel.look name', 'panel.look community_name']],
		['/profiel', ['aside.list name', 'aside.list community_name']],
		['/profiel/rechten', ['account.me may_nl', 'account.me because_nl']],
		['/profiel/lijst', ['audit.mine name', 'audit.mine reason']],
		['/profiel/verhalen', ['story.mine title', 'story.mine community_name', 'story.mine reason']],
		[`/g/${made.waiting}`, ['message.held text']],
	],
	wilg: [
		['/besluiten', ['sanction.mine community_name', 'sanction.mine rule', 'sanction.mine reason', 'sanction.mine name']],
		['/profiel/taken', ['appointment.mine where', 'appointment.mine reason', 'appointment.mine nl']],
	],
	hazelaar: [
		['/team/wachtrij', ['message.held name']],
	],
	esdoorn: [
		['/mensen', ['appointment.list name']],
		['/mensen/codes', [], choose('#codes-community')],
		['/mensen/uren', ['hours.look reason'], choose('#hours-community')],
		['/gemeenschappen', ['community.list name']],
		[`/gemeenschappen?c=${made.community}`, ['community.settings name', 'community.settings line', 'community.settings theme']],
		[`/gemeenschappen/afspraken?c=${made.community}`, ['rules.list rules_nl', 'rules.list ask_nl', 'rules.list answers_nl', 'rules.list why_nl']],
		['/verzoeken', ['unmask.list name', 'unmask.list community', 'unmask.list reason', 'unmask.list asker']],
	],
	grutto: [['/toezicht', ['audit.list consent']]],
	kastanje: [
		['/vragen', ['panel.waiting text', 'panel.waiting community_name']],
		[`/q/${made.question}`, ['panel.look text', 'panel.look name']],
	],
});

/** A page whose server answers with hostile texts in every place where a text of people can stand. */
async function poisoned(who, options) {
	const one = await watched(who, options);
	const poison = new Poison();
	await one.page.routeWebSocket(/\/ws$/, (socket) => {
		const server = socket.connectToServer();
		socket.onMessage((text) => {
			poison.asked(JSON.parse(text));
			server.send(text);
		});
		server.onMessage((text) => {
			for (const line of String(text).split('\n').filter(Boolean)) socket.send(JSON.stringify(poison.taint(JSON.parse(line))));
		});
	});
	/* A megabyte of words without a space costs a browser seconds to break into lines. */
	await one.page.addInitScript(() => {
		const style = new CSSStyleSheet();
		style.replaceSync('* { hyphens: manual !important; white-space: nowrap !important }');
		document.adoptedStyleSheets = [style];
	});
	await one.page.route('**/session', async (route) => {
		const answer = await route.fetch();
		await route.fulfill({ response: answer, json: poison.taintDoor(await answer.json(), route.request().postDataJSON()?.cmd) });
	});
	return one;
}

test('links of people open apart and give nothing away', async () => {
	const room = lived.rooms['open/Kamer twee'];
	await lived.people.hazelaar.c.ask('message.post', { room, text: 'Kijk eens: https://www.example.org/pad', nonce: nonce() });
	const { page, context } = await watched('hazelaar');
	await page.goto(`/g/${room}`);
	const link = page.locator('.rich a', { hasText: 'https://www.example.org/pad' });
	await link.waitFor();
	assert.equal(await link.getAttribute('rel'), 'noopener noreferrer nofollow');
	assert.match(await link.textContent(), /opent www\.example\.org/);
	await context.close();
});

test('X3 every screen shows all of them in every text of every answer, also with the policy off', { timeout: 300_000 }, async (t) => {
	const seen = new Set();
	for (const [who, screens] of Object.entries(SCREENS())) {
		await t.test(who, async () => {
			const at = await poisoned(who, NO_CSP);
			await at.page.goto(screens[0][0]);
			for (const [path, marks, act] of screens) {
					if (path !== screens[0][0]) await show(at.page, path);
				await act?.(at.page);
				await at.page.waitForFunction((wanted) => {
					const fields = Array.from(document.querySelectorAll('input, textarea'), (one) => one.value).join(' ');
					return wanted.every((mark) => document.body.textContent.includes(mark) || fields.includes(mark));
				}, marks.map((mark) => `⟦${mark}⟧`), { timeout: PATIENCE_MS, polling: 100 }).catch(() => assert.fail(`${path} does not show ${marks}`));
				assert.equal(numbersIn(await words(at.page)).size, PAYLOADS.length);
				await inert(at, path);
				for (const mark of marks) seen.add(mark);
			}
			await at.context.close();
		});
	}
	assert.ok(seen.size >= 50, `${seen.size}`);
});

/* Each field: the most characters, what stands between texts (null: each alone, and cut to fit), and how a
 * text is said there. What was taken is read by somebody else and must be the same. */
let said = 0;
/** Of short texts, thousands of them, each eighth is read back. */
const eighth = () => said++ % 8 === 0;
const cut = (most) => CLEAN.map((text) => [...text].slice(0, most).join('').trim());
const setUp = () => {
	const { h, people, rooms, communities } = lived;
	const at = Object.fromEntries(Object.entries(people).map(([name, { c }]) => [name, c]));
	const community = communities.open, besides = communities.kring, room = rooms['open/Kamer twee'];
	const settings = {
		name: 'Kring', line: 'Een regel', theme: 'proef', access: 'introduction', moderation: 'after', unattended: 'slow', slow_s: 0, unattended_slow_s: 30, first_held: 1,
	};
	const member = at.wilg.hello.rooms.find((place) => place.community === community).me.member;
	return { h, at, community, besides, room, settings, member };
};
const FIELDS = {
	'a story': [12000, '\n\n', ({ at }) => async (text) => {
		const status = await at.merel.status('story.change', { story: made.story, title: 'Titel', text, audience: 'community' });
		if (status === 'ok') assert.equal((await at.wilg.ask('story.open', { story: made.story })).story.text, text);
		return status;
	}],
	'the title of a story': [120, ' ', ({ at, community }) => {
		let story;
		return async (title) => {
			const words = { title, text: 'Verhaal', audience: 'community' };
			const done = await (story ? at.steenuil.ask('story.change', { story, ...words }) : at.steenuil.ask('story.write', { community, ...words, nonce: nonce() })).catch((error) => error);
			if (!done.story) return done.status;
			({ story } = done.story);
			if (eighth()) assert.equal((await at.hazelaar.ask('story.open', { story })).story.title, title);
			return 'ok';
		};
	}],
	'a question and its answer': [2000, '\n\n', ({ at, community }) => async (text) => {
		const asked = await at.merel.ask('panel.ask', { community, text, together: false, nonce: nonce() }).catch((error) => error);
		if (!asked.question) return asked.status;
		const { question } = asked.question;
		await at.hazelaar.ask('panel.answer', { question, text });
		const { question: seen } = await at.wilg.ask('panel.look', { question });
		assert.deepEqual([seen.text, seen.answers[0].text], [text, text]);
		await at.merel.ask('panel.withdraw', { question });
		return 'ok';
	}],
	'why a message is hidden': [500, ' ', ({ at }) => {
		let hidden = true;
		return async (reason) => {
			const status = await at.hazelaar.status(hidden ? 'message.show' : 'message.hide', { message: made.hidden, reason });
			if (status !== 'ok') return status;
			hidden = !hidden;
			if (hidden) assert.equal((await at.merel.ask('message.look', { message: made.hidden })).message.hidden_reason, reason);
			return status;
		};
	}],
	'why a message is not posted': [500, ' ', ({ at }) => async (reason) => {
		const { message } = await at.merel.ask('message.post', { room: made.waiting, text: 'Mag dit?', nonce: nonce() });
		const status = await at.hazelaar.status('message.decline', { message, reason });
		if (status === 'ok') assert.equal((await at.merel.ask('message.held', { room: made.waiting })).held.find((held) => held.message === message).reason, reason);
		await at.merel.ask('message.withdraw', { message });
		return status;
	}],
	'a decision about somebody': [500, ' ', ({ at, member, community }) => async (text) => {
		const running = async () => (await at.hazelaar.ask('sanction.list', { community })).sanctions[0];
		const before = await running();
		if (before) await at.hazelaar.ask('sanction.end', { sanction: before.sanction });
		const status = await at.hazelaar.status('sanction.pause', { member, days: 1, rule: text, reason: text });
		const seen = await running();
		if (status === 'ok') assert.deepEqual([seen.rule, seen.reason], [text, text]);
		return status;
	}],
	'house rules and a question about them': [190, ' ', ({ at, besides: community }) => {
		const [, ...others] = QUESTIONS;
		let version;
		return async (text) => {
			version ??= (await at.esdoorn.ask('rules.look', { community })).version;
			const question = { ask_nl: text, why_nl: text, answers_nl: ['Een', 'Twee'], right: 0 };
			const status = await at.esdoorn.status('rules.set', { community, version, rules_nl: text, questions: [question, ...others] });
			if (status !== 'ok') return status;
			version++;
			if (!eighth()) return status;
			const { rules, questions } = await at.kastanje.ask('rules.look', { community });
			assert.deepEqual([rules, questions[0].ask], [text, text]);
			return status;
		};
	}],
	'name and line of a group': [60, null, ({ at, room }) => async (text) => {
		const status = await at.linde.status('room.change', { room, name: text, line: text, state: 'open' });
		if (status === 'ok' && eighth()) assert.equal((await at.steenuil.ask('room.look', { room })).room.line, text);
		return status;
	}],
	'name and line of a community': [60, null, ({ at, besides, settings }) => async (text) => {
		const status = await at.linde.status('community.change', { community: besides, state: 'open', settings: { ...settings, name: text, line: text } });
		if (status === 'ok' && eighth()) assert.equal((await at.grutto.ask('community.look', { community: besides })).community.line, text);
		return status;
	}],
	'why a day is closed': [2000, '\u2029', ({ at, community }) => async (text) => {
		const reasons = text.split('\u2029').map((line) => [...line].slice(0, 80).join('')).filter((line) => line.trim() !== '').slice(0, 60);
		const closed = reasons.map((reason, i) => ({ day: 20370101 + i % 28 + 100 * Math.floor(i / 28), reason }));
		const status = await at.esdoorn.status('hours.set', { community, blocks: [], on_holidays: false, closed });
		if (status === 'ok') assert.deepEqual((await at.wilg.ask('hours.look', { community })).closed.map(({ reason }) => reason), reasons);
		return status;
	}],
	/* Shown to nobody: an eighth of them is enough. */
	'what is looked for': [100, null, ({ at, community }) => async (text) => at.wilg.status('community.search', { community, text }), 8],
	'a name': [24, null, ({ h, room, community }) => {
		let guest;
		return async (name) => {
			guest ??= await (await h.guest()).connect();
			const status = await guest.status('room.join', { room, name });
			if (status !== 'ok') return status;
			assert.match(name, /^[\p{L}\p{M}\p{N} .'’-]+$/u);
			await guest.ask('community.leave', { community });
			return status;
		};
	}],
};

/* All fields at once, as in a house with many people: each takes its texts one after another. */
test('X3 every field takes a text as it is, or says clearly that it does not', { timeout: 300_000 }, async () => {
	const set = setUp();
	await Promise.all(Object.entries(FIELDS).map(async ([field, [most, between, begin, every = 1]]) => {
		const texts = between === null ? [...new Set([...cut(most), ...NAMES])].filter((_, i) => i % every === 0) : CLEAN;
		const say = begin(set);
		await judge(field, await bySteps(most, between, say, texts), say, ['bad_argument', 'diagnosis_name', 'name_refused', 'name_taken']);
	}));
});

test('X3 an address is only an address', async () => {
	const at = await watched('merel', NO_CSP);
	await at.page.goto('/uit');
	await at.page.locator('h1').waitFor();
	/* In steps, so that each address is really drawn. */
	const wrong = await at.page.evaluate(async (texts) => {
		const bad = [];
		const drawn = () => new Promise((done) => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = done;
			port2.postMessage(0);
		});
		for (const [i, text] of texts.entries()) {
			const word = encodeURIComponent(text.toWellFormed?.() ?? text);
			const path = i % 8 ? '/uit' : [`/g/${word}`, '/g', '/inloggen/terug', `/v/${word}`, '/q', '/aanmelden', `/${word}`][(i / 8) % 7];
			history.pushState({}, '', `${path}?c=${word}&g=${word}&code=${word}&state=${word}#${i % 2 ? word : text}`);
			dispatchEvent(new PopStateEvent('popstate'));
			await drawn();
			for (const link of document.querySelectorAll('a[href]')) if (!/^(?:https|tel|sms):$/.test(link.protocol)) bad.push(link.getAttribute('href'));
		}
		return bad;
	}, PAYLOADS);
	assert.deepEqual(wrong, []);
	await inert(at, 'addresses');
	/* And one whole page for each kind of place, from the server. */
	const [long] = packed(1500, ' ');
	for (const path of ['/uit', '/g', '/inloggen/terug', '/aanmelden', '/hulp', '/nergens']) {
		await at.page.goto(`${path}?c=${encodeURIComponent(long.slice(0, 9).join(' '))}#${encodeURIComponent(long.join(' '))}`);
		await at.page.locator('h1').first().waitFor();
		await inert(at, path);
	}
	await at.context.close();
});
