// Serves the demo region as a newcomer gets it, with an organisation that professionals can sign in
// through (tests/lib/provider.mjs) and limits wide enough for many people at one
// address, and runs the browser tests against it. NOABERD and NOABERCTL name the programs.
//
//   node tests/browser/run.mjs [FILE ...]

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { house } from '../lib/house.mjs';
import { runFiles } from '../lib/pool.mjs';
import { provider } from '../lib/provider.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));

const AT_ONCE = 2; // each asks a good deal of a processor
const FILE_MOST_S = 300;

const files = process.argv.length > 2
	? process.argv.slice(2)
	: readdirSync(HERE).filter((name) => name.endsWith('.test.mjs')).sort().map((name) => join(HERE, name));

const plan = JSON.parse(readFileSync(join(HERE, '../../server/demo/region.json'), 'utf8'));
for (const account of plan.accounts) account.code_apps = 8; // tests sign in more often than people do
for (const peer of plan.accounts.filter((one) => one.hat === 'peer').slice(-2)) peer.code_apps = 0; // still to set one up
plan.accounts.find((one) => one.hat === 'partner').code_apps = 0; // and one who takes a passkey
// A group where a host looks first, and one that goes slow.
plan.communities.find((one) => one.slug === 'naasten').moderation = 'before';
plan.communities.find((one) => one.slug === 'werk').slow_s = 6;

const ends = [];
const stage = { after: (end) => ends.push(end) };
const organisation = await provider(stage); // professionals may sign in through it

/** A region of its own for one worker: what one file does, the next of another worker never sees. */
async function servedRegion() {
	const served = await house(stage, { plan, settings: organisation.settings });
	return { NOABER_URL: served.origin, NOABER_ACCOUNTS: join(served.folder, 'accounts.json') };
}

const envs = [];
for (let i = 0; i < Math.min(AT_ONCE, files.length); i++) envs.push(await servedRegion());
const passed = await runFiles(files, { envs, seconds: FILE_MOST_S });
for (const end of ends) await end();
process.exit(passed ? 0 : 1);
