/*
 * Addresses and screens. No topic words in an address: rooms and communities are opaque ids.
 * The history keeps how many steps we are into the app, so that Snel weg can step out of all.
 */
import { signal } from '@preact/signals';
import type { CommunityId, QuestionId, RoomId, StoryId } from '../protocol';

export type Route =
	| { at: 'start' } | { at: 'enter'; to?: RoomId } | { at: 'sign_in' } | { at: 'recover' } | { at: 'returning' } | { at: 'groups' }
	| { at: 'community'; id: CommunityId } | { at: 'room'; id: RoomId }
	| { at: 'profile' } | { at: 'consents' } | { at: 'card' } | { at: 'rights' } | { at: 'looked' }
	| { at: 'code' } | { at: 'tasks' } | { at: 'decisions' } | { at: 'people' } | { at: 'ask_person' } | { at: 'codes' } | { at: 'hours' }
	| { at: 'rules'; id: RoomId } | { at: 'keep' } | { at: 'keep_new' }
	| { at: 'keep_pinned'; id: CommunityId } | { at: 'keep_one'; id: CommunityId } | { at: 'keep_rules'; id: CommunityId }
	| { at: 'story'; id: StoryId } | { at: 'story_new'; id: CommunityId } | { at: 'story_edit'; id: StoryId } | { at: 'stories' }
	| { at: 'question'; id: QuestionId } | { at: 'question_new'; id: CommunityId } | { at: 'questions' }
	| { at: 'audit' } | { at: 'asks' } | { at: 'queue' } | { at: 'leaving' } | { at: 'privacy' } | { at: 'accessibility' } | { at: 'lost' };

const FIXED: Record<string, Route> = {
	'/': { at: 'start' },
	'/aanmelden': { at: 'enter' },
	'/inloggen': { at: 'sign_in' },
	'/inloggen/terug': { at: 'returning' },
	'/herstel': { at: 'recover' },
	'/g': { at: 'groups' },
	'/profiel': { at: 'profile' },
	'/profiel/toestemmingen': { at: 'consents' },
	'/profiel/kaart': { at: 'card' },
	'/profiel/rechten': { at: 'rights' },
	'/profiel/lijst': { at: 'looked' },
	'/profiel/code': { at: 'code' },
	'/profiel/taken': { at: 'tasks' },
	'/besluiten': { at: 'decisions' },
	'/profiel/verhalen': { at: 'stories' },
	'/vragen': { at: 'questions' },
	'/mensen': { at: 'people' },
	'/mensen/vragen': { at: 'ask_person' },
	'/mensen/codes': { at: 'codes' },
	'/mensen/uren': { at: 'hours' },
	'/gemeenschappen': { at: 'keep' },
	'/gemeenschappen/nieuw': { at: 'keep_new' },
	'/toezicht': { at: 'audit' },
	'/verzoeken': { at: 'asks' },
	'/team/wachtrij': { at: 'queue' },
	'/uit': { at: 'leaving' },
	'/privacy': { at: 'privacy' },
	'/toegankelijkheid': { at: 'accessibility' },
};

const ID = /^[a-z0-9]{1,40}$/;

/** The route of a path and its query. */
export function parse(path: string, query: string): Route {
	const asked = new URLSearchParams(query);
	const community = asked.get('c'), chosen = asked.get('g');
	if (path === '/g' && community) return { at: 'community', id: community as CommunityId };
	if (path === '/gemeenschappen' && community) return { at: 'keep_one', id: community as CommunityId };
	if (path === '/gemeenschappen/afspraken' && community) return { at: 'keep_rules', id: community as CommunityId };
	if (path === '/vastgezet' && community) return { at: 'keep_pinned', id: community as CommunityId };
	if (path === '/aanmelden' && chosen && ID.test(chosen)) return { at: 'enter', to: chosen as RoomId };
	const fixed = FIXED[path];
	if (fixed) return fixed;
	const rules = /^\/g\/([a-z0-9]{1,40})\/afspraken$/.exec(path);
	if (rules?.[1]) return { at: 'rules', id: rules[1] as RoomId };
	const shared = parseShared(path, query);
	if (shared) return shared;
	const room = path.startsWith('/g/') ? path.slice('/g/'.length) : '';
	return ID.test(room) ? { at: 'room', id: room as RoomId } : { at: 'lost' };
}

