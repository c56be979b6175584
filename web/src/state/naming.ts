/*
 * Naming people in a text. On the wire each stands where the text has MARK, so that no name is in the
 * words; in a field one writes "@" and the name. Pure.
 */
import type { Author, Mention, MessageView } from '../protocol';

export const MARK = '\uFFFC';
/** As many as a message may name. */
export const NAMED_MAX = 5;
const OFFERED_MAX = 5;
const NAME_MAX = 24;
/** How somebody is called who is not there any more. */
const GONE = 'oud-lid';

/** Words as they are said: with who is named in them, in order. */
export interface Words {
	text: string;
	mentions?: Mention[];
}

/** The words with the names in them, to be read or changed. */
export function plainWords({ text = '', mentions = [] }: { text?: string; mentions?: readonly Mention[] }): string {
	let at = 0;
	return text.replaceAll(MARK, () => {
		const who = mentions[at++];
		return who ? `@${who.name}` : '';
	});
}

/** What was written, with a mark for each of these people whose name stands there after an "@". */
export function spokenWords(written: string, people: readonly Mention[]): Words {
	const mentions: Mention[] = [];
	const byLength = people.filter((one) => one.name !== GONE).sort((a, b) => b.name.length - a.name.length);
	const text = written.replaceAll(MARK, '').replace(/(?<![\p{L}\p{N}])@(?=\p{L}|\p{N})[^\n@]*/gu, (piece) => {
		const who = byLength.find(({ name }) => isNamed(piece.slice(1), name));
		if (!who || mentions.length === NAMED_MAX) return piece;
		mentions.push({ member: who.member, name: who.name });
		return MARK + piece.slice(1 + who.name.length);
	});
	return mentions.length > 0 ? { text, mentions } : { text };
}

function isNamed(piece: string, name: string): boolean {
	return same(piece.slice(0, name.length), name) && !/^[\p{L}\p{N}]/u.test(piece.slice(name.length));
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const same = (a: string, b: string): boolean => fold(a) === fold(b);

/** What stands between the last "@" and the caret, when that may become a name. */
export function beginOfName(text: string, caret: number): { from: number; word: string } | undefined {
	const found = /(?:^|[^\p{L}\p{N}@])@([\p{L}\p{N}](?:[\p{L}\p{N}\p{M} .'’-])*)?$/u.exec(text.slice(0, caret));
	if (!found) return undefined;
	const word = found[1] ?? '';
	return [...word].length > NAME_MAX ? undefined : { from: caret - word.length - 1, word };
}

/** Those whose name, or a word in it, begins like that. A name that is there in full is done. */
export function fitting(people: readonly Author[], word: string): Author[] {
	const begin = fold(word);
	if (people.some(({ name }) => begin.startsWith(`${fold(name)} `))) return [];
	return people.filter(({ name }) => ` ${fold(name)}`.includes(` ${begin}`)).slice(0, OFFERED_MAX);
}

/** Who can be named here: who wrote last comes first, then the hosts. Each once, by their newest name.
 * Behind a message that was passed on there is nobody here. */
export function nameable(messages: readonly MessageView[], hosts: readonly Author[], not: (member: Author['member']) => boolean): Author[] {
	const people = new Map<string, Author>();
	for (const author of [...messages.filter((m) => m.origin === undefined).map((m) => m.author).reverse(), ...hosts]) {
		if (!people.has(author.member) && author.name !== GONE && !not(author.member)) people.set(author.member, author);
	}
	return [...people.values()];
}
