/*
 * What is pasted or typed becomes text that the server takes (X1): it refuses control characters, and words of
 * a person are not to be lost for signs that nobody sees. Every field is looked at here, before its screen hears.
 */

/** What a field is for: some lines, one line, or a secret, which is kept as it is where it can be. */
export type FieldKind = 'lines' | 'line' | 'secret';

/* What the server refuses, but what ends a line for some program, such as a word processor. */
const UNSEEN = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g;
const BREAK = /\r\n|[\v\f\r\x85\u2028\u2029]/g;
const SPACING = / *[\t\n\v\f\r\x85\u2028\u2029]+ */g;
const REFUSED_BREAK = /[\v\f\r\x85]/g;

const BY_KIND: Record<FieldKind, readonly [RegExp, string]> = { lines: [BREAK, '\n'], line: [SPACING, ' '], secret: [REFUSED_BREAK, ''] };

/** The same words without control characters. What breaks a line does so, or is a space where there is one line. Pure. */
export function readable(text: string, kind: FieldKind = 'lines'): string {
	return text.replace(UNSEEN, '').replace(...BY_KIND[kind]);
}

function kindOf(field: HTMLInputElement | HTMLTextAreaElement): FieldKind {
	if (field instanceof HTMLTextAreaElement) return 'lines';
	return field.autocomplete.endsWith('-password') ? 'secret' : 'line';
}

function clean({ target: field }: Event): void {
	if (!(field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && ['text', 'search', 'password'].includes(field.type)))) return;
	const kind = kindOf(field), { value, selectionStart } = field, text = readable(value, kind);
	if (text === value) return;
	const caret = readable(value.slice(0, selectionStart ?? value.length), kind).length;
	field.value = text;
	field.setSelectionRange(caret, caret);
}

/** From now on. First of all who listen to a field, so that nobody gets what was not looked at. */
export function keepReadable(): void {
	addEventListener('input', clean, { capture: true });
}
