/** The service worker as a file, with the list of what it keeps. */
import { build } from 'esbuild';
import { hashOf } from './names.mjs';

/** Pages whose addresses it answers without internet; the first is the empty shell. */
const PAGES = ['index.html', 'hulp.html', 'help.html'];

/** `files` are all that the build made; `wanted` the urls of what the kept pages need. */
export async function serviceWorker(root, files, wanted) {
	const [shell, ...help] = PAGES.map((file) => files.find((one) => one.file === file));
	const kept = files.filter(({ url }) => wanted.includes(url));
	if (kept.length !== wanted.length) throw new Error('worker: a file to keep was not built');
	const bytes = Buffer.concat([shell, ...help, ...kept].map((one) => Buffer.from(one.bytes)));
	const names = (list) => list.map(({ url }) => url);
	const result = await build({
		absWorkingDir: root,
		entryPoints: ['worker/worker.ts'],
		bundle: true,
		format: 'iife',
		target: ['es2020', 'safari16', 'firefox102', 'chrome103'],
		minify: true,
		charset: 'utf8',
		define: {
			__KEPT__: JSON.stringify({
				name: `noaber-${hashOf(bytes)}`, shell: shell.url, help: names(help), files: names(kept),
			}),
		},
		legalComments: 'none',
		write: false,
		logLevel: 'warning',
	});
	return { file: 'sw.js', url: '/sw.js', bytes: Buffer.from(result.outputFiles[0].contents), cache: 'no-cache' };
}
