// Do two kinds of question take equally long (A6, Z3)? By rank, not against a wall: how often one of
// the first kind takes longer than one of the second. Half the time when they are alike.

import assert from 'node:assert/strict';

const ROUNDS = 3;

function auc(first, second) {
	let above = 0;
	for (const a of first) for (const b of second) above += a > b ? 1 : a === b ? 0.5 : 0;
	return above / (first.length * second.length);
}

/**
 * `round` measures both kinds in turn and gives [first, second], lists of times. Chance goes beyond
 * three standard deviations once in 370 rounds, a real difference in every one: so a round that is
 * out is asked again.
 */
export async function assertAlike(t, what, round) {
	for (let asked = 1; ; asked++) {
		const [first, second] = await round();
		const found = auc(first, second), n = first.length;
		const margin = 3 * Math.sqrt((2 * n + 1) / (12 * n * n));
		t.diagnostic(`${what}: AUC ${found.toFixed(3)}`);
		if (Math.abs(found - 0.5) < margin) return;
		assert.ok(asked < ROUNDS, `${what}: AUC ${found} in round ${asked}`);
	}
}
