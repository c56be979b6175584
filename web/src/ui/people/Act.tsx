import { useState } from 'preact/hooks';
import { dateOf, type Key, t } from '../../i18n';
import { request } from '../../net/connection';
import type { Appointment } from '../../protocol';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { LongTextField } from '../parts/Field';
import { Heading } from '../parts/Heading';
import { useForm } from '../parts/useForm';
import { beginOf, dayOfField, endOf } from './dates';
import { DateField } from './DateField';
import { standOf, taskOf } from './words';

export type ActName = 'check' | 'sign' | 'extend' | 'refuse' | 'end';
export const ACTS: readonly ActName[] = ['sign', 'check', 'extend', 'refuse', 'end'];

const REASON = { min: 3, max: 500 };
const DATED: readonly ActName[] = ['check', 'extend'];

/** Does this act ask for a reason? Before somebody accepted there is nobody to read it. */
const wantsReason = (act: ActName, one: Appointment): boolean =>
	act === 'end' || (act === 'refuse' && one.accepted_ms !== undefined);

async function run(act: ActName, one: Appointment, day: string, reason: string): Promise<void> {
	const { appointment } = one;
	switch (act) {
		case 'check': return void await request('check.record', { appointment, issued_ms: beginOf(day) ?? 0 });
		case 'extend': return void await request('appointment.extend', { appointment, until_ms: endOf(day) ?? 0 });
		case 'sign': return void await request('appointment.sign', { appointment });
		case 'end': return void await request('appointment.end', { appointment, reason });
		default: return void await request('appointment.refuse', { appointment, ...(reason ? { reason } : {}) });
	}
}

interface Props {
	act: ActName;
	one: Appointment;
	onDone(): void;
	onBack(): void;
}

/** An act on an appointment: what is asked, then a page to check, and only then it is done. */
export function Act({ act, one, onDone, onBack }: Props) {
	const dated = DATED.includes(act), reasoned = wantsReason(act, one);
	const [day, setDay] = useState(act === 'check' ? '' : dayOfField(one.valid_until_ms ?? one.until_ms));
	const [text, setText] = useState('');
	const [checking, setChecking] = useState(!dated && !reasoned);
	const form = useForm({ issued_ms: 'act-day', until_ms: 'act-day', reason: 'act-reason' });
	const reason = text.trim();

	const check = (): FormError[] => {
		const errors: FormError[] = [];
		if (dated && beginOf(day) === undefined) errors.push({ field: 'act-day', text: t('people.error_day') });
		const length = [...reason].length;
		if (reasoned && (length < REASON.min || length > REASON.max)) errors.push({ field: 'act-reason', text: t('people.error_reason') });
		return errors;
	};
	const next = (e: Event): void => {
		e.preventDefault();
		void form.submit(check(), async () => setChecking(true));
	};
	const decide = (): void => {
		void form.submit([], async () => {
			await run(act, one, day, reason);
			say(t(`people.done_${act}`));
			onDone();
		});
	};
	const back = (): void => {
		form.clear();
		if (checking && (dated || reasoned)) setChecking(false);
		else onBack();
	};
	const hint: Key = `people.act_day_${act === 'check' ? 'check' : 'extend'}`;
	const error = form.errorAt('act-reason');
	return (
		<div class="wrap narrow stack">
			<Heading key={String(checking)}>{t(`people.act_${act}`)}</Heading>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<section class="card stack" aria-label={t(`people.act_${act}`)}>
				<dl class="check">
					{one.name && <><dt>{t('people.who')}</dt><dd dir="auto">{one.name}</dd></>}
					<dt>{t('people.what')}</dt>
					<dd dir="auto">{taskOf(one)}</dd>
					<dt>{t('people.stand')}</dt>
					<dd>{standOf(one).map((line) => <span key={line} class="block" dir="auto">{line}</span>)}</dd>
					{checking && dated && <><dt>{t(`people.day_${act === 'check' ? 'check' : 'extend'}`)}</dt><dd>{dateOf(beginOf(day) ?? 0)}</dd></>}
					{checking && reasoned && <><dt>{t('people.reason')}</dt><dd dir="auto">{reason}</dd></>}
				</dl>
				{checking ? (
					<>
						<p>{t(`people.means_${act}`)}</p>
						<div class="buttons">
							<Button kind={act === 'end' || act === 'refuse' ? 'danger' : 'primary'} busy={form.busy} onClick={decide}>
								{t(`people.yes_${act}`)}
							</Button>
							<Button kind="secondary" onClick={back}>{t('form.back')}</Button>
						</div>
					</>
				) : (
					<form class="stack" onSubmit={next} noValidate>
						{dated && (
							<DateField
								id="act-day"
								label={t(`people.day_${act === 'check' ? 'check' : 'extend'}`)}
								hint={t(hint)}
								error={form.errorAt('act-day')}
								value={day}
								onInput={setDay}
							/>
						)}
						{reasoned && (
							<LongTextField
								id="act-reason"
								label={t('people.reason')}
								hint={t('people.reason_hint')}
								error={error}
								rows={3}
								value={text}
								onInput={setText}
							/>
						)}
						<div class="buttons">
							<Button submit>{t('people.next')}</Button>
							<Button kind="secondary" onClick={onBack}>{t('form.back')}</Button>
						</div>
					</form>
				)}
			</section>
		</div>
	);
}

/** The buttons for what may be done with an appointment. */
export function ActButtons({ one, onAct }: { one: Appointment; onAct(act: ActName): void }) {
	const may = ACTS.filter((act) => one.may.includes(`appointment.${act}`));
	if (may.length === 0) return null;
	const name = one.name ?? t('people.nobody_yet');
	return (
		<div class="buttons">
			{may.map((act) => (
				<Button
					key={act}
					kind={act === 'sign' || (act === 'check' && one.waits_for === 'check') ? 'primary' : 'secondary'}
					label={t('people.button', { act: t(`people.act_${act}`), name })}
					onClick={() => onAct(act)}
				>
					{t(`people.act_${act}`)}
				</Button>
			))}
		</div>
	);
}
