/** Scripts, styles and fonts through esbuild, with hashed names and split chunks. */
import path from 'node:path';
import { build } from 'esbuild';
import { joinParts } from './chunks.mjs';

const TARGET = ['es2020', 'safari15', 'firefox102', 'chrome100'];

/** Bundles everything. Answers the files, what the first view needs, and the inputs used. */
export async function bundle(root, { iconsUrl }) {
	const result = await build({
		absWorkingDir: root,
		entryPoints: { app: 'src/main.tsx', style: 'src/styles/index.css', help: 'src/styles/help.css' },
		bundle: true,
		splitting: true,
		format: 'esm',
		target: TARGET,
		minify: true,
		charset: 'utf8',
		jsx: 'automatic',
		jsxImportSource: 'preact',
		outdir: 'dist/assets',
		publicPath: '/assets',
		entryNames: '[name]-[hash]',
		chunkNames: 'part-[hash]',
		assetNames: '[name]-[hash]',
		loader: { '.woff2': 'file' },
		define: { __ICONS_URL__: JSON.stringify(iconsUrl) },
		legalComments: 'none',
		metafile: true,
		write: false,
		logLevel: 'warning',
	});
	const made = result.outputFiles.map(({ path: full, contents }) => {
		const file = path.relative(path.join(root, 'dist'), full).split(path.sep).join('/');
		return { file, url: `/${file}`, bytes: Buffer.from(contents) };
	});
	const find = (files, pattern) => files.find(({ file }) => pattern.test(file));
	const parts = await joinedParts(result.metafile, made);
	const files = [...made.filter((one) => !isScript(one)), ...parts.map(({ file, bytes }) => ({ file, url: `/${file}`, bytes }))];
	const js = find(files, /^assets\/app-.*\.js$/);
	const css = find(files, /^assets\/style-.*\.css$/);
	const helpCss = find(files, /^assets\/help-.*\.css$/);
	const font = find(files, /latin-wght-normal-.*\.woff2$/);
	const firstScripts = staticImports(parts, js.file);
	const english = path.basename(chunkOf(result.metafile, 'src/i18n/en.json'));
	return {
		files, js, css, helpCss, font, firstScripts,
		/* What the first view and the help page need, in either language. */
		shellFiles: [...firstScripts, css.file, helpCss.file, font.file, parts.find(({ holds }) => holds.includes(english)).file],
		inputs: Object.keys(result.metafile.inputs),
	};
}

const isScript = ({ file }) => file.endsWith('.js');

/** The scripts as they are sent: file, bytes, which of esbuild's parts each holds, and what it imports at once. */
async function joinedParts(metafile, made) {
	const scripts = new Map(made.filter(isScript).map(({ file, bytes }) => [path.basename(file), bytes.toString()]));
	const entry = path.basename(chunkOf(metafile, 'src/main.tsx'));
	const first = new Set(neededAtOnce(metafile, entry));
	const output = await joinParts({ scripts, entry, first, target: TARGET });
	return output.map(({ fileName, code, moduleIds, imports }) => ({
		file: `assets/${fileName}`, bytes: Buffer.from(code), holds: moduleIds, imports: imports.map((one) => `assets/${one}`),
	}));
}

/** The chunk that one input became. */
function chunkOf(metafile, input) {
	const found = Object.entries(metafile.outputs).find(([, output]) => output.inputs[input] && output.entryPoint === input);
	if (!found) throw new Error(`${input} has no chunk of its own`);
	return found[0].replace(/^dist\//, '');
}

/** The names of a part of esbuild and of everything it imports at once; dynamic imports do not count. */
function neededAtOnce(metafile, entry) {
	const imports = (name) => metafile.outputs[`dist/assets/${name}`].imports
		.filter(({ kind }) => kind === 'import-statement').map(({ path: to }) => path.basename(to));
	return closure(entry, imports);
}

/** A script and everything it imports at once. */
const staticImports = (parts, entry) => closure(entry, (file) => parts.find((one) => one.file === file).imports);

/** `from`, what `next` answers for it, what it answers for those, and so on, each once. */
function closure(from, next) {
	const seen = new Set([from]);
	for (const one of seen) for (const other of next(one)) seen.add(other);
	return [...seen];
}
