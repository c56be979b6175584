/*
 * Looking for words in a community. What was found stays in memory until the person leaves, so that
 * somebody can go on from the list; the question goes to the server and nowhere else.
 */
import { signal } from '@preact/signals';
import { request } from '../net/connection';
import { refusalOf } from '../net/errors';
import type { CommunityId, Found, Refusal } from '../protocol';

export interface Searched {
	community: CommunityId;
	text: string;
	found: readonly Found[];
	/** Everything from then on was looked at; undefined when all was. */
	reached_ms: number | undefined;
}

export const searched = signal<Searched | undefined>(undefined);

/** Forgets question and answers. */
export function forgetSearch(): void {
	searched.value = undefined;
}

/** Looks for words, newest first. */
export const search = (community: CommunityId, text: string): Promise<Refusal | undefined> =>
	ask({ community, text, found: [], reached_ms: undefined });

/** Goes on where the last one ended. */
export const searchOn = (last: Searched): Promise<Refusal | undefined> => ask(last);

async function ask(last: Searched): Promise<Refusal | undefined> {
	const { community, text, reached_ms } = last;
	try {
		const page = await request('community.search',
			reached_ms === undefined ? { community, text } : { community, text, before_ms: reached_ms });
		searched.value = { community, text, found: [...last.found, ...page.found], reached_ms: page.reached_ms };
		return undefined;
	} catch (error) {
		return refusalOf(error);
	}
}
