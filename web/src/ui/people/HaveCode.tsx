import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { request } from '../../net/connection';
import type { Reply } from '../../protocol';
import { communityPath, focusDue, go } from '../../state/router';
import { me } from '../../state/session';
import { say } from '../../state/speech';
import { fits, NAME } from '../account/limits';
import { Rules } from '../groups/Rules';
import { Button, ButtonLink } from '../parts/Button';
import { CheckCard } from '../parts/CheckCard';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { TextField } from '../parts/Field';
import { Heading } from '../parts/Heading';
import { useForm } from '../parts/useForm';
import { Back } from '../profile/Back';
import { Conduct } from './Conduct';
import { periodOf, taskOf } from './words';

type Seen = Reply<'invitation.look'>;
type ToCommunity = NonNullable<Seen['community']>;
type ToTask = NonNullable<Seen['task']>;

/** Somebody got a code: first what it is for, then a name and a yes. */
export function HaveCode() {
	const [code, setCode] = useState('');
	const [seen, setSeen] = useState<Seen>();
	const [accepted, setAccepted] = useState(false);
	const turn = (next: () => void): void => {
		focusDue.now = true;
		next();
	};
	return (
		<div class="wrap narrow stack">
			<Back />
			<Heading key={`${seen !== undefined} ${accepted}`}>{t(accepted ? 'code.done_title' : 'code.title')}</Heading>
			{accepted && <Done />}
			{!seen && <Enter code={code} onInput={setCode} onSeen={(got) => turn(() => setSeen(got))} />}
			{seen?.community && <Join code={code} to={seen.community} />}
			{seen?.task && !accepted && <TakeOn code={code} to={seen.task} onAccepted={() => turn(() => setAccepted(true))} />}
			{seen && !accepted && (
				<div class="buttons"><Button kind="subtle" onClick={() => turn(() => setSeen(undefined))}>{t('code.other')}</Button></div>
			)}
		</div>
	);
}

function Enter({ code, onInput, onSeen }: { code: string; onInput(code: string): void; onSeen(seen: Seen): void }) {
	const form = useForm({ code: 'code-words' });
	const submit = (e: Event): void => {
		e.preventDefault();
		const errors: FormError[] = code.trim() ? [] : [{ field: 'code-words', text: t('code.error') }];
		void form.submit(errors, async () => onSeen(await request('invitation.look', { code: code.trim() })));
	};
	return (
		<form class="card stack" onSubmit={submit} noValidate aria-label={t('code.title')}>
			<p>{t('code.lead')}</p>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<TextField id="code-words" label={t('code.words')} hint={t('code.words_hint')} error={form.errorAt('code-words')} value={code} maxLength={200} onInput={onInput} />
			<div class="buttons"><Button submit busy={form.busy}>{t('code.look')}</Button></div>
		</form>
	);
}

function Join({ code, to }: { code: string; to: ToCommunity }) {
	const [name, setName] = useState(me.value?.name ?? '');
	const form = useForm({ name: 'code-name' });
	const offers = form.refusal?.offers ?? [];
	const submit = (e: Event): void => {
		e.preventDefault();
		const errors: FormError[] = fits(name.trim(), NAME) ? [] : [{ field: 'code-name', text: t('code.error_name') }];
		void form.submit(errors, async () => {
			const { community } = await request('invitation.use', { code: code.trim(), name: name.trim() });
			say(t('code.joined'));
			go(communityPath(community));
		});
	};
	return (
		<form class="card stack" onSubmit={submit} noValidate aria-labelledby="code-community">
			<div class="stack-small">
				<h2 id="code-community" dir="auto">{to.name}</h2>
				<p dir="auto">{to.line}</p>
			</div>
			<h3>{t('code.rules')}</h3>
			<Rules text={to.rules} />
			<ErrorSummary errors={form.errors} turn={form.turn} />
			{!to.joined && <TextField id="code-name" label={t('code.name')} hint={t('code.name_hint')} error={form.errorAt('code-name')} value={name} maxLength={NAME.max} onInput={setName} />}
			{offers.length > 0 && (
				<div class="buttons">
					{offers.map((offer) => <Button key={offer} kind="secondary" onClick={() => setName(offer)}>{offer}</Button>)}
				</div>
			)}
			<div class="buttons"><Button submit busy={form.busy}>{t(to.joined ? 'code.go' : 'code.join')}</Button></div>
		</form>
	);
}

function TakeOn({ code, to, onAccepted }: { code: string; to: ToTask; onAccepted(): void }) {
	const [name, setName] = useState('');
	const [agreed, setAgreed] = useState(false);
	const form = useForm({ name: 'code-name' });
	const submit = (e: Event): void => {
		e.preventDefault();
		const errors: FormError[] = [];
		if (!fits(name.trim(), NAME)) errors.push({ field: 'code-name', text: t('code.error_name') });
		if (!agreed) errors.push({ field: 'code-agreed', text: t('code.error_agreed') });
		void form.submit(errors, async () => {
			await request('appointment.accept', { code: code.trim(), name: name.trim(), agreed: to.conduct.version });
			onAccepted();
		});
	};
	return (
		<form class="card stack" onSubmit={submit} noValidate aria-labelledby="code-task">
			<div class="stack-small">
				<h2 id="code-task" dir="auto">{taskOf(to)}</h2>
				<p>{periodOf(to)}</p>
				<p>{t('code.task_lead')}</p>
			</div>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<TextField id="code-name" label={t('code.work_name')} hint={t('code.work_name_hint')} error={form.errorAt('code-name')} value={name} maxLength={NAME.max} onInput={setName} />
			<h3>{t('tasks.conduct')}</h3>
			<Conduct text={to.conduct} />
			<CheckCard id="code-agreed" label={t('code.agree')} error={form.errorAt('code-agreed')} checked={agreed} onChange={setAgreed} />
			<div class="buttons"><Button submit busy={form.busy}>{t('code.accept')}</Button></div>
		</form>
	);
}

/** What happens next. */
function Done() {
	return (
		<section class="card stack" aria-label={t('code.done_title')}>
			<p>{t('code.done_check')}</p>
			<p>{t('code.done_sign')}</p>
			<p>{t('code.done_wear')}</p>
			<div class="buttons"><ButtonLink href="/profiel/taken">{t('tasks.title')}</ButtonLink></div>
		</section>
	);
}
