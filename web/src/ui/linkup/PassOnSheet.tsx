import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import type { LinkupRoom, MessageId, MessageView, RoomId } from '../../protocol';
import { closeSheet } from '../../state/sheet';
import { say } from '../../state/speech';
import { useAsk } from '../groups/useAsk';
import { Button } from '../parts/Button';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { Field } from '../parts/Field';
import { Sheet } from '../parts/Sheet';
import { useForm } from '../parts/useForm';

/** A host asks the author of a message whether it may stand in a group of the region too. */
export function PassOnSheet({ message, onBack }: { message: MessageView; onBack(): void }) {
	const { answer, refusal } = useAsk(() => request('linkup.look', { message: message.message }), message.message);
	const back = <div class="buttons"><Button kind="secondary" onClick={onBack}>{t('form.back')}</Button></div>;
	return (
		<Sheet title={t('linkup.action')} step="pass-on">
			{refusal && <><p role="status" class="field-error">{sayNo(refusal)}</p>{back}</>}
			{!answer && !refusal && <p class="muted">{t('state.loading')}</p>}
			{answer?.state && <><p>{t(`linkup.is_${answer.state}`)}</p>{back}</>}
			{answer && !answer.state && answer.rooms.length === 0 && <><p>{t('linkup.nowhere')}</p>{back}</>}
			{answer && !answer.state && answer.rooms.length > 0 && (
				<Propose message={message.message} rooms={answer.rooms} onBack={onBack} />
			)}
		</Sheet>
	);
}

interface ProposeProps {
	message: MessageId;
	rooms: readonly LinkupRoom[];
	onBack(): void;
}

function Propose({ message, rooms, onBack }: ProposeProps) {
	const [chosen, setChosen] = useState('');
	const form = useForm({ room: 'linkup-room' });
	const room = rooms.find((one) => one.room === chosen);
	const check = (): FormError[] => (room ? [] : [{ field: 'linkup-room', text: t('linkup.error_room') }]);
	const submit = (e: Event): void => {
		e.preventDefault();
		void form.submit(check(), async () => {
			await request('linkup.propose', { message, room: chosen as RoomId });
			say(t('linkup.asked'));
			closeSheet();
		});
	};
	const error = form.errorAt('linkup-room');
	return (
		<form class="stack" onSubmit={submit} noValidate>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<p>{t('linkup.lead')}</p>
			<Field id="linkup-room" label={t('linkup.room')} error={error}>
				<select id="linkup-room" value={chosen} onChange={(e) => setChosen(e.currentTarget.value)}>
					<option value="">{t('people.choose')}</option>
					{rooms.map((one) => <option key={one.room} value={one.room}>{one.community_name}: {one.room_name}</option>)}
				</select>
			</Field>
			<div class="buttons">
				<Button submit busy={form.busy}>{t('linkup.ask')}</Button>
				<Button kind="secondary" onClick={onBack}>{t('form.back')}</Button>
			</div>
		</form>
	);
}
