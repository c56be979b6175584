import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { request } from '../../net/connection';
import { me } from '../../state/session';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { TextField } from '../parts/Field';
import { useForm } from '../parts/useForm';

const LOGIN = { min: 3, max: 32 };
const PASS = { min: 15, max: 256 };

/** A guest chooses a login name and a passphrase, and keeps name and history. */
export function KeepAccount() {
	const [login, setLogin] = useState('');
	const [passphrase, setPassphrase] = useState('');
	const form = useForm({ login: 'keep-login', passphrase: 'keep-pass' });

	const check = (): FormError[] => {
		const errors: FormError[] = [];
		if (!fits(login.trim(), LOGIN)) errors.push({ field: 'keep-login', text: t('keep.error_login') });
		if (!fits(passphrase, PASS)) errors.push({ field: 'keep-pass', text: t('keep.error_pass') });
		return errors;
	};
	const submit = (e: Event): void => {
		e.preventDefault();
		void form.submit(check(), async () => {
			await request('account.keep', { login: login.trim(), passphrase });
			say(t('keep.done'));
			if (me.value) me.value = { ...me.value, guest: false };
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
			<TextField
				id="keep-pass"
				label={t('keep.pass')}
				hint={t('keep.pass_hint')}
				error={form.errorAt('keep-pass')}
				type="password"
				value={passphrase}
				onInput={setPassphrase}
				autocomplete="new-password"
			/>
			<p class="small muted">{t('keep.lost')}</p>
			<div class="buttons"><Button submit busy={form.busy}>{t('keep.go')}</Button></div>
		</form>
	);
}

function fits(text: string, range: { min: number; max: number }): boolean {
	const length = [...text].length;
	return length >= range.min && length <= range.max;
}
