/* Loads one TypeScript module of the client for a test: bundled with esbuild into a temporary file. */
import { webcrypto } from 'node:crypto';
import { createRequire } from 'node:module';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const web = fileURLToPath(new URL('../../../web/', import.meta.url));
const { build } = createRequire(path.join(web, 'package.json'))('esbuild');

/* Browsers have it; Node.js 18 keeps it in a module. */
globalThis.crypto ??= webcrypto;

/** Imports `web/src/<module>`. */
export const load = (module) => loadAll(module);

/** Imports several modules as one, so that they share what they are made of. */
export async function loadAll(...modules) {
	const folder = await mkdtemp(path.join(tmpdir(), 'noaber-web-'));
	try {
		const outfile = path.join(folder, 'module.mjs');
		const contents = modules.map((one) => `export * from './${one}';`).join('\n');
		await build({
			stdin: { contents, resolveDir: path.join(web, 'src') },
			bundle: true, format: 'esm', platform: 'node', target: 'node18', outfile, logLevel: 'error',
		});
		return await import(pathToFileURL(outfile));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
