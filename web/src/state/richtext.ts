/*
 * Text of people as plain data: paragraphs with bold, italic and https links. Never HTML: whatever
 * looks like a tag is just characters.
 */

export type Span =
	| { kind: 'text' | 'bold' | 'italic'; text: string }
	| { kind: 'break' }
	| { kind: 'link'; text: string; href: string; host: string };

const MARK = /\*\*([^*\n]+)\*\*|(?<![\p{L}\p{N}*_])[*_]([^*_\n]+)[*_](?![\p{L}\p{N}*_])|https:\/\/[^\s<>"']+/gu;
const CLOSING = /[.,;:!?)\]}]+$/;

/** Splits a message into paragraphs of spans. */
export function paragraphs(text: string): Span[][] {
	return text.split(/\n{2,}/).map((part) => lines(part));
}

function lines(part: string): Span[] {
	return part.split('\n').flatMap((line, i): Span[] =>
		i === 0 ? spans(line) : [{ kind: 'break' }, ...spans(line)]);
}

function spans(line: string): Span[] {
	const out: Span[] = [];
	let at = 0;
	for (const found of line.matchAll(MARK)) {
		const index = found.index ?? 0;
		if (index > at) out.push({ kind: 'text', text: line.slice(at, index) });
		const [whole, bold, italic] = found;
		at = index + whole.length;
		if (bold !== undefined) out.push({ kind: 'bold', text: bold });
		else if (italic !== undefined) out.push({ kind: 'italic', text: italic });
		else at = index + pushLink(out, whole);
	}
	if (at < line.length) out.push({ kind: 'text', text: line.slice(at) });
	return out;
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
