/*
 * Snel weg: gone from the screen at once, then out. The link also works without this code; the code
 * makes it faster, empties the page and takes care of the Back button.
 */
import { signal } from '@preact/signals';
import { depth } from './router';
import { wipe } from './session';
import { exitKeys } from './settings';

const WAY_OUT = '/weg';
const NEUTRAL_TITLE = 'Startpagina';
const PRESSES = 3;
const WITHIN_MS = 5_000;
/** If the browser does not report the step back in this time, leave from where we are. */
const STEP_BACK_MS = 80;

/** How many Shift presses are still needed; 0 when nobody is counting. */
export const pressesLeft = signal(0);

let left = false;
let presses_ms: number[] = [];
let forgetTimer: ReturnType<typeof setTimeout> | undefined;

/** Leaves. Nothing after the cover may wait for the network. */
export function leaveFast(): void {
	if (left) return;
	left = true;
	cover();
	wipe();
	forgetDevice();
	try {
		sessionStorage.clear();
	} catch {
		/* storage switched off */
	}
	const steps = depth();
	if (steps === 0) {
		location.replace(WAY_OUT);
		return;
	}
	/* Step out of our own screens first, so that Back does not lead into one of them. */
	const out = (): void => location.replace(WAY_OUT);
	addEventListener('popstate', out, { once: true, capture: true });
	setTimeout(out, STEP_BACK_MS);
	history.go(-steps);
}

/** Without internet the server cannot clear the browser: then the notices of this device end here. */
function forgetDevice(): void {
	if (!('serviceWorker' in navigator)) return;
	navigator.serviceWorker.getRegistration().then((worker) => worker?.unregister(), () => undefined);
}

function cover(): void {
	document.title = NEUTRAL_TITLE;
	document.body.replaceChildren();
	document.documentElement.classList.add('left');
}

/** Starts counting Shift presses. Call once. */
export function watchExitKeys(): void {
	addEventListener('keydown', (e) => {
		if (exitKeys.value === 'off' || e.repeat) return;
		if (e.key !== 'Shift') forget();
		else count();
	}, { capture: true });
	/* A page brought back from the browser's memory after leaving must not show anything. */
	addEventListener('pageshow', (e) => {
		if (e.persisted && left) location.replace(WAY_OUT);
	});
}

function count(): void {
	const now_ms = Date.now();
	presses_ms = presses_ms.filter((at) => now_ms - at < WITHIN_MS);
	presses_ms.push(now_ms);
	if (presses_ms.length >= PRESSES) {
		leaveFast();
		return;
	}
	pressesLeft.value = PRESSES - presses_ms.length;
	clearTimeout(forgetTimer);
	forgetTimer = setTimeout(forget, WITHIN_MS);
}

function forget(): void {
	presses_ms = [];
	clearTimeout(forgetTimer);
	pressesLeft.value = 0;
}
