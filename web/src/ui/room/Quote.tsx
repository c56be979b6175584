import { t } from '../../i18n';
import type { MemberId, Quote as QuoteView } from '../../protocol';
import { asideOf } from '../../state/asides';
import { followQuote } from '../../state/finding';
import { myself, openRoom } from '../../state/room';
import { Icon } from '../parts/Icon';

/** What stands for the words of somebody whom the reader put aside. Hosts see all that is said in the
 * group they keep. */
export function asideWords(member: MemberId): string | undefined {
	const how = asideOf(member);
	const keeps = openRoom.value?.room.may.includes('message.moderate') === true;
	return how && !keeps ? t(`aside.folded_${how}`) : undefined;
}

/** What a quote says: the first words, or in plain words why they are not there. */
function quoteWords(quote: QuoteView): string {
	if (quote.state === 'removed') return t('message.removed');
	if (quote.state !== 'visible') return t('message.hidden');
	return asideWords(quote.author.member) ?? quote.text ?? t('quote.covered');
}

const quotedName = (quote: QuoteView): string =>
	(quote.author.member === myself() ? t('quote.you') : quote.author.name);

/** The message that this one answers. One tap goes there; the keyboard finds that in the actions. */
export function Quote({ quote, at }: { quote: QuoteView; at: number | undefined }) {
	const inside = (
		<>
			<span class="quote-who"><Icon name="reply" small />{t('quote.to', { name: quotedName(quote) })}</span>
			<span class="quote-words" dir="auto">{quoteWords(quote)}</span>
		</>
	);
	if (at === undefined) return <p class="quote">{inside}</p>;
	return (
		<button type="button" class="quote" tabIndex={-1} onClick={() => void followQuote(quote, at)}>
			{inside}
		</button>
	);
}
