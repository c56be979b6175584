import { useLayoutEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { request } from '../../net/connection';
import type { CommunityId, KeptPinnedCard, Reply, RoomId } from '../../protocol';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { ErrorSummary } from '../parts/ErrorSummary';
import { Field } from '../parts/Field';
import { useForm } from '../parts/useForm';
import { blank, draftOf, faultsOf, FIELDS, makeCard, wordsOf } from '../pinned/form';
import { PinnedFields } from '../pinned/PinnedFields';

interface Props {
	community: CommunityId;
	kept: Reply<'pinned.list'>;
	/** Undefined for a new one. */
	card: KeptPinnedCard | undefined;
	onDone(): void;
	onStop(): void;
}

/** A new card, or another version of one. Where it stands is chosen once. */
export function PinnedForm({ community, kept, card, onDone, onStop }: Props) {
	const [draft, setDraft] = useState(() => (card ? draftOf(card, kept.today) : blank(kept.today)));
	const form = useForm(FIELDS);
	useLayoutEffect(() => document.getElementById(FIELDS.title)?.focus(), []);
	const save = (e: Event): void => {
		e.preventDefault();
		void form.submit(faultsOf(draft, kept.today), async () => {
			if (card) await request('pinned.change', { pinned: card.pinned, version: card.version, ...wordsOf(draft) });
			else await makeCard(community, draft);
			say(t('pinned.saved'));
			onDone();
		});
	};
	return (
		<form class="stack grow" onSubmit={save} noValidate aria-label={card ? t('pinned.change_named', { title: card.title }) : t('pinned.new')}>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<PinnedFields draft={draft} errorAt={form.errorAt} onChange={setDraft} />
			{!card && (
				<Field id="pinned-where" label={t('pinned.where')}>
					<select id="pinned-where" value={draft.room} onChange={(e) => setDraft({ ...draft, room: e.currentTarget.value as RoomId | '' })}>
						<option value="">{t('pinned.all_rooms')}</option>
						{kept.rooms.map(({ room, name }) => <option key={room} value={room}>{name}</option>)}
					</select>
				</Field>
			)}
			<div class="buttons">
				<Button submit busy={form.busy}>{t(card ? 'pinned.save' : 'pinned.pin')}</Button>
				<Button kind="subtle" onClick={onStop}>{t('form.stop')}</Button>
			</div>
		</form>
	);
}
