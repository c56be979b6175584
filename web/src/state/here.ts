/*
 * Says that a person is at the device. Pages ask by themselves, so for who works here the server does
 * not take what a page asks for a person (QU7): only acts, and this.
 */
import { request } from '../net/connection';
import { phase } from './session';

/** Well within the ten minutes after which nobody is there. */
const EACH_MS = 4 * 60_000;
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

let said_ms = -EACH_MS;

function say(): void {
	if (phase.value !== 'here' || performance.now() - said_ms < EACH_MS) return;
	said_ms = performance.now();
	request('session.here', {}).catch(() => { said_ms = -EACH_MS; });
}

export function watchPerson(): void {
	for (const sign of SIGNS) addEventListener(sign, say, { passive: true, capture: true });
}
