import type { Reaction } from '../../protocol';
import type { IconName } from '../parts/Icon';

/** The three ways to answer without words, always in this order, never sorted by count. */
export const REACTIONS: readonly { kind: Reaction; icon: IconName }[] = [
	{ kind: 'recognise', icon: 'hand-heart' },
	{ kind: 'strength', icon: 'flower-2' },
	{ kind: 'thanks', icon: 'smile' },
];
