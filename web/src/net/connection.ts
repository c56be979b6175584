/*
 * Keeps one socket alive: nonce, hello, backoff, banner, and the moments to try at once.
 * What a hello or an event means for the screens is decided by the listener (state/session.ts).
 */
import { signal } from '@preact/signals';
import type { Args, CommandName, ConsentView, Duty, ReadReply, Judged, PanelChanged, NoticeKind, Reply, RoomEventLine, Themes, Waits, StoryChanged } from '../protocol';
import { backoffMs } from './backoff';
import { patiently } from './busy';
import { fetchNonce } from './door';
import { refusalOf, Unanswered } from './errors';
import { provenly } from './proof';
import { type Frame, Socket } from './socket';

const BANNER_AFTER_MS = 5_000;
const PROBE_AFTER_HIDDEN_MS = 60_000;
const PROBE_PATIENCE_MS = 5_000;
const HELLO_PATIENCE_MS = 15_000;
const CLOSE_SESSION_ENDED = 4001;

export type Link = 'off' | 'connecting' | 'online' | 'waiting';
export type EndReason = 'signed_out' | 'ended_elsewhere' | 'expired' | 'consent_withdrawn' | 'hat_ended';

export interface ConnectionListener {
	onHello(hello: Reply<'session.hello'>, again: boolean): void;
	onRoomEvent(event: RoomEventLine): void;
	onConsent(view: ConsentView): void;
	/** The reader read on, in this tab or elsewhere. */
	onRead(moved: ReadReply): void;
	/** Something that concerns the reader came; without a kind some of it was seen elsewhere. */
	onNotice(kind: NoticeKind | undefined): void;
	onPeople(): void;
	onDecision(): void;
	/** The reader muted or blocked somebody, or took that back, in any session. */
	onAsides(): void;
	/** Somebody asks the reader to talk, or a talk of theirs began or stopped. */
	onDirects(): void;
	/** Who is on duty in a community changed, or its hours. */
	onDuty(duty: Duty): void;
	/** For hosts: how many messages wait in a room. */
	onWaits(waits: Waits): void;
	/** For hosts: how many ask to come into a community changed. */
	onComingIn(): void;
	/** What became of an own message that waited. */
	onJudged(judged: Judged): void;
	onThemes(themes: Themes): void;
	/** A story that is open changed, or its words must go. */
	onStory(change: StoryChanged): void;
	/** A question that is open changed or got an answer, or its words must go. */
	onQuestion(change: PanelChanged): void;
	onResync(): void;
	onEnded(why: EndReason): void;
	/** There is a session, and its second step is still to come. */
	onHalf(): void;
}

export const link = signal<Link>('off');
/** True when the lack of a connection has lasted long enough to say so. */
export const bannerDue = signal(false);
/** True from the first try that failed until one succeeds. */
export const away = signal(false);
export const browserOffline = signal(!navigator.onLine);

let listener: ConnectionListener | undefined;
let socket: Socket | undefined;
let attempt = 0;
let saidHello = false;
/** The server restarts behind an open connection: silence is no reason to leave. */
let paused = false;
let retryTimer: ReturnType<typeof setTimeout> | undefined;
let bannerTimer: ReturnType<typeof setTimeout> | undefined;
let hiddenSince_ms = 0;
let run = 0;

/** Starts connecting and keeps at it until `disconnect` or until the session ends. */
export function connect(to: ConnectionListener): void {
	disconnect();
	listener = to;
	attempt = 0;
	saidHello = false;
	void open();
}

/** Stops for good: no socket, no timers. */
export function disconnect(): void {
	run += 1;
	listener = undefined;
	clearTimeout(retryTimer);
	clearTimeout(bannerTimer);
	bannerTimer = undefined;
	bannerDue.value = false;
	link.value = 'off';
	away.value = false;
	const old = socket;
	socket = undefined;
	old?.close();
}

/** Sends a command over the socket, again when the server is busy. Rejects with Unanswered when there is no connection. */
export function request<C extends CommandName>(
	cmd: C, args: Args<C>, patience_ms?: number,
): Promise<Reply<C>> {
	return provenly(() => patiently(() => requestOnce(cmd, args, patience_ms)));
}

function requestOnce<C extends CommandName>(
	cmd: C, args: Args<C>, patience_ms?: number,
): Promise<Reply<C>> {
	if (!socket || link.value !== 'online') return Promise.reject(new Unanswered(cmd));
	return socket.request(cmd, args, patience_ms);
}

/** Tries at once instead of waiting for the backoff ("Probeer nu"). */
export function tryNow(): void {
	if (link.value !== 'waiting') return;
	clearTimeout(retryTimer);
	attempt = 0;
	void open();
}

