/*
 * Passkeys: the device asks for a finger, a face or a code, and the page carries the question to it
 * and the answer back. Nothing is shown before somebody presses a button for it.
 */
import type { Args, PasskeyAnswer, PasskeyQuestion } from '../protocol';
import { Hindered } from './errors';

const PATIENCE_MS = 240_000; /* within the five minutes of a question */
const ES256 = -7, EDDSA = -8, RS256 = -257;

/** Whether this browser can do it at all. */
export const passkeysWork = (): boolean =>
	isSecureContext && 'PublicKeyCredential' in window && 'credentials' in navigator;

function toBytes(text: string): Uint8Array<ArrayBuffer> {
	const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
	return Uint8Array.from(plain, (char) => char.charCodeAt(0));
}

function toText(bytes: ArrayBuffer): string {
	const plain = String.fromCharCode(...new Uint8Array(bytes));
	return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

const named = (ids: readonly string[]): PublicKeyCredentialDescriptor[] =>
	ids.map((id) => ({ type: 'public-key', id: toBytes(id) }));

/** What browsers call it, as a sentence. Saying no and waiting too long are one to them. */
function hindered(error: unknown): Hindered {
	const name = error instanceof DOMException ? error.name : '';
	if (name === 'NotAllowedError' || name === 'AbortError') return new Hindered('passkey.cancelled');
	return new Hindered(name === 'InvalidStateError' ? 'passkey.known' : 'passkey.unable');
}

async function ask<T extends AuthenticatorResponse>(
	asking: () => Promise<Credential | null>,
): Promise<{ id: string; response: T }> {
	if (!passkeysWork()) throw new Hindered('passkey.unable');
	const got = await asking().catch((error: unknown) => {
		throw hindered(error);
	});
	const credential = got as PublicKeyCredential | null;
	if (!credential) throw new Hindered('passkey.cancelled');
	return { id: toText(credential.rawId), response: credential.response as T };
}

/** Makes a passkey on the device. */
export async function makePasskey(
	question: PasskeyQuestion,
): Promise<Pick<Args<'passkey.finish'>, 'client_data' | 'attestation'>> {
	const account = question.name ?? '';
	const { response } = await ask<AuthenticatorAttestationResponse>(() => navigator.credentials.create({
		publicKey: {
			challenge: toBytes(question.challenge),
			rp: { id: question.rp, name: 'Noaber' },
			user: { id: toBytes(question.user ?? ''), name: account, displayName: account },
			pubKeyCredParams: [ES256, EDDSA, RS256].map((alg) => ({ type: 'public-key', alg })),
			excludeCredentials: named(question.credentials),
			authenticatorSelection: {
				residentKey: 'required', requireResidentKey: true, userVerification: 'required',
			},
			attestation: 'none',
			timeout: PATIENCE_MS,
		},
	}));
	return { client_data: toText(response.clientDataJSON), attestation: toText(response.attestationObject) };
}

/** Answers a question with a passkey of the device. */
export async function usePasskey(question: PasskeyQuestion): Promise<PasskeyAnswer> {
	const { id, response } = await ask<AuthenticatorAssertionResponse>(() => navigator.credentials.get({
		publicKey: {
			challenge: toBytes(question.challenge),
			rpId: question.rp,
			allowCredentials: named(question.credentials),
			userVerification: 'required',
			timeout: PATIENCE_MS,
		},
	}));
	const answer: PasskeyAnswer = {
		credential: id,
		client_data: toText(response.clientDataJSON),
		authenticator_data: toText(response.authenticatorData),
		signature: toText(response.signature),
	};
	if (response.userHandle?.byteLength) answer.user = toText(response.userHandle);
	return answer;
}
