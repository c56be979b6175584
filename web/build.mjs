/*
 * Builds the client into dist/: bundles, icons, font, pages, licence texts, compressed variants and
 * assets.txt, the list from which the server compiles everything in. Fails over a budget.
 *
 *   node build.mjs
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './build/bundle.mjs';
import { checkBudgets } from './build/budgets.mjs';
import { iconSprite } from './build/icons.mjs';
import { collectLicences } from './build/licences.mjs';
import { hashed } from './build/names.mjs';
import { fillPages } from './build/pages.mjs';
import { serviceWorker } from './build/worker.mjs';
import { writeAll } from './build/write.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(root, 'dist');
const fromStatic = (name) => readFile(path.join(root, 'static', name), 'utf8');

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });

/* Hashed files first: the pages and the bundle name them. */
const icons = hashed('icons.svg', await iconSprite(root));
const icon = hashed('icon.svg', Buffer.from(await fromStatic('icon.svg')));
const webmanifest = hashed('app.webmanifest',
	Buffer.from((await fromStatic('app.webmanifest')).replace('{{icon}}', icon.url)));

const code = await bundle(root, { iconsUrl: icons.url });

const pages = fillPages({
	index: await fromStatic('index.html'),
	help: await fromStatic('help.html'),
	helpWords: JSON.parse(await fromStatic('help.json')),
	weg: await fromStatic('weg.html'),
	lost: await fromStatic('404.html'),
}, { icon, icons, webmanifest, code });

const licences = { url: '/licenties.txt', bytes: await collectLicences(root, code.inputs) };

const files = [
	...pages,
	...[icons, icon, webmanifest, ...code.files].map((file) => ({ ...file, cache: 'immutable' })),
	{ ...licences, cache: 'no-store' },
];
const worker = await serviceWorker(root, files,
	[icons.url, icon.url, webmanifest.url, ...code.shellFiles.map((file) => `/${file}`)]);
await writeAll(dist, [...files, worker]);

const failures = checkBudgets({ files, code, icons, worker });
if (failures.length > 0) {
	for (const line of failures) console.error(`over budget: ${line}`);
	process.exit(1);
}
