import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';

const { paragraphs } = await load('state/richtext.ts');
const { weave } = await load('ui/parts/pattern.ts');
const kinds = (text) => paragraphs(text)[0].map((span) => `${span.kind}:${span.text ?? ''}`);

test('bold, italic and breaks', () => {
	assert.deepEqual(kinds('een **vet** en _schuin_\nregel'),
		['text:een ', 'bold:vet', 'text: en ', 'italic:schuin', 'break:', 'text:regel']);
	assert.equal(paragraphs('een\n\ntwee').length, 2);
});

test('a star or line inside a word stays a character', () => {
	assert.deepEqual(kinds('2*3*4 en snake_case_naam'), ['text:2*3*4 en snake_case_naam']);
});

test('only https becomes a link, without its closing point', () => {
	const [before, link, after] = paragraphs('kijk op https://113.nl/hulp.')[0];
	assert.deepEqual([before.kind, link.href, link.host, after.text],
		['text', 'https://113.nl/hulp', '113.nl', '.']);
	for (const text of ['javascript:alert(1)', 'http://x.nl', 'data:text/html,x', 'https://']) {
		assert.ok(!kinds(text).some((kind) => kind.startsWith('link')), text);
	}
});

test('X3 tags are just characters', () => {
	assert.deepEqual(kinds('<img src=x onerror=alert(1)>'), ['text:<img src=x onerror=alert(1)>']);
});

test('the same id always weaves the same cloth, and ids spread over all of them', () => {
	assert.deepEqual(weave('abc'), weave('abc'));
	const cloths = new Set(Array.from({ length: 2000 }, (_, i) => {
		const { run, runs } = weave(`id${i}`);
		return run + runs;
	}));
	assert.equal(cloths.size, 36);
});
