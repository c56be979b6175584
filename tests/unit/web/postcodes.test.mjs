import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { load, web } from './load.mjs';

const { municipalityOf } = await load('state/postcodes.ts');
const region = JSON.parse(await readFile(path.join(web, '../server/demo/region.json'), 'utf8'));

/** A place of each municipality, and those just over a border. */
const PLACES = [
	['7411', 'Deventer'], ['7437', 'Deventer'], ['7391', undefined], ['7443', 'Hellendoorn'], ['7688', 'Hellendoorn'],
	['7451', 'Rijssen-Holten'], ['7461', 'Rijssen-Holten'], ['7468', 'Wierden'], ['7642', 'Wierden'], ['7471', 'Hof van Twente'],
	['7491', 'Hof van Twente'], ['7481', 'Haaksbergen'], ['7511', 'Enschede'], ['7548', 'Enschede'], ['7551', 'Hengelo'], ['7559', 'Hengelo'],
	['7561', 'Dinkelland'], ['7631', 'Dinkelland'], ['7571', 'Oldenzaal'], ['7581', 'Losser'], ['7587', 'Losser'], ['7601', 'Almelo'],
	['7627', 'Almelo'], ['7621', 'Borne'], ['7651', 'Tubbergen'], ['7678', 'Tubbergen'], ['7671', 'Twenterand'], ['7683', 'Twenterand'],
	['7685', undefined], ['7691', undefined], ['1012', undefined], ['0000', undefined],
];

test('C1 a postcode leads to its municipality', () => {
	for (const [postcode, place] of PLACES) assert.equal(municipalityOf(postcode), place, postcode);
	const known = region.municipalities.map((one) => one.name).sort();
	assert.deepEqual([...new Set(PLACES.map(([, place]) => place).filter(Boolean))].sort(), known, 'every municipality of the region');
});

test('C1 a postcode is read as people type it, and nothing else is', () => {
	for (const typed of [' 7511 ', '7511AB', '7511 ab']) assert.equal(municipalityOf(typed), 'Enschede', typed);
	for (const typed of ['', '751', '75111', 'abcd', '7511 a', '-7511', '7511.0', '٧٥١١']) assert.equal(municipalityOf(typed), undefined, typed);
});
