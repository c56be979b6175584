import { useState } from 'preact/hooks';
import { type Key, t } from '../../i18n';
import { request } from '../../net/connection';
import type { Author, UnmaskCode } from '../../protocol';
import { closeSheet } from '../../state/sheet';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { Choice } from '../parts/Choice';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { LongTextField } from '../parts/Field';
import { Sheet } from '../parts/Sheet';
import { useForm } from '../parts/useForm';
import { CODES } from './codes';

const REASON = { min: 30, max: 500 };
const codes = Object.entries(CODES) as [UnmaskCode, Key][];

/** Asking who somebody is in other groups: what for, why, a check; then it is another's turn. */
export function UnmaskSheet({ author, onBack }: { author: Author; onBack(): void }) {
	const [code, setCode] = useState<UnmaskCode>();
	const [reason, setReason] = useState('');
	const [checking, setChecking] = useState(false);
	const form = useForm({ reason: 'unmask-reason', code: 'unmask-code' });
	const title = t('unmask.ask_title');

	const check = (): FormError[] => {
		const length = [...reason.trim()].length;
		const errors: FormError[] = [];
		if (!code) errors.push({ field: 'unmask-code', text: t('unmask.error_code') });
		if (length < REASON.min || length > REASON.max) errors.push({ field: 'unmask-reason', text: t('unmask.error_reason') });
		return errors;
	};
	const next = (e: Event): void => {
		e.preventDefault();
		void form.submit(check(), async () => setChecking(true));
	};
	const send = (): void => {
		if (!code) return;
		void form.submit(check(), async () => {
			await request('unmask.ask', { member: author.member, code, reason: reason.trim() });
			say(t('unmask.asked'));
			closeSheet();
		});
	};

	const errors = <ErrorSummary errors={form.errors} turn={form.turn} />;
	if (checking && code) {
		return (
			<Sheet title={title} step="check">
				{errors}
				<p>{t('unmask.check', { name: author.name })}</p>
				<dl class="check">
					<dt>{t('unmask.what_for')}</dt>
					<dd>{t(CODES[code])}</dd>
					<dt>{t('unmask.your_reason')}</dt>
					<dd dir="auto">{reason.trim()}</dd>
				</dl>
				<div class="buttons">
					<Button busy={form.busy} onClick={send}>{t('unmask.send')}</Button>
					<Button kind="secondary" onClick={() => setChecking(false)}>{t('form.back')}</Button>
				</div>
			</Sheet>
		);
	}
	const hint = t('unmask.reason_hint');
	const error = form.errorAt('unmask-reason');
	return (
		<Sheet title={title} step="reason">
			<form class="stack" onSubmit={next} noValidate>
				{errors}
				<p>{t('unmask.ask_lead')}</p>
				<Choice<UnmaskCode>
					id="unmask-code"
					compact
					legend={t('unmask.what_for')}
					value={code}
					onChange={setCode}
					error={form.errorAt('unmask-code')}
					options={codes.map(([value, label]) => ({ value, label: t(label) }))}
				/>
				<LongTextField
					id="unmask-reason"
					label={t('unmask.reason')}
					hint={hint}
					error={error}
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
