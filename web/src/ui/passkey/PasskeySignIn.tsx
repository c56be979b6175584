import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { deviceName } from '../../net/device';
import { door } from '../../net/door';
import { usePasskey } from '../../net/passkey';
import type { Args, Hat, PasskeyAnswer, Refusal } from '../../protocol';
import { focusDue } from '../../state/router';
import { begin } from '../../state/session';
import { asksToComeBack, ComeBack } from '../account/ComeBack';
import { PickHat } from '../account/PickHat';
import { Button } from '../parts/Button';
import { ErrorSummary } from '../parts/ErrorSummary';
import { Heading } from '../parts/Heading';
import { useForm } from '../parts/useForm';
import { AgreeService, useAgreeing } from '../public/AgreeService';

type Said = Pick<Args<'session.sign_in_passkey'>, 'hat' | 'agreed' | 'come_back'>;

const asks = (refusal: Refusal | undefined, status: Refusal['status']): boolean =>
	refusal?.status === status;

/**
 * Signing in with a passkey, begun by the press that brought us here. When the server asks something,
 * the answer of the passkey is sent again with what the person says, so they use it once.
 */
export function PasskeySignIn({ onBack }: { onBack(): void }) {
	const answer = useRef<PasskeyAnswer | undefined>(undefined);
	const said = useRef<Said>({});
	const [done, setDone] = useState(false);
	const agreeing = useAgreeing();
	const form = useForm({ agreed: 'agreed' });
	const toAgree = asks(form.refusal, 'consent_needed');

	const enter = (more: Said): void => {
		Object.assign(said.current, more);
		void form.submit(toAgree ? agreeing.check() : [], async () => {
			if (toAgree && agreeing.text) said.current.agreed = agreeing.text.version;
			answer.current ??= await usePasskey(await door('session.begin_passkey', {}));
			await door('session.sign_in_passkey', { passkey: answer.current, device: deviceName(), ...said.current });
			setDone(true);
			begin();
		});
	};
	useEffect(() => {
		focusDue.now = true;
		enter({});
	}, []);
	/* One that was turned down does not become right by sending it again. */
	if (asks(form.refusal, 'wrong_passkey')) answer.current = undefined;

	const hats = asks(form.refusal, 'choose_hat') ? (form.refusal?.offers ?? []) as Hat[] : undefined;
	const busy = form.busy || done;
	if (asksToComeBack(form.refusal)) {
		return <ComeBack refusal={form.refusal} busy={busy} onYes={() => enter({ come_back: true })} onNo={onBack} />;
	}
	if (hats) {
		return <PickHat hats={hats} now={undefined} errors={[]} turn={0} busy={busy} onPick={(hat) => enter({ hat })} />;
	}
	return (
		<div class="wrap narrow stack">
			<Heading>{t('passkey.sign_in')}</Heading>
			<p class="lead">{t('passkey.lead')}</p>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			{toAgree && <AgreeService agreeing={agreeing} error={form.errorAt('agreed')} />}
			<div class="buttons">
				<Button busy={busy} onClick={() => enter({})}>{t(toAgree ? 'signin.go' : busy ? 'passkey.waiting' : 'passkey.again')}</Button>
				<Button kind="secondary" onClick={onBack}>{t('passkey.other')}</Button>
			</div>
		</div>
	);
}
