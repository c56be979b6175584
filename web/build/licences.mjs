/** Licence texts of every package whose files ended up in the client. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const LICENCE_FILE = /^(licen[cs]e|copying|ofl)(\.|$|-)/i;

/** One text with all licences. Icons are read at build time and belong in it too. */
export async function collectLicences(root, inputs) {
	const names = new Set(['@iconify-json/lucide']);
	for (const input of inputs) {
		const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
		if (found) names.add(found[1]);
	}
	const parts = [];
	for (const name of [...names].sort()) parts.push(await licenceOf(root, name));
	return Buffer.from(parts.join('\n'));
}

async function licenceOf(root, name) {
	const folder = path.join(root, 'node_modules', name);
	const about = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
	const kind = typeof about.license === 'string' ? about.license : about.license?.type;
	if (!kind) throw new Error(`${name} states no licence`);
	const texts = [];
	for (const file of (await readdir(folder)).sort()) {
		if (LICENCE_FILE.test(file)) texts.push(await readFile(path.join(folder, file), 'utf8'));
	}
	return `== ${name} ${about.version} (${kind}) ==\n\n${texts.join('\n')}\n`;
}
