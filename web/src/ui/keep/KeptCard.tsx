import { dateOf, t } from '../../i18n';
import type { KeptPinnedCard, KeptRoom, PinnedId } from '../../protocol';
import { Button } from '../parts/Button';
import { middleOf } from '../pinned/days';

interface Props {
	card: KeptPinnedCard;
	rooms: readonly KeptRoom[];
	/** The cards it can change places with; undefined where there is none. */
	above: PinnedId | undefined;
	below: PinnedId | undefined;
	onOpen(): void;
	onEnd(): void;
	onMove(to: PinnedId): void;
}

/** One card in the list of who keeps them. */
export function KeptCard({ card, rooms, above, below, onOpen, onEnd, onMove }: Props) {
	const room = rooms.find((one) => one.room === card.room)?.name;
	const title = card.title || t('pinned.without_title');
	return (
		<div class="stack-small grow">
			<p class="strong" dir="auto">{title}</p>
			{card.text && <p class="small" dir="auto">{card.text}</p>}
			{card.message && <p class={card.message_shows ? 'small muted' : 'small field-error'}>{t(card.message_shows ? 'pinned.with_message' : 'pinned.message_gone')}</p>}
			<p class="small muted">
				{room ?? t('pinned.all_rooms')}, {t('pinned.from_until', { first: dateOf(middleOf(card.first_day)), last: dateOf(middleOf(card.last_day)) })}
			</p>
			<div class="buttons">
				<Button kind="secondary" label={t(card.state === 'over' ? 'pinned.again_named' : 'pinned.change_named', { title })} onClick={onOpen}>
					{t(card.state === 'over' ? 'pinned.again' : 'pinned.change')}
				</Button>
				{above && <Button kind="subtle" label={t('pinned.up_named', { title })} onClick={() => onMove(above)}>{t('pinned.up')}</Button>}
				{below && <Button kind="subtle" label={t('pinned.down_named', { title })} onClick={() => onMove(below)}>{t('pinned.down')}</Button>}
				{card.state !== 'over' && <Button kind="subtle" label={t('pinned.end_named', { title })} onClick={onEnd}>{t('pinned.end')}</Button>}
			</div>
		</div>
	);
}
