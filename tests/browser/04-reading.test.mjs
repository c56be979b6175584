import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { person, PHONE, DESK, startBrowser } from './lib/browser.mjs';
import { freshText, guestInGroup, messages, write, arrived } from './lib/steps.mjs';
import { LongRoom, listen, tap } from './lib/wire.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const MOVE_MAX_PX = 2;

/** The message in the middle of the list and where its top is. */
const readLine = (page) => page.evaluate(() => {
	const list = document.querySelector('#messages');
	const box = list.getBoundingClientRect();
	const row = [...list.querySelectorAll('li[data-seq]')].find((li) => {
		const { top, bottom } = li.getBoundingClientRect();
		return top <= box.top + box.height / 2 && bottom >= box.top + box.height / 2 - 20;
	});
	return { seq: row.dataset.seq, top: row.getBoundingClientRect().top };
});

const topOf = (page, seq) => page.evaluate((wanted) =>
	document.querySelector(`li[data-seq="${wanted}"]`)?.getBoundingClientRect().top, seq);

/** A room of 1,000 messages laid over a real one. */
async function longRoom(viewport) {
	const { page, problems } = await person(browser, { viewport });
	const state = { room: undefined };
	const wire = await tap(page, {
		onSend: (frame, line) => {
			const reply = state.room?.answer(frame);
			if (reply === undefined) return undefined;
			line.tell({ re: frame.id, ok: reply });
			return 'drop';
		},
		onReply: (object) => {
			const view = object.ok?.room;
			if (state.room && view?.room === state.room.room) Object.assign(view, { unread: 0 });
			return object.room === state.room?.room && object.ev ? 'drop' : undefined;
		},
	});
	const { group } = await guestInGroup(page);
	state.room = new LongRoom(group.split('/').pop(), 1000);
	await page.reload();
	await messages(page, 'Bericht 1000.').waitFor();
	return { page, wire, room: state.room, problems };
}

async function settle(page) {
	await page.waitForTimeout(250);
}

/** Twenty new messages, and that they are there is to be seen: in words, or as the last of them. */
async function hear(page, wire, room, seen) {
	for (let i = 0; i < 20; i++) wire.live.tell(room.post());
	await seen.waitFor();
	await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
const newOnes = (page) => page.getByRole('button', { name: '20 nieuwe berichten' });

for (const viewport of [PHONE, DESK]) {
	test(`1,000 messages, scrolled up, 20 new ones: the read line stays (${viewport.width})`, async () => {
		const { page, wire, room, problems } = await longRoom(viewport);
		await page.evaluate(() => { document.querySelector('#messages').scrollTop -= 1500; });
		await settle(page);
		const before = await readLine(page);
		await hear(page, wire, room, newOnes(page));
		assert.ok(Math.abs(await topOf(page, before.seq) - before.top) <= MOVE_MAX_PX);
		await newOnes(page).click();
		await messages(page, 'Bericht 1020.').waitFor();
		assert.deepEqual(problems, []);
	});

	test(`reading back to the first of 1,000 never jumps and keeps 200 in the page (${viewport.width})`, async () => {
		const { page, wire, room } = await longRoom(viewport);
		let guard = 0;
		while (await messages(page, /Bericht 1\./).count() === 0 && guard++ < 120) {
			const before = await readLine(page);
			await page.evaluate(() => { document.querySelector('#messages').scrollTop -= 400; });
			await settle(page);
			const after = await topOf(page, before.seq);
			/* The row moved down by what was scrolled, and by nothing else. */
			assert.ok(after - before.top <= 400 + MOVE_MAX_PX, `jumped ${after - before.top} px`);
			assert.ok(await page.locator('article').count() <= 200);
			await page.evaluate(() => {
				const list = document.querySelector('#messages');
				if (list.scrollTop > 3000) list.scrollTop = 700;
			});
			await settle(page);
		}
		await messages(page, /Bericht 1\./).waitFor();
		const before = await readLine(page);
		await hear(page, wire, room, newOnes(page));
		assert.ok(Math.abs(await topOf(page, before.seq) - before.top) <= MOVE_MAX_PX);
	});
}

test('at the bottom the list follows new messages', async () => {
	const { page, wire, room } = await longRoom(DESK);
	await hear(page, wire, room, messages(page, 'Bericht 1020.'));
	const left = await page.evaluate(() => {
		const list = document.querySelector('#messages');
		return list.scrollHeight - list.scrollTop - list.clientHeight;
	});
	assert.ok(left <= 1, `${left} px from the bottom`);
});

test('the divider stands before the first unread message, in the upper third', async () => {
	const reader = await person(browser, { viewport: PHONE });
	const writer = await person(browser);
	const ear = listen(reader.page);
	const { group } = await guestInGroup(reader.page);
	await guestInGroup(writer.page, group);
	const seen = freshText('Gezien');
	let seq = Infinity;
	const read = ear.next('room.read', ({ ok }) => ok?.read_seq >= seq);
	await write(reader.page, seen);
	await arrived(reader.page, seen);
	seq = Number(await reader.page.locator('li[data-seq]').filter({ hasText: seen }).getAttribute('data-seq'));
	await read; /* one second in view, then the cursor is sent */
	await reader.page.goto('/');
	const texts = Array.from({ length: 8 }, (_, i) => freshText(`Nieuw ${i} met wat meer tekst erbij`));
	for (const text of texts) {
		await write(writer.page, text);
		await arrived(writer.page, text);
	}
	await reader.page.goto(group);
	const divider = reader.page.locator('.unread-line');
	await divider.waitFor();
	const next = await divider.evaluate((line) => line.closest('li').nextElementSibling.textContent);
	assert.ok(next.includes(texts[0]), next);
	const place = await divider.evaluate((line) => {
		const list = document.querySelector('#messages').getBoundingClientRect();
		return (line.getBoundingClientRect().top - list.top) / list.height;
	});
	assert.ok(place > 0 && place < 0.4, `the divider is at ${place} of the list`);
});

test('a press near the bottom does not move the message from under the finger', async () => {
	const { page } = await person(browser, { viewport: PHONE });
	await guestInGroup(page);
	const texts = Array.from({ length: 3 }, (_, i) => freshText(`Bericht ${i}`));
	for (const text of texts) {
		await write(page, text);
		await arrived(page, text);
	}
	await page.evaluate(() => { document.querySelector('#messages').scrollTop -= 70; });
	await messages(page, texts[0]).locator('.more').click();
	await page.getByRole('dialog').waitFor();
});
