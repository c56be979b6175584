import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { door } from '../../net/door';
import { newPhrase } from '../../state/recovery';
import { Button } from '../parts/Button';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { TextField } from '../parts/Field';
import { Heading } from '../parts/Heading';
import { useForm } from '../parts/useForm';
import { SignIn } from '../public/SignIn';
import { fits, PASSPHRASE } from './limits';
import { PassphraseField } from './PassphraseField';
import { PhraseOnce } from './PhraseOnce';

/** The way back without the passphrase: recovery phrase, new passphrase, new phrase, signing in. */
export function Recover() {
	const [login, setLogin] = useState('');
	const [passphrase, setPassphrase] = useState('');
	const [done, setDone] = useState(false);
	if (done && newPhrase.value) {
		return (
			<div class="wrap narrow stack">
				<Heading>{t('recover.done')}</Heading>
				<p class="lead">{t('recover.done_text')}</p>
				<PhraseOnce phrase={newPhrase.value} onDone={() => (newPhrase.value = undefined)} />
			</div>
		);
	}
	if (done) return <SignIn login={login} passphrase={passphrase} />;
	return (
		<RecoverForm
			login={login}
			onLogin={setLogin}
			passphrase={passphrase}
			onPassphrase={setPassphrase}
			onDone={() => setDone(true)}
		/>
	);
}

interface FormProps {
	login: string;
	onLogin(value: string): void;
	passphrase: string;
	onPassphrase(value: string): void;
	onDone(): void;
}

function RecoverForm({ login, onLogin, passphrase, onPassphrase, onDone }: FormProps) {
	const [phrase, setPhrase] = useState('');
	const form = useForm({ login: 'login', recovery_phrase: 'phrase-typed', passphrase: 'new-passphrase' });

	const check = (): FormError[] => {
		const errors: FormError[] = [];
		if (login.trim() === '') errors.push({ field: 'login', text: t('signin.error_login') });
		if (phrase.trim() === '') errors.push({ field: 'phrase-typed', text: t('recover.error_phrase') });
		if (!fits(passphrase, PASSPHRASE)) errors.push({ field: 'new-passphrase', text: t('keep.error_pass') });
		return errors;
	};
	const submit = (e: Event): void => {
		e.preventDefault();
		void form.submit(check(), async () => {
			const args = { login: login.trim(), recovery_phrase: phrase, passphrase };
			newPhrase.value = (await door('account.recover', args)).recovery_phrase;
			onDone();
		});
	};
	return (
		<form class="wrap narrow stack" onSubmit={submit} noValidate>
			<Heading>{t('recover.title')}</Heading>
			<p class="lead">{t('recover.lead')}</p>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<TextField
				id="login"
				label={t('signin.login')}
				value={login}
				onInput={onLogin}
				autocomplete="username"
				error={form.errorAt('login')}
			/>
			<TextField
				id="phrase-typed"
				label={t('recover.phrase')}
				hint={t('recover.phrase_hint')}
				value={phrase}
				onInput={setPhrase}
				maxLength={200}
				error={form.errorAt('phrase-typed')}
			/>
			<PassphraseField
				id="new-passphrase"
				label={t('pass.new')}
				hint={t('keep.pass_hint')}
				value={passphrase}
				onInput={onPassphrase}
				error={form.errorAt('new-passphrase')}
				fresh
			/>
			<p class="small muted">{t('recover.ends')}</p>
			<Button submit wide busy={form.busy}>{t('recover.go')}</Button>
			<p>{t('recover.none')} <a class="nl-link" href={t('bar.help_path')}>{t('bar.help')}</a></p>
			<p><a class="nl-link" href="/inloggen">{t('recover.back')}</a></p>
		</form>
	);
}
