/** House rules while a coordinator writes them: what is missing, and what is sent. Pure. */
import type { Args, CommunityId, RulesQuestion, RulesVersion } from '../../protocol';
import { linesOf } from './diff';

export interface Draft {
	rules_nl: string;
	rules_en: string;
	questions: readonly RulesQuestion[];
}

export const RULES_MOST = 20;
const CHARACTERS_MOST = 3000;
const QUESTIONS = 3;
const NONE: RulesQuestion = { ask_nl: '', answers_nl: [], why_nl: '', right: 0 };

export const draftOf = (now: RulesVersion | undefined): Draft => ({
	rules_nl: now?.rules_nl ?? '',
	rules_en: now?.rules_en ?? '',
	questions: Array.from({ length: QUESTIONS }, (_, i) => now?.questions[i] ?? NONE),
});

const filled = (answers: readonly string[] | undefined): string[] =>
	(answers ?? []).map((one) => one.trim()).filter((one) => one !== '');

/** The fields that are not right yet: their ids. English is there as a whole or not at all. */
export function missing(draft: Draft): string[] {
	const found: string[] = [];
	const fits = (text: string): boolean => linesOf(text).length <= RULES_MOST && text.length <= CHARACTERS_MOST;
	if (linesOf(draft.rules_nl).length === 0 || !fits(draft.rules_nl)) found.push('rules-nl');
	if (!fits(draft.rules_en)) found.push('rules-en');
	draft.questions.forEach((one, i) => {
		const dutch = filled(one.answers_nl);
		const id = (lang: string, what: string): string => `rules-${lang}-${i + 1}-${what}`;
		if (!one.ask_nl.trim()) found.push(id('nl', 'ask'));
		if (dutch.length < 2) found.push(id('nl', 'answer-2'));
		else if (one.right >= dutch.length) found.push(id('nl', `answer-${one.right + 1}`));
		if (!one.why_nl.trim()) found.push(id('nl', 'why'));
		if (!one.ask_en?.trim()) return;
		if (filled(one.answers_en).length !== dutch.length) found.push(id('en', `answer-${dutch.length}`));
		if (!one.why_en?.trim()) found.push(id('en', 'why'));
	});
	return found;
}

function question(one: RulesQuestion): RulesQuestion {
	const ask_en = one.ask_en?.trim();
	return {
		ask_nl: one.ask_nl.trim(), answers_nl: filled(one.answers_nl), why_nl: one.why_nl.trim(), right: one.right,
		...(ask_en ? { ask_en, answers_en: filled(one.answers_en), why_en: (one.why_en ?? '').trim() } : {}),
	};
}

/** What is sent: without white space at the ends, and without lines that hold nothing. */
export function argsOf(community: CommunityId, version: number, draft: Draft): Args<'rules.set'> {
	const rules_en = linesOf(draft.rules_en).join('\n');
	return {
		community, version, rules_nl: linesOf(draft.rules_nl).join('\n'),
		...(rules_en ? { rules_en } : {}), questions: draft.questions.map(question),
	};
}

/** Rules and questions as lines, to compare two versions by. */
export function wholeOf(draft: Draft, lang: 'nl' | 'en'): string {
	const nl = lang === 'nl';
	return [
		nl ? draft.rules_nl : draft.rules_en,
		...draft.questions.flatMap((one) => [
			(nl ? one.ask_nl : one.ask_en) ?? '',
			...filled(nl ? one.answers_nl : one.answers_en).map((text, i) => (i === one.right ? `✓ ${text}` : `- ${text}`)),
			(nl ? one.why_nl : one.why_en) ?? '',
		]),
	].join('\n');
}