/** The way in for a visitor, to a group that was chosen at the front door. */
export const enterPath = (to: RoomId): string => `/aanmelden?g=${to}`;

/** What people share beyond a message: a story or question has an address of its own, a new one that of its community. */
function parseShared(path: string, query: string): Route | undefined {
	const params = new URLSearchParams(query);
	const community = params.get('c');
	if (path === '/v' && community) return { at: 'story_new', id: community as CommunityId };
	if (path === '/q' && community) return { at: 'question_new', id: community as CommunityId };
	const question = /^\/q\/([a-z0-9]{1,40})$/.exec(path)?.[1] as QuestionId | undefined;
	if (question) return { at: 'question', id: question };
	const story = /^\/v\/([a-z0-9]{1,40})$/.exec(path)?.[1] as StoryId | undefined;
	return story && { at: params.has('wijzig') ? 'story_edit' : 'story', id: story };
}

export const questionPath = (id: QuestionId): string => `/q/${id}`;
export const questionNewPath = (id: CommunityId): string => `/q?c=${id}`;
export const storyPath = (id: StoryId): string => `/v/${id}`;
export const storyEditPath = (id: StoryId): string => `/v/${id}?wijzig`;
export const storyNewPath = (id: CommunityId): string => `/v?c=${id}`;
export const roomPath = (id: RoomId): string => `/g/${id}`;
export const rulesPath = (id: RoomId): string => `/g/${id}/afspraken`;
export const keepPath = (id: CommunityId): string => `/gemeenschappen?c=${id}`;
export const keepRulesPath = (id: CommunityId): string => `/gemeenschappen/afspraken?c=${id}`;
export const keepPinnedPath = (id: CommunityId): string => `/vastgezet?c=${id}`;
export const communityPath = (id: CommunityId): string => `/g?c=${id}`;

export const route = signal<Route>(parse(location.pathname, location.search));

/** Set when the screen changes; the new screen's heading takes the focus and clears it. */
export const focusDue = { now: false };

/** How many steps of this document lie behind the current one. */
export function depth(): number {
	return (history.state as { depth?: number } | null)?.depth ?? 0;
}

/** Goes to a screen. `replace` leaves no step behind, for example after signing in. */
export function go(path: string, replace = false): void {
	const url = new URL(path, location.href);
	if (replace) history.replaceState({ depth: depth() }, '', url);
	else history.pushState({ depth: depth() + 1 }, '', url);
	focusDue.now = true;
	route.value = parse(url.pathname, url.search);
}

/** True for addresses the app draws itself; `/hulp`, `/help` and `/weg` are pages of their own. */
function isOurs(url: URL): boolean {
	return url.origin === location.origin && parse(url.pathname, url.search).at !== 'lost';
}

/** Turns clicks on our own links into screen changes. Call once. */
export function followLinks(): void {
	addEventListener('popstate', () => {
		focusDue.now = true;
		route.value = parse(location.pathname, location.search);
	});
	document.addEventListener('click', (e) => {
		if (e.defaultPrevented || e.button !== 0) return;
		if (e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
		const link = (e.target as Element | null)?.closest('a[href]');
		if (!(link instanceof HTMLAnchorElement) || link.target || link.hash) return;
		const url = new URL(link.href);
		if (!isOurs(url)) return;
		e.preventDefault();
		if (url.pathname + url.search !== location.pathname + location.search) {
			go(url.pathname + url.search);
		}
	});
}
