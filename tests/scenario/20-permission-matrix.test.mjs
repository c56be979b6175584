// Z1: every kind of person, every command, every state of what it is about, against the oracle.
// Z2, Z3: every id in every argument, exchanged for one that is not there, not of that kind, or not
// for this person: the same answer to the byte.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';

import { program } from '../lib/daemon.mjs';
import { dayNumber } from '../lib/days.mjs';
import { account, community, house, nonce, region } from '../lib/house.mjs';
import { Cut, allMessages, door, http, signIn } from '../lib/people.mjs';
import { QUESTIONS, RIGHT } from '../lib/rules.mjs';
import {
	askingOnly, beforeHello, doorOnly, expected, expectedIn, guestAtDoor, halfAtDoor, holding, house as ofHouse, leaving, linkAtDoor, near, objects, people, sanctions, sees, self,
	selfAtDoor, selfWithout, things, unmasking, visitors,
} from './oracle.mjs';

const ACCESSES = { open: 'open', introduction: 'kring', invite: 'besloten' };
const STATES = ['open', 'read_only', 'archived'];
const MESSAGES = ['visible', 'hidden', 'removed'];
const ALL = Object.values(ACCESSES);
const WAITING = Object.fromEntries(Object.entries(ACCESSES).map(([access, slug]) => [access, `wacht${slug}`])); // where a host looks first
const EVERY = [...ALL, ...Object.values(WAITING)];
const TEST_ONLY = ['clock.advance'];
const SETTINGS = { name: 'Groep', line: 'Voor de proef', theme: 'proef', moderation: 'after', unattended: 'slow', slow_s: 0, unattended_slow_s: 30, first_held: 1 };

// kind of person → account keys; per community where the grant differs.
const perCommunity = (key) => Object.fromEntries(EVERY.map((slug) => [slug, `${key}${slug}`]));
const WHO = {
	outside: null, // a guest
	relative: 'naaste', member: 'weg', joined: 'lid', muted: 'gedempt', banned: 'verbannen', host: perCommunity('gast'),
	host_outside: perCommunity('buiten'), peer_elsewhere: 'elders', duty: 'dienst', duty_outside: 'nieuwedienst',
	professional: 'prof', partner: 'partner', coordinator: 'coordinator', facilitator: 'tafel',
	auditor: 'toezicht', operator: 'beheer', coordinator_joined: 'dubbel',
};
const HATS = {
	relative: 'relative', host: 'peer', host_outside: 'peer', peer_elsewhere: 'peer', duty: 'duty', duty_outside: 'duty',
	professional: 'professional', partner: 'partner', coordinator: 'coordinator', facilitator: 'facilitator',
	auditor: 'auditor', operator: 'operator', coordinator_joined: 'coordinator',
};
/** Who can write something of their own while the cases go on. */
const WRITING = ['member', 'joined', 'host', 'duty'];
const JOINED = ['member', 'joined', 'muted', 'banned', 'host', 'duty'];
const keyOf = (who, slug) => (typeof WHO[who] === 'string' ? WHO[who] : WHO[who][slug]);

// Every case of a command about a message, for one person in one room.
function messageCases(who) {
	const cases = [];
	for (const command of Object.keys(objects).filter((name) => objects[name].on === 'message'))
		for (const message of MESSAGES)
			for (const own of JOINED.includes(who) ? [false, true] : [false]) cases.push({ command, message, own });
	return cases;
}

// A case that changes its message gets a message of its own; the others share.
function messageName(who, one) {
	const own = one.own ? who : 'other';
	if (expected(one.command, who, one) !== 'ok' || one.command === 'message.look') return `${one.message} of ${own}`;
	return `${one.message} of ${own} for ${one.command} by ${who}`;
}

function makePlan() {
	const accounts = [account('ander', 'resident', 'region', EVERY), account('lid', 'resident', 'region', EVERY), account('weg', 'resident', 'region', EVERY),
		account('gedempt', 'resident', 'region', ALL), account('verbannen', 'resident', 'region', ALL), account('derde', 'resident', 'region', ALL),
		account('dienst', 'duty', 'region', EVERY), account('nieuwedienst', 'duty'), account('naaste', 'relative'),
		account('elders', 'peer', 'community:elders', ['elders']), account('eldersmens', 'resident', 'region', ['elders']), account('dubbel', 'coordinator', 'region', ['open']),
		account('vraagt', 'duty'), account('zegtja', 'coordinator'),
		...EVERY.flatMap((slug) => [account(`gast${slug}`, 'peer', `community:${slug}`, [slug]), account(`buiten${slug}`, 'peer', `community:${slug}`)]),
		...['professional', 'partner', 'coordinator', 'facilitator', 'auditor', 'operator'].map((who) => account(WHO[who], HATS[who]))];
	const communities = Object.entries(ACCESSES).map(([access, slug]) => community(slug, access, STATES.map((state) => {
		const names = new Map();
		for (const who of Object.keys(people))
			for (const one of messageCases(who)) names.set(messageName(who, { ...one, access, state }), one.own ? keyOf(who, slug) : 'ander');
		return { name: `Kamer ${state}`, state, messages: [...names].map(([text, by]) => ({ by, minutes_ago: 1, text })) };
	})));
	for (const [access, slug] of Object.entries(WAITING)) communities.push({ ...community(slug, access, [{ name: 'Kamer open' }]), moderation: 'before' });
	communities.push(community('elders', 'invite', [{ name: 'Kamer', messages: [{ by: 'elders', minutes_ago: 1, text: 'van elders' }] }]));
	return region({ communities, accounts });
}

