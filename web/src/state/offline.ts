/*
 * When the service worker is wanted: somebody is in, on a device that is not shared, and did not say
 * no. A visitor gets none; after Snel weg or signing out the browser has emptied itself, and the next
 * one comes with coming in again (P11).
 */
import { effect } from '@preact/signals';
import { putWorker, removeWorker } from '../net/worker';
import { phase } from './session';
import { offlineHelp, sharedComputer } from './settings';

/** Puts the worker in place and takes it away as the settings say. Call once. */
export function keepOffline(): void {
	effect(() => {
		const wanted = sharedComputer.value === 'no' && offlineHelp.value === 'on';
		if (!wanted) void removeWorker();
		else if (phase.value === 'here') void putWorker();
	});
}
