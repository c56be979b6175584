/*
 * What answers what, kept right while things happen: a quote shows how the message it points at is
 * today, and a message how many answer it. Pure.
 */
import type { MessageId, MessageView, Quote } from '../protocol';
import { plainWords } from './naming';

/** As many characters of a message as the server puts into a quote. */
const QUOTE_MAX = 120;

/** The message as those that answer it show it. */
export function quoteOf(message: MessageView): Quote {
	const quote: Quote = {
		message: message.message, seq: message.seq, author: message.author, state: message.state,
		replies: message.replies ?? 0,
	};
	if (message.cover !== undefined) quote.cover = message.cover;
	else if (message.state === 'visible' && message.text !== undefined) quote.text = firstWords(plainWords(message));
	return quote;
}

/** `message` is new or changed: whoever quotes it, and whatever it answers, shows that. */
export function withAnswers(all: readonly MessageView[], message: MessageView): readonly MessageView[] {
	const { quote } = message;
	if (!quote && !all.some((m) => m.reply_to === message.message)) return all;
	return all.map((m) => {
		if (quote && m.message === quote.message) return counted(m, quote.replies);
		return m.quote?.message === message.message
			? { ...m, quote: { ...quoteOf(message), replies: m.quote.replies } } : m;
	});
}

/** The message with so many answers. */
export function counted(message: MessageView, replies: number): MessageView {
	if ((message.replies ?? 0) === replies) return message;
	const { replies: _, ...rest } = message;
	return replies > 0 ? { ...rest, replies } : rest;
}

/** What a post of ours will show before the server has answered. */
export const answering = (quote: Quote | undefined): { reply_to: MessageId; quote: Quote } | object =>
	quote ? { reply_to: quote.message, quote } : {};

function firstWords(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	const characters = [...line];
	return characters.length <= QUOTE_MAX ? line : `${characters.slice(0, QUOTE_MAX).join('')}…`;
}
