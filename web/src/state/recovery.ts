/*
 * A recovery phrase that was just made. The server tells it once, so it waits here until somebody
 * says that it is written down. In memory only: it is in no storage and gone with the page.
 */
import { signal } from '@preact/signals';

export const newPhrase = signal<string | undefined>(undefined);
