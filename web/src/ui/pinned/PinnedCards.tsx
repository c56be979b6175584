import { useState } from 'preact/hooks';
import { dateOf, t, tn } from '../../i18n';
import type { CommunityId, PinnedCard, PinnedMessage, RoomId } from '../../protocol';
import { openAt } from '../../state/finding';
import { keep, recall } from '../../state/vault';
import { Icon } from '../parts/Icon';
import { RichText } from '../parts/RichText';
import { Tag } from '../parts/Tag';
import { asideWords } from '../room/Quote';
import { middleOf, signatureOf } from './days';

interface Props {
	cards: readonly PinnedCard[];
	/** Where they stand: folding is remembered for each place. */
	place: RoomId | CommunityId;
	/** In a group they share the screen with the conversation. */
	narrow?: boolean;
}

/** What hosts pinned at the top. Folded away, it stays so in this tab until something of it changes. */
export function PinnedCards({ cards, place, narrow = false }: Props) {
	const [, drawAgain] = useState(0);
	if (cards.length === 0) return null;
	const name = `pinned.${place}`, signature = signatureOf(cards);
	const open = recall(name) !== signature;
	const turn = (): void => {
		keep(name, open ? signature : '');
		drawAgain((n) => n + 1);
	};
	const scrolls = narrow ? { tabIndex: 0, role: 'group' as const, 'aria-label': t('pinned.title') } : {};
	return (
		<section class={narrow ? 'pinned pinned--narrow' : 'pinned card'} aria-labelledby="pinned">
			<div class="pinned-head">
				<Icon name="map-pin" small />
				<h2 id="pinned" class="grow">{t('pinned.title')}{!open && <span class="muted">{` · ${tn('pinned.count', cards.length)}`}</span>}</h2>
				<button type="button" class="text-button" aria-expanded={open ? 'true' : 'false'} onClick={turn}>{t(open ? 'pinned.hide' : 'pinned.show')}</button>
			</div>
			{open && (
				<div class="pinned-cards" {...scrolls}>
					<ul>{cards.map((card) => <Card key={card.pinned} card={card} />)}</ul>
				</div>
			)}
		</section>
	);
}

function Card({ card }: { card: PinnedCard }) {
	return (
		<li class="pinned-card">
			<h3 dir="auto">{card.title}</h3>
			{card.text && <RichText text={card.text} />}
			{card.message && <Words message={card.message} />}
			<p class="tiny muted">{t('pinned.until', { date: dateOf(middleOf(card.last_day)) })}</p>
		</li>
	);
}

/** The message as it is now; or in plain words why it is not read here. */
function Words({ message }: { message: PinnedMessage }) {
	const { author, cover, text } = message;
	const instead = asideWords(author.member) ?? (cover && t('cover.about', { theme: t(`cover.${cover}`) }));
	return (
		<div class="pinned-words">
			<p class="message-head"><b dir="auto">{author.name}</b>{author.hat !== 'resident' && <Tag tone="primary">{t(`hat.${author.hat}`)}</Tag>}</p>
			{instead ? <p class="muted">{instead}</p> : <RichText text={text ?? ''} />}
			<button type="button" class="text-button" aria-label={t('pinned.go_of', { name: author.name })} onClick={() => openAt(message.room, message.seq)}>{t('pinned.go')}</button>
		</div>
	);
}
