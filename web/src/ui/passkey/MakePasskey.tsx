import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { deviceName } from '../../net/device';
import { door } from '../../net/door';
import { makePasskey, passkeysWork } from '../../net/passkey';
import { sharedComputer } from '../../state/settings';
import { CodesOnce } from '../factor/CodesOnce';
import { Button } from '../parts/Button';
import { ErrorSummary } from '../parts/ErrorSummary';
import { TextField } from '../parts/Field';
import { useForm } from '../parts/useForm';

const NAME_MOST = 40;

/**
 * Makes a passkey on this device, under a name of one's own; then shows the recovery codes, when there
 * are new ones.
 */
export function MakePasskey({ onMade }: { onMade(): void }) {
	const [name, setName] = useState(() => deviceName());
	const [codes, setCodes] = useState<readonly string[]>();
	const form = useForm({ name: 'passkey-name' });
	const submit = (e: Event): void => {
		e.preventDefault();
		const missing = name.trim() ? [] : [{ field: 'passkey-name', text: t('passkey.error_name') }];
		void form.submit(missing, async () => {
			const made = await makePasskey(await door('passkey.begin', {}));
			const told = (await door('passkey.finish', { name: name.trim(), ...made })).codes ?? [];
			if (told.length > 0) setCodes(told);
			else onMade();
		});
	};
	if (codes) return <CodesOnce codes={codes} onDone={onMade} />;
	if (!passkeysWork()) return <p class="muted">{t('passkey.no_browser')}</p>;
	return (
		<form class="stack" onSubmit={submit} noValidate aria-label={t('passkey.make')}>
			{sharedComputer.value === 'yes' && <p class="strong">{t('passkey.shared')}</p>}
			<p class="muted">{t('passkey.own_device')}</p>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<TextField
				id="passkey-name"
				label={t('passkey.name')}
				hint={t('passkey.name_hint')}
				value={name}
				onInput={setName}
				maxLength={NAME_MOST}
				error={form.errorAt('passkey-name')}
			/>
			<div class="buttons"><Button submit busy={form.busy}>{t('passkey.make')}</Button></div>
		</form>
	);
}
