/** Content-hashed names: the same bytes always get the same name, other bytes another. */
import { createHash } from 'node:crypto';
import path from 'node:path';

/** Ten base64url characters of SHA-256: 60 bits, plenty for a few dozen files. */
export function hashOf(bytes) {
	return createHash('sha256').update(bytes).digest('base64url').replace(/[-_]/g, 'x').slice(0, 10);
}

/** A file under /assets/ with its hash in the name. */
export function hashed(name, bytes) {
	const { name: stem, ext } = path.parse(name);
	const file = `assets/${stem}-${hashOf(bytes)}${ext}`;
	return { file, url: `/${file}`, bytes };
}
