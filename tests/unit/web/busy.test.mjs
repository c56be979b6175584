/* A server that is busy for a moment is asked again (net/busy.ts). */
import assert from 'node:assert/strict';
import test from 'node:test';
import { loadAll } from './load.mjs';

const { patiently, Refused, Unanswered } = await loadAll('net/busy.ts', 'net/errors.ts');
const refuse = (status) => { throw new Refused({ status, nl: '', en: '' }); };

/** Says what the list says, one at a time; counts, and keeps what was waited. */
function server(...answers) {
	const seen = { said: 0, waited: [] };
	seen.ask = () => patiently(async () => answers[seen.said++](), async (ms) => seen.waited.push(ms));
	return seen;
}
const busy = () => refuse('busy');

test('R8: what a busy server did not begin is said again, later each time', async () => {
	const one = server(busy, busy, () => 'here');
	assert.equal(await one.ask(), 'here');
	assert.equal(one.said, 3);
	assert.equal(one.waited.length, 2);
	assert.ok(one.waited[0] >= 500 && one.waited[0] <= 1000, one.waited[0]);
	assert.ok(one.waited[1] >= 1000 && one.waited[1] <= 2000, one.waited[1]);
});

test('R8: three times more, then it is busy', async () => {
	const full = server(busy, busy, busy, busy, busy);
	await assert.rejects(full.ask(), (error) => error.refusal.status === 'busy');
	assert.equal(full.said, 4);
});

test('any other answer stands', async () => {
	const no = server(() => refuse('forbidden'));
	await assert.rejects(no.ask(), (error) => error.refusal.status === 'forbidden');
	const cut = server(() => { throw new Unanswered('cut'); });
	await assert.rejects(cut.ask(), Unanswered);
	assert.deepEqual([no.said, cut.said, no.waited, cut.waited], [1, 1, [], []]);
});
