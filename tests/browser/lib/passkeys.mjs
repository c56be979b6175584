/*
 * A browser that has an authenticator. Chromium refuses passkeys on pages whose certificate is wrong,
 * also when it was told to go on; so it is told that this very key is right.
 */
import { createHash } from 'node:crypto';
import { connect } from 'node:tls';
import { origin } from './settings.mjs';

/** The argument that makes Chromium trust the key of the server under test. */
export function trustServer() {
	const { hostname, port } = new URL(origin);
	return new Promise((resolve, reject) => {
		const socket = connect({ host: hostname, port: Number(port || 443), servername: hostname, rejectUnauthorized: false }, () => {
			const key = socket.getPeerX509Certificate().publicKey.export({ type: 'spki', format: 'der' });
			socket.end();
			resolve(`--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`);
		});
		socket.on('error', reject);
	});
}

/** Puts an authenticator into a page: of the device itself, asking for a finger and always given one. */
export async function authenticator(page) {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('WebAuthn.enable', { enableUI: false });
	const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true,
			isUserVerified: true, automaticPresenceSimulation: true,
		},
	});
	const say = (method, args = {}) => devtools.send(`WebAuthn.${method}`, { authenticatorId, ...args });
	return {
		/** The passkeys that lie in it. */
		passkeys: async () => (await say('getCredentials')).credentials,
		/** Whether the finger is the right one from now on. */
		recognise: (isUserVerified) => say('setUserVerified', { isUserVerified }),
		forget: () => say('clearCredentials'),
		/** Takes passkeys of another one, as a second device with the same account has them. */
		take: async (passkeys) => {
			for (const credential of passkeys) await say('addCredential', { credential });
		},
	};
}
