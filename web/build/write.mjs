/** Writes the files, their compressed variants, and the list for the server. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TYPES = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=utf-8',
	'.webmanifest': 'application/manifest+json',
	'.woff2': 'font/woff2',
};
/* A font is compressed already. */
const READY = new Set(['.woff2']);

/**
 * Writes everything under `dist`. assets.txt has one line a file, tab-separated:
 * URL path, file under dist, content type, cache class (`immutable` or `no-store`).
 * A `.br` and a `.gz` lie beside a file when they are smaller.
 */
export async function writeAll(dist, files) {
	const lines = [];
	for (const entry of [...files].sort((a, b) => (a.url < b.url ? -1 : 1))) {
		const file = entry.file ?? entry.url.slice(1);
		const extension = path.extname(file);
		const type = TYPES[extension];
		if (!type) throw new Error(`${file}: unknown content type`);
		const full = path.join(dist, file);
		await mkdir(path.dirname(full), { recursive: true });
		await writeFile(full, entry.bytes);
		if (!READY.has(extension)) await writeVariants(full, entry.bytes);
		lines.push([entry.url, file, type, entry.cache].join('\t'));
	}
	await writeFile(path.join(dist, 'assets.txt'), `${lines.join('\n')}\n`);
}

async function writeVariants(full, bytes) {
	const brotli = brotliCompressSync(bytes, {
		params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
	});
	const gzip = gzipSync(bytes, { level: 9 });
	if (brotli.length < bytes.length) await writeFile(`${full}.br`, brotli);
	if (gzip.length < bytes.length) await writeFile(`${full}.gz`, gzip);
}
