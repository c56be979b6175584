// Code apps as people have them on their phone: six digits of a key and the time (RFC 6238), each
// step used once. Somebody who signs in often within half a minute has several.

import { createHmac } from 'node:crypto';

const STEP_MS = 30_000;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function bytesOf(key) {
	const bits = [...key].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
	return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

export const stepOf = (ms) => Math.floor(ms / STEP_MS);

/** The digits of a step. */
export function codeOf(key, step) {
	const counter = Buffer.alloc(8);
	counter.writeBigInt64BE(BigInt(step));
	const hash = createHmac('sha1', bytesOf(key)).update(counter).digest();
	const number = hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff;
	return String(number % 1_000_000).padStart(6, '0');
}

/** The code apps of one account. */
export class CodeApps {
	constructor(keys) {
		this.apps = keys.map((key) => ({ key, last: 0 }));
	}

	/** A code that was not used before; waits for one when all are used up. `now` gives the server's time. */
	async next(now = Date.now) {
		for (;;) {
			const step = stepOf(now());
			// Not the step before: it may be over by the time it arrives.
			const [app] = this.apps.filter((one) => one.last <= step).sort((a, b) => a.last - b.last);
			if (app) {
				app.last = Math.max(step, app.last + 1);
				return codeOf(app.key, app.last);
			}
			await new Promise((resolve) => { setTimeout(resolve, STEP_MS - (now() % STEP_MS) + 50); });
		}
	}
}
