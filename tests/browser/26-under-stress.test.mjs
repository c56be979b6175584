// Talking when much happens at once: the line is cut at each moment of a send (D4), people change rooms faster
// than answers come, thousands of messages arrive, words above the reader change, the keyboard comes up. What
// somebody reads stays where it is, what they sent is there once, and nothing ends up in another room.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { nonce } from '../lib/house.mjs';
import { DESK, PHONE, startBrowser } from './lib/browser.mjs';
import { livedIn, show, showing } from './lib/lived-in.mjs';
import { arrived, composer, freshText, messages, write } from './lib/steps.mjs';
import { LongRoom, tap } from './lib/wire.mjs';

const MOVE_MAX_PX = 2, KEPT_MAX = 200, BACK_WITHIN_MS = 30_000;

const ends = [];
let browser, lived;
before(async () => {
	browser = await startBrowser();
	lived = await livedIn({ after: (end) => ends.push(end) });
	for (const name of ['Kamer een', 'Kamer twee'])
		for (const login of ['merel', 'wilg']) await lived.people[login].c.ask('room.join', { room: lived.rooms[`open/${name}`] });
});
after(async () => {
	await browser?.close();
	for (const end of ends) await end();
});

const roomOf = (name) => lived.rooms[`open/${name}`];
const standing = async (room, text) => (await lived.people.wilg.c.ask('room.history', { room })).messages.filter((one) => one.text === text).length;

/** When the line goes, seen from a page that sends: each is armed once, and cuts once. */
const MOMENTS = {
	'before the server has it': { onSend: (state, { cmd }) => (cmd === 'message.post' ? 'cut' : undefined) },
	'when the server has it, before it answers': {
		onSend: (state, { id, cmd }) => {
			if (cmd === 'message.post') state.id = id;
		},
		onReply: (state, { re, ev }) => (re === state.id && re !== undefined || ev === 'message.posted' ? 'cut' : undefined),
	},
	'between the answer and the event': { onReply: (state, { ev }) => (ev === 'message.posted' ? 'cut' : undefined) },
	'and once more as it comes back': {
		onSend: (state, { cmd }) => {
			if (cmd === 'message.post' && !state.twice) {
				state.twice = true;
				return 'cut again';
			}
			return cmd === 'session.hello' && state.twice ? 'cut' : undefined;
		},
	},
};

test('D4 a line that is cut at any moment of a send leaves one message, and the page knows it', async () => {
	const { page } = await showing(browser, lived.h, lived.people.merel.session);
	let state;
	const meet = (hook) => (object, line) => {
		const what = state?.moment[hook]?.(state, object);
		if (!what) return undefined;
		if (what === 'cut') state = undefined;
		line.cut();
		return 'drop';
	};
	await tap(page, { onSend: meet('onSend'), onReply: meet('onReply') });
	const room = roomOf('Kamer een');
	await page.goto(`/g/${room}`);
	await composer(page).waitFor();
	for (const [name, moment] of Object.entries(MOMENTS)) {
		const text = freshText('Komt dit aan');
		state = { moment };
		await write(page, text);
		await page.waitForFunction((wanted) => [...document.querySelectorAll('article')].some((one) => one.textContent.includes(wanted)
			&& !one.textContent.includes('erstuurd')), text, { timeout: BACK_WITHIN_MS });
		assert.equal(state, undefined, `the line was never cut ${name}`);
		assert.deepEqual([name, await messages(page, text).count(), await standing(room, text)], [name, 1, 1]);
		assert.equal(await page.getByText(/Wordt verstuurd|Niet verstuurd/).count(), 0, name);
	}
	await page.context().close();
});

test('changing rooms faster than answers come shows the last one, and keeps each draft where it was written', async () => {
	const { page, problems } = await showing(browser, lived.h, lived.people.merel.session);
	const one = roomOf('Kamer een'), two = roomOf('Kamer twee');
	const say = async (room, text) => (await lived.people.wilg.c.ask('message.post', { room, text, nonce: nonce() }), text);
	const texts = { [one]: await say(one, freshText('In de eerste')), [two]: await say(two, freshText('In de tweede')) };
	await page.goto(`/g/${one}`);
	await arrived(page, texts[one]);
	await composer(page).fill('Half geschreven');
	for (let i = 0; i < 40; i++) {
		await show(page, `/g/${i % 2 ? one : two}`);
		if (i % 5 === 0) await say(i % 2 ? one : two, freshText('Tussendoor'));
	}
	await show(page, `/g/${two}`);
	await arrived(page, texts[two]);
	assert.equal(await messages(page, texts[one]).count(), 0);
	assert.equal(await composer(page).inputValue(), '');
	const own = freshText('Alleen hier');
	await write(page, own);
	await arrived(page, own);
	assert.deepEqual([await standing(one, own), await standing(two, own)], [0, 1]);
	await show(page, `/g/${one}`);
	await arrived(page, texts[one]);
	assert.equal(await composer(page).inputValue(), 'Half geschreven');
	assert.equal(await messages(page, own).count(), 0);
	assert.deepEqual(problems, []);
	await page.context().close();
});

