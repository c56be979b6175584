/*
 * The server says busy when too much waits, and has done nothing of the command then. A page asks much by
 * itself that nobody would ask again, and a message should not fail for a full second: so the command is
 * said again, later and later, and not by all pages in the same moment.
 */
import { backoffMs } from './backoff';
import { refusalOf } from './errors';

/** At most 7 seconds of waiting in all; then the answer is that it is busy. */
const TRIES_MORE = 3;

type Rest = (ms: number) => Promise<void>;
const rest: Rest = (ms) => new Promise((done) => setTimeout(done, ms));

/** Says a command until the server has time for it. */
export async function patiently<T>(say: () => Promise<T>, wait: Rest = rest): Promise<T> {
	for (let tried = 0; ; tried++) {
		try {
			return await say();
		} catch (error) {
			if (refusalOf(error)?.status !== 'busy' || tried === TRIES_MORE) throw error;
			await wait(backoffMs(tried, Math.random()));
		}
	}
}
