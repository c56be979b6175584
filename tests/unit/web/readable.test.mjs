import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';

const { readable } = await load('state/readable.ts');
const every = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).join('');
/* As the server says it: C0, DEL and C1, but tab and newline. */
const REFUSED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

test('X1: no field holds a control character that the server refuses', () => {
	assert.match(every, REFUSED);
	for (const kind of ['lines', 'line', 'secret']) assert.doesNotMatch(readable(every, kind), REFUSED, kind);
});

test('X1: what breaks a line somewhere breaks one here, and other signs that nobody sees are left out', () => {
	for (const [pasted, text] of [
		['een\vtwee', 'een\ntwee'], ['een\ftwee', 'een\ntwee'], ['een\u2028twee', 'een\ntwee'], ['een\u2029twee', 'een\ntwee'], ['een\x85twee', 'een\ntwee'],
		['een\r\ntwee\rdrie', 'een\ntwee\ndrie'], ['een\n\n\ttwee', 'een\n\n\ttwee'],
		['\0e\x07\be\x1b[1mn\x7f\x9f', 'ee[1mn'],
		['Zoë 👩‍👩‍👧 é ﷽ \u00a0\uFFFC @Roos', 'Zoë 👩‍👩‍👧 é ﷽ \u00a0\uFFFC @Roos'], ['', ''],
	]) assert.equal(readable(pasted), text, JSON.stringify(pasted));
});

test('X1: in one line a break or a tab is one space, and a secret keeps its own', () => {
	for (const [pasted, text] of [['een \v\f twee', 'een twee'], ['een\ttwee\u2028drie', 'een twee drie'], ['een  twee', 'een  twee'], ['een\v\x01\vtwee', 'een twee'], ['a\x01b', 'ab']])
		assert.equal(readable(pasted, 'line'), text, JSON.stringify(pasted));
	assert.equal(readable('tab\ten\u2028\x01', 'secret'), 'tab\ten\u2028');
	for (const kind of ['lines', 'line', 'secret']) for (const text of [every, 'a \v \t b', '\r\r\n'])
		assert.equal(readable(readable(text, kind), kind), readable(text, kind), `${kind}: twice is once`);
});
