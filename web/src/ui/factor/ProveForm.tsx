import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { door } from '../../net/door';
import type { Args, Reply } from '../../protocol';
import { PassphraseField } from '../account/PassphraseField';
import { Button } from '../parts/Button';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { useForm } from '../parts/useForm';
import { CODE_DIGITS, CodeField, digitsOf } from './CodeField';

interface Props {
	ways: Reply<'factor.ways'>;
	go: string;
	onProved(): void;
}

/** Shows that it is really the person, with what the account has for it. */
export function ProveForm({ ways, go, onProved }: Props) {
	const [said, setSaid] = useState('');
	const form = useForm({});
	const field = ways.passphrase ? 'prove-pass' : 'prove-code';

	const check = (): FormError[] => {
		if (ways.passphrase) return said === '' ? [{ field, text: t('signin.error_pass') }] : [];
		return digitsOf(said).length === CODE_DIGITS ? [] : [{ field, text: t('factor.code_error') }];
	};
	const submit = (e: Event): void => {
		e.preventDefault();
		void form.submit(check(), async () => {
			const args: Args<'session.prove'> = ways.passphrase ? { passphrase: said } : { totp: digitsOf(said) };
			await door('session.prove', args);
			onProved();
		});
	};
	return (
		<form class="stack" onSubmit={submit} noValidate>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			{ways.passphrase
				? <PassphraseField id={field} label={t('signin.pass')} value={said} onInput={setSaid} error={form.errorAt(field)} />
				: <CodeField id={field} value={said} onInput={setSaid} error={form.errorAt(field)} />}
			<Button submit wide busy={form.busy}>{go}</Button>
		</form>
	);
}
