/** The question whether it is really the person, over whatever is on the screen. */
import { signal } from '@preact/signals';
import { askProofBy } from '../net/proof';
import { focusBack } from './focus';

/** Answers the question that is open; undefined when there is none. */
export const proofAsked = signal<((proved: boolean) => void) | undefined>(undefined);
let opener: HTMLElement | undefined;

/** Lets commands ask. Call once. */
export function keepProof(): void {
	askProofBy(() => new Promise((resolve) => {
		opener = document.activeElement as HTMLElement | undefined;
		proofAsked.value = resolve;
	}));
}

/** Closes the question and gives the focus back. */
export function answerProof(proved: boolean): void {
	const answer = proofAsked.value;
	if (!answer) return;
	proofAsked.value = undefined;
	focusBack(opener, 'main h1');
	opener = undefined;
	answer(proved);
}
