import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { t, tn } from '../../i18n';
import { request } from '../../net/connection';
import type { CommunityId, KeptRoom, RoomState } from '../../protocol';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { Choice } from '../parts/Choice';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { TextField } from '../parts/Field';
import { Tag } from '../parts/Tag';
import { useForm } from '../parts/useForm';
import { Offer } from './Offer';
import { LINE_MOST, NAME_MOST } from './settings';

interface Props {
	community: CommunityId;
	rooms: readonly KeptRoom[];
	onChange(): void;
}

/** The rooms of a community: names and what they allow, never a word of what is said there. */
export function KeepRooms({ community, rooms, onChange }: Props) {
	const [open, setOpen] = useState<string>();
	const done = (): void => {
		setOpen(undefined);
		onChange();
	};
	return (
		<section class="card stack" aria-labelledby="kept-rooms">
			<h2 id="kept-rooms">{t('community.rooms')}</h2>
			{rooms.length === 0 && <p class="muted">{t('manage.no_rooms')}</p>}
			<ul class="lines">
				{rooms.map((room) => (
					<li key={room.room} class="line">
						{open === room.room ? <RoomForm community={community} room={room} onDone={done} onStop={() => setOpen(undefined)} /> : (
							<>
								<div class="grow">
									<p class="strong">{room.name}</p>
									<p class="small muted">{tn('groups.members', room.member_count)}</p>
									{room.state !== 'open' && <Tag>{t(`manage.room_${room.state}`)}</Tag>}
								</div>
								<Button kind="secondary" label={t('manage.change_room', { name: room.name })} onClick={() => setOpen(room.room)}>{t('manage.change')}</Button>
							</>
						)}
					</li>
				))}
			</ul>
			{open === 'new' ? <RoomForm community={community} room={undefined} onDone={done} onStop={() => setOpen(undefined)} />
				: <div class="buttons"><Button kind="secondary" onClick={() => setOpen('new')}>{t('manage.new_room')}</Button></div>}
		</section>
	);
}

interface FormProps {
	community: CommunityId;
	/** Undefined for a new one. */
	room: KeptRoom | undefined;
	onDone(): void;
	onStop(): void;
}

function RoomForm({ community, room, onDone, onStop }: FormProps) {
	const [name, setName] = useState(room?.name ?? '');
	const [line, setLine] = useState(room?.line ?? '');
	const [state, setState] = useState<RoomState>(room?.state ?? 'open');
	const [offer, setOffer] = useState<string>();
	const form = useForm({ name: 'room-name', line: 'room-line' });
	useEffect(() => setOffer(form.refusal?.offers?.[0]), [form.refusal]);
	useLayoutEffect(() => document.getElementById('room-name')?.focus(), []);

	const save = (e: Event): void => {
		e.preventDefault();
		const errors: FormError[] = [];
		if (name.trim().length < 2) errors.push({ field: 'room-name', text: t('manage.error_text') });
		if (line.trim() === '') errors.push({ field: 'room-line', text: t('manage.error_text') });
		const words = { name: name.trim(), line: line.trim() };
		void form.submit(errors, async () => {
			if (room) await request('room.change', { room: room.room, ...words, state });
			else await request('room.make', { community, ...words });
			say(t('manage.saved'));
			onDone();
		});
	};
	return (
		<form class="stack grow" onSubmit={save} noValidate aria-label={room ? t('manage.change_room', { name: room.name }) : t('manage.new_room')}>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<Offer
				name={offer}
				onTake={() => {
					setName(offer ?? '');
					form.clear();
				}}
			/>
			<TextField id="room-name" label={t('manage.room_name')} error={form.errorAt('room-name')} maxLength={NAME_MOST} value={name} onInput={setName} />
			<TextField id="room-line" label={t('manage.line')} error={form.errorAt('room-line')} maxLength={LINE_MOST} value={line} onInput={setLine} />
			{room && (
				<Choice<RoomState>
					id="room-state"
					compact
					legend={t('manage.room_state')}
					value={state}
					onChange={setState}
					options={(['open', 'read_only', 'archived'] as const).map((value) => ({ value, label: t(`manage.room_${value}`) }))}
				/>
			)}
			<div class="buttons">
				<Button submit busy={form.busy}>{t('manage.save')}</Button>
				<Button kind="subtle" onClick={onStop}>{t('form.stop')}</Button>
			</div>
		</form>
	);
}
