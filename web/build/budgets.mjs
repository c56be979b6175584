/** Size limits. Sizes are gzip, except the font, which is compressed already. */
import { gzipSync } from 'node:zlib';

const KIB = 1024;
const LIMITS = {
	firstScripts: 60 * KIB,
	css: 20 * KIB,
	font: 40 * KIB,
	icons: 6 * KIB,
	chunk: 25 * KIB,
	help: 15 * KIB,
	worker: 2 * KIB,
};
/** Each script of the first view is a request more, with 900 bytes of headers. */
const FIRST_SCRIPTS_MOST = 2;

const gzipped = ({ bytes }) => gzipSync(bytes, { level: 9 }).length;

/** Compares and prints. Answers one line for each limit that was passed. */
export function checkBudgets({ files, code, icons, worker }) {
	const byFile = new Map(files.map((entry) => [entry.file, entry]));
	const first = new Set(code.firstScripts);
	const measures = [
		['first view, scripts', sum([...first].map((file) => gzipped(byFile.get(file)))), LIMITS.firstScripts],
		['first view, styles', gzipped(code.css), LIMITS.css],
		['font', code.font.bytes.length, LIMITS.font],
		['icons', gzipped(icons), LIMITS.icons],
		['sw.js', gzipped(worker), LIMITS.worker],
		...['hulp.html', 'help.html'].map((file) =>
			[file, gzipped(byFile.get(file)) + gzipped(code.helpCss), LIMITS.help]),
		...code.files
			.filter(({ file }) => file.endsWith('.js') && !first.has(file))
			.map((entry) => [entry.file, gzipped(entry), LIMITS.chunk]),
	];
	for (const [what, bytes, limit] of measures) {
		console.log(`${what.padEnd(36)}${kib(bytes).padStart(8)} of ${kib(limit)} KiB`);
	}
	const failures = measures
		.filter(([, bytes, limit]) => bytes > limit)
		.map(([what, bytes, limit]) => `${what}: ${kib(bytes)} KiB, limit ${kib(limit)} KiB`);
	if (first.size > FIRST_SCRIPTS_MOST) failures.push(`first view: ${first.size} scripts, limit ${FIRST_SCRIPTS_MOST}`);
	return failures;
}

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const kib = (bytes) => (bytes / KIB).toFixed(1);
