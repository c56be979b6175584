/*
 * Who is there in each community, as the server told it last: with a room, with the list of
 * communities, or when it changed.
 */
import { signal } from '@preact/signals';
import { request } from '../net/connection';
import type { CommunityId, Duty, Reply } from '../protocol';
import { answered } from './heard';

const duties = signal<ReadonlyMap<CommunityId, Duty>>(new Map());

/** The newest that is known; undefined when nothing was asked yet. */
export const dutyOf = (community: CommunityId): Duty | undefined => duties.value.get(community);

export function noteDuty(...told: readonly Duty[]): void {
	const next = new Map(duties.value);
	for (const duty of told) next.set(duty.community, duty);
	duties.value = next;
}

export function forgetDuties(): void {
	duties.value = new Map();
}

/** Asks again, for example after the connection was away. */
export async function refreshDuty(community: CommunityId): Promise<void> {
	try {
		await answered(request('duty.list', { community }), noteDuty);
	} catch {
		/* what was told last stays; the next hello asks again */
	}
}

/** Asks for all communities; who is there comes with each. */
export const askCommunities = (): Promise<Reply<'community.list'>> =>
	answered(request('community.list', {}), ({ communities }) => noteDuty(...communities.map((one) => one.duty)));
