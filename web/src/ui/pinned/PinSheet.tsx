import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { dayKey } from '../../i18n/time';
import type { MessageView, RoomView } from '../../protocol';
import { closeSheet } from '../../state/sheet';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { Choice } from '../parts/Choice';
import { ErrorSummary } from '../parts/ErrorSummary';
import { Sheet } from '../parts/Sheet';
import { useForm } from '../parts/useForm';
import { dayNumber } from '../people/week';
import { blank, faultsOf, FIELDS, makeCard } from './form';
import { PinnedFields } from './PinnedFields';

interface Props {
	message: MessageView;
	room: RoomView;
	onBack(): void;
}

/** Pinning a message at the top of its group, or of all groups where everybody may read it. */
export function PinSheet({ message, room, onBack }: Props) {
	const today = dayNumber(dayKey(Date.now()));
	const [draft, setDraft] = useState(() => blank(today, message.message, room.room));
	const form = useForm(FIELDS);
	const save = (e: Event): void => {
		e.preventDefault();
		void form.submit(faultsOf(draft, today), async () => {
			await makeCard(room.community, draft);
			say(t('pinned.saved'));
			closeSheet();
		});
	};
	return (
		<Sheet title={t('pinned.sheet_title')} step="pin">
			<form class="stack" onSubmit={save} noValidate>
				<ErrorSummary errors={form.errors} turn={form.turn} />
				<p class="muted">{t('pinned.sheet_lead')}</p>
				<PinnedFields draft={draft} errorAt={form.errorAt} onChange={setDraft} />
				{room.access === 'open' && (
					<Choice<'room' | 'all'>
						id="pinned-where"
						compact
						legend={t('pinned.where')}
						value={draft.room ? 'room' : 'all'}
						onChange={(where) => setDraft({ ...draft, room: where === 'room' ? room.room : '' })}
						options={[{ value: 'room', label: t('pinned.this_room') }, { value: 'all', label: t('pinned.all_rooms') }]}
					/>
				)}
				<div class="buttons">
					<Button submit busy={form.busy}>{t('pinned.pin')}</Button>
					<Button kind="secondary" onClick={onBack}>{t('form.back')}</Button>
				</div>
			</form>
		</Sheet>
	);
}
