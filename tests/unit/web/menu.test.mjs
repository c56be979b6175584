import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { load } from './load.mjs';

const { menuOf } = await load('ui/shell/menu.ts');
const router = readFileSync(new URL('../../../web/src/state/router.ts', import.meta.url), 'utf8');

/* Who reads these has no menu, or reads them with and without one. */
const WITHOUT = ['enter', 'sign_in', 'recover', 'returning', 'leaving', 'privacy', 'accessibility', 'lost'];

test('the menu says on every screen where one is, in one place', () => {
	const screens = new Set([...router.matchAll(/\bat: '(\w+)'/g)].map(([, at]) => at).filter((at) => !WITHOUT.includes(at)));
	assert.ok(screens.size > 20);
	for (const at of screens) {
		assert.equal(menuOf('coordinator').filter(({ here }) => here.includes(at)).length, 1, at);
	}
});
