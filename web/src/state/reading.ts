/*
 * The read cursor. It moves forward when a message was half in view for a second in a tab that is
 * visible and focused, and only then. It lives at the server.
 */
import { request } from '../net/connection';
import type { ReadReply, RoomId } from '../protocol';
import { told } from './heard';
import { rooms } from './session';

const DWELL_MS = 1_000;
const SEND_EVERY_MS = 1_500;

const sent = new Map<RoomId, number>();
const counted = new Map<RoomId, number>();
let wanted: { room: RoomId; seq: number } | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Rooms the reader marked as unread; the cursor rests there until the room is opened again. */
const resting = new Set<RoomId>();

/** True when somebody can really be reading. */
const attentive = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/** Watches rows of one room. Call `watch` for each row; `stop` when the room closes. */
export class ReadWatcher {
	private readonly inView = new Map<Element, ReturnType<typeof setTimeout>>();
	private readonly observer: IntersectionObserver;

	constructor(private readonly room: RoomId, root: Element) {
		resting.delete(room);
		this.observer = new IntersectionObserver((entries) => entries.forEach((e) => this.note(e)), {
			root, threshold: [0, 0.25, 0.5],
		});
	}

	watch(row: Element): void {
		this.observer.observe(row);
	}

	stop(): void {
		this.observer.disconnect();
		for (const clock of this.inView.values()) clearTimeout(clock);
		flush();
	}

	private note(entry: IntersectionObserverEntry): void {
		const { target } = entry;
		/* A message taller than the screen can never be half in view; half a screen of it counts. */
		const half = entry.intersectionRatio >= 0.5
			|| entry.intersectionRect.height >= (entry.rootBounds?.height ?? Infinity) / 2;
		clearTimeout(this.inView.get(target));
		this.inView.delete(target);
		if (half) this.dwell(target);
	}

	private dwell(row: Element): void {
		this.inView.set(row, setTimeout(() => {
			if (!row.isConnected) this.inView.delete(row);
			else if (attentive()) this.read(row);
			else this.dwell(row);
		}, DWELL_MS));
	}

	private read(row: Element): void {
		this.inView.delete(row);
		const seq = Number((row as HTMLElement).dataset['seq']);
		if (!Number.isFinite(seq) || resting.has(this.room)) return;
		const cursor = Math.max(
			sent.get(this.room) ?? 0, rooms.value.find((r) => r.room === this.room)?.read_seq ?? 0);
		if (seq <= cursor || (wanted?.room === this.room && seq <= wanted.seq)) return;
		if (wanted && wanted.room !== this.room) flush();
		wanted = { room: this.room, seq };
		timer ??= setTimeout(flush, SEND_EVERY_MS);
	}
}

function flush(): void {
	clearTimeout(timer);
	timer = undefined;
	const step = wanted;
	wanted = undefined;
	if (step) request('room.read', step).then(note).catch(() => undefined);
}

/** "Markeer als ongelezen": moves the cursor to before a message. */
export async function markUnread(room: RoomId, seq: number): Promise<void> {
	const reply = await request('room.mark_unread', { room, seq });
	wanted = undefined;
	resting.add(room);
	note(reply);
}

/** The cursor moved, here or in another tab. When it was put back elsewhere, it rests here too. */
export function noteMoved(moved: ReadReply): void {
	if (moved.read_seq < cursorOf(moved.room)) {
		if (wanted?.room === moved.room) wanted = undefined;
		resting.add(moved.room);
	}
	told(() => note(moved));
}

function note(moved: ReadReply): void {
	const { room: id, read_seq, unread, head_seq } = moved;
	sent.set(id, read_seq);
	counted.set(id, head_seq);
	rooms.value = rooms.value.map((room) => (room.room === id ? { ...room, read_seq, unread } : room));
}

/** Up to this number the server has counted what is unread; its event may still be on its way. */
export const countedTo = (room: RoomId): number => counted.get(room) ?? 0;

const cursorOf = (id: RoomId): number =>
	sent.get(id) ?? rooms.value.find((room) => room.room === id)?.read_seq ?? 0;
