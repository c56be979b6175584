import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';

const { beginOfName, fitting, MARK, nameable, plainWords, spokenWords } = await load('state/naming.ts');
const { paragraphs } = await load('state/richtext.ts');
const who = (name, hat = 'resident') => ({ member: `m-${name}`, name, hat });
const people = [who('Roos'), who('Roosje'), who('Bart'), who('Bart van Es'), who('Zoë')];

test('a name after an at sign becomes a mark, whoever else begins alike', () => {
	for (const [written, text, names] of [
		['dag @Roos', `dag ${MARK}`, ['Roos']],
		['@Roosje en @roos!', `${MARK} en ${MARK}!`, ['Roosje', 'Roos']],
		['@Bart van Es, kom', `${MARK}, kom`, ['Bart van Es']],
		['@Bart van huis', `${MARK} van huis`, ['Bart']],
		['(@Zoe)', `(${MARK})`, ['Zoë']],
		['@Rooskleurig', '@Rooskleurig', []],
		['roos@Roos.nl', 'roos@Roos.nl', []],
		['@ Roos', '@ Roos', []],
		['@Iemand', '@Iemand', []],
		[`oud ${MARK} teken`, 'oud  teken', []],
		['@Roos '.repeat(6).trim(), `${`${MARK} `.repeat(5)}@Roos`, Array(5).fill('Roos')],
	]) {
		const said = spokenWords(written, people);
		assert.deepEqual([said.text, (said.mentions ?? []).map((one) => one.name)], [text, names], written);
		if (names.length < 5 && !written.includes(MARK)) assert.equal(plainWords(said).toLowerCase().replace('ë', 'e'), written.toLowerCase());
	}
	assert.equal(spokenWords('@oud-lid', [who('oud-lid')]).mentions, undefined, 'nobody is there to be named');
});

test('what may become a name is between the last at sign and the caret', () => {
	assert.deepEqual(beginOfName('dag @ro', 7), { from: 4, word: 'ro' });
	assert.deepEqual(beginOfName('@', 1), { from: 0, word: '' });
	assert.deepEqual(beginOfName('@Bart va', 8), { from: 0, word: 'Bart va' });
	for (const text of ['dag', 'a@ro', '@@', '@ ro', '@ro\n', `@${'a'.repeat(25)}`]) assert.equal(beginOfName(text, text.length), undefined, text);
	const names = (word) => fitting(people, word).map(({ name }) => name);
	assert.deepEqual(names('ro'), ['Roos', 'Roosje']);
	assert.deepEqual(names('es'), ['Bart van Es']);
	assert.deepEqual(names('zoe'), ['Zoë']);
	assert.deepEqual(names('Roos '), [], 'done');
	assert.equal(fitting(Array.from({ length: 9 }, (_, i) => who(`Naam ${i}`)), '').length, 5);
});

test('who wrote last comes first, each once by the newest name, never who is not for the reader', () => {
	const said = (member, name) => ({ author: { member, name, hat: 'resident' } });
	const messages = [said('a', 'Oud'), said('b', 'Bea'), said('me', 'Ik'), said('a', 'Nieuw'), said('c', 'Weg')];
	const found = nameable(messages, [who('Gast'), { member: 'b', name: 'Bea', hat: 'peer' }], (member) => ['me', 'c'].includes(member));
	assert.deepEqual(found.map(({ name }) => name), ['Nieuw', 'Bea', 'Gast']);
});

test('X3 a mark is who is named, in order, and nothing inside it is more than text', () => {
	const kinds = (text, mentions) => paragraphs(text, mentions).flat().map((span) => `${span.kind}:${span.text ?? span.who?.name ?? ''}`);
	const two = [{ member: 'a', name: '**Roos**' }, { member: 'b', name: '<b>Bart' }];
	assert.deepEqual(kinds(`${MARK}\nen ${MARK}${MARK}`, two), ['named:**Roos**', 'break:', 'text:en ', 'named:<b>Bart']);
	assert.deepEqual(kinds(`https://x.nl/${MARK}`, two), ['link:https://x.nl/', 'named:**Roos**']);
	assert.deepEqual(kinds(`**${MARK}**`, two), ['text:**', 'named:**Roos**', 'text:**']);
});
