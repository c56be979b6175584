import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { request } from '../../net/connection';
import type { MessageView } from '../../protocol';
import { closeSheet } from '../../state/sheet';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { LongTextField } from '../parts/Field';
import { RichText } from '../parts/RichText';
import { Sheet } from '../parts/Sheet';
import { useForm } from '../parts/useForm';

const REASON = { min: 3, max: 500 };

/** Hiding or putting back a message: a reason, a check, and only then the decision. */
export function ModerateSheet({ message, onBack }: { message: MessageView; onBack(): void }) {
	const [hiding] = useState(message.state === 'visible');
	const [reason, setReason] = useState('');
	const [checking, setChecking] = useState(false);
	const form = useForm({ reason: 'reason' });
	const title = t(hiding ? 'moderate.hide_title' : 'moderate.show_title');

	const check = (): FormError[] => {
		const length = [...reason.trim()].length;
		return length >= REASON.min && length <= REASON.max
			? [] : [{ field: 'reason', text: t('moderate.error') }];
	};
	const next = (e: Event): void => {
		e.preventDefault();
		void form.submit(check(), async () => setChecking(true));
	};
	const decide = (): void => {
		void form.submit(check(), async () => {
			const args = { message: message.message, reason: reason.trim() };
			await request(hiding ? 'message.hide' : 'message.show', args);
			say(t(hiding ? 'moderate.hidden' : 'moderate.shown'));
			closeSheet();
		});
	};

	const errors = <ErrorSummary errors={form.errors} turn={form.turn} />;
	if (checking) {
		return (
			<Sheet title={title} step="check">
				{errors}
				<p>{t(hiding ? 'moderate.check_hide' : 'moderate.check_show')}</p>
				<dl class="check">
					<dt>{t('moderate.message')}</dt>
					<dd>{message.text === undefined ? t('message.hidden_mod') : <RichText text={message.text} mentions={message.mentions} />}</dd>
					<dt>{t('moderate.your_reason')}</dt>
					<dd dir="auto">{reason.trim()}</dd>
				</dl>
				<div class="buttons">
					<Button busy={form.busy} onClick={decide}>
						{t(hiding ? 'moderate.hide_yes' : 'moderate.show_yes')}
					</Button>
					<Button kind="secondary" onClick={() => setChecking(false)}>{t('form.back')}</Button>
				</div>
			</Sheet>
		);
	}
	const hint = t('moderate.reason_hint');
	const error = form.errorAt('reason');
	return (
		<Sheet title={title} step="reason">
			<form class="stack" onSubmit={next} noValidate>
				{errors}
				<LongTextField
					id="reason"
					label={t('moderate.reason')}
					hint={hint}
					error={error}
					rows={3}
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
