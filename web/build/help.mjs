/**
 * The help page in each language: one frame (static/help.html) and one list of numbers and words
 * (static/help.json), so that no language can have another number than the other.
 */

const LANGUAGES = [
	{ lang: 'nl', file: 'hulp.html', here: '/hulp', name: 'In het Nederlands' },
	{ lang: 'en', file: 'help.html', here: '/help', name: 'In English' },
];

/** Values for the frame of each page, with the file that it becomes. `icons` is the sprite's url. */
export function helpPages({ frame, cards }, icons) {
	return LANGUAGES.map((language, i) => {
		const { lang, file, here } = language;
		const other = LANGUAGES[(i + 1) % LANGUAGES.length];
		return {
			file,
			values: {
				...Object.fromEntries(Object.entries(frame).map(([key, words]) => [key, say(words, lang)])),
				lang, here, other: other.here, other_lang: other.lang, other_name: other.name,
				cards: cards.map((one) => card(one, lang, icons)).join('\n'),
			},
		};
	});
}

function card({ danger, title, line, calls }, lang, icons) {
	const links = calls.map((one) => call(one, lang, icons)).join('\n');
	return [
		`<li class="card${danger ? ' danger' : ''}">`,
		`<h2>${say(title, lang)}</h2>`,
		`<p>${say(line, lang)}</p>`,
		...(links ? [`<div class="two">\n${links}\n</div>`] : []),
		'</li>',
	].join('\n');
}

/* Outside Noaber nobody learns where the reader came from. */
function call({ to, look, ...words }, lang, icons) {
	const isPhone = to.startsWith('tel:');
	const icon = isPhone ? 'phone' : 'message-circle-heart';
	return `<a class="call${look ? ` ${look}` : ''}" href="${to}"${isPhone ? '' : ' rel="noreferrer"'}>`
		+ `<svg class="icon" aria-hidden="true"><use href="${icons}#${icon}"></use></svg>${say(words, lang)}</a>`;
}

/* A page without a word in its language must not be built. */
function say(words, lang) {
	if (!words[lang]) throw new Error(`help.json: no ${lang} beside ${JSON.stringify(words)}`);
	return words[lang];
}
