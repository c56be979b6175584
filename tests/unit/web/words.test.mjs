import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { sortedWords } from '../../../web/build/words.mjs';
import { load, web } from './load.mjs';

const read = async (lang) => JSON.parse(await readFile(path.join(web, `src/i18n/${lang}.json`), 'utf8'));
const nl = { ...await read('nl'), ...await read('nl.more') };
const en = await read('en');
const WORDS_MAX = 16;

async function sources(folder) {
	const found = [];
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		const full = path.join(folder, entry.name);
		if (entry.isDirectory()) found.push(...await sources(full));
		else if (/\.tsx?$/.test(entry.name)) found.push(await readFile(full, 'utf8'));
	}
	return found;
}

test('every key exists in both languages', () => {
	assert.deepEqual(Object.keys(en).sort(), Object.keys(nl).sort());
});

test('the first view has its words, and those of other screens come with them', async () => {
	const sorted = sortedWords();
	for (const name of ['nl', 'nl.more']) assert.deepEqual(Object.keys(await read(name)).sort(), Object.keys(sorted[name]).sort(), 'run web/build/words.mjs');
});

test('both languages fill in the same values', () => {
	const values = (text) => (text.match(/\{\w+\}/g) ?? []).sort();
	for (const key of Object.keys(nl)) assert.deepEqual(values(en[key]), values(nl[key]), key);
});

test('Dutch sentences have at most 16 words', () => {
	for (const [key, text] of Object.entries(nl)) {
		for (const sentence of text.split(/[.?!](?:\s|$)/)) {
			const count = sentence.split(/\s+/).filter(Boolean).length;
			assert.ok(count <= WORDS_MAX, `${key} has ${count} words: ${sentence}`);
		}
	}
});

test('no exclamation marks, long dashes or stiff words', () => {
	for (const [key, text] of [...Object.entries(nl), ...Object.entries(en)]) {
		assert.doesNotMatch(text, /[!–—]|\b(middels|indien|derhalve|gebruiker)\b/i, key);
	}
});

test('tabs have at most 11 characters', () => {
	for (const key of ['nav.start', 'nav.groups', 'nav.profile']) assert.ok(nl[key].length <= 11, key);
});

test('every key is used', async () => {
	const code = (await sources(path.join(web, 'src'))).join('\n');
	/* Keys put together from a value, such as hat.${hat}. */
	const families = [...code.matchAll(/`([a-z0-9]+\.[a-z_]*)\$\{/g)].map((m) => m[1]);
	for (const key of Object.keys(nl)) {
		const base = key.replace(/_(one|other)$/, '');
		const used = code.includes(`'${key}'`) || code.includes(`'${base}'`)
			|| families.some((family) => key.startsWith(family));
		assert.ok(used, `${key} is not used`);
	}
});

test('X3 nothing in the client builds HTML from text', async () => {
	const code = (await sources(path.join(web, 'src'))).join('\n');
	assert.doesNotMatch(code, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
});

test('times are said the Dutch way', async () => {
	const { clock, dayKey, daysAgo, hourOf } = await load('i18n/time.ts');
	const summer = Date.UTC(2026, 6, 1, 19, 14);
	assert.equal(clock(summer, 'nl'), '21.14');
	assert.equal(clock(summer, 'en'), '9.14 pm');
	assert.equal(hourOf(summer), 21);
	assert.equal(dayKey(Date.UTC(2026, 0, 1, 23, 30)), '2026-01-02');
	assert.equal(daysAgo(Date.UTC(2026, 2, 28, 12), Date.UTC(2026, 2, 29, 12)), 1);
});
