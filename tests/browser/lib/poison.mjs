/*
 * Puts hostile texts into every answer of the server, wherever a text of people can stand: also where
 * the server would refuse them today. Which keys those are is read from the protocol itself.
 */
import { readFileSync } from 'node:fs';
import { NAMES, PAYLOADS } from '../../lib/payloads.mjs';

const protocol = readFileSync(new URL('../../../web/src/protocol.ts', import.meta.url), 'utf8');
/** Texts that are no words of anybody: they are read by programs. */
const TECHNICAL = new Set(['nonce', 'url', 'uri', 'qr', 'key', 'rp', 'user', 'challenge', 'credential', 'credentials', 'client_data',
	'authenticator_data', 'signature', 'attestation', 'endpoint', 'browser_key', 'iss', 'slug', 'event', 'action', 'outcome', 'object_kind',
	'access_point', 'basis', 'source', 'hat', 'state', 'field']);
const KEYS = new Set([...protocol.matchAll(/^\s+(\w+)\??: string(?:\[\])?;$/gm)].map(([, key]) => key).filter((key) => !TECHNICAL.has(key)));
const ENUM = new Set([...protocol.matchAll(/'([^']+)'/g)].map(([, word]) => word));
const ID = /^[a-z2-7]{26}$/;

/** How a text is recognised on a screen: `⟦message.thread text⟧`. */
const mark = (cmd, key) => `⟦${cmd} ${key}⟧`;

/** Stands between a page and its server. Texts keep their place, so each field that `cmd` answers gets
 * all hostile texts at once in its first place, and one of them as it is in each other place. */
export class Poison {
	#asked = new Map();
	#turn = 0;
	#singles = [...NAMES, ...PAYLOADS];

	/** Keeps who asked what, to know the answer by. */
	asked({ id, cmd }) {
		this.#asked.set(id, cmd);
	}

	/** An object of the server, changed in place. */
	taint(object) {
		const cmd = object.ev ?? this.#asked.get(object.re);
		this.#walk(object.ok ?? object.data, cmd, true);
		return object;
	}

	/** What the HTTP door answers to `cmd`. */
	taintDoor(object, cmd) {
		this.#walk(object.ok, cmd, true);
		return object;
	}

	#walk(value, cmd, first) {
		if (Array.isArray(value)) value.forEach((one, i) => this.#walk(one, cmd, first && i === 0));
		else if (value && typeof value === 'object') for (const [key, inner] of Object.entries(value)) value[key] = this.#put(key, inner, cmd, first);
	}

	#put(key, value, cmd, first) {
		const lines = Array.isArray(value) && value.every((one) => typeof one === 'string');
		if (lines && KEYS.has(key)) return value.map((one, i) => this.#text(key, one, cmd, first && i === 0));
		if (typeof value === 'string') return KEYS.has(key) ? this.#text(key, value, cmd, first) : value;
		this.#walk(value, cmd, first);
		return value;
	}

	#text(key, value, cmd, first) {
		if (ID.test(value) || ENUM.has(value)) return value;
		if (first) return `${mark(cmd, key)} ${PAYLOADS.join(key === 'text' ? '\n\n' : ' ')}`;
		return this.#singles[this.#turn++ % this.#singles.length];
	}
}
