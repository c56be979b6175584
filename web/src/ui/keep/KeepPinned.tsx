import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { CommunityId, KeptPinnedCard, PinnedId, PinnedState, Reply } from '../../protocol';
import { communityPath, route } from '../../state/router';
import { say } from '../../state/speech';
import { useAsk } from '../groups/useAsk';
import { Button } from '../parts/Button';
import { Heading } from '../parts/Heading';
import { Loading } from '../parts/Loading';
import { KeptCard } from './KeptCard';
import { PinnedForm } from './PinnedForm';

const STATES: readonly PinnedState[] = ['running', 'coming', 'over'];

/** The pinned cards of a community, for its coordinators and hosts: now, later, and over. */
export function KeepPinned() {
	const here = route.value;
	return here.at === 'keep_pinned' ? <Community key={here.id} id={here.id} /> : null;
}

function Community({ id }: { id: CommunityId }) {
	const { answer, refusal, again } = useAsk(() => request('pinned.list', { community: id }), id);
	return (
		<div class="wrap narrow stack">
			<p class="way-back"><a class="nl-link" href={communityPath(id)}>{answer?.name ?? t('groups.title')}</a></p>
			<header class="stack-small">
				<Heading>{t('pinned.keep_title')}</Heading>
				<p class="muted">{t('pinned.keep_lead')}</p>
			</header>
			{refusal && <p role="status" class="field-error">{sayNo(refusal)}</p>}
			{!answer && !refusal && <Loading />}
			{answer && <Cards community={id} kept={answer} onChange={again} />}
		</div>
	);
}

interface Props {
	community: CommunityId;
	kept: Reply<'pinned.list'>;
	onChange(): void;
}

/** All cards with one of the others one place away. */
function moved(cards: readonly KeptPinnedCard[], from: PinnedId, to: PinnedId): { pinned: PinnedId }[] {
	return cards.map(({ pinned }) => ({ pinned: pinned === from ? to : pinned === to ? from : pinned }));
}

function Cards({ community, kept, onChange }: Props) {
	const [open, setOpen] = useState<PinnedId | 'new'>();
	const [problem, setProblem] = useState('');
	const done = (): void => {
		setOpen(undefined);
		onChange();
	};
	const act = async (work: () => Promise<unknown>, told: string): Promise<void> => {
		try {
			await work();
			setProblem('');
			say(told);
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
		onChange();
	};
	const form = (card?: KeptPinnedCard) => <PinnedForm community={community} kept={kept} card={card} onDone={done} onStop={() => setOpen(undefined)} />;
	return (
		<>
			{problem && <p role="status" class="field-error">{problem}</p>}
			{open === 'new' ? <div class="card">{form()}</div>
				: <div class="buttons"><Button icon="map-pin" onClick={() => setOpen('new')}>{t('pinned.new')}</Button></div>}
			{STATES.map((state) => {
				const cards = kept.cards.filter((card) => card.state === state);
				return (cards.length > 0 || state === 'running') && (
					<section key={state} class="card stack" aria-labelledby={`kept-${state}`}>
						<h2 id={`kept-${state}`}>{t(`pinned.state_${state}`)}</h2>
						{cards.length === 0 && <p class="muted">{t('pinned.none')}</p>}
						{state === 'over' && <p class="muted">{t('pinned.over_lead')}</p>}
						<ul class="lines">
							{cards.map((card, i) => (
								<li key={card.pinned} class="line">
									{open === card.pinned ? form(card) : (
										<KeptCard
											card={card}
											rooms={kept.rooms}
											above={state === 'over' ? undefined : cards[i - 1]?.pinned}
											below={state === 'over' ? undefined : cards[i + 1]?.pinned}
											onOpen={() => setOpen(card.pinned)}
											onEnd={() => void act(() => request('pinned.end', { pinned: card.pinned }), t('pinned.ended'))}
											onMove={(to) => void act(() => request('pinned.order', { community, cards: moved(kept.cards, card.pinned, to) }), t('pinned.ordered'))}
										/>
									)}
								</li>
							))}
						</ul>
					</section>
				);
			})}
		</>
	);
}
