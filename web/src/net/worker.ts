/*
 * The service worker of this browser: help and an empty page without internet (worker/worker.ts).
 * The security policy knows one policy of trusted types, and it can name one script.
 */
const SCRIPT = '/sw.js';

interface TrustedTypes {
	createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const policy = (window as { trustedTypes?: TrustedTypes }).trustedTypes
	?.createPolicy('noaber-worker', { createScriptURL: () => SCRIPT });

/** Puts it in place, or looks whether there is a newer one. Undefined where the browser has none. */
export async function putWorker(): Promise<ServiceWorkerRegistration | undefined> {
	try {
		return await navigator.serviceWorker.register(policy?.createScriptURL(SCRIPT) ?? SCRIPT);
	} catch {
		return undefined; /* switched off in the browser: there is no help without internet then */
	}
}

/** The worker that is in place, if any. */
export async function workerHere(): Promise<ServiceWorkerRegistration | undefined> {
	return 'serviceWorker' in navigator ? navigator.serviceWorker.getRegistration() : undefined;
}

/** Takes it away with all that it keeps, and with the device's notices. */
export async function removeWorker(): Promise<void> {
	await (await workerHere())?.unregister();
	if (!('caches' in window)) return;
	for (const name of await caches.keys()) await caches.delete(name);
}