/** A room of so many messages that are kept here, laid over a real one. */
async function longRoom(count, viewport) {
	const one = await showing(browser, lived.h, lived.people.merel.session, { viewport });
	const room = new LongRoom(roomOf('Kamer een'), count), { c } = lived.people.merel;
	await c.ask('room.read', { room: room.room, seq: (await c.ask('room.history', { room: room.room })).head_seq }); // nothing is new
	const wire = await tap(one.page, {
		onSend: (frame, line) => {
			const reply = room.answer(frame);
			if (reply === undefined) return undefined;
			line.tell({ re: frame.id, ok: reply });
			return 'drop';
		},
		onReply: (object) => (object.room === room.room && object.ev ? 'drop' : undefined),
	});
	await one.page.goto(`/g/${room.room}`);
	await messages(one.page, `Bericht ${count}.`).waitFor();
	return { ...one, room, wire };
}

/** The message in the middle of the list, and how far its top is from the top of the list. */
const readLine = (page) => page.evaluate(() => {
	const box = document.querySelector('#messages').getBoundingClientRect();
	const row = [...document.querySelectorAll('li[data-seq]')].find((li) => li.getBoundingClientRect().bottom >= box.top + box.height / 2);
	return { seq: Number(row.dataset.seq), top: row.getBoundingClientRect().top - box.top };
});
const topOf = (page, seq) => page.evaluate((wanted) => document.querySelector(`li[data-seq="${wanted}"]`).getBoundingClientRect().top
	- document.querySelector('#messages').getBoundingClientRect().top, seq);
const fromBottom = (page) => page.evaluate(() => {
	const list = document.querySelector('#messages');
	return list.scrollHeight - list.scrollTop - list.clientHeight;
});
/** Two frames: what was told is drawn. */
const drawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

for (const viewport of [PHONE, DESK]) {
	test(`words above and below that change, go or come leave the read line where it is (${viewport.width})`, async () => {
		const { page, room, wire, context } = await longRoom(300, viewport);
		await page.evaluate(() => { document.querySelector('#messages').scrollTop -= 2500; });
		await page.waitForTimeout(300); // an older page may come
		const before = await readLine(page);
		let seq = room.head;
		const tell = (ev, message) => wire.live.tell({ ev, room: room.room, seq: ++seq, data: { message } });
		const long = 'Veel meer woorden dan er eerst stonden, zodat het bericht groeit. '.repeat(12);
		for (const away of [-1, -2, -3, -4, 1, 2, 3]) {
			const message = room.message(before.seq + away);
			if (away % 2) tell('message.edited', { ...message, text: `Anders. ${long}`, edited_ms: message.at_ms + 1 });
			else tell(away === -2 ? 'message.hidden' : 'message.removed', { ...message, text: undefined, state: away === -2 ? 'hidden' : 'removed' });
			wire.live.tell({ ev: 'message.posted', room: room.room, seq: ++seq, data: { message: room.message(seq) } });
		}
		await page.getByRole('button', { name: /nieuwe berichten/ }).waitFor();
		await page.locator(`li[data-seq="${before.seq - 1}"]`, { hasText: 'Anders.' }).waitFor();
		await drawn(page);
		const moved = await topOf(page, before.seq) - before.top;
		assert.ok(Math.abs(moved) <= MOVE_MAX_PX, `moved ${moved} px`);
		await context.close();
	});
}

test('five thousand messages that arrive while one reads along keep the page small, and its end in sight', async () => {
	const { page, room, wire, context } = await longRoom(60, PHONE);
	for (let i = 0; i < 50; i++) wire.live.tell(...Array.from({ length: 100 }, () => room.post()));
	await messages(page, 'Bericht 5060.').waitFor({ timeout: BACK_WITHIN_MS });
	await drawn(page);
	assert.ok(await page.locator('article').count() <= KEPT_MAX);
	assert.ok(await fromBottom(page) <= 1, `${await fromBottom(page)} px from the bottom`);
	await context.close();
});

test('the keyboard of a phone comes and goes, and the end stays in sight', async () => {
	const { page, context } = await longRoom(120, PHONE);
	const up = { ...PHONE, height: 480 };
	for (const size of [up, PHONE, up]) {
		await page.setViewportSize(size);
		await drawn(page);
		assert.ok(await fromBottom(page) <= 1, `${size.height}: ${await fromBottom(page)} px from the bottom`);
	}
	await context.close();
});
