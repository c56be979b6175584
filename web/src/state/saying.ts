/* Saying words that may name people. */
import { refusalOf } from '../net/errors';
import type { Named } from '../protocol';
import { plainWords, type Words } from './naming';

/**
 * Says words to the server. Somebody who is named may just have left, and a message is not lost for that:
 * then it goes as plain words. What is not there for another reason is refused again.
 */
export async function saying<T>(words: Words, send: (args: { text: string; mentions?: Named[] }) => Promise<T>): Promise<{ reply: T; said: Words }> {
	const { text, mentions } = words;
	if (!mentions) return { reply: await send({ text }), said: words };
	try {
		return { reply: await send({ text, mentions: mentions.map(({ member }) => ({ member })) }), said: words };
	} catch (error) {
		if (refusalOf(error)?.status !== 'not_found') throw error;
		const plain = { text: plainWords(words) };
		return { reply: await send(plain), said: plain };
	}
}
