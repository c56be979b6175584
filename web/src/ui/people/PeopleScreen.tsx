import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import type { Appointment } from '../../protocol';
import { peopleTurn } from '../../state/people';
import { focusDue } from '../../state/router';
import { me } from '../../state/session';
import { useAsk } from '../groups/useAsk';
import { Button, ButtonLink } from '../parts/Button';
import { Heading } from '../parts/Heading';
import { Act, ActButtons, type ActName } from './Act';
import { Card } from './Card';

interface Chosen {
	one: Appointment;
	act: ActName;
}

/** Who works here, and what waits for somebody: for coordinators and auditors. */
export function PeopleScreen() {
	const [over, setOver] = useState(false);
	const [page, setPage] = useState(1);
	const [chosen, setChosen] = useState<Chosen>();
	const { answer, refusal, again } = useAsk(
		() => request('appointment.list', { page, ...(over ? { over } : {}) }), `${over} ${page} ${peopleTurn.value}`);
	const leave = (): void => {
		focusDue.now = true;
		setChosen(undefined);
		again();
	};
	const choose = (one: Appointment) => (act: ActName): void => {
		focusDue.now = true;
		setChosen({ one, act });
	};
	if (chosen) return <Act {...chosen} onDone={leave} onBack={leave} />;

	const list = answer?.appointments ?? [];
	const waiting = list.filter((one) => one.waits_for !== 'nothing');
	const others = list.filter((one) => one.waits_for === 'nothing');
	return (
		<div class="wrap narrow stack">
			<header class="stack-small">
				<Heading>{t('people.title')}</Heading>
				<p class="muted">{t('people.lead')}</p>
			</header>
			{me.value?.hat === 'coordinator' && (
				<div class="buttons">
					<ButtonLink href="/mensen/vragen">{t('people.ask')}</ButtonLink>
					<ButtonLink href="/mensen/codes" kind="secondary">{t('people.codes')}</ButtonLink>
					<ButtonLink href="/mensen/uren" kind="secondary">{t('hours.title')}</ButtonLink>
				</div>
			)}
			{refusal && <p role="status" class="field-error">{sayNo(refusal)}</p>}
			{!answer && !refusal && <p class="muted">{t('state.loading')}</p>}
			{answer && !over && <List id="waiting" title={t('people.waiting')} none={t('people.waiting_none')} list={waiting} choose={choose} />}
			{answer && <List id="there" title={t(over ? 'people.over' : 'people.active')} none={t(over ? 'people.over_none' : 'people.active_none')} list={others} choose={choose} />}
			{answer && (
				<div class="buttons">
					{page > 1 && <Button kind="secondary" onClick={() => setPage(page - 1)}>{t('people.previous')}</Button>}
					{answer.more && <Button kind="secondary" onClick={() => setPage(page + 1)}>{t('people.following')}</Button>}
					<Button
						kind="subtle"
						onClick={() => {
							setOver(!over);
							setPage(1);
						}}
					>
						{t(over ? 'people.show_active' : 'people.show_over')}
					</Button>
				</div>
			)}
		</div>
	);
}

interface ListProps {
	id: string;
	title: string;
	none: string;
	list: readonly Appointment[];
	choose(one: Appointment): (act: ActName) => void;
}

function List({ id, title, none, list, choose }: ListProps) {
	return (
		<section class="card stack-small" aria-labelledby={id}>
			<h2 id={id}>{title}</h2>
			{list.length === 0 && <p class="muted">{none}</p>}
			<ul class="lines">
				{list.map((one) => (
					<Card key={one.appointment} one={one} title={one.name ?? t('people.nobody_yet')}>
						<ActButtons one={one} onAct={choose(one)} />
						{one.waits_for === 'signature' && !one.may.includes('appointment.sign') && <p class="small">{t('people.other_signs')}</p>}
					</Card>
				))}
			</ul>
		</section>
	);
}
