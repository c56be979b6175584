import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { LongTextField } from '../parts/Field';
import { useForm } from '../parts/useForm';

const REASON = { min: 3, max: 500 };

interface Props {
	shown: boolean;
	hidden: boolean;
	/** Are its words on the screen? */
	readable: boolean;
	/** Said while they are not. */
	lead: string;
	onUnveil(): Promise<void>;
	onShow(reason: string): Promise<void>;
	onHide(reason: string): Promise<void>;
}

/** A host decides about what somebody shared: reads it first, then publishes or hides it with a reason. */
export function JudgeShared({ shown, hidden, readable, lead, onUnveil, onShow, onHide }: Props) {
	const [reason, setReason] = useState('');
	const form = useForm({ reason: 'judge-reason' });
	const said = reason.trim();
	const check = (needed: boolean): FormError[] => {
		const length = [...said].length;
		const fits = length <= REASON.max && (length >= REASON.min || (!needed && length === 0));
		return fits ? [] : [{ field: 'judge-reason', text: t('moderate.error') }];
	};
	const hide = (): void => void form.submit(check(true), async () => {
		await onHide(said);
		say(t('story.hidden'));
	});
	const show = (): void => void form.submit(check(false), async () => {
		await onShow(said);
		say(t('story.shown'));
	});
	if (!readable) {
		return (
			<section class="card stack-small" aria-labelledby="judge">
				<h2 id="judge">{t('story.judge')}</h2>
				<p>{lead}</p>
				<p class="small muted">{t('actions.unveil_hint')}</p>
				<div class="buttons"><Button onClick={() => void onUnveil()}>{t('story.unveil')}</Button></div>
			</section>
		);
	}
	return (
		<section class="card stack" aria-labelledby="judge">
			<h2 id="judge">{t('story.judge')}</h2>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<LongTextField
				id="judge-reason"
				label={t('moderate.reason')}
				hint={t('moderate.reason_hint')}
				error={form.errorAt('judge-reason')}
				rows={3}
				value={reason}
				onInput={setReason}
			/>
			<div class="buttons">
				{!shown && <Button busy={form.busy} onClick={show}>{t('story.show')}</Button>}
				{!hidden && <Button kind="secondary" busy={form.busy} onClick={hide}>{t(shown ? 'story.hide' : 'story.decline')}</Button>}
			</div>
		</section>
	);
}
