import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';

const { communityToSay, nameAmong } = await load('state/rooms.ts');
const room = (community, name) => ({ room: `${community}-${name}`, community, community_name: `De ${community}`, name });

test('rooms of one name are told apart by their community, others are not burdened with it', () => {
	const among = [room('a', 'Koffie'), room('b', 'koffie'), room('c', 'Café'), room('c', 'Thee'), room('d', 'Koffie en thee')];
	assert.deepEqual(among.map((one) => communityToSay(one, among)), ['De a', 'De b', undefined, undefined, undefined]);
	assert.deepEqual(among.slice(0, 3).map((one) => nameAmong(one, among)), ['Koffie (De a)', 'koffie (De b)', 'Café']);
	assert.equal(communityToSay(room('e', 'Cafe'), among), 'De e', 'an accent does not tell them apart in passing');
	assert.equal(communityToSay(room('a', 'Koffie'), [room('a', 'Koffie')]), undefined, 'of its own community nothing has to be said');
});
