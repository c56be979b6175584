// The large community: what a person asks of it costs the server no more than 50 ms, and joining it no
// more than joining a small one. tests/bench/run --only crowd calls this. No peer: the bound is a promise
// (R12), not a comparison.

import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { promisify } from 'node:util';

import { account, community, house, nonce, region, WIDE } from '../lib/house.mjs';

const run = promisify(execFile);

const BOUND_MS = 50;
const ROOMS = 30;
const SMALL_MEMBERS = 10;
const FULL = { members: 20_000, messages: 1_000_000, turns: 40, bystanders: 200 };
const QUICK = { members: 500, messages: 20_000, turns: 10, bystanders: 20 };
const YEAR_MS = 365 * 86_400_000;

const rooms = Array.from({ length: ROOMS }, (_, i) => ({ name: `Kamer ${String.fromCharCode(97 + i % 26)}${i > 25 ? 'a' : ''}` }));
const plan = region({
	communities: [community('menigte', 'open', rooms), community('klein', 'open', [{ name: 'Kamer' }])],
	accounts: [account('hazelaar', 'peer', 'community:menigte', ['menigte'])],
});

/** CPU of all processes of the server so far, in nanoseconds, from the scheduler's own sums. */
function cpuNs(h) {
	let sum = 0;
	for (const pid of h.children())
		for (const task of readdirSync(`/proc/${pid}/task`))
			sum += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'latin1').split(' ')[0]);
	return sum;
}

/** Milliseconds of CPU of one turn: the mean over `turns` after one that warms up. */
async function costOf(h, turns, turn) {
	await turn(0);
	const before = cpuNs(h);
	for (let i = 1; i <= turns; i++) await turn(i);
	return (cpuNs(h) - before) / turns / 1e6;
}

const LETTERS = 'bdfgkmnpst';
let names = 0;
/** A name that nobody has, of letters alone. */
function freshName() {
	let name = 'Wi', number = ++names;
	for (let i = 0; i < 5; i++, number = Math.floor(number / 10)) name += `${LETTERS[number % 10]}o`;
	return name;
}

