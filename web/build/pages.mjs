/** Fills the names of hashed files into the pages. No page holds inline script or style. */

import { helpPages } from './help.mjs';

const INLINE = /<style|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=/i;

/** The pages as files. */
export function fillPages(pages, { icon, icons, webmanifest, code }) {
	const preloads = code.firstScripts
		.filter((file) => file !== code.js.file)
		.map((file) => `<link rel="modulepreload" href="/${file}">`)
		.join('\n');
	const common = { icon: icon.url, icons: icons.url, webmanifest: webmanifest.url };
	const app = {
		...common, css: code.css.url, js: code.js.url, font: code.font.url, preloads,
	};
	const plain = { ...common, css: code.helpCss.url };
	return [
		page('index.html', pages.index, app),
		...helpPages(pages.helpWords, icons.url).map(({ file, values }) =>
			page(file, pages.help, { ...plain, ...values })),
		page('weg.html', pages.weg, plain),
		page('404.html', pages.lost, plain),
	];
}

function page(file, template, names) {
	const html = template.replace(/\{\{(\w+)\}\}/g, (_, name) => {
		if (names[name] === undefined) throw new Error(`${file}: no value for ${name}`);
		return names[name];
	});
	if (INLINE.test(html)) throw new Error(`${file}: inline script or style`);
	return { file, url: pageUrl(file), bytes: Buffer.from(html), cache: 'no-store' };
}

function pageUrl(file) {
	if (file === 'index.html') return '/';
	return file === '404.html' ? '/404' : `/${file.replace('.html', '')}`;
}
