import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { request } from '../../net/connection';
import { newPhrase } from '../../state/recovery';
import { me } from '../../state/session';
import { say } from '../../state/speech';
import { fits, LOGIN, PASSPHRASE } from '../account/limits';
import { PassphraseField } from '../account/PassphraseField';
import { Button } from '../parts/Button';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { TextField } from '../parts/Field';
import { useForm } from '../parts/useForm';

/** A guest chooses a login name and a passphrase, and keeps name and history. */
export function KeepAccount() {
	const [login, setLogin] = useState('');
	const [passphrase, setPassphrase] = useState('');
	const form = useForm({ login: 'keep-login', passphrase: 'keep-pass' });

	const check = (): FormError[] => {
		const errors: FormError[] = [];
		if (!fits(login.trim(), LOGIN)) errors.push({ field: 'keep-login', text: t('keep.error_login') });
		if (!fits(passphrase, PASSPHRASE)) errors.push({ field: 'keep-pass', text: t('keep.error_pass') });
		return errors;
	};
	const submit = (e: Event): void => {
		e.preventDefault();
		void form.submit(check(), async () => {
			const args = { login: login.trim(), passphrase };
			newPhrase.value = (await request('account.keep', args)).recovery_phrase;
			say(t('keep.done'));
			if (me.value) me.value = { ...me.value, guest: false, recovery: true };
		});
	};
	return (
		<form class="card stack" onSubmit={submit} noValidate aria-labelledby="keep">
			<div class="stack-small">
				<h2 id="keep">{t('keep.title')}</h2>
				<p class="muted">{t('keep.lead')}</p>
			</div>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<TextField
				id="keep-login"
				label={t('keep.login')}
				hint={t('keep.login_hint')}
				error={form.errorAt('keep-login')}
				value={login}
				onInput={setLogin}
				autocomplete="username"
			/>
			<PassphraseField
				id="keep-pass"
				label={t('keep.pass')}
				hint={t('keep.pass_hint')}
				error={form.errorAt('keep-pass')}
				value={passphrase}
				onInput={setPassphrase}
				fresh
			/>
			<p class="small muted">{t('keep.next')}</p>
			<div class="buttons"><Button submit busy={form.busy}>{t('keep.go')}</Button></div>
		</form>
	);
}