async function measure(h, size, print) {
	const rows = [];
	const note = (title, ms, bound = BOUND_MS) => {
		rows.push({ title, ms, bound });
		print(`${title}: ${ms.toFixed(2)} ms`);
	};
	const person = await h.guest(), a = await person.connect();
	const { communities } = await a.ask('community.list');
	const idOf = (slug) => communities.find((one) => one.slug === slug).community;
	const big = idOf('menigte'), small = idOf('klein');
	const list = (await a.ask('community.look', { community: big })).rooms.map((one) => one.room);
	const smallRoom = (await a.ask('community.look', { community: small })).rooms[0].room;
	for (const room of list) await a.ask('room.join', { room });
	for (const room of list) await a.ask('room.mark_unread', { room, seq: 1 });
	const room = list[0], { turns } = size;

	note('opening the community: its card, its rooms, its hosts', await costOf(h, turns, () => a.ask('community.look', { community: big })));
	note('opening its largest room: the room and the last 50 messages', await costOf(h, turns, async () => {
		await a.ask('room.look', { room });
		await a.ask('room.history', { room });
	}));
	note(`one’s own list: ${ROOMS} rooms with 100 or more unread each`, await costOf(h, turns, () => a.ask('room.list')));
	const page = (await a.ask('room.history', { room, after: 0 })).messages;
	for (const member of new Set(page.map(({ author }) => author.member))) await a.ask('aside.set', { member, how: 'mute' });
	note('the same by somebody who muted people', await costOf(h, turns, () => a.ask('room.list')));
	const dates = (i) => Date.now() - 2 * YEAR_MS * ((i * 0.618034) % 1);
	note('going to a day in the largest room', await costOf(h, turns, (i) => a.ask('room.history', { room, at_ms: Math.floor(dates(i)) })));
	const first = (await a.ask('room.history', { room, after: 0, limit: 1 })).messages[0];
	note('a page of the longest thread', await costOf(h, turns, () => a.ask('message.thread', { message: first.message })));
	const search = (text, more = {}) => a.ask('community.search', { community: big, text, ...more });
	note('looking for a word that many use', await costOf(h, turns, () => search('koffie')));
	note('looking for a word that nobody uses, the first step', await costOf(h, turns, () => search('zebrapad')));
	note('the same, a year back', await costOf(h, turns, (i) => search('zebrapad', { before_ms: Date.now() - YEAR_MS - i * 1000 })));

	const steps = { steps: 0, reached_ms: undefined };
	do {
		({ reached_ms: steps.reached_ms } = await search('speld', steps.reached_ms ? { before_ms: steps.reached_ms } : {}));
		steps.steps++;
	} while (steps.reached_ms !== undefined && steps.steps < 2000);

	const newcomer = await (await h.guest()).connect();
	const joinAndLeave = (where, of) => costOf(h, turns, async () => {
		await newcomer.ask('room.join', { room: where, name: freshName() });
		await newcomer.ask('community.leave', { community: of });
	});
	for (let i = 0; i < SMALL_MEMBERS; i++) {
		const member = await (await h.guest()).connect();
		await member.ask('room.join', { room: smallRoom });
		member.cut();
	}
	note(`joining and leaving at ${SMALL_MEMBERS} members`, await joinAndLeave(smallRoom, small));
	note(`joining and leaving at ${size.members} members`, await joinAndLeave(list[1], big));

	const post = () => a.ask('message.post', { room: list[2], text: 'een bericht voor wie er kijkt', nonce: nonce() });
	note('a message in a room, nobody else connected', await costOf(h, turns, post));
	const bystanders = [];
	for (let i = 0; i < size.bystanders; i++) {
		const one = await (await h.guest()).connect();
		await one.ask('room.join', { room: list[3] });
		one.seen = one.frames.length;
		bystanders.push(one);
	}
	for (const one of bystanders) {
		await one.ask('account.me');
		one.seen = one.frames.length;
	}
	note(`the same beside ${size.bystanders} members who look elsewhere`, await costOf(h, turns, post));
	const heard = bystanders.reduce((sum, one) => sum + one.frames.length - one.seen, 0);
	return { rows, heard, steps: steps.steps };
}

/** Measures, and prints a table. `programs`: the folder of noaberd, noaberctl and noaber-crowd. */
export async function measureCrowd({ programs, quick, keep, print }) {
	const size = quick ? QUICK : FULL;
	const ends = [];
	process.env.NOABERD = `${programs}/noaberd`;
	process.env.NOABERCTL = `${programs}/noaberctl`;
	const wide = { ...WIDE, 'limits.connections': 20_000, 'server.edges': 1 };
	const h = await house({ after: () => {} }, { plan, settings: wide, running: false });
	ends.push(() => (keep ? print(`kept: ${h.folder}`) : h.remove()));
	try {
		print(`filling: ${size.members} members, ${size.messages} messages`);
		const began = Date.now();
		await run(`${programs}/noaber-crowd`, [h.dataDir, h.masterKey, 'menigte', size.members, size.messages].map(String), { timeout: 600_000 });
		print(`filled in ${Math.round((Date.now() - began) / 1000)} s`);
		await h.start();
		ends.unshift(() => h.stop());
		const result = await measure(h, size, print);
		print(`\n${table(result.rows)}\n`);
		print(`Frames that members who look elsewhere got of it: ${result.heard}.`);
		print(`Looking through all ${size.messages} messages took ${result.steps} steps.`);
		for (const row of result.rows.filter((one) => one.ms > one.bound)) print(`Note: over ${row.bound} ms: ${row.title}.`);
		return { size, ...result };
	} finally {
		for (const end of ends) await end();
	}
}

function table(rows) {
	const lines = rows.map(({ title, ms }) => `| ${title} | ${ms < 10 ? ms.toFixed(2) : ms.toFixed(1)} ms |`);
	return ['| CPU of all server processes, in the large community | each time |', '| --- | --- |', ...lines].join('\n');
}
