/*
 * What concerns the reader and they have not seen: kinds and places, as the server remembers them. It
 * is told also to somebody who was away, and in every tab. Nothing here counts or calls (S2).
 */
import { computed, effect, signal } from '@preact/signals';
import { request } from '../net/connection';
import type { Notice, NoticeChoice, NoticeKind } from '../protocol';
import { refreshLinkups } from './linkups';
import { route } from './router';

/** As many as one notice.seen takes. */
const SEEN_MAX = 50;

export const notices = signal<readonly Notice[]>([]);
/** The kinds that are a choice. */
export const choices = signal<readonly NoticeChoice[]>([]);

/** Somebody asked who the reader is elsewhere, answered or looked, and they have not read that. */
export const asksNews = computed(() => notices.value.some((one) => one.kind === 'unmask'));
/** Counts what came of it while the reader was here: the list that tells of it is asked again. */
export const asksTurn = signal(0);

/** The server says that something came, or was seen elsewhere. */
export function noteNotice(kind: NoticeKind | undefined): void {
	if (kind === 'unmask') asksTurn.value += 1;
	if (kind === 'linkup') void refreshLinkups();
	void refreshNotices();
}

const visible = signal(document.visibilityState === 'visible');
document.addEventListener('visibilitychange', () => (visible.value = document.visibilityState === 'visible'));

/** Asks for all of them. */
export async function refreshNotices(): Promise<void> {
	try {
		const list = await request('notice.list', {});
		notices.value = list.notices;
		choices.value = list.choices;
	} catch {
		/* the next hello asks again */
	}
}

/** The reader has seen these: they go, here at once. */
export async function seen(those: readonly Notice[]): Promise<void> {
	if (those.length === 0) return;
	notices.value = notices.value.filter((one) => !those.includes(one));
	const gone = those.slice(0, SEEN_MAX).map(({ notice }) => ({ notice }));
	try {
		await request('notice.seen', { notices: gone });
	} catch {
		/* they come back with the next hello */
	}
}

/** Is there somewhere to look? What has no place, such as a decision about words that can be read nowhere
 * any more, stands in the list of who looked. */
export const hasPlace = (one: Notice): boolean =>
	one.room !== undefined || one.community !== undefined || one.kind === 'introduction';

/** The reader has the list before them that tells of decisions about them, by whom and why. */
export function listSeen(): void {
	void seen(notices.value.filter((one) => !hasPlace(one)));
}

/** Whoever has a group before them has seen what is told of it. Call once. */
export function watchOpenRoom(): void {
	effect(() => {
		const here = route.value;
		if (here.at !== 'room' || !visible.value) return;
		void seen(notices.value.filter((one) => one.room === here.id));
	});
}

export function forgetNotices(): void {
	notices.value = [];
	choices.value = [];
}
