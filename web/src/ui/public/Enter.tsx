import { useEffect, useState } from 'preact/hooks';
import { lang, t } from '../../i18n';
import { deviceName } from '../../net/device';
import { door } from '../../net/door';
import type { RoomId } from '../../protocol';
import { nameAtDoor } from '../../state/front_door';
import { go, roomPath } from '../../state/router';
import { begin, phase } from '../../state/session';
import { sharedComputer } from '../../state/settings';
import { fits, NAME } from '../account/limits';
import { Button } from '../parts/Button';
import { CheckCard } from '../parts/CheckCard';
import { Choice } from '../parts/Choice';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { TextField } from '../parts/Field';
import { Heading } from '../parts/Heading';
import { useForm } from '../parts/useForm';
import { AgreeService, useAgreeing } from './AgreeService';
import { Young } from './Young';

const OWN = '·own';
/* The offered names come a moment later: their places are kept, so that nothing moves. */
const places = () => ['·1', '·2', '·3'].map((value) => ({ value, label: t('state.loading'), waiting: true }));

/** Coming in as a guest: a pseudonym and an age, on one page; then to the group that was chosen. */
export function Enter({ to }: { to: RoomId | undefined }) {
	const [offers, setOffers] = useState<readonly string[]>([]);
	const [offline, setOffline] = useState(false);
	const [choice, setChoice] = useState<string>();
	const [own, setOwn] = useState('');
	const [age, setAge] = useState<'yes' | 'no'>();
	const [young, setYoung] = useState(false);
	const agreeing = useAgreeing();
	const form = useForm({ name: 'name', agreed: 'agreed' });
	const group = nameAtDoor(to);

	const offer = (): void => {
		door('session.names', {}).then(({ names }) => setOffers(names), () => setOffline(true));
	};
	useEffect(offer, []);
	useEffect(() => {
		if (form.refusal?.offers) setOffers(form.refusal.offers);
		if (form.refusal?.status === 'consent_needed') agreeing.again();
	}, [form.refusal]);

	/* When no names could be fetched, only an own name is left. */
	const chosen = choice ?? (offline && offers.length === 0 ? OWN : undefined);
	const name = chosen === OWN ? own.trim() : chosen;

	const check = (): FormError[] => {
		const errors: FormError[] = [];
		if (chosen === undefined) errors.push({ field: 'name', text: t('enter.error_name') });
		else if (!fits(name ?? '', NAME)) errors.push({ field: 'own-name', text: t('enter.error_own') });
		if (age === undefined) errors.push({ field: 'age', text: t('enter.error_age') });
		return [...errors, ...agreeing.check()];
	};

	const submit = (e: Event): void => {
		e.preventDefault();
		if (age === 'no') {
			setYoung(true); /* nothing is sent, so nothing can be stored */
			return;
		}
		void form.submit(check(), async () => {
			await door('session.enter', {
				name: name ?? '', lang: lang.value, age16: true, agreed: agreeing.text!.version,
				device: deviceName(),
			});
			phase.value = 'loading';
			go(to ? roomPath(to) : '/g', true);
			begin();
		});
	};

	if (young) return <Young />;
	return (
		<form class="wrap narrow stack" onSubmit={submit} noValidate>
			<Heading>{t('enter.title')}</Heading>
			<p class="lead">{t('enter.lead')}</p>
			{group !== undefined && <p dir="auto">{t('enter.to', { name: group })}</p>}
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<Choice
				id="name"
				legend={t('enter.name')}
				hint={t('enter.name_hint')}
				error={form.errorAt('name')}
				value={chosen}
				onChange={setChoice}
				options={[
					...(offers.length || offline ? offers.map((value) => ({ value, label: value })) : places()),
					{
						value: OWN,
						label: t('enter.own'),
						inside: (
							<TextField
								id="own-name"
								label={t('enter.own_label')}
								hint={t('enter.own_hint')}
								error={form.errorAt('own-name')}
								value={own}
								onInput={(value) => {
									setChoice(OWN); /* names that come in now must not take the field away */
									setOwn(value);
								}}
							/>
						),
					},
				]}
			/>
			<p><button type="button" class="text-button" onClick={offer}>{t('enter.other_names')}</button></p>
			<Choice
				id="age"
				legend={t('enter.age')}
				error={form.errorAt('age')}
				value={age}
				onChange={(value) => setAge(value)}
				options={[
					{ value: 'yes', label: t('enter.age_yes') },
					{ value: 'no', label: t('enter.age_no') },
				]}
			/>
			<AgreeService agreeing={agreeing} error={form.errorAt('agreed')} />
			<SafeUse />
			<div class="stack-small">
				<Button submit wide busy={form.busy}>{t('enter.go')}</Button>
				<p class="small muted">{t('enter.guest')}</p>
			</div>
		</form>
	);
}

function SafeUse() {
	return (
		<section class="stack-small" aria-labelledby="safe">
			<h2 id="safe">{t('enter.safe')}</h2>
			<CheckCard
				id="shared"
				label={t('enter.shared')}
				hint={t('enter.shared_hint')}
				checked={sharedComputer.value === 'yes'}
				onChange={(on) => (sharedComputer.value = on ? 'yes' : 'no')}
			/>
			<details class="more">
				<summary>{t('enter.exit_title')}</summary>
				<p>{t('enter.exit_text')}</p>
				<p>{t('enter.exit_history')}</p>
				<p>{t('enter.exit_how')}</p>
			</details>
		</section>
	);
}
