/*
 * Whether a page took words of people for anything but words (X3): a canary that whatever runs would
 * touch, and a look at the page for what only a program or its author may put there.
 */

/** What no text may bring along. A page of ours has one script of its own, and no frame. */
const FOREIGN = 'iframe, frame, frameset, object, embed, base, math, video, audio, img:not([src^="/assets/"]), image, picture, source, marquee, template, #app noscript, style, '
	+ 'foreignObject, animate, set, script:not([src^="/assets/"]), link:not([href^="/"]), body form[action], [srcdoc], [ping], [srcset], [formaction], [http-equiv]';

/**
 * Watches everything a browser profile does from now on. `origin`: the only place it may ask. Answers
 * the list of what went wrong, which stays empty.
 */
export async function watch(context, origin) {
	const wrong = [];
	await context.exposeBinding('reportHit', (_, how) => wrong.push(`ran: ${how}`));
	await context.addInitScript(() => {
		const { reportHit } = window;
		const tell = (how) => (reportHit ?? window.parent.reportHit)?.(String(how));
		Object.defineProperty(window, 'hit', { get: () => (tell('read'), tell), set: (n) => tell(n) });
	});
	context.on('request', (request) => {
		if (!request.url().startsWith(`${origin}/`)) wrong.push(`asked ${request.url().slice(0, 120)}`);
	});
	context.on('dialog', (dialog) => {
		wrong.push(`dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	context.on('page', (page) => {
		if (context.pages().length > 1) wrong.push(`opened ${page.url()}`);
	});
	return wrong;
}

/** What stands in the page that words must never make; [] when all is well. */
export const strangers = (page) => page.evaluate((foreign) => {
	const found = [...document.querySelectorAll(foreign)].map((one) => one.outerHTML.slice(0, 160));
	for (const one of document.querySelectorAll('*')) {
		if (one.namespaceURI === 'http://www.w3.org/1999/xhtml' && (one instanceof HTMLUnknownElement || one.localName.includes('-'))) {
			found.push(`<${one.localName}>`);
		}
		for (const { name, value } of one.attributes) {
			if (name.startsWith('on')) found.push(`${one.localName} ${name}=${value.slice(0, 80)}`);
			if (name === 'style' && /url|expression|@|hit/i.test(value)) found.push(`style ${value.slice(0, 80)}`);
			if (/^(?:href|src|action|data|xlink:href)$/.test(name) && !/^(?:https:\/\/|tel:|sms:|\/|#)/.test(value)) {
				found.push(`${one.localName} ${name}=${value.slice(0, 80)}`);
			}
		}
	}
	const bare = document.createElement('iframe'); // a realm that nothing was written into
	document.body.append(bare);
	const own = Object.getOwnPropertyNames(bare.contentWindow.Object.prototype);
	bare.remove();
	for (const name of Object.getOwnPropertyNames(Object.prototype)) if (!own.includes(name)) found.push(`Object.prototype.${name}`);
	return found;
}, FOREIGN);

/** All words of a page: what is shown, what is for screen readers, and what stands in fields. */
export const words = (page) => page.evaluate(() => [
	document.documentElement.textContent,
	...Array.from(document.querySelectorAll('input, textarea'), (one) => one.value),
	...Array.from(document.querySelectorAll('option'), (one) => one.label),
].join('\n'));
