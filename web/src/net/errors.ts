import type { Key } from '../i18n';
import type { Refusal } from '../protocol';

/** The server understood the command and said no. */
export class Refused extends Error {
	constructor(readonly refusal: Refusal) {
		super(refusal.status);
	}
}

/** No answer: the connection was not there, broke off, or stayed silent too long. */
export class Unanswered extends Error {}

/** Something on the device was in the way; `key` is the sentence for it. */
export class Hindered extends Error {
	constructor(readonly key: Key) {
		super(key);
	}
}

/** The refusal inside an error, or undefined when the server never answered. */
export function refusalOf(error: unknown): Refusal | undefined {
	return error instanceof Refused ? error.refusal : undefined;
}