const asyncapi = () => JSON.parse(execFileSync(program('noaberd'), ['describe', 'asyncapi'], { encoding: 'utf8', maxBuffer: 1 << 24 }));
const commandsOf = (api) => [...new Set(['/ws', '/session'].flatMap((path) => api.channels[path].publish.message.oneOf.map((one) => one.$ref.split('/').at(-1))))];

// The status of an asked command; the end of one's own session may overtake its answer.
const outcome = (connection, command, args) => connection.status(command, args).catch((error) => {
	if (error instanceof Cut && error.code === 4001) return 'ok';
	throw error;
});

test('Z1: every command of the server has a row in the oracle', () => {
	const known = new Set([...Object.keys(objects), ...Object.keys(ofHouse), ...Object.keys(unmasking), ...Object.keys(sanctions), ...Object.keys(near), ...Object.keys(holding), ...self, ...Object.keys(things), ...visitors, ...doorOnly, ...Object.keys(selfAtDoor),
		...Object.keys(leaving), ...Object.keys(linkAtDoor), ...Object.keys(selfWithout), ...beforeHello, ...TEST_ONLY]);
	const missing = commandsOf(asyncapi()).filter((command) => !known.has(command));
	assert.deepEqual(missing, []);
	assert.deepEqual(Object.keys(WHO).sort(), Object.keys(people).sort());
});

