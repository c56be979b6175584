/*
 * Sensitive commands ask for a fresh proof that it is the person. Whoever asks the server goes
 * through here, so that one question answers for every screen and the command is then said again.
 */
import { refusalOf } from './errors';

/** Asks the person; true when the server took the proof. */
type Asker = () => Promise<boolean>;

let asker: Asker | undefined;
let running: Promise<boolean> | undefined;

/** Says who asks. Call once. */
export function askProofBy(ask: Asker): void {
	asker = ask;
}

/** Commands that are refused at the same time wait for one answer. */
function askOnce(): Promise<boolean> {
	running ??= (asker?.() ?? Promise.resolve(false)).finally(() => (running = undefined));
	return running;
}

/** Says a command, and once more after a proof when one was needed. */
export async function provenly<T>(say: () => Promise<T>): Promise<T> {
	try {
		return await say();
	} catch (error) {
		if (refusalOf(error)?.status !== 'proof_needed' || !await askOnce()) throw error;
		return say();
	}
}
