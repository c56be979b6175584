/*
 * Asking to come into a community: the reader's own asks, and for hosts who asks them. Words are not kept
 * in the browser; the server tells them again.
 */
import { signal } from '@preact/signals';
import { request } from '../net/connection';
import type { CommunityId, Introduction, IntroductionAsk, IntroductionId, IntroductionNo } from '../protocol';

/** Where the reader asked to come in, and how it stands. */
export const introductions = signal<readonly Introduction[]>([]);
/** Who asks to come in where the reader hosts, the longest wait first. */
export const comingIn = signal<readonly IntroductionAsk[]>([]);
/** More of them wait than are shown. */
export const moreComingIn = signal(false);
/** Counts answers that came while the reader was here: what is open is asked again. */
export const answerTurn = signal(0);

/** The reader's ask to come into one. */
export const askOf = (community: CommunityId): Introduction | undefined =>
	introductions.value.find((one) => one.community === community);

/** Asks how both stand. */
export async function refreshIntroductions(): Promise<void> {
	await Promise.all([refreshOwn(), refreshComingIn()]);
}

async function refreshOwn(): Promise<void> {
	try {
		introductions.value = (await request('introduction.mine', {})).introductions;
	} catch {
		/* the next hello asks again */
	}
}

/** Asks who wants to come in; nobody does for who is no host. */
export async function refreshComingIn(): Promise<void> {
	try {
		const list = await request('introduction.list', {});
		comingIn.value = list.introductions;
		moreComingIn.value = list.more;
	} catch {
		/* the next hello asks again */
	}
}

/** A host answered the reader. */
export function noteAnswer(): void {
	answerTurn.value += 1;
	void refreshOwn();
}

export function forgetIntroductions(): void {
	introductions.value = [];
	comingIn.value = [];
	moreComingIn.value = false;
}

/** Asks the hosts of a community. */
export async function askIn(community: CommunityId, name: string, text: string): Promise<void> {
	await request('introduction.ask', { community, name, text });
	await refreshOwn();
}

export async function withdrawAsk(community: CommunityId): Promise<void> {
	await request('introduction.withdraw', { community });
	await refreshOwn();
}

/** Lets somebody in; the name they have from now on. */
export async function letIn(introduction: IntroductionId): Promise<string> {
	const { member } = await request('introduction.accept', { introduction });
	await refreshComingIn();
	return member.name;
}

/** Says no, with one of the reasons or in own words. */
export async function sayNoTo(introduction: IntroductionId, why: { reason: IntroductionNo } | { words: string }): Promise<void> {
	await request('introduction.decline', { introduction, ...why });
	await refreshComingIn();
}