test('Z1 Z2 Z3: permissions', async (t) => {
	const plan = makePlan();
	const h = await house(t, { plan, settings: { 'push.contact': 'mailto:proef@noaber.example', 'push.services': 'localhost:1' } });
	const api = asyncapi();

	// The ids, as the duty lead sees them; hidden and removed as the plan of cases wants it.
	const duty = await (await h.resident('dienst', 'duty')).connect();
	const elders = await (await h.resident('elders', 'peer')).connect();
	const connections = new Map();
	const connectionOf = async (who, slug) => {
		const key = WHO[who] === null ? who : keyOf(who, slug);
		if (!connections.has(key)) {
			const session = WHO[who] === null ? await h.guest() : await h.resident(key, HATS[who] ?? 'resident');
			connections.set(key, await session.connect());
		}
		return connections.get(key);
	};
	const other = await (await h.resident('ander')).connect();
	const place = {};
	for (const room of [...duty.hello.rooms, ...elders.hello.rooms]) {
		const slug = room.community_name.replace('Groep ', '');
		place[slug] ??= { community: room.community, rooms: {} };
		place[slug].rooms[room.state] = { room: room.room, messages: {} };
	}
	for (const slug of ALL) {
		for (const state of STATES) {
			const { room, messages } = place[slug].rooms[state];
			for (const one of await allMessages(duty, room)) messages[one.text] = one.message;
			for (const [text, message] of Object.entries(messages)) {
				const [wanted, , writer] = text.split(' ');
				// Nobody hides what is their own.
				const moderator = writer === 'duty' ? await connectionOf('host', slug) : duty;
				if (wanted === 'hidden') await moderator.ask('message.hide', { message, reason: 'voor de proef' });
				if (wanted === 'removed') await (writer === 'other' ? other : await connectionOf(writer, slug)).ask('message.remove', { message });
			}
			await (await connectionOf('member', slug)).ask('room.leave', { room });
		}
	}
	// What the lead of the shift decided about two of them, and a host of each community about a third.
	const because = { days: 1, rule: 'Wees vriendelijk.', reason: 'Dit hoort bij de proef.' };
	const third = await (await h.resident('derde')).connect();
	const faceIn = (c, slug) => c.hello.rooms.find(({ community }) => community === place[slug].community).me.member;
	for (const slug of ALL) {
		await duty.ask('sanction.pause', { member: faceIn(await connectionOf('muted', slug), slug), ...because });
		await duty.ask('sanction.ban', { member: faceIn(await connectionOf('banned', slug), slug), ...because });
	}
	const decide = async (slug) => (await (await connectionOf('host', slug)).ask('sanction.pause', { member: faceIn(third, slug), ...because })).sanction;
	const elsewhere = { community: place.elders.community, room: place.elders.rooms.open.room };
	elsewhere.message = (await allMessages(elders, elsewhere.room))[0].message;
	elsewhere.session = (await elders.ask('session.list')).sessions[0].session;
	elsewhere.factor = (await elders.ask('factor.list')).factors[0].factor;
	elsewhere.line = (await elders.ask('audit.mine')).lines[0].line;
	elsewhere.member = elders.hello.rooms[0].me.member;
	const there = await (await h.resident('eldersmens')).connect();
	elsewhere.sanction = (await elders.ask('sanction.pause', { member: there.hello.rooms[0].me.member, days: 1, rule: 'Wees vriendelijk.', reason: 'Dit hoort bij de proef.' })).sanction;

	// An ask to unmask somebody new, by one who is nobody of the matrix; agreed to by another.
	const asker = await (await h.resident('vraagt', 'duty')).connect();
	const agreer = await (await h.resident('zegtja', 'coordinator')).connect();
	const aboutSomebody = async () => {
		const somebody = await (await h.guest()).connect();
		const { room } = await somebody.ask('room.join', { room: place.open.rooms.open.room });
		somebody.cut();
		return { member: room.me.member, code: 'abuse', reason: h.word('een reden van meer dan dertig tekens ') };
	};
	const askAbout = async (about, agreed) => {
		const { ask } = await asker.ask('unmask.ask', about);
		if (agreed) await agreer.ask('unmask.agree', { ask });
		return { ask };
	};
	elsewhere.ask = (await askAbout(await aboutSomebody())).ask;
	// A story by somebody else or by who asks, for the community or the region, shown or kept back.
	const storyOf = async (c, community, { audience, state }, host = duty) => {
		const { story } = await c.ask('story.write', { community, title: h.word('titel'), text: h.word('verhaal'), audience, nonce: nonce() });
		if (state === 'hidden') await host.ask('story.hide', { story: story.story, reason: 'voor de proef' });
		return story.story;
	};
	const TOLD = { audience: 'community', state: 'shown' };
	const questionOf = async (c, community, state, host = duty) => {
		const { question } = (await c.ask('panel.ask', { community, text: h.word('vraag'), together: false, nonce: nonce() })).question;
		if (state === 'hidden') await host.ask('panel.hide', { question, reason: 'voor de proef' });
		return question;
	};
	const CARD = { title: 'Voor de proef', text: 'Een kaart', first_day: 20260101, last_day: dayNumber(h.now() + 86_400_000) };
	const pinnedIn = async (community, by = duty) => (await by.ask('pinned.make', { community, ...CARD, nonce: nonce() })).pinned;
	elsewhere.question = await questionOf(elders, elsewhere.community, 'shown');
	elsewhere.story = await storyOf(elders, elsewhere.community, TOLD);
	const askIn = async (slug = ACCESSES.introduction) => {
		const c = await (await h.guest()).connect();
		await c.ask('introduction.ask', { community: place[slug].community, name: h.name(), text: `een zin met ${h.word()}` });
		c.cut();
		return (await duty.ask('introduction.list')).introductions.at(-1).introduction;
	};
	// People and grants: a task that somebody accepted, and codes of a closed community.
	const TASK = { hat: 'peer', scope: 'region', until_ms: Date.now() + 86_400_000, code_days: 1 };
	const coordinator = await connectionOf('coordinator', 'open');
	const propose = async () => {
		const { code, appointment } = await coordinator.ask('appointment.propose', TASK);
		h.secret(code);
		return { code, appointment: appointment.appointment };
	};
	const invite = async () => {
		const { code, invitation } = await coordinator.ask('invitation.make', { community: elsewhere.community, uses: 1, days: 1 });
		h.secret(code);
		return invitation;
	};
	const task = await propose();
	await other.ask('appointment.accept', { code: task.code, name: h.name(), agreed: 1 });

	await t.test('Z2 Z3: ids that are not there, not of this kind, or not for me look alike', async () => {
		const me = await connectionOf('joined', 'open');
		const mine = {
			RoomId: place.open.rooms.open.room, CommunityId: place.open.community, MessageId: place.open.rooms.open.messages['visible of other'],
			SessionId: (await me.ask('session.list')).sessions[0].session, MemberId: me.hello.rooms[0].me.member,
			AuditLineId: (await me.ask('audit.mine')).lines[0].line,
			FactorId: (await duty.ask('factor.list')).factors[0].factor,
			UnmaskId: (await askAbout(await aboutSomebody())).ask,
			InvitationId: await invite(), AppointmentId: (await propose()).appointment, SanctionId: await decide('open'),
			StoryId: await storyOf(me, place.open.community, TOLD), QuestionId: await questionOf(me, place.open.community, 'shown'),
			IntroductionId: await askIn(),
			PinnedId: await pinnedIn(place.open.community),
		};
		const foreign = { RoomId: elsewhere.room, CommunityId: elsewhere.community, MessageId: elsewhere.message, SessionId: elsewhere.session, AuditLineId: elsewhere.line,
			FactorId: elsewhere.factor, MemberId: elsewhere.member, UnmaskId: elsewhere.ask,
			InvitationId: await invite(), AppointmentId: task.appointment, SanctionId: elsewhere.sanction, StoryId: elsewhere.story, QuestionId: elsewhere.question, IntroductionId: await askIn(),
			PinnedId: await pinnedIn(elsewhere.community, elders) };
		const refOf = (schema) => (schema.$ref ?? schema.allOf?.[0]?.$ref ?? '').split('/').at(-1);
		const whole = ({ enum: words, properties, required = [] }) => words?.[0] ?? Object.fromEntries(required.map((name) => [name, fill(properties[name])]));
		const fill = (schema) => (schema.type === 'array' ? Array.from({ length: schema.minItems ?? 0 }, () => fill(schema.items))
			: { string: 'x'.repeat(Math.max(schema.minLength ?? 1, 8)), integer: schema.minimum ?? 1, boolean: true }[schema.type] ?? whole(api.components.schemas[refOf(schema)]));
		const random = () => Array.from({ length: 26 }, () => 'abcdefghijklmnopqrstuvwxyz234567'[randomInt(32)]).join('');
		let swept = 0, reference;
		for (const command of commandsOf(api)) {
			const { properties: args } = api.components.messages[command].payload.properties.args;
			for (const [name, schema] of Object.entries(args ?? {})) {
				const kind = refOf(schema);
				if (!kind.endsWith('Id')) continue;
				/* Not the thing it is about, and who may not do it is told so before it is looked at. */
				if (`${command} ${name}` === 'linkup.propose room') continue;
				const rest = Object.fromEntries(Object.entries(args).filter(([key]) => key !== name && api.components.messages[command].payload.properties.args.required?.includes(key))
					.map(([key, value]) => [key, refOf(value).endsWith('Id') ? mine[refOf(value)] : fill(value)]));
				const wrong = [random(), random(), ...Object.entries(mine).filter(([key]) => key !== kind).map(([, id]) => id), foreign[kind]];
				assert.ok(foreign[kind], `${kind}: where is one from elsewhere?`);
				for (const id of wrong) {
					const answer = await me.answerTo(JSON.stringify({ id: 1, cmd: command, args: { ...rest, [name]: id } }).replace('"id":1', '"id":4242'));
					const text = JSON.stringify(answer);
					reference ??= text;
					assert.equal(answer.err?.status, 'not_found', `${command} ${name}: ${text}`);
					assert.equal(text, reference, `${command} ${name}`);
					swept++;
				}
			}
		}
		t.diagnostic(`${swept} exchanged ids`);
		assert.ok(swept > 100);
	});

	const differences = [];
	let cells = 0;
	const compare = (what, got, want) => {
		cells++;
		if (got !== want) differences.push(`${what}: the server says ${got}, the rules ${want}`);
	};

	const key = 'k'.repeat(43);
	const doorArgs = { 'account.change_passphrase': { old_passphrase: 'een zin die niet klopt', passphrase: 'een lange zin voor later' }, 'session.prove': { totp: '000000' },
		'factor.begin_totp': { name: 'Telefoon' }, 'factor.finish_totp': { totp: '000000' },
		'passkey.finish': { name: 'telefoon', client_data: 'AAAA', attestation: 'AAAA' },
		'oidc.begin_link': { browser_key: key }, 'oidc.link': { browser_key: key, state: key, code: 'een code' } };
	const atHalf = (command) => halfAtDoor[command] ?? (askingOnly.includes(command) ? 'ok' : visitors.includes(command) ? 'bad_argument' : 'wrong_door');
	await t.test('A1 Z1: nobody, a session before hello, a session that ended', async () => {
		for (const command of commandsOf(api)) {
			const body = { cmd: command, args: doorArgs[command] ?? {} };
			const answer = await http(h, { method: 'POST', body });
			const status = answer.json.err?.status ?? 'ok';
			if (askingOnly.includes(command)) compare(`visitor ${command}`, status, 'ok');
			else if (visitors.includes(command)) compare(`visitor ${command}`, status, 'bad_argument');
			else compare(`visitor ${command}`, ['wrong_door', 'signed_out'].includes(status) ? 'refused' : status, 'refused');
		}
		const gone = await h.guest();
		await gone.signOut();
		for (const [what, session] of [['session before hello', await h.guest()], ['ended session', gone]]) {
			for (const command of commandsOf(api).filter((name) => !beforeHello.includes(name))) {
				const c = await session.knock();
				compare(`${what} ${command}`, await c.status(command), 'signed_out');
				await c.cut();
			}
			for (const command of commandsOf(api).filter((name) => !visitors.includes(name))) {
				const answer = await http(h, { method: 'POST', body: { cmd: command, args: {} }, cookie: session.cookie });
				const either = ['session.sign_out', 'factor.ways', 'passkey.begin_proof'].includes(command);
				compare(`${what} POST ${command}`, answer.json.err ? 'refused' : 'ok', either && !answer.json.err ? 'ok' : 'refused');
			}
			const d = await session.knock();
			compare(`${what} session.hello`, await d.status('session.hello', { nonce: 'A'.repeat(43) }).catch((error) => error.code), 'signed_out');
		}
	});

	await t.test('A9 Z1: a session without its second step', async () => {
		for (const who of Object.keys(people).filter((one) => HATS[one] && HATS[one] !== 'relative')) {
			const key = keyOf(who, 'open');
			const half = await signIn(h, key, h.passphrases.get(key), HATS[who], { half: true });
			h.secret(half.cookie);
			const what = `${who} before the second step`;
			for (const command of commandsOf(api).sort((a) => (a === 'session.sign_out' ? 1 : -1))) {
				const answer = await http(h, { method: 'POST', body: { cmd: command, args: doorArgs[command] ?? {} }, cookie: half.cookie });
				compare(`${what}: POST ${command}`, answer.json.err?.status ?? 'ok', atHalf(command));
				if (command === 'session.sign_out') continue;
				const c = await half.knock();
				const got = await c.status(command, command === 'session.hello' ? { nonce: 'A'.repeat(43) } : doorArgs[command]);
				compare(`${what}: ${command}`, got, command === 'session.hello' ? 'factor_needed' : 'signed_out');
				await c.cut();
			}
		}
	});

	const argsOf = (command, ids) => ({
		'presence.show': () => ({ community: ids.community, on: true }),
		'community.rename': () => ({ community: ids.community, name: h.name() }),
		'room.join': () => ({ room: ids.room, name: h.name() }), 'room.events': () => ({ room: ids.room, after: 0 }),
		'room.read': () => ({ room: ids.room, seq: 1 }), 'room.mark_unread': () => ({ room: ids.room, seq: 1 }),
		'message.post': () => ({ room: ids.room, text: h.word(), nonce: nonce() }),
		'message.edit': () => ({ message: ids.message, text: h.word() }),
		'message.react': () => ({ message: ids.message, kind: 'thanks', on: true }),
		'invitation.make': () => ({ community: ids.community, uses: 1, days: 1 }),
		'community.search': () => ({ community: ids.community, text: 'zon' }),
		'duty.begin': () => ({ community: ids.community, minutes: 15 }), 'duty.on_call': () => ({ community: ids.community, minutes: 60 }),
		'hours.set': () => ({ community: ids.community, blocks: [], on_holidays: false, closed: [] }),
		'rules.accept': () => ({ community: ids.community, version: ids.version, answers: ids.version > 0 ? RIGHT : [] }),
		'rules.set': () => ({ community: ids.community, version: ids.version, rules_nl: 'Wees lief.', questions: QUESTIONS }),
		'community.change': () => ({ community: ids.community, settings: { ...SETTINGS, access: ids.access }, state: 'open' }),
		'room.make': () => ({ community: ids.community, name: 'Nog een kamer', line: 'Een kamer' }),
		'room.change': () => ({ room: ids.room, name: `Kamer ${ids.state}`, line: 'Een kamer', state: ids.state }),
		'check.record': () => ({ appointment: ids.appointment, issued_ms: Date.now() }),
		'appointment.extend': () => ({ appointment: ids.appointment, until_ms: Date.now() }),
		'appointment.end': () => ({ appointment: ids.appointment, reason: 'voor de proef' }),
		'linkup.propose': () => ({ message: ids.message, room: place.open.rooms.open.room }), 'linkup.answer': () => ({ message: ids.message, yes: false }),
		'message.cover': () => ({ message: ids.message, cover: 'loss' }),
		'pinned.make': () => ({ community: ids.community, ...CARD, nonce: nonce() }),
		'pinned.change': () => ({ pinned: ids.pinned, version: 1, ...CARD }),
		'pinned.order': () => ({ community: ids.community, cards: ids.cards }),
		'panel.ask': () => ({ community: ids.community, text: h.word('vraag'), together: false, nonce: nonce() }),
		'panel.answer': () => ({ question: ids.question, text: h.word('antwoord') }),
		'panel.hide': () => ({ question: ids.question, reason: 'voor de proef' }),
		'introduction.ask': () => ({ community: ids.community, name: h.name(), text: `een zin met ${h.word()}` }),
		'introduction.decline': () => ({ introduction: ids.introduction, reason: 'full' }),
		'story.write': () => ({ community: ids.community, title: h.word('titel'), text: h.word('verhaal'), audience: 'community', nonce: nonce() }),
		'story.change': () => ({ story: ids.story, title: h.word('titel'), text: h.word('verhaal'), audience: 'community' }),
		'story.shorten': () => ({ story: ids.story, until_ms: Date.now() + 86_400_000 }),
		'story.hide': () => ({ story: ids.story, reason: 'voor de proef' }),
		'message.hide': () => ({ message: ids.message, reason: 'voor de proef' }), 'message.show': () => ({ message: ids.message, reason: 'voor de proef' }),
	}[command] ?? (() => ({ [objects[command].on]: ids[objects[command].on] })))();

	// What has to be as it was before the next case.
	const restore = async (c, who, command, slug, room) => {
		if (command === 'room.join' && who === 'member') await c.ask('room.leave', { room });
		else if (command === 'room.join' && !JOINED.includes(who)) await c.ask('community.leave', { community: place[slug].community });
	};

	await t.test('Z1 Z11: somebody near me', async () => {
		for (const who of Object.keys(people)) {
			for (const [access, slug] of Object.entries(ACCESSES)) {
				const { room } = place[slug].rooms.open;
				const member = (await other.ask('room.look', { room })).room.me.member;
				for (const [command, row] of Object.entries(near)) {
					const args = { 'aside.set': { member, how: 'mute' }, 'direct.ask': { member }, 'direct.answer': { member, yes: true } }[command];
					const want = row.by[who] ?? row.others;
					compare(`${who}, ${access} community: ${command}`, await outcome(await connectionOf(who, slug), command, args), typeof want === 'function' ? want({ access }) : want);
				}
			}
		}
	});

	const ofCommunities = Object.keys(objects).filter((name) => objects[name].on === 'community' && !['community.look', 'community.leave'].includes(name));
	// Before anybody leaves a community.
	await t.test('Z1 C3: stories', async () => {
		const commands = Object.keys(objects).filter((name) => objects[name].on === 'story');
		for (const who of Object.keys(people)) {
			for (const [access, slug] of Object.entries(ACCESSES)) {
				const c = await connectionOf(who, slug);
				const audiences = access === 'open' ? ['community', 'region'] : ['community'];
				const kinds = audiences.flatMap((audience) => ['shown', 'hidden'].map((state) => ({ audience, state })));
				for (const own of WRITING.includes(who) ? [false, true] : [false]) {
					for (const kind of kinds) {
						for (const command of commands) {
							const host = who === 'duty' && own ? await connectionOf('host', slug) : duty;
							const story = await storyOf(own ? c : other, place[slug].community, kind, host);
							const got = await outcome(c, command, argsOf(command, { story }));
							const want = expected(command, who, { access, own, ...kind });
							// What the state of the story says no to, the rules allow.
							compare(`${who}, ${access} community, ${own ? 'own' : 'other'} ${kind.state} story for the ${kind.audience}: ${command}`, got === 'conflict' ? 'ok' : got, want);
							await (own ? c : other).status('story.withdraw', { story });
						}
					}
				}
			}
		}
	});

	await t.test('Z1 C3: pinned cards', async () => {
		for (const who of Object.keys(people)) {
			for (const [access, slug] of Object.entries(ACCESSES)) {
				const c = await connectionOf(who, slug);
				for (const command of Object.keys(objects).filter((name) => objects[name].on === 'pinned')) {
					const pinned = await pinnedIn(place[slug].community);
					compare(`${who}, ${access} community: ${command}`, await outcome(c, command, argsOf(command, { pinned })), expected(command, who, { access }));
					await duty.ask('pinned.end', { pinned });
				}
			}
		}
	});

	await t.test('Z1 C3 ON9: the panel', async () => {
		for (const who of Object.keys(people)) {
			for (const [access, slug] of Object.entries(ACCESSES)) {
				const c = await connectionOf(who, slug);
				for (const own of WRITING.includes(who) ? [false, true] : [false]) {
					for (const state of ['shown', 'hidden']) {
						for (const command of Object.keys(objects).filter((name) => objects[name].on === 'question')) {
							const host = who === 'duty' && own ? await connectionOf('host', slug) : duty;
							const question = await questionOf(own ? c : other, place[slug].community, state, host);
							const got = await outcome(c, command, argsOf(command, { question }));
							compare(`${who}, ${access} community, ${own ? 'own' : 'other'} ${state} question: ${command}`, got === 'conflict' ? 'ok' : got, expected(command, who, { access, own, state }));
							await (own ? c : other).status('panel.withdraw', { question });
						}
					}
				}
			}
		}
	});

	await t.test('Z1 C3: asks to come in', async () => {
		for (const command of Object.keys(objects).filter((name) => objects[name].on === 'introduction')) {
			let introduction = await askIn();
			for (const who of Object.keys(people)) {
				const got = await outcome(await connectionOf(who, ACCESSES.introduction), command, argsOf(command, { introduction }));
				compare(`${who}: ${command}`, got, expected(command, who, { access: 'introduction' }));
				if (got === 'ok') introduction = await askIn();
			}
		}
	});

	const roomCommands = Object.keys(objects).filter((name) => objects[name].on === 'room' && name !== 'room.leave');
	await t.test('Z1 MO4 MO13: what somebody may not do for a while', async () => {
		for (const slug of ALL) {
			const access = Object.keys(ACCESSES).find((one) => ACCESSES[one] === slug);
			for (const who of Object.keys(people)) {
				for (const [command, row] of Object.entries(sanctions)) {
					const args = command === 'sanction.end' ? { sanction: await decide(slug) } : { member: faceIn(third, slug), ...because };
					compare(`${who}, ${access} community: ${command}`, await outcome(await connectionOf(who, slug), command, args), expectedIn(row, who, { access }));
				}
			}
			const host = await connectionOf('host', slug);
			for (const c of [host, duty]) assert.equal(await c.status('sanction.pause', { member: faceIn(c, slug), ...because }), 'forbidden', 'about oneself');
			const { sanction } = await duty.ask('sanction.pause', { member: faceIn(third, slug), ...because });
			assert.equal(await host.status('sanction.end', { sanction }), 'forbidden', 'what the lead of the shift decided');
			assert.equal(await duty.status('sanction.pause', { member: faceIn(host, slug), ...because }), 'forbidden', 'about a host');
		}
	});

	await t.test('Z1: rooms and messages', async () => {
		for (const who of Object.keys(people)) {
			for (const [access, slug] of Object.entries(ACCESSES)) {
				const c = await connectionOf(who, slug);
				for (const state of STATES) {
					const { room, messages } = place[slug].rooms[state];
					const where = `${who}, ${access} community, ${state} room`;
					for (const one of messageCases(who)) {
						const full = { ...one, access, state };
						const message = messages[messageName(who, full)];
						assert.ok(message, `${where}: ${messageName(who, full)}`);
						const what = `${where}, ${one.own ? 'own' : 'other'} ${one.message} message: ${one.command}`;
						compare(what, await outcome(c, one.command, argsOf(one.command, { message })), expected(one.command, who, full));
						if (one.command === 'message.look' && expected(one.command, who, full) === 'ok') {
							const view = await c.ask('message.look', { message }).then((ok) => ok.message, () => ({}));
							compare(`${what} shows the words`, view.text !== undefined, sees.text(who, full));
							compare(`${what} shows the reason`, view.hidden_reason !== undefined, sees.reason(who, full));
						}
					}
					for (const command of [...roomCommands, 'room.leave']) {
						const full = { access, state };
						const got = await outcome(c, command, argsOf(command, { room, state }));
						compare(`${where}: ${command}`, got, expected(command, who, full));
						if (got === 'ok') await restore(c, who, command, slug, room);
					}
				}
				for (const command of ['community.look', ...ofCommunities, 'community.leave']) {
					const { cards } = command === 'pinned.order' ? await coordinator.ask('pinned.list', { community: place[slug].community }) : {};
					const { version } = command.startsWith('rules.') ? await duty.ask('rules.look', { community: place[slug].community }) : {};
					const got = await outcome(c, command, argsOf(command, { community: place[slug].community, version, access, cards: cards?.map(({ pinned }) => ({ pinned })) }));
					compare(`${who}, ${access} community: ${command}`, got, expected(command, who, { access }));
				}
			}
		}
	});

	await t.test('Z1: the house', async () => {
		const guess = { code: 'anker berg citroen', name: 'Zonnedauw' };
		const args = { 'community.make': { ...SETTINGS, access: 'invite' }, 'appointment.propose': TASK, 'invitation.look': { code: guess.code }, 'invitation.use': guess, 'appointment.accept': { ...guess, agreed: 1 } };
		for (const who of Object.keys(people))
			for (const [command, row] of Object.entries(ofHouse))
				compare(`${who}: ${command}`, await outcome(await connectionOf(who, 'open'), command, args[command]), row.by[who] ?? row.others);
	});

	await t.test('Z1 Z8: people and grants', async () => {
		const refusals = ['signed_out', 'not_found', 'forbidden'];
		for (const who of Object.keys(people)) {
			const c = await connectionOf(who, 'open');
			const ids = { appointment: task.appointment, invitation: await invite() };
			for (const command of Object.keys(objects).filter((name) => Object.keys(ids).includes(objects[name].on))) {
				const got = await outcome(c, command, argsOf(command, ids));
				// What the state of the task or a missing check says no to, the rules allow.
				compare(`${who}: ${command}`, refusals.includes(got) ? got : 'ok', expected(command, who, {}));
			}
		}
	});

	await t.test('Z1 MO12: messages that wait for a host', async () => {
		const more = { 'message.release': { edits: 0 }, 'message.decline': { reason: 'voor de proef' }, 'message.edit_held': { text: 'anders gezegd' } };
		for (const [access, slug] of Object.entries(WAITING)) {
			const { room } = place[slug].rooms.open;
			await (await connectionOf('member', slug)).ask('room.leave', { room });
			for (const who of Object.keys(people)) {
				const c = await connectionOf(who, slug);
				for (const own of who === 'joined' ? [false, true] : [false]) {
					for (const [command, outcomeOf] of Object.entries(holding)) {
						const { message, held } = await (own ? c : other).ask('message.post', { room, text: h.word(), nonce: nonce() });
						assert.equal(held, 'moderated');
						const got = await outcome(c, command, { message, ...more[command] });
						compare(`${who}, ${access} community, ${own ? 'own' : 'other'} waiting message: ${command}`, got, outcomeOf(who, own));
					}
				}
			}
		}
	});

	await t.test('Z1 P10: unmasking', async () => {
		for (const who of Object.keys(people)) {
			for (const [command, outcomes] of Object.entries(unmasking)) {
				const about = await aboutSomebody();
				const args = command === 'unmask.ask' ? about : await askAbout(about, command === 'unmask.open');
				compare(`${who}: ${command}`, await outcome(await connectionOf(who, 'open'), command, args), outcomes[who] ?? 'not_found');
			}
		}
	});

	await t.test('Z1: oneself', async () => {
		for (const who of Object.keys(people)) {
			const key = WHO[who] === null ? who : keyOf(who, 'open');
			const c = await connectionOf(who, 'open');
			const second = WHO[who] === null ? undefined : await h.resident(key, HATS[who] ?? 'resident');
			const other = (await c.ask('session.list')).sessions.find((one) => !one.current);
			for (const [command, want] of Object.entries(things))
				compare(`${who}: ${command}`, await outcome(c, command, command === 'factor.remove' ? { factor: 'a'.repeat(26) } : {}), want(!!HATS[who] && HATS[who] !== 'relative'));
			for (const [command, want] of Object.entries(selfWithout)) compare(`${who}: ${command}`, await outcome(c, command, ({ 'aside.undo': { member: 'a'.repeat(26) }, 'introduction.withdraw': { community: 'a'.repeat(26) } })[command] ?? {}), want);
			// Signing out is last: after it every answer of this connection is its end.
			for (const command of [...self.filter((name) => name !== 'session.sign_out'), 'session.sign_out']) {
				const args = {
					'account.set': { lang: 'nl' }, 'session.end': { session: other?.session ?? 'a'.repeat(26) },
					'account.keep': { login: h.word('login'), passphrase: 'een lange zin voor later' },
					'account.set_theme': { theme: 'loss', show: 'hide' },
					'consent.give': { purpose: 'research', version: 1 }, 'consent.withdraw': { purpose: 'research' },
					'account.rename': { name: h.name() },
					'emergency_card.save': { name: h.word('Kaart') }, 'direct.set': { wanted: true },
					'notice.seen': { notices: [] }, 'notice.choose': { kind: 'reply', wanted: true },
					'push.subscribe': { endpoint: 'https://localhost:1/ergens' },
				}[command];
				const want = command === 'account.keep' && WHO[who] !== null ? 'conflict'
					: command === 'session.end' && !second ? 'not_found' : 'ok';
				compare(`${who}: ${command}`, await outcome(c, command, args), want);
			}
			for (const [command, ofGuest] of Object.entries(leaving)) {
				const guest = WHO[who] === null;
				const d = await (guest ? await h.guest() : await h.resident(key, HATS[who] ?? 'resident', { come_back: true })).connect();
				const got = await outcome(d, command, command === 'account.pause' ? { days: 2 } : {});
				compare(`${who}: ${command}`, got, guest ? ofGuest : 'ok');
				if (got === 'ok') compare(`${who}: ${command} ends the session`, await d.closed, 4001);
			}
			if (WHO[who] !== null) await door(h, 'session.sign_in', { login: key, passphrase: h.passphrases.get(key), come_back: true });
			for (const [command, want] of Object.entries(WHO[who] === null ? guestAtDoor : selfAtDoor)) {
				const { cookie } = WHO[who] === null ? await h.guest() : await h.resident(key, HATS[who] ?? 'resident');
				const answer = await http(h, { method: 'POST', cookie, body: { cmd: command, args: doorArgs[command] ?? {} } });
				// It is for everybody; what was said is wrong, and a guest has nothing to say.
				compare(`${who}: ${command}`, answer.json.err?.status ?? 'ok', want);
			}
			for (const [command, want] of Object.entries(linkAtDoor)) {
				const { cookie } = WHO[who] === null ? await h.guest() : await h.resident(key, HATS[who] ?? 'resident');
				const answer = await http(h, { method: 'POST', cookie, body: { cmd: command, args: doorArgs[command] } });
				compare(`${who}: ${command}`, answer.json.err?.status ?? 'ok', want(who));
			}
		}
	});

	await t.test('Z1: the server and the rules agree', () => {
		t.diagnostic(`${cells} cells, ${differences.length} differences`);
		assert.ok(cells > 3000, `${cells} cells`);
		for (const one of differences.slice(50)) t.diagnostic(one); // assert shows the first of them alone
		assert.equal(differences.join('\n'), '');
	});
	for (const c of [duty, elders, other, asker, agreer, ...connections.values()]) c.cut();
});
