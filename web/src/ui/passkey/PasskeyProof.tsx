import { t } from '../../i18n';
import { door } from '../../net/door';
import { passkeysWork, usePasskey } from '../../net/passkey';
import { Button } from '../parts/Button';
import { ErrorSummary } from '../parts/ErrorSummary';
import { useForm } from '../parts/useForm';

/** Shows with a passkey that it is really the person. */
export function PasskeyProof({ onProved }: { onProved(): void }) {
	const form = useForm({});
	const prove = (): void => {
		void form.submit([], async () => {
			await door('session.prove', { passkey: await usePasskey(await door('passkey.begin_proof', {})) });
			onProved();
		});
	};
	if (!passkeysWork()) return <p class="muted">{t('passkey.no_browser')}</p>;
	return (
		<div class="stack">
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<p class="muted">{t('passkey.lead')}</p>
			<Button wide busy={form.busy} onClick={prove}>{t('passkey.use')}</Button>
		</div>
	);
}
