import { t } from '../../i18n';
import { request } from '../../net/connection';
import { farewell } from '../../state/session';
import { Button } from '../parts/Button';
import { ErrorSummary } from '../parts/ErrorSummary';
import { useForm } from '../parts/useForm';

/** One tap, without a question: whoever needs it may have no time. The sentence says what it does. */
export function Freeze() {
	const form = useForm({});
	const freeze = (): void => {
		void form.submit([], async () => {
			await request('account.freeze', {});
			farewell.value = { kind: 'frozen' };
		});
	};
	return (
		<div class="stack-small">
			<h3>{t('freeze.title')}</h3>
			<p>{t('freeze.text')}</p>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<div class="buttons">
				<Button kind="secondary" icon="lock" busy={form.busy} onClick={freeze}>{t('freeze.go')}</Button>
			</div>
		</div>
	);
}
