import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { door } from '../../net/door';
import type { Args, Reply } from '../../protocol';
import { PassphraseField } from '../account/PassphraseField';
import { Button } from '../parts/Button';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { TextField } from '../parts/Field';
import { useForm } from '../parts/useForm';
import { PasskeyProof } from '../passkey/PasskeyProof';
import { CODE_DIGITS, CodeField, digitsOf } from './CodeField';

type Ways = Reply<'factor.ways'>;
type Way = 'totp' | 'recovery_code' | 'passphrase';

interface Props {
	ways: Ways;
	go: string;
	onProved(): void;
}

const hasApp = (ways: Ways): boolean => (ways.kinds ?? []).includes('totp');

function firstWay(ways: Ways): Way {
	if (ways.passphrase) return 'passphrase';
	return hasApp(ways) ? 'totp' : 'recovery_code';
}

/** What is said to the server, or undefined when it cannot be right. */
function argsOf(way: Way, said: string): Args<'session.prove'> | undefined {
	if (way === 'passphrase') return said === '' ? undefined : { passphrase: said };
	if (way === 'recovery_code') return said.trim() === '' ? undefined : { recovery_code: said.trim() };
	return digitsOf(said).length === CODE_DIGITS ? { totp: digitsOf(said) } : undefined;
}

const errorOf = (way: Way): string => {
	if (way === 'passphrase') return t('signin.error_pass');
	return t(way === 'totp' ? 'factor.code_error' : 'factor.recovery_error');
};

/** Shows that it is really the person, with what the account has for it. */
export function ProveForm(props: Props) {
	const { kinds = [], passphrase, recovery_code } = props.ways;
	const passkey = kinds.includes('passkey');
	const typed = passphrase || recovery_code || kinds.includes('totp');
	return (
		<div class="stack">
			{passkey && <PasskeyProof onProved={props.onProved} />}
			{passkey && typed && <p class="muted">{t('passkey.or')}</p>}
			{typed && <TypedProof {...props} />}
		</div>
	);
}

/** What can be typed: digits of a code app, a recovery code, or the passphrase. */
function TypedProof({ ways, go, onProved }: Props) {
	const [way, setWay] = useState<Way>(firstWay(ways));
	const [said, setSaid] = useState('');
	const form = useForm({});
	const field = `prove-${way}`;

	const submit = (e: Event): void => {
		e.preventDefault();
		const args = argsOf(way, said);
		const errors: FormError[] = args ? [] : [{ field, text: errorOf(way) }];
		void form.submit(errors, async () => {
			await door('session.prove', args!);
			onProved();
		});
	};
	const turn = (to: Way): void => {
		form.clear();
		setSaid('');
		setWay(to);
	};
	return (
		<form class="stack" onSubmit={submit} noValidate>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<WayField way={way} id={field} value={said} onInput={setSaid} error={form.errorAt(field)} />
			<Button submit wide busy={form.busy}>{go}</Button>
			{ways.recovery_code && hasApp(ways) && (
				<p>
					<button type="button" class="text-button" onClick={() => turn(way === 'totp' ? 'recovery_code' : 'totp')}>
						{t(way === 'totp' ? 'factor.lost' : 'factor.found')}
					</button>
				</p>
			)}
		</form>
	);
}

interface FieldProps {
	way: Way;
	id: string;
	value: string;
	onInput(value: string): void;
	error: string | undefined;
}

function WayField({ way, ...field }: FieldProps) {
	if (way === 'passphrase') return <PassphraseField {...field} label={t('signin.pass')} />;
	if (way === 'totp') return <CodeField {...field} />;
	return <TextField {...field} label={t('factor.recovery')} hint={t('factor.recovery_hint')} maxLength={20} />;
}
