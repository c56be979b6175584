// The region that server/run fills: it goes into an empty store as it is shipped, whole, and people
// find its conversations.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { house } from '../lib/house.mjs';
import { allEvents } from '../lib/people.mjs';

const region = JSON.parse(readFileSync(new URL('../../server/demo/region.json', import.meta.url), 'utf8'));

/** Events that a room of the file makes: each message, its reactions, and whether it was hidden. */
const eventsOf = (room) => room.messages.reduce((sum, { reactions = {}, hidden }) =>
	sum + 1 + Object.values(reactions).flat().length + (hidden ? 1 : 0), 0);

test('D4 D5: the demo region is filled without a hole', async (t) => {
	const h = await house(t, { plan: region });
	await h.ctl('verify');
	const guest = await h.guest();
	const c = await guest.connect();
	const { communities } = await c.ask('community.list');
	let seen = 0;
	for (const planned of region.communities.filter(({ access }) => access === 'open')) {
		const { community } = communities.find(({ slug }) => slug === planned.slug);
		const { rooms } = await c.ask('community.look', { community });
		for (const room of planned.rooms) {
			const there = rooms.find(({ name }) => name === room.name).room;
			assert.equal((await allEvents(c, there)).length, eventsOf(room), room.name);
			seen += room.messages.length;
		}
	}
	assert.ok(seen > 100);
	await c.close();
});
