/*
 * Where the server under test is and who may sign in there.
 *   NOABER_URL       origin of a running server with the demo region, for example https://localhost:8443
 *   NOABER_ACCOUNTS  JSON file: [{ login, passphrase, hat, community?, keys }]
 *   NOABER_CHROMIUM  the browser; Debian's Chromium without a screen unless told
 * Everybody in a test comes from one address, so the server needs room in its limits: many more
 * guests, requests and connections of one address in a minute than people would make.
 */
import { readFileSync } from 'node:fs';
import { CodeApps } from '../../lib/totp.mjs';

function needed(name) {
	const value = process.env[name];
	if (!value) throw new Error(`${name} is not set, see tests/browser/lib/settings.mjs`);
	return value;
}

export const origin = needed('NOABER_URL').replace(/\/$/, '');
export const chromiumPath = process.env.NOABER_CHROMIUM ?? '/usr/bin/chromium-headless-shell';
/** The whole browser, which also shows what a device shows: notifications. */
export const wholeChromiumPath = '/usr/bin/chromium';
export const accounts = JSON.parse(readFileSync(needed('NOABER_ACCOUNTS'), 'utf8'));

/** Staff whose second step is still to be set up (tests/browser/run.mjs): one who never does so, and one who does in 12-second-step. */
export const accountsToSetUp = () => accounts.filter((one) => one.hat === 'peer' && one.keys?.length === 0);

const apps = new Map(accounts.map(({ login, keys = [] }) => [login, new CodeApps(keys)]));
/** The code apps of a demo account. Test files run one after another, each with what the last ones left. */
export const codeApps = (login) => apps.get(login);

/** The first demo account that wears a hat. */
export function accountWith(hat) {
	const account = accounts.find((one) => one.hat === hat);
	if (!account) throw new Error(`no demo account with the hat ${hat}`);
	return account;
}
