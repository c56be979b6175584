/*
 * Whom the reader muted or blocked. The server sends everybody the same, so that nobody can tell they
 * were put aside; what is folded away is decided here, from a list that only the reader gets.
 */
import { computed, signal } from '@preact/signals';
import { request } from '../net/connection';
import type { Aside, AsideView, MemberId, RoomView } from '../protocol';

export const asides = signal<readonly AsideView[]>([]);
const byMember = computed(() => new Map(asides.value.map((one) => [one.who.member, one.how])));

/** How the reader put somebody aside; undefined when they did not. */
export const asideOf = (member: MemberId): Aside | undefined => byMember.value.get(member);

/** Whether the words of a face are folded away for the reader. Hosts see all that is said in the group
 * they keep. */
export const foldsAway = (room: RoomView | undefined, member: MemberId): boolean =>
	byMember.value.has(member) && room?.may.includes('message.moderate') !== true;

/** Asks for the list. */
export async function refreshAsides(): Promise<void> {
	try {
		asides.value = (await request('aside.list', {})).people;
	} catch {
		/* the next hello asks again */
	}
}

/** Mutes or blocks somebody. */
export async function setAside(member: MemberId, how: Aside): Promise<void> {
	await request('aside.set', { member, how });
	await refreshAsides();
}

/** Takes that back. */
export async function undoAside(member: MemberId): Promise<void> {
	await request('aside.undo', { member });
	await refreshAsides();
}
