/** Scripts, styles and fonts through esbuild, with hashed names and split chunks. */
import path from 'node:path';
import { build } from 'esbuild';

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
	const files = result.outputFiles.map(({ path: full, contents }) => {
		const file = path.relative(path.join(root, 'dist'), full).split(path.sep).join('/');
		return { file, url: `/${file}`, bytes: Buffer.from(contents) };
	});
	const find = (pattern) => files.find(({ file }) => pattern.test(file));
	const js = find(/^assets\/app-.*\.js$/);
	const css = find(/^assets\/style-.*\.css$/);
	const helpCss = find(/^assets\/help-.*\.css$/);
	const font = find(/latin-wght-normal-.*\.woff2$/);
	const firstScripts = staticImports(result.metafile, js.file);
	return {
		files, js, css, helpCss, font, firstScripts,
		/* What the first view and the help page need, in either language. */
		shellFiles: [...firstScripts, css.file, helpCss.file, font.file, chunkOf(result.metafile, 'src/i18n/en.json')],
		inputs: Object.keys(result.metafile.inputs),
	};
}

/** The chunk that one input became. */
function chunkOf(metafile, input) {
	const found = Object.entries(metafile.outputs).find(([, output]) => output.inputs[input] && output.entryPoint === input);
	if (!found) throw new Error(`${input} has no chunk of its own`);
	return found[0].replace(/^dist\//, '');
}

/** The script and everything it imports at once; dynamic imports do not count. */
function staticImports(metafile, entry) {
	const seen = new Set();
	const visit = (name) => {
		if (seen.has(name)) return;
		seen.add(name);
		for (const { path: to, kind } of metafile.outputs[name].imports) {
			if (kind === 'import-statement') visit(to);
		}
	};
	visit(`dist/${entry}`);
	return [...seen].map((name) => name.replace(/^dist\//, ''));
}
