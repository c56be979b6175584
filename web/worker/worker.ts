/*
 * The service worker: help and an empty shell when there is no internet, and nothing else. It keeps
 * what is the same for everybody, never a message, an answer of the server or anything behind the
 * session (P11). A new one takes over at once and leaves open pages alone: what somebody is writing
 * stays where it is.
 */
declare const self: ServiceWorkerGlobalScope;
export {};

/** From the build. The name changes with every byte that is kept. */
declare const __KEPT__: { name: string; shell: string; help: string[]; files: string[] };

const { name, shell, help, files } = __KEPT__;
/** A number to call must not wait for a line that hangs. */
const HELP_PATIENCE_MS = 3_000;
/** Ends the session and clears the browser: always the server's own answer. */
const WAY_OUT = '/weg';

self.addEventListener('install', (event) => {
	const fresh = [shell, ...help, ...files].map((url) => new Request(url, { cache: 'reload', credentials: 'omit' }));
	event.waitUntil(caches.open(name).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
	event.waitUntil(caches.keys().then((all) =>
		Promise.all(all.filter((one) => one !== name).map((one) => caches.delete(one)))));
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== self.location.origin || pathname === WAY_OUT) return;
	if (help.includes(pathname)) event.respondWith(freshHelp(request, pathname));
	else if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => kept(shell)));
	else if (files.includes(pathname)) event.respondWith(kept(pathname).catch(() => fetch(request)));
});

/** From the server, and from here when it does not answer well in time. */
async function freshHelp(request: Request, pathname: string): Promise<Response> {
	try {
		const answer = await fetch(request, { signal: AbortSignal.timeout(HELP_PATIENCE_MS) });
		if (answer.ok) return answer;
	} catch {
		/* no internet, or too slow */
	}
	return kept(pathname);
}

/* Not by opening the cache: that would make it again after the next worker threw it away. */
async function kept(pathname: string): Promise<Response> {
	const answer = await caches.match(pathname, { cacheName: name });
	if (!answer) throw new TypeError(`${pathname} is not kept`);
	return answer;
}

/* What a device shows when it is woken: the same for whatever it is (S2, P12). The server sends no
 * words, and these stand here; the language is the browser's, because who reads is not known. */
const WORDS = navigator.language.toLowerCase().startsWith('en')
	? 'You have a new message' : 'Je hebt een nieuw bericht';

self.addEventListener('push', (event) => {
	/* One tag: a next one takes the place of the last, so that nothing is counted. */
	event.waitUntil(self.registration.showNotification('Noaber', { body: WORDS, tag: 'noaber' }));
});

self.addEventListener('notificationclick', (event) => {
	event.notification.close();
	event.waitUntil(self.clients.matchAll({ type: 'window' }).then(([open]) =>
		(open ? open.focus() : self.clients.openWindow('/'))));
});
