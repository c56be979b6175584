import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { deviceName } from '../../net/device';
import { door, leaveByDoor } from '../../net/door';
import type { Args, Hat, Reply } from '../../protocol';
import { focusDue, go } from '../../state/router';
import { begin, phase } from '../../state/session';
import { sharedComputer } from '../../state/settings';
import { Button } from '../parts/Button';
import { CheckCard } from '../parts/CheckCard';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { asksToComeBack, ComeBack } from '../account/ComeBack';
import { PickHat } from '../account/PickHat';
import { PassphraseField } from '../account/PassphraseField';
import { TextField } from '../parts/Field';
import { Heading } from '../parts/Heading';
import { useForm } from '../parts/useForm';
import { ByOrganisation } from '../account/ByOrganisation';
import { AgreeService, useAgreeing } from './AgreeService';
import { PasskeySignIn } from '../passkey/PasskeySignIn';
import { passkeysWork } from '../../net/passkey';

/**
 * Signing in with a login name and a passphrase, then choosing a hat when there are several. Both
 * can be filled in already, for who has just chosen a new passphrase.
 */
export function SignIn(start: { login?: string; passphrase?: string }) {
	const [login, setLogin] = useState(start.login ?? '');
	const [passphrase, setPassphrase] = useState(start.passphrase ?? '');
	const [entered, setEntered] = useState<Reply<'session.sign_in'>>();
	const [asked, setAsked] = useState(false);
	const [byPasskey, setByPasskey] = useState(false);
	const agreeing = useAgreeing();
	const form = useForm({ login: 'login', passphrase: 'passphrase', agreed: 'agreed' });
	useEffect(() => {
		if (form.refusal?.status !== 'consent_needed') return;
		setAsked(true);
		agreeing.again();
	}, [form.refusal]);

	const check = (): FormError[] => {
		const errors: FormError[] = [];
		if (login.trim() === '') errors.push({ field: 'login', text: t('signin.error_login') });
		if (passphrase === '') errors.push({ field: 'passphrase', text: t('signin.error_pass') });
		return asked ? [...errors, ...agreeing.check()] : errors;
	};

	const signIn = (come_back: boolean): void => {
		void form.submit(check(), async () => {
			const args: Args<'session.sign_in'> = {
				login: login.trim(), passphrase, come_back, device: deviceName(), shared: sharedComputer.value === 'yes',
			};
			if (asked && agreeing.text) args.agreed = agreeing.text.version;
			const reply = await door('session.sign_in', args);
			focusDue.now = true;
			setEntered(reply);
			if (!needsHat(reply)) begin();
		});
	};
	const submit = (e: Event): void => {
		e.preventDefault();
		signIn(false);
	};

	if (phase.value === 'here') return <Onward />;
	if (entered && needsHat(entered)) {
		return <HatChoice hats={entered.hats ?? []} now={entered.hat} login={login.trim()} passphrase={passphrase} />;
	}
	if (byPasskey) return <PasskeySignIn onBack={() => setByPasskey(false)} />;
	if (asksToComeBack(form.refusal)) {
		return (
			<ComeBack refusal={form.refusal} busy={form.busy || entered !== undefined} onYes={() => signIn(true)} onNo={form.clear} />
		);
	}
	return (
		<form class="wrap narrow stack" onSubmit={submit} noValidate>
			<Heading>{t('signin.title')}</Heading>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<TextField
				id="login"
				label={t('signin.login')}
				value={login}
				onInput={setLogin}
				autocomplete="username"
				error={form.errorAt('login')}
			/>
			<PassphraseField
				id="passphrase"
				label={t('signin.pass')}
				value={passphrase}
				onInput={setPassphrase}
				error={form.errorAt('passphrase')}
			/>
			{asked && <AgreeService agreeing={agreeing} error={form.errorAt('agreed')} />}
			<CheckCard
				id="shared"
				label={t('enter.shared')}
				hint={t('enter.shared_hint')}
				checked={sharedComputer.value === 'yes'}
				onChange={(on) => (sharedComputer.value = on ? 'yes' : 'no')}
			/>
			<Button submit wide busy={form.busy || entered !== undefined}>{t('signin.go')}</Button>
			{passkeysWork() && (
				<div class="stack-small">
					<Button kind="secondary" icon="key-round" wide onClick={() => setByPasskey(true)}>{t('passkey.sign_in')}</Button>
					<p class="small muted">{t('passkey.hint')}</p>
				</div>
			)}
			<p><a class="nl-link" href="/herstel">{t('signin.lost')}</a></p>
			<p><a class="nl-link" href="/aanmelden">{t('signin.new')}</a></p>
			<ByOrganisation />
		</form>
	);
}

const needsHat = (reply: Reply<'session.sign_in'>): boolean => (reply.hats?.length ?? 0) > 1;

/** Somebody who is in has nothing to do on this page. */
function Onward() {
	queueMicrotask(() => go('/', true));
	return null;
}

interface HatProps {
	hats: readonly Hat[];
	now: Hat;
	login: string;
	passphrase: string;
}

/**
 * The session already carries one hat. Another hat is another session, so the first one is ended
 * and a new one opened with the passphrase that was just typed. Asked before the second step, so
 * that this is taken once.
 */
function HatChoice({ hats, now, login, passphrase }: HatProps) {
	const form = useForm({});
	const pick = (hat: Hat): void => {
		void form.submit([], async () => {
			if (hat !== now) {
				await leaveByDoor();
				await door('session.sign_in', {
					login, passphrase, hat, device: deviceName(), shared: sharedComputer.value === 'yes',
				});
			}
			focusDue.now = true;
			begin();
		});
	};
	return <PickHat hats={hats} now={now} errors={form.errors} turn={form.turn} busy={form.busy} onPick={pick} />;
}
