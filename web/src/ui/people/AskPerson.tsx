import { useState } from 'preact/hooks';
import { dateOf, sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import type { Args, Hat, Reply, Scope } from '../../protocol';
import { focusDue, go } from '../../state/router';
import { useAsk } from '../groups/useAsk';
import { Button } from '../parts/Button';
import { Choice } from '../parts/Choice';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { describedBy, Field, TextField } from '../parts/Field';
import { Heading } from '../parts/Heading';
import { useForm } from '../parts/useForm';
import { BackToPeople } from './BackToPeople';
import { CodeOnce } from './CodeOnce';
import { beginOf, endOf, inYears } from './dates';
import { DateField } from './DateField';
import { placeOf } from './words';

type Options = Reply<'appointment.options'>;
const CODE_DAYS = ['3', '7', '30'] as const;
const FIELDS = { hat: 'ask-hat', scope: 'ask-scope', where: 'ask-where', from_ms: 'ask-from', until_ms: 'ask-until' };

interface Asked {
	hat: Hat | undefined;
	scope: Scope | undefined;
	where: string;
	from: string;
	until: string;
	days: (typeof CODE_DAYS)[number];
}

/** Asking somebody for a task: what, where, from when until when; then a page to check; then the code. */
export function AskPerson() {
	const { answer, refusal } = useAsk(() => request('appointment.options', {}), 'options');
	const [asked, setAsked] = useState<Asked>({ hat: undefined, scope: undefined, where: '', from: '', until: inYears(1), days: '7' });
	const [checking, setChecking] = useState(false);
	const [code, setCode] = useState<string>();
	const form = useForm(FIELDS);

	const check = (): FormError[] => {
		const errors: FormError[] = [];
		if (!asked.hat) errors.push({ field: 'ask-hat', text: t('people.error_hat') });
		else if (!asked.scope) errors.push({ field: 'ask-scope', text: t('people.error_scope') });
		else if (asked.scope !== 'region' && !asked.where.trim()) errors.push({ field: 'ask-where', text: t('people.error_where') });
		if (asked.from && beginOf(asked.from) === undefined) errors.push({ field: 'ask-from', text: t('people.error_day') });
		if (endOf(asked.until) === undefined) errors.push({ field: 'ask-until', text: t('people.error_day') });
		return errors;
	};
	const step = (on: boolean): void => {
		focusDue.now = true;
		setChecking(on);
	};
	const next = (e: Event): void => {
		e.preventDefault();
		void form.submit(check(), async () => step(true));
	};
	const send = (): void => {
		void form.submit([], async () => setCode((await request('appointment.propose', argsOf(asked))).code));
	};
	return (
		<div class="wrap narrow stack">
			<BackToPeople />
			<Heading key={String(checking)}>{t(checking ? 'people.ask_check' : 'people.ask')}</Heading>
			{refusal && <p role="status" class="field-error">{sayNo(refusal)}</p>}
			{!answer && !refusal && <p class="muted">{t('state.loading')}</p>}
			{code && <CodeOnce code={code} onDone={() => go('/mensen')} />}
			{answer && !code && <ErrorSummary errors={form.errors} turn={form.turn} />}
			{answer && !code && checking && <Check asked={asked} options={answer} busy={form.busy} onSend={send} onBack={() => step(false)} />}
			{answer && !code && !checking && <Form asked={asked} onChange={setAsked} options={answer} errorAt={form.errorAt} onNext={next} />}
		</div>
	);
}

function argsOf({ hat, scope, where, from, until, days }: Asked): Args<'appointment.propose'> {
	const from_ms = from ? beginOf(from) : undefined;
	return {
		hat: hat ?? 'peer', scope: scope ?? 'region', until_ms: endOf(until) ?? 0, code_days: Number(days),
		...(scope === 'region' ? {} : { where: where.trim() }),
		/* Today is now: a day that began already would be in the past. */
		...(from_ms !== undefined && from_ms > Date.now() ? { from_ms } : {}),
	};
}

interface FormProps {
	asked: Asked;
	onChange(asked: Asked): void;
	options: Options;
	errorAt(field: string): string | undefined;
	onNext(e: Event): void;
}

function Form({ asked, onChange, options, errorAt, onNext }: FormProps) {
	const office = options.offices.find((one) => one.hat === asked.hat);
	const hatError = errorAt('ask-hat');
	return (
		<form class="card stack" onSubmit={onNext} noValidate aria-label={t('people.ask')}>
			<p class="muted">{t('people.ask_lead')}</p>
			<Field id="ask-hat" label={t('people.hat')} error={hatError}>
				<select
					id="ask-hat"
					value={asked.hat ?? ''}
					aria-invalid={hatError ? 'true' : undefined}
					aria-describedby={describedBy('ask-hat', undefined, hatError)}
					onChange={(e) => onChange({ ...asked, hat: (e.currentTarget.value || undefined) as Hat | undefined, scope: undefined, where: '' })}
				>
					<option value="">{t('people.choose')}</option>
					{options.offices.map(({ hat }) => <option key={hat} value={hat}>{t(`hat.${hat}`)}</option>)}
				</select>
			</Field>
			{office && (
				<Choice<Scope>
					id="ask-scope"
					compact
					legend={t('people.scope')}
					error={errorAt('ask-scope')}
					value={asked.scope}
					onChange={(scope) => onChange({ ...asked, scope, where: '' })}
					options={office.scopes.map((value) => ({ value, label: t(`people.scope_${value}`) }))}
				/>
			)}
			{asked.scope && asked.scope !== 'region' && <Where asked={asked} onChange={onChange} options={options} error={errorAt('ask-where')} />}
			<DateField id="ask-from" label={t('people.from')} hint={t('people.from_hint')} error={errorAt('ask-from')} value={asked.from} onInput={(from) => onChange({ ...asked, from })} />
			<DateField id="ask-until" label={t('people.until')} hint={t('people.until_hint')} error={errorAt('ask-until')} value={asked.until} onInput={(until) => onChange({ ...asked, until })} />
			<Choice
				id="ask-days"
				compact
				legend={t('people.code_days')}
				value={asked.days}
				onChange={(days) => onChange({ ...asked, days })}
				options={CODE_DAYS.map((value) => ({ value, label: t('people.days', { n: value }) }))}
			/>
			<div class="buttons"><Button submit>{t('people.next')}</Button></div>
		</form>
	);
}

function Where({ asked, onChange, options, error }: Pick<FormProps, 'asked' | 'onChange' | 'options'> & { error: string | undefined }) {
	const choose = (where: string): void => onChange({ ...asked, where });
	if (asked.scope === 'organisation') {
		return <TextField id="ask-where" label={t('people.organisation')} error={error} value={asked.where} maxLength={60} onInput={choose} />;
	}
	return (
		<Field id="ask-where" label={t(asked.scope === 'community' ? 'people.community' : 'people.municipality')} error={error}>
			<select
				id="ask-where"
				value={asked.where}
				aria-invalid={error ? 'true' : undefined}
				aria-describedby={describedBy('ask-where', undefined, error)}
				onChange={(e) => choose(e.currentTarget.value)}
			>
				<option value="">{t('people.choose')}</option>
				{options.places.filter((place) => place.scope === asked.scope).map((place) => (
					<option key={place.where} value={place.where}>{place.name}</option>
				))}
			</select>
		</Field>
	);
}

interface CheckProps {
	asked: Asked;
	options: Options;
	busy: boolean;
	onSend(): void;
	onBack(): void;
}

function Check({ asked, options, busy, onSend, onBack }: CheckProps) {
	const place = options.places.find((one) => one.scope === asked.scope && one.where === asked.where);
	const from_ms = asked.from ? beginOf(asked.from) : undefined;
	return (
		<section class="card stack" aria-label={t('people.ask_check')}>
			<dl class="check">
				<dt>{t('people.hat')}</dt>
				<dd>{asked.hat && t(`hat.${asked.hat}`)}</dd>
				<dt>{t('people.scope')}</dt>
				<dd dir="auto">{asked.scope && placeOf(asked.scope, place?.name ?? asked.where)}</dd>
				<dt>{t('people.from')}</dt>
				<dd>{from_ms === undefined ? t('people.at_once') : dateOf(from_ms)}</dd>
				<dt>{t('people.until')}</dt>
				<dd>{dateOf(endOf(asked.until) ?? 0)}</dd>
				<dt>{t('people.code_days')}</dt>
				<dd>{t('people.days', { n: asked.days })}</dd>
			</dl>
			<p>{t('people.ask_means')}</p>
			<div class="buttons">
				<Button busy={busy} onClick={onSend}>{t('people.ask_yes')}</Button>
				<Button kind="secondary" onClick={onBack}>{t('form.back')}</Button>
			</div>
		</section>
	);
}
