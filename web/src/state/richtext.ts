/*
 * Text of people as plain data: paragraphs with bold, italic, https links and who is named. Never HTML: whatever
 * looks like a tag is just characters.
 */
import type { Mention } from '../protocol';
import { MARK as NAMED } from './naming';

export type Span =
	| { kind: 'text' | 'bold' | 'italic'; text: string }
	| { kind: 'break' }
	| { kind: 'link'; text: string; href: string; host: string }
	| { kind: 'named'; who: Mention };

const MARK = /\*\*([^*\n\uFFFC]+)\*\*|(?<![\p{L}\p{N}*_])[*_]([^*_\n\uFFFC]+)[*_](?![\p{L}\p{N}*_])|https:\/\/[^\s<>"'\uFFFC]+|\uFFFC/gu;
const CLOSING = /[.,;:!?)\]}]+$/;

/** Splits a message into paragraphs of spans. `mentions`: who is named in it, in order. */
export function paragraphs(text: string, mentions: readonly Mention[] = []): Span[][] {
	const named = mentions.values();
	return text.split(/\n{2,}/).map((part) => lines(part, named));
}

function lines(part: string, named: Iterator<Mention>): Span[] {
	return part.split('\n').flatMap((line, i): Span[] =>
		i === 0 ? spans(line, named) : [{ kind: 'break' }, ...spans(line, named)]);
}

function spans(line: string, named: Iterator<Mention>): Span[] {
	const out: Span[] = [];
	let at = 0;
	for (const found of line.matchAll(MARK)) {
		const index = found.index ?? 0;
		if (index > at) out.push({ kind: 'text', text: line.slice(at, index) });
		const [whole, bold, italic] = found;
		at = index + whole.length;
		if (bold !== undefined) out.push({ kind: 'bold', text: bold });
		else if (italic !== undefined) out.push({ kind: 'italic', text: italic });
		else if (whole === NAMED) pushNamed(out, named.next());
		else at = index + pushLink(out, whole);
	}
	if (at < line.length) out.push({ kind: 'text', text: line.slice(at) });
	return out;
}

/** A mark with nobody behind it is nothing. */
function pushNamed(out: Span[], next: IteratorResult<Mention>): void {
	if (!next.done) out.push({ kind: 'named', who: next.value });
}

/** Adds a link and answers how many characters it took; closing punctuation is not part of it. */
function pushLink(out: Span[], found: string): number {
	const text = found.replace(CLOSING, '');
	try {
		const url = new URL(text);
		out.push({ kind: 'link', text, href: url.href, host: url.host });
	} catch {
		out.push({ kind: 'text', text });
	}
	return text.length;
}
