import { useEffect, useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { deviceName } from '../../net/device';
import { door } from '../../net/door';
import { refusalOf } from '../../net/errors';
import type { Args, Refusal } from '../../protocol';
import { comeBack, type Purpose, type Returned } from '../../state/away';
import { focusDue, go } from '../../state/router';
import { begin, phase } from '../../state/session';
import { say } from '../../state/speech';
import { Button, ButtonLink } from '../parts/Button';
import { ErrorSummary } from '../parts/ErrorSummary';
import { Heading } from '../parts/Heading';
import { useForm } from '../parts/useForm';
import { AgreeService, useAgreeing } from '../public/AgreeService';
import { asksToComeBack, ComeBack } from './ComeBack';

/** Back from the organisation: says it to the server, and goes on or tells calmly why not. */
export function Returning() {
	const [back] = useState(comeBack);
	if (!back) return <Failed text={t('return.lost')} purpose="sign_in" />;
	if (!back.returned) return <Failed text={t('return.refused_there')} purpose={back.purpose} />;
	return back.purpose === 'link' ? <Linking returned={back.returned} /> : <Entering returned={back.returned} />;
}

function Waiting() {
	return (
		<div class="wrap narrow stack">
			<Heading>{t('return.title')}</Heading>
			<p class="lead" role="status">{t('return.wait')}</p>
		</div>
	);
}

function Failed({ text, purpose }: { text: string; purpose: Purpose }) {
	focusDue.now = true;
	const link = purpose === 'link';
	return (
		<div class="wrap narrow stack">
			<Heading>{t('return.failed')}</Heading>
			<p class="lead">{text}</p>
			<div class="buttons">
				<ButtonLink href={link ? '/profiel' : '/inloggen'}>{t(link ? 'return.profile' : 'return.again')}</ButtonLink>
			</div>
		</div>
	);
}

const why = (refusal: Refusal | undefined): string => (refusal ? sayNo(refusal) : t('state.no_answer'));

function Linking({ returned }: { returned: Returned }) {
	const [problem, setProblem] = useState('');
	useEffect(() => {
		door('oidc.link', returned).then(() => {
			say(t('organisation.now_linked'));
			go('/profiel', true);
		}, (error) => setProblem(why(refusalOf(error))));
	}, []);
	return problem ? <Failed text={problem} purpose="link" /> : <Waiting />;
}

function Entering({ returned }: { returned: Returned }) {
	const agreeing = useAgreeing();
	const form = useForm({ agreed: 'agreed' });
	const [asked, setAsked] = useState(false);
	const [problem, setProblem] = useState('');
	const refusal = form.refusal;

	const enter = (come_back: boolean): void => {
		void form.submit(asked ? agreeing.check() : [], async () => {
			const args: Args<'oidc.sign_in'> = { ...returned, come_back, device: deviceName() };
			if (asked && agreeing.text) args.agreed = agreeing.text.version;
			try {
				await door('oidc.sign_in', args);
			} catch (error) {
				const no = refusalOf(error);
				if (no?.status !== 'consent_needed' && !asksToComeBack(no)) setProblem(why(no));
				throw error;
			}
			begin();
		});
	};
	useEffect(() => enter(false), []);
	useEffect(() => {
		if (refusal?.status !== 'consent_needed') return;
		focusDue.now = true;
		setAsked(true);
		agreeing.again();
	}, [refusal]);

	if (phase.value === 'here') queueMicrotask(() => go('/', true));
	if (problem) return <Failed text={problem} purpose="sign_in" />;
	if (asksToComeBack(refusal)) {
		return <ComeBack refusal={refusal} busy={form.busy} onYes={() => enter(true)} onNo={() => go('/', true)} />;
	}
	if (!asked) return <Waiting />;
	return (
		<form class="wrap narrow stack" noValidate onSubmit={(e) => (e.preventDefault(), enter(false))}>
			<Heading>{t('return.agree')}</Heading>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<AgreeService agreeing={agreeing} error={form.errorAt('agreed')} />
			<Button submit wide busy={form.busy}>{t('signin.go')}</Button>
		</form>
	);
}
