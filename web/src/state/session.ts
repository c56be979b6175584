/*
 * Who is here and which rooms they are in. Connects the socket to the room state.
 */
import { batch, computed, signal } from '@preact/signals';
import { connect, disconnect, type EndReason, request } from '../net/connection';
import { leaveByDoor } from '../net/door';
import { setLang } from '../i18n';
import type { Hat, Me, RoomEventLine, RoomId, RoomView } from '../protocol';
import { asides, foldsAway, refreshAsides } from './asides';
import { consents, noteConsent, refreshConsents } from './consents';
import { decisions, refreshDecisions } from './decisions';
import { forgetDirects, refreshDirects } from './directs';
import { forgetDuties, noteDuty, refreshDuty } from './duty';
import { answered, told } from './heard';
import { forgetIntroductions, noteAnswer, refreshComingIn, refreshIntroductions } from './introductions';
import { forgetLinkups, refreshLinkups } from './linkups';
import { noteJudged, noteWaits, refreshHeld } from './held';
import * as outbox from './outgoing';
import { forgetNotices, noteNotice, refreshNotices } from './notices';
import { notePeople } from './people';
import { afterEvent } from './rooms';
import { answerProof } from './proof';
import { countedTo, noteMoved } from './reading';
import { newPhrase } from './recovery';
import * as open from './room';
import { forgetThemes, noteThemes, refreshThemes } from './themes';
import { forgetSearch } from './search';
import { lookAgainAtShared, noteQuestion, noteStory } from './shared';
import { forgetAll } from './vault';

/** loading: we do not know yet. half: the second step comes first. ended: there was a session, and it is over. */
export type Phase = 'loading' | 'visitor' | 'half' | 'here' | 'ended';

export const phase = signal<Phase>('loading');
export const endedWhy = signal<EndReason>('expired');
/** What somebody just did to the account that ended the session. */
export interface Farewell {
	kind: 'paused' | 'frozen' | 'closed' | 'erased';
	until_ms?: number;
}
export const farewell = signal<Farewell | undefined>(undefined);
export const me = signal<Me | undefined>(undefined);
/** Hats that take part in groups, as the server decides it; others see that groups are there. */
const PARTICIPANTS: readonly Hat[] = ['resident', 'relative', 'peer', 'duty'];
export const takesPart = computed(() => me.value !== undefined && PARTICIPANTS.includes(me.value.hat));
/** Hats that decide, two together, on looking somebody up; the server asks for a grant of the region. */
const KEY_HOLDERS: readonly Hat[] = ['duty', 'coordinator', 'auditor'];
export const holdsKey = computed(() => {
	const who = me.value;
	return who !== undefined && KEY_HOLDERS.includes(who.hat)
		&& who.grants.some((grant) => grant.hat === who.hat && grant.scope === 'region');
});
/** Holds a hat that is worn for others, whichever is worn now. */
export const works = computed(() =>
	me.value !== undefined && me.value.hats.some((hat) => hat !== 'resident' && hat !== 'relative'));
/** Counts up when a group that is heard became another one, so that what shows it asks again. */
export const changes = signal(0);
/** Joined rooms. */
export const rooms = signal<readonly RoomView[]>([]);

