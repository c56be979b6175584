/*
 * Whether this device is woken when something concerns the reader. Asked for here, for this device
 * alone, and it ends with the session (S2, A4).
 */
import { request } from '../net/connection';
import { Hindered } from '../net/errors';
import { putWorker, workerHere } from '../net/worker';
import { offlineHelp } from './settings';

/** The browser can be woken at all; on an iPhone only an app on the home screen can. */
export const canBeWoken = (): boolean =>
	'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

function bytesOf(key: string): Uint8Array<ArrayBuffer> {
	const text = atob(key.replace(/-/g, '+').replace(/_/g, '/'));
	return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** `offered`: the server can. `on`: both the server and this browser mean to. */
export async function lookAtPush(): Promise<{ offered: string | undefined; on: boolean }> {
	const { key, here } = await request('push.look', {});
	const mine = here ? await (await workerHere())?.pushManager.getSubscription() : undefined;
	return { offered: key, on: here && !!mine };
}

/** Asks the reader, the browser and the server. Throws Hindered, Refused or Unanswered. */
export async function switchOn(key: string): Promise<void> {
	if (await Notification.requestPermission() !== 'granted') throw new Hindered('push.not_allowed');
	offlineHelp.value = 'on'; /* the worker that shows the notice is the one that keeps help */
	const worker = await putWorker();
	if (!worker) throw new Hindered('push.not_possible');
	await navigator.serviceWorker.ready;
	let subscription: PushSubscription;
	try {
		subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) });
	} catch {
		throw new Hindered('push.not_possible');
	}
	try {
		await request('push.subscribe', { endpoint: subscription.endpoint });
	} catch (error) {
		await subscription.unsubscribe();
		throw error;
	}
}

/** The server first: from its answer on nothing comes. */
export async function switchOff(): Promise<void> {
	await request('push.unsubscribe', {});
	await (await (await workerHere())?.pushManager.getSubscription())?.unsubscribe();
}
