/*
 * The plain HTTP door: entering, signing in and leaving. Only here can the server set or clear the
 * session cookie, which page script never sees.
 */
import type { Args, Reply } from '../protocol';
import { Refused, Unanswered } from './errors';
import { provenly } from './proof';

type DoorCommand = 'session.enter' | 'session.sign_in' | 'session.names' | 'account.recover'
	| 'account.change_passphrase' | 'consent.texts' | 'session.forget_device'
	| 'factor.ways' | 'factor.begin_totp' | 'factor.finish_totp' | 'session.prove'
	| 'passkey.begin' | 'passkey.finish' | 'passkey.begin_proof' | 'session.begin_passkey' | 'session.sign_in_passkey'
	| 'front_door.look' | 'oidc.look' | 'oidc.begin' | 'oidc.sign_in' | 'oidc.begin_link' | 'oidc.link';
const PATIENCE_MS = 10_000;

async function call<T>(init: RequestInit): Promise<T> {
	const stop = new AbortController();
	const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
	try {
		const answer = await fetch('/session', {
			...init,
			credentials: 'same-origin',
			cache: 'no-store',
			signal: stop.signal,
		});
		const body = await answer.json();
		if (body.err) throw new Refused(body.err);
		return body.ok as T;
	} catch (error) {
		if (error instanceof Refused) throw error;
		throw new Unanswered('door');
	} finally {
		clearTimeout(timer);
	}
}

/** Sends one command through the HTTP door. Throws Refused or Unanswered. */
export function door<C extends DoorCommand>(cmd: C, args: Args<C>): Promise<Reply<C>> {
	return provenly(() => call<Reply<C>>({
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({ cmd, args }),
	}));
}

/** A fresh nonce for `session.hello`. Refused with `signed_out` when there is no session. */
export function fetchNonce(): Promise<Reply<'session.nonce'>> {
	return call({ method: 'GET' });
}

/** Ends the session of this browser and lets the server clear the cookie. */
export function leaveByDoor(): Promise<Reply<'session.sign_out'>> {
	return call({ method: 'DELETE' });
}