async function open(): Promise<void> {
	const mine = ++run;
	link.value = 'connecting';
	paused = false;
	startBannerClock();
	let nonce: string;
	try {
		nonce = (await fetchNonce()).nonce;
	} catch (error) {
		if (mine !== run) return;
		const status = refusalOf(error)?.status;
		if (status === 'signed_out') end('expired');
		else if (status === 'factor_needed') leaveHalf();
		else retryLater();
		return;
	}
	if (mine !== run) return;
	socket = new Socket({
		onOpen: () => void hello(mine, nonce),
		onEvent: (frame) => mine === run && onFrame(frame),
		onSilence: () => mine === run && !paused && cut(),
		onClose: (code) => {
			if (mine !== run) return;
			if (code === CLOSE_SESSION_ENDED) end('expired');
			else retryLater();
		},
	});
}

async function hello(mine: number, nonce: string): Promise<void> {
	try {
		const reply = await socket!.request('session.hello', { nonce, joined: true }, HELLO_PATIENCE_MS);
		if (mine !== run) return;
		attempt = 0;
		link.value = 'online';
		away.value = false;
		stopBannerClock();
		const again = saidHello;
		saidHello = true;
		listener?.onHello(reply, again);
	} catch {
		if (mine === run) cut();
	}
}

function onFrame(frame: Frame): void {
	if (frame.ev === 'connection.pause') {
		paused = true;
		startBannerClock();
	} else if (frame.ev === 'connection.resync') {
		paused = false;
		stopBannerClock();
		socket?.repeatUnanswered(); // and not what is asked because of it
		listener?.onResync();
	} else if (frame.ev === 'session.ended') {
		end((frame.data as { why?: EndReason } | undefined)?.why ?? 'expired');
	} else if (frame.ev === 'consent.changed') {
		listener?.onConsent(frame.data as ConsentView);
	} else if (frame.ev === 'room.read_moved') {
		listener?.onRead(frame.data as ReadReply);
	} else if (frame.ev === 'notice.changed') {
		listener?.onNotice((frame.data as { kind?: NoticeKind } | undefined)?.kind);
	} else if (frame.ev === 'appointment.changed') {
		listener?.onPeople();
	} else if (frame.ev === 'sanction.changed') {
		listener?.onDecision();
	} else if (frame.ev === 'aside.changed') {
		listener?.onAsides();
	} else if (frame.ev === 'direct.changed') {
		listener?.onDirects();
	} else if (frame.ev === 'duty.changed') {
		listener?.onDuty(frame.data as Duty);
	} else if (frame.ev === 'message.waits') {
		listener?.onWaits(frame.data as Waits);
	} else if (frame.ev === 'introduction.waits') {
		listener?.onComingIn();
	} else if (frame.ev === 'message.judged') {
		listener?.onJudged(frame.data as Judged);
	} else if (frame.ev === 'account.themes_changed') {
		listener?.onThemes(frame.data as Themes);
	} else if (frame.ev === 'story.changed') {
		listener?.onStory(frame.data as StoryChanged);
	} else if (frame.ev === 'panel.changed') {
		listener?.onQuestion(frame.data as PanelChanged);
	} else if (frame.room !== undefined && frame.seq !== undefined) {
		listener?.onRoomEvent(frame as RoomEventLine);
	}
}

function end(why: EndReason): void {
	const told = listener;
	disconnect();
	told?.onEnded(why);
}

function leaveHalf(): void {
	const told = listener;
	disconnect();
	told?.onHalf();
}

/** Drops a socket we no longer trust and comes back with a new one. */
function cut(): void {
	run += 1;
	const old = socket;
	socket = undefined;
	old?.close();
	retryLater();
}

function retryLater(): void {
	if (!listener) return;
	run += 1;
	socket = undefined;
	link.value = 'waiting';
	away.value = true;
	startBannerClock();
	clearTimeout(retryTimer);
	retryTimer = setTimeout(() => void open(), backoffMs(attempt, Math.random()));
	attempt += 1;
}

function startBannerClock(): void {
	bannerTimer ??= setTimeout(() => (bannerDue.value = true), BANNER_AFTER_MS);
}

function stopBannerClock(): void {
	clearTimeout(bannerTimer);
	bannerTimer = undefined;
	bannerDue.value = false;
}

addEventListener('online', () => {
	browserOffline.value = false;
	tryNow();
});

addEventListener('offline', () => {
	browserOffline.value = true;
	if (listener && socket) cut();
});

document.addEventListener('visibilitychange', () => {
	if (document.visibilityState === 'hidden') {
		hiddenSince_ms = Date.now();
		return;
	}
	if (link.value === 'waiting') tryNow();
	else if (link.value === 'online' && Date.now() - hiddenSince_ms > PROBE_AFTER_HIDDEN_MS) {
		/* A phone that slept may hold a dead socket without knowing it. */
		request('room.list', {}, PROBE_PATIENCE_MS).catch(() => undefined);
	}
});