/** Connects with the session of this browser, if there is one. */
export function begin(): void {
	farewell.value = undefined;
	connect({
		onHello: (hello, again) => {
			batch(() => {
				me.value = hello.me;
				rooms.value = hello.rooms;
				phase.value = 'here';
			});
			if (!again) void setLang(hello.me.lang);
			void refreshConsents();
			void refreshNotices();
			void refreshDecisions();
			void refreshAsides();
			void refreshDirects();
			void refreshIntroductions();
			void refreshLinkups();
			void refreshHeld();
			void refreshThemes();
			noteWaits();
			open.catchUp();
			askDuty();
			outbox.onReturn();
		},
		onRoomEvent: (event) => {
			told(() => noteEvent(event));
			open.onEvent(event);
			if (event.ev === 'room.changed') changes.value += 1;
		},
		onConsent: (view) => told(() => noteConsent(view)),
		onRead: noteMoved,
		onNotice(kind) {
			noteNotice(kind);
			if (kind !== 'let_in' && kind !== 'introduction') return;
			noteAnswer();
			if (open.openId.value) void open.openUp(open.openId.value);
		},
		onPeople: notePeople,
		onDecision() {
			void refreshDecisions();
			void refreshRooms();
			if (open.openId.value) void open.openUp(open.openId.value);
		},
		/* Rooms come after it: what is unread was counted by the same list. */
		onAsides: () => void refreshAsides().then(refreshRooms),
		onDirects: () => {
			void refreshDirects();
			void refreshTalks();
		},
		onDuty: (duty) => told(() => noteDuty(duty)),
		onWaits: (waits) => told(() => noteHeldCount(waits.room, waits.waiting)),
		onComingIn: () => void refreshComingIn(),
		onJudged: noteJudged,
		onThemes: (themes) => told(() => noteThemes(themes)),
		onStory: noteStory,
		onQuestion: noteQuestion,
		onResync: () => {
			lookAgainAtShared();
			notePeople();
			void refreshConsents();
			void refreshNotices();
			void refreshDecisions();
			void refreshAsides();
			void refreshDirects();
			void refreshIntroductions();
			void refreshLinkups();
			void refreshHeld();
			noteWaits();
			open.catchUp();
			askDuty();
			void refreshTalks();
		},
		onEnded: (why) => {
			const wasHere = phase.value === 'here';
			batch(() => {
				forgetPerson();
				endedWhy.value = why;
				phase.value = wasHere ? 'ended' : 'visitor';
			});
			answerProof(false);
		},
		onHalf: () => (phase.value = 'half'),
	});
}

/** Who is there may have changed while the connection was away. */
function askDuty(): void {
	const community = open.openRoom.value?.room.community;
	if (community) void refreshDuty(community);
}

/** So many messages wait in a room. */
function noteHeldCount(id: RoomId, held: number): void {
	rooms.value = rooms.value.map((room) => (room.room === id ? { ...room, held } : room));
	noteWaits();
}

function noteEvent(event: RoomEventLine): void {
	rooms.value = rooms.value.map((room) =>
		room.room === event.room ? afterEvent(room, event, countedTo(room.room), foldsAway) : room);
}

/** Asks the list of joined rooms again. */
export async function refreshRooms(): Promise<void> {
	try {
		await answered(request('room.list', {}), (list) => (rooms.value = list.rooms));
	} catch {
		/* the next hello brings the list */
	}
}

/** The same, and listens in rooms that others made, such as a talk of two. Hello did so for all before. */
async function refreshTalks(): Promise<void> {
	const known = new Set(rooms.value.map((room) => room.room));
	await refreshRooms();
	const made = rooms.value.filter((room) => !known.has(room.room));
	const heads = await Promise.all(made.map(watch));
	if (made.some((room, i) => (heads[i] ?? 0) > room.head_seq)) await refreshRooms();
}

/** Listens in one room; its newest number, if that can be had. */
async function watch({ room }: RoomView): Promise<number | undefined> {
	try {
		const reply = await request('room.watch', { room });
		if (reply.held !== undefined) noteHeldCount(room, reply.held);
		return reply.head_seq;
	} catch {
		return undefined; /* the next hello listens there */
	}
}

/** Puts one room's newest state into the list, or takes it out when it was left. */
export function noteRoom(room: RoomView): void {
	const others = rooms.value.filter((r) => r.room !== room.room);
	if (!room.joined) rooms.value = others;
	else if (others.length === rooms.value.length) rooms.value = [...others, room];
	else rooms.value = rooms.value.map((r) => (r.room === room.room ? room : r));
}

function forgetPerson(): void {
	forgetAll();
	outbox.clear();
	forgetThemes();
	open.close();
	forgetSearch();
	newPhrase.value = undefined;
	me.value = undefined;
	rooms.value = [];
	consents.value = [];
	forgetNotices();
	decisions.value = [];
	asides.value = [];
	forgetDirects();
	forgetIntroductions();
	forgetLinkups();
	forgetDuties();
}

/** Forgets everything of this person in the page, without a word to the server. */
export function wipe(): void {
	disconnect();
	answerProof(false);
	batch(forgetPerson);
}

/** Signs out here and at the server. */
export async function signOut(): Promise<void> {
	wipe();
	try {
		await leaveByDoor();
	} catch {
		/* without a connection the cookie stays; the visitor page asks again at the next load */
	}
	phase.value = 'visitor';
}
