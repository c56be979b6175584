import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { request } from '../../net/connection';
import type { Author, RoomView, Sanction } from '../../protocol';
import { openRoom } from '../../state/room';
import { closeSheet } from '../../state/sheet';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { Choice } from '../parts/Choice';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { Field, LongTextField } from '../parts/Field';
import { Sheet } from '../parts/Sheet';
import { useForm } from '../parts/useForm';

const REASON = { min: 10, max: 500 };
const DAYS: Record<Sanction, readonly number[]> = { pause: [1, 3, 7, 14, 30], ban: [7, 30, 90, 365] };
const NUMBERED = /^\s*\d+[.)]\s+/;

/** A host takes writing or taking part from somebody for a while: what, how long, which rule, why. */
export function SanctionSheet({ author, room, onBack }: { author: Author; room: RoomView; onBack(): void }) {
	const rules = (openRoom.value?.rules ?? '').split('\n').map((line) => line.replace(NUMBERED, '').trim()).filter(Boolean);
	const [kind, setKind] = useState<Sanction>('pause');
	const [days, setDays] = useState(7);
	const [rule, setRule] = useState('');
	const [reason, setReason] = useState('');
	const [checking, setChecking] = useState(false);
	const form = useForm({ reason: 'sanction-reason', rule: 'sanction-rule' });
	const title = t('sanction.title', { name: author.name });

	const check = (): FormError[] => {
		const errors: FormError[] = [];
		const length = [...reason.trim()].length;
		if (!rule) errors.push({ field: 'sanction-rule', text: t('sanction.error_rule') });
		if (length < REASON.min || length > REASON.max) errors.push({ field: 'sanction-reason', text: t('sanction.error_reason') });
		return errors;
	};
	const next = (e: Event): void => {
		e.preventDefault();
		void form.submit(check(), async () => setChecking(true));
	};
	const decide = (): void => {
		void form.submit(check(), async () => {
			await request(`sanction.${kind}`, { member: author.member, days, rule, reason: reason.trim() });
			say(t('sanction.done'));
			closeSheet();
		});
	};

	const errors = <ErrorSummary errors={form.errors} turn={form.turn} />;
	if (checking) {
		return (
			<Sheet title={title} step="check">
				{errors}
				<p>{t(`sanction.check_${kind}`, { name: author.name, n: days })}</p>
				<dl class="check">
					<dt>{t('decisions.rule')}</dt>
					<dd dir="auto">{rule}</dd>
					<dt>{t('decisions.reason')}</dt>
					<dd dir="auto">{reason.trim()}</dd>
				</dl>
				<div class="buttons">
					<Button busy={form.busy} onClick={decide}>{t('sanction.yes')}</Button>
					<Button kind="secondary" onClick={() => setChecking(false)}>{t('form.back')}</Button>
				</div>
			</Sheet>
		);
	}
	return (
		<Sheet title={title} step="reason">
			<form class="stack" onSubmit={next} noValidate>
				{errors}
				<p>{t('sanction.lead')}</p>
				{room.may.includes('sanction.ban') && (
					<Choice<Sanction>
						id="sanction-kind"
						compact
						legend={t('sanction.kind')}
						value={kind}
						onChange={(chosen) => { setKind(chosen); setDays(DAYS[chosen][0] ?? 1); }}
						options={[
							{ value: 'pause', label: t('sanction.pause') },
							{ value: 'ban', label: t('sanction.ban') },
						]}
					/>
				)}
				<Field id="sanction-days" label={t('sanction.days')}>
					<select id="sanction-days" value={days} onChange={(e) => setDays(Number(e.currentTarget.value))}>
						{DAYS[kind].map((n) => <option key={n} value={n}>{t(n === 1 ? 'sanction.day' : 'sanction.n_days', { n })}</option>)}
					</select>
				</Field>
				<Field id="sanction-rule" label={t('sanction.rule')} error={form.errorAt('sanction-rule')}>
					<select id="sanction-rule" value={rule} onChange={(e) => setRule(e.currentTarget.value)}>
						<option value="">{t('sanction.choose')}</option>
						{rules.map((line) => <option key={line} value={line}>{line}</option>)}
					</select>
				</Field>
				<LongTextField
					id="sanction-reason"
					label={t('sanction.reason')}
					hint={t('sanction.reason_hint')}
					error={form.errorAt('sanction-reason')}
					rows={4}
					value={reason}
					onInput={setReason}
				/>
				<div class="buttons">
					<Button submit>{t('moderate.next')}</Button>
					<Button kind="secondary" onClick={onBack}>{t('form.back')}</Button>
				</div>
			</form>
		</Sheet>
	);
}
