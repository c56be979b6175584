/** News of the story or question that is open: its screen takes the words away and looks again. */
import { signal } from '@preact/signals';
import type { PanelChanged, StoryChanged } from '../protocol';

/** The last change that was told, a new object each time. */
export const storyChange = signal<StoryChanged | undefined>(undefined);
export const questionChange = signal<PanelChanged | undefined>(undefined);
/** Counts up when something may have been missed. */
export const sharedTurn = signal(0);

export function noteStory(change: StoryChanged): void {
	storyChange.value = { ...change };
}

export function noteQuestion(change: PanelChanged): void {
	questionChange.value = { ...change };
}

export function lookAgainAtShared(): void {
	sharedTurn.value += 1;
}
