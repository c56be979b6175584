/** Waiting times between attempts to connect. */

const STEPS_MS = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000];

/**
 * How long to wait before attempt number `attempt` (0 is the first retry).
 * `random` is a number from 0 up to 1. The wait lies between half a step and the whole step, so
 * that clients which lost the server together do not all come back in the same second.
 */
export function backoffMs(attempt: number, random: number): number {
	const step = STEPS_MS[Math.min(attempt, STEPS_MS.length - 1)] ?? 30_000;
	return Math.round(step / 2 + (step / 2) * random);
}
