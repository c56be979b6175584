// An authenticator made of software, with the part of the browser that speaks to it: it makes
// passkeys and signs with them, rightly or as a test tells it to.

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const b64 = (bytes) => Buffer.from(bytes).toString('base64url');
const raw = (text) => Buffer.from(text, 'base64url');

export const FLAGS = { present: 0x01, verified: 0x04, mayBackUp: 0x08, backedUp: 0x10, key: 0x40 };
const GOOD = FLAGS.present | FLAGS.verified;

function count32(count) {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(count);
	return bytes;
}

/** The public key as COSE has it. */
function cose(publicKey) {
	const { x, y } = publicKey.export({ format: 'jwk' });
	return Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), raw(x), Buffer.from('225820', 'hex'), raw(y)]);
}

const clientData = (type, challenge, origin, more = {}) =>
	Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false, ...more }));

export class Passkey {
	/** A passkey for what `passkey.begin` asked. `counts`: false keeps the counter at 0. */
	constructor(question, { counts = true, id = randomBytes(32) } = {}) {
		const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
		Object.assign(this, { id, user: question.user, rp: question.rp, publicKey, privateKey, counts, count: 0 });
	}

	/** Site, flags and counter; it counts as it goes. */
	head(flags, { rp = this.rp, count } = {}) {
		if (this.counts) this.count++;
		return Buffer.concat([sha256(rp), Buffer.from([flags]), count32(count ?? this.count)]);
	}

	/** The arguments of `passkey.finish`. */
	made(question, origin, name = 'Mijn telefoon', wrong = {}) {
		const length = Buffer.alloc(2);
		length.writeUInt16BE(this.id.length);
		const data = Buffer.concat([this.head((wrong.flags ?? GOOD) | FLAGS.key, wrong), Buffer.alloc(16), length, this.id, cose(this.publicKey)]);
		const size = Buffer.alloc(2);
		size.writeUInt16BE(data.length);
		const attestation = Buffer.concat([Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex'), size, data]);
		const challenge = wrong.challenge ?? question.challenge;
		return {
			name, client_data: b64(clientData(wrong.type ?? 'webauthn.create', challenge, wrong.origin ?? origin, wrong.more)),
			attestation: b64(attestation),
		};
	}

	/** What it answers to a question: `passkey` of session.sign_in_passkey and session.prove. */
	answer(question, origin, wrong = {}) {
		const client = clientData(wrong.type ?? 'webauthn.get', wrong.challenge ?? question.challenge, wrong.origin ?? origin, wrong.more);
		const data = this.head(wrong.flags ?? GOOD, wrong);
		const signature = sign('sha256', Buffer.concat([data, sha256(client)]), wrong.key ?? this.privateKey);
		const user = 'user' in wrong ? wrong.user : this.user;
		return {
			credential: b64(wrong.id ?? this.id), client_data: b64(client), authenticator_data: b64(data), signature: b64(signature),
			...(user === undefined ? {} : { user }),
		};
	}

	/** A copy of it, as a thief has it: the same key, and the counter where it stands. */
	copy() {
		return Object.assign(Object.create(Passkey.prototype), this);
	}
}
