/*
 * Which Dutch words the first view needs (i18n/nl.json) and which come with the first screen that is
 * fetched later (i18n/nl.more.json). New words go into either file; this sorts them:
 *
 *   node build/words.mjs
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const src = path.join(path.dirname(fileURLToPath(import.meta.url)), '../src');
const file = (name) => path.join(src, 'i18n', `${name}.json`);
const read = (name) => JSON.parse(readFileSync(file(name), 'utf8'));

const IMPORT = /^(?:import|export)\s+(type\s)?[^;]*?from\s+'(\.[^']+)'/gms;

/** The modules that the page begins with: what `main.tsx` imports, and what that imports. */
function firstModules(from, found = new Map()) {
	if (found.has(from)) return found;
	const text = readFileSync(from, 'utf8');
	found.set(from, text);
	for (const [, isType, spec] of text.matchAll(IMPORT)) {
		const to = ['.ts', '.tsx', '/index.ts'].map((end) => path.resolve(path.dirname(from), spec) + end).find(existsSync);
		if (!isType && to && !to.endsWith('protocol.ts')) firstModules(to, found);
	}
	return found;
}

/** All words in the order of the English ones: those of the first view, and the others. */
export function sortedWords() {
	const text = [...firstModules(path.join(src, 'main.tsx')).values()].join('\n');
	const named = new Set([...text.matchAll(/['"`]([a-z0-9_]+(?:\.[a-z0-9_]+)+)['"`]/g)].map((m) => m[1]));
	/* Keys put together from a value, such as hat.${hat}. */
	const families = [...text.matchAll(/`([a-z0-9_]+\.[a-z0-9_.]*)\$\{/g)].map((m) => m[1]);
	const all = { ...read('nl'), ...read('nl.more') };
	const words = { nl: {}, 'nl.more': {} };
	for (const key of new Set([...Object.keys(read('en')), ...Object.keys(all)])) {
		const isFirst = named.has(key) || named.has(key.replace(/_(one|other)$/, '')) || families.some((one) => key.startsWith(one));
		if (key in all) words[isFirst ? 'nl' : 'nl.more'][key] = all[key];
	}
	return words;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	for (const [name, words] of Object.entries(sortedWords())) {
		const lines = Object.entries(words).map(([key, word]) => `\t${JSON.stringify(key)}: ${JSON.stringify(word)}`);
		writeFileSync(file(name), `{\n${lines.join(',\n')}\n}\n`);
	}
}
