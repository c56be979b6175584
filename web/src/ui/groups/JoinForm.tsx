import { useEffect, useState } from 'preact/hooks';
import { t, tn } from '../../i18n';
import { request } from '../../net/connection';
import type { Author, PinnedCard, RoomView } from '../../protocol';
import { askOf } from '../../state/introductions';
import { communityPath } from '../../state/router';
import { openUp } from '../../state/room';
import { me, noteRoom } from '../../state/session';
import { fits, NAME } from '../account/limits';
import { Button } from '../parts/Button';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { TextField } from '../parts/Field';
import { Heading } from '../parts/Heading';
import { Tag } from '../parts/Tag';
import { useForm } from '../parts/useForm';
import { Weave } from '../parts/Weave';
import { PinnedCards } from '../pinned/PinnedCards';
import { DutyBanner } from '../room/DutyBanner';
import { Peek } from '../room/Peek';
import { lazy } from '../lazy';
import { Hosts } from './Hosts';
import { Rules } from './Rules';

const AskState = lazy(() => import('../introduction/AskState').then((m) => m.AskState));
const AskIn = lazy(() => import('../introduction/AskIn').then((m) => m.AskIn));

interface Props {
	room: RoomView;
	hosts: readonly Author[];
	rules: string;
	pinned: readonly PinnedCard[];
}

/** A group one is not in yet: what it is, its house rules, and a name to take part with. */
export function JoinForm({ room, hosts, rules, pinned }: Props) {
	const ask = askOf(room.community);
	return (
		<div class="wrap narrow stack">
			<header class="page-head">
				<Weave seed={room.room} size="large" />
				<div class="grow">
					<Heading>{room.name}</Heading>
					<p class="muted">{room.line}</p>
				</div>
			</header>
			<p class="facts">
				<Tag>{tn('groups.members', room.member_count)}</Tag>
				<a class="nl-link" href={communityPath(room.community)}>{room.community_name}</a>
			</p>
			{ask && <AskState ask={ask} />}
			<DutyBanner room={room} />
			<PinnedCards cards={pinned} place={room.room} />
			<Peek room={room} />
			<section class="card stack-small" aria-labelledby="rules">
				<h2 id="rules">{t('join.rules')}</h2>
				<p class="muted">{t('join.rules_lead')}</p>
				<Rules text={rules} />
			</section>
			<ComeIn room={room} />
			<Hosts hosts={hosts} />
		</div>
	);
}

/** The way in, as the community has it. */
function ComeIn({ room }: { room: RoomView }) {
	if (room.may.includes('introduction.ask')) return <AskIn community={room.community} />;
	if (room.access === 'invite' && !room.may.includes('room.join')) return <p>{t('join.invite')}</p>;
	return <NameForm room={room} />;
}

function NameForm({ room }: { room: RoomView }) {
	const [name, setName] = useState(me.value?.name ?? '');
	const [offers, setOffers] = useState<readonly string[]>([]);
	const form = useForm({ name: 'name' });
	useEffect(() => setOffers(form.refusal?.offers ?? []), [form.refusal]);

	/* One face a community: who is in another group of it already keeps that name. */
	const known = room.me !== undefined;

	const check = (): FormError[] => {
		if (known) return [];
		return fits(name.trim(), NAME)
			? [] : [{ field: 'name', text: t('join.error_name') }];
	};

	const submit = (e: Event): void => {
		e.preventDefault();
		void form.submit(check(), async () => {
			const joined = await request('room.join',
				known ? { room: room.room } : { room: room.room, name: name.trim() });
			noteRoom(joined.room);
			await openUp(room.room);
		});
	};

	return (
		<form class="card stack" onSubmit={submit} noValidate>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			{known ? <p>{t('join.known', { name: room.me?.name ?? '' })}</p> : (
				<TextField
					id="name"
					label={t('join.name')}
					hint={t('join.name_hint')}
					error={form.errorAt('name')}
					value={name}
					onInput={setName}
				/>
			)}
			{offers.length > 0 && (
				<div class="stack-small">
					<p>{t('join.offers')}</p>
					<div class="buttons">
						{offers.map((offer) => (
							<Button key={offer} kind="secondary" onClick={() => setName(offer)}>{offer}</Button>
						))}
					</div>
				</div>
			)}
			<Button submit wide busy={form.busy}>{t('join.go')}</Button>
		</form>
	);
}
