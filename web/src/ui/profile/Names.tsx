import { useLayoutEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { request } from '../../net/connection';
import type { RoomView } from '../../protocol';
import { me, refreshRooms, rooms } from '../../state/session';
import { say } from '../../state/speech';
import { fits, NAME } from '../account/limits';
import { Button } from '../parts/Button';
import { ErrorSummary } from '../parts/ErrorSummary';
import { TextField } from '../parts/Field';
import { useForm } from '../parts/useForm';

/** What Noaber calls somebody, and what each of their groups does. Changing one leaves the others. */
export function Names() {
	const who = me.value;
	if (!who) return null;
	const communities = new Map(rooms.value.filter((room) => room.me).map((room) => [room.community, room]));
	return (
		<section class="card stack" aria-labelledby="names">
			<div class="stack-small">
				<h2 id="names" tabIndex={-1}>{t('names.title')}</h2>
				<p class="muted">{t('names.lead')}</p>
			</div>
			<ul class="lines">
				<li>
					<Name
						id="name-own"
						label={t('names.own')}
						name={who.name}
						hint={t('names.own_hint')}
						save={async (name) => {
							await request('account.rename', { name });
							if (me.value) me.value = { ...me.value, name };
						}}
					/>
				</li>
				{[...communities.values()].map((room) => (
					<li key={room.community}><InCommunity room={room} /></li>
				))}
			</ul>
		</section>
	);
}

function InCommunity({ room }: { room: RoomView }) {
	return (
		<Name
			id={`name-${room.community}`}
			label={room.community_name}
			name={room.me?.name ?? ''}
			hint={t('names.group_hint')}
			save={async (name) => {
				await request('community.rename', { community: room.community, name });
				await refreshRooms();
			}}
		/>
	);
}

interface Props {
	id: string;
	label: string;
	name: string;
	hint: string;
	save(name: string): Promise<void>;
}

/** One name, with a form to change it that opens on asking. */
function Name({ id, label, name, hint, save }: Props) {
	const [open, setOpen] = useState(false);
	const [wanted, setWanted] = useState(name);
	const form = useForm({ name: id });
	const offers = form.refusal?.offers ?? [];
	useLayoutEffect(() => {
		if (open) document.getElementById(id)?.focus();
	}, [open]);

	const close = (): void => {
		setOpen(false);
		form.clear();
		requestAnimationFrame(() => document.getElementById(`${id}-change`)?.focus());
	};
	const submit = (e: Event): void => {
		e.preventDefault();
		const errors = fits(wanted.trim(), NAME) ? [] : [{ field: id, text: t('join.error_name') }];
		void form.submit(errors, async () => {
			await save(wanted.trim());
			say(t('names.done', { name: wanted.trim() }));
			close();
		});
	};

	if (!open) {
		return (
			<p class="row">
				<span class="grow"><span class="small muted block">{label}</span><b dir="auto">{name}</b></span>
				<button
					type="button"
					id={`${id}-change`}
					class="text-button"
					aria-label={t('names.change_label', { where: label })}
					onClick={() => { setWanted(name); setOpen(true); }}
				>
					{t('names.change')}
				</button>
			</p>
		);
	}
	return (
		<form class="stack-small" onSubmit={submit} noValidate>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<TextField id={id} label={t('names.new', { where: label })} hint={hint} error={form.errorAt(id)} value={wanted} onInput={setWanted} />
			{offers.length > 0 && (
				<div class="buttons" role="group" aria-label={t('join.offers')}>
					{offers.map((offer) => (
						<Button key={offer} kind="secondary" onClick={() => setWanted(offer)}>{offer}</Button>
					))}
				</div>
			)}
			<div class="buttons">
				<Button submit busy={form.busy}>{t('names.save')}</Button>
				<Button kind="secondary" onClick={close}>{t('form.stop')}</Button>
			</div>
		</form>
	);
}
