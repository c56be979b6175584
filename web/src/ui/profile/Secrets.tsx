import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { request } from '../../net/connection';
import { door } from '../../net/door';
import { newPhrase } from '../../state/recovery';
import { me } from '../../state/session';
import { say } from '../../state/speech';
import { fits, PASSPHRASE } from '../account/limits';
import { PassphraseField } from '../account/PassphraseField';
import { Button } from '../parts/Button';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { useForm } from '../parts/useForm';

/** Passphrase and recovery phrase of a lasting account. */
export function Secrets() {
	return (
		<section class="card stack" aria-labelledby="secrets">
			<h2 id="secrets">{t('pass.title')}</h2>
			<details class="more">
				<summary>{t('pass.change')}</summary>
				<ChangePassphrase />
			</details>
			<p>{t(me.value?.recovery ? 'pass.has_recovery' : 'pass.no_recovery')}</p>
			<details class="more">
				<summary>{t('pass.recovery')}</summary>
				<NewRecovery />
			</details>
		</section>
	);
}

function ChangePassphrase() {
	const [old, setOld] = useState('');
	const [fresh, setFresh] = useState('');
	const [done, setDone] = useState(false);
	const form = useForm({ passphrase: 'pass-new' });

	const check = (): FormError[] => {
		const errors: FormError[] = [];
		if (old === '') errors.push({ field: 'pass-old', text: t('signin.error_pass') });
		if (!fits(fresh, PASSPHRASE)) errors.push({ field: 'pass-new', text: t('keep.error_pass') });
		return errors;
	};
	const submit = (e: Event): void => {
		e.preventDefault();
		setDone(false);
		void form.submit(check(), async () => {
			await door('account.change_passphrase', { old_passphrase: old, passphrase: fresh });
			setOld('');
			setFresh('');
			setDone(true);
			say(t('pass.changed'));
		});
	};
	return (
		<form class="stack" onSubmit={submit} noValidate aria-label={t('pass.change')}>
			<p class="muted">{t('pass.change_text')}</p>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<PassphraseField id="pass-old" label={t('pass.old')} value={old} onInput={setOld} error={form.errorAt('pass-old')} />
			<PassphraseField
				id="pass-new"
				label={t('pass.new')}
				hint={t('keep.pass_hint')}
				value={fresh}
				onInput={setFresh}
				error={form.errorAt('pass-new')}
				fresh
			/>
			<div class="buttons"><Button submit busy={form.busy}>{t('pass.change_go')}</Button></div>
			{done && <p class="strong">{t('pass.changed')}</p>}
		</form>
	);
}

function NewRecovery() {
	const form = useForm({});
	const submit = (e: Event): void => {
		e.preventDefault();
		void form.submit([], async () => {
			newPhrase.value = (await request('account.renew_recovery', {})).recovery_phrase;
			if (me.value) me.value = { ...me.value, recovery: true };
		});
	};
	return (
		<form class="stack" onSubmit={submit} noValidate aria-label={t('pass.recovery')}>
			<p class="muted">{t('pass.recovery_text')}</p>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<div class="buttons"><Button submit busy={form.busy}>{t('pass.recovery_go')}</Button></div>
		</form>
	);
}
