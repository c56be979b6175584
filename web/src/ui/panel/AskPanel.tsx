import { useState } from 'preact/hooks';
import { number, sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import type { CommunityId } from '../../protocol';
import { go, questionPath } from '../../state/router';
import { say } from '../../state/speech';
import { keep, recall } from '../../state/vault';
import { useAsk } from '../groups/useAsk';
import { Button } from '../parts/Button';
import { CheckCard } from '../parts/CheckCard';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { LongTextField } from '../parts/Field';
import { Heading } from '../parts/Heading';
import { Loading } from '../parts/Loading';
import { useForm } from '../parts/useForm';

const TEXT_MAX = 2000;

interface Draft {
	text: string;
	together: boolean;
	/** Stays with the draft, so that sending it twice asks once. */
	nonce: string;
}

/** Asking a peer and a professional something. The draft is kept where drafts of messages are. */
export function AskPanel({ id }: { id: CommunityId }) {
	const name = `question.${id}`;
	const { answer, refusal } = useAsk(() => request('panel.list', { community: id }), id);
	const [draft, setDraft] = useState<Draft>(() => {
		const kept = recall(name);
		return kept ? JSON.parse(kept) as Draft : { text: '', together: false, nonce: crypto.randomUUID() };
	});
	const form = useForm({ text: 'question-text' });
	const change = (next: Draft): void => {
		setDraft(next);
		keep(name, JSON.stringify(next));
	};
	const faults = (): FormError[] => {
		const over = [...draft.text.trim()].length - TEXT_MAX;
		if (draft.text.trim() === '') return [{ field: 'question-text', text: t('panel.error_text') }];
		return over > 0 ? [{ field: 'question-text', text: t('composer.too_long', { n: number(over) }) }] : [];
	};
	const submit = (e: Event): void => {
		e.preventDefault();
		void form.submit(faults(), async () => {
			const { question } = await request('panel.ask', { community: id, ...draft, text: draft.text.trim() });
			keep(name, '');
			say(t(question.state === 'waiting' ? 'panel.sent_waiting' : 'panel.sent'));
			go(questionPath(question.question), true);
		});
	};
	if (!answer && !refusal) return <Loading />;
	return (
		<div class="wrap narrow stack">
			<header class="stack-small">
				<Heading>{t('panel.ask')}</Heading>
				<p class="muted">{t('panel.ask_lead')}</p>
			</header>
			{refusal ? <p role="status">{sayNo(refusal)}</p> : (
				<form class="card stack" onSubmit={submit} noValidate aria-label={t('panel.ask')}>
					<ErrorSummary errors={form.errors} turn={form.turn} />
					<LongTextField id="question-text" label={t('panel.field_text')} hint={t('panel.field_hint')} error={form.errorAt('question-text')} rows={6} value={draft.text} onInput={(text) => change({ ...draft, text })} />
					<CheckCard id="question-together" label={t('panel.together')} hint={t('panel.together_hint')} checked={draft.together} onChange={(together) => change({ ...draft, together })} />
					<div class="buttons"><Button submit busy={form.busy}>{t('panel.send')}</Button></div>
				</form>
			)}
		</div>
	);
}
