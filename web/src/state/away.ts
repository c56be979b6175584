/*
 * Going to the organisation to sign in there, and coming back in the same tab. The key that this tab
 * made stays here while the browser is away; without it what comes back is worth nothing.
 */
import { door } from '../net/door';

export type Purpose = 'sign_in' | 'link';

/** What the server is told when somebody is back. */
export interface Returned {
	code: string;
	state: string;
	browser_key: string;
	iss?: string;
}

const KEPT = 'nb.away';
const PATH = '/inloggen/terug';

let brought: URLSearchParams | undefined;

/** Takes the answer out of the address, so that it stays in no history. Call before all else. */
export function takeReturn(): void {
	if (location.pathname !== PATH) return;
	brought = new URLSearchParams(location.search);
	history.replaceState(history.state, '', PATH);
}

function freshKey(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(32));
	return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** Leaves for the organisation. Throws Refused or Unanswered, and then we are still here. */
export async function leaveFor(purpose: Purpose): Promise<void> {
	const browser_key = freshKey();
	const { url } = await door(purpose === 'link' ? 'oidc.begin_link' : 'oidc.begin', { browser_key });
	sessionStorage.setItem(KEPT, JSON.stringify({ purpose, browser_key }));
	location.assign(url);
}

/**
 * What somebody is back for, once. `returned` is absent when the organisation said no; all of it is
 * undefined when this tab did not leave.
 */
export function comeBack(): { purpose: Purpose; returned: Returned | undefined } | undefined {
	const answer = brought;
	brought = undefined;
	const kept = sessionStorage.getItem(KEPT);
	sessionStorage.removeItem(KEPT);
	if (!answer || !kept) return undefined;
	const { purpose, browser_key } = JSON.parse(kept) as { purpose: Purpose; browser_key: string };
	const code = answer.get('code'), state = answer.get('state'), iss = answer.get('iss');
	if (!code || !state) return { purpose, returned: undefined };
	return { purpose, returned: { code, state, browser_key, ...(iss ? { iss } : {}) } };
}
