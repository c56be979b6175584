import { useState } from 'preact/hooks';
import { number, t } from '../../i18n';
import { request } from '../../net/connection';
import type { QuestionView } from '../../protocol';
import { me } from '../../state/session';
import { say } from '../../state/speech';
import { keep, recall } from '../../state/vault';
import { Button } from '../parts/Button';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { LongTextField } from '../parts/Field';
import { useForm } from '../parts/useForm';
import type { Take } from './QuestionScreen';

const TEXT_MAX = 4000;
const EDIT_WITHIN_MS = 15 * 60_000;

/** Answering, or changing one's own answer for a quarter of an hour. */
export function GiveAnswer({ question, take }: { question: QuestionView; take: Take }) {
	const side = me.value?.hat === 'professional' ? 'professional' : 'peer';
	const standing = question.answers.find((one) => one.side === side);
	const name = `answer.${question.question}`;
	const [text, setText] = useState(() => recall(name) ?? standing?.text ?? '');
	const form = useForm({ text: 'answer-text' });
	if (standing && (!standing.own || Date.now() - standing.at_ms > EDIT_WITHIN_MS)) return null;
	const change = (value: string): void => {
		setText(value);
		keep(name, value);
	};
	const faults = (): FormError[] => {
		const over = [...text.trim()].length - TEXT_MAX;
		if (text.trim() === '') return [{ field: 'answer-text', text: t('panel.error_answer') }];
		return over > 0 ? [{ field: 'answer-text', text: t('composer.too_long', { n: number(over) }) }] : [];
	};
	const submit = (e: Event): void => {
		e.preventDefault();
		void form.submit(faults(), async () => {
			const answered = await request('panel.answer', { question: question.question, text: text.trim() });
			keep(name, '');
			say(t('panel.answered'));
			await take(Promise.resolve(answered));
		});
	};
	return (
		<form class="card stack" onSubmit={submit} noValidate aria-label={t('panel.answer_send')}>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<LongTextField id="answer-text" label={t(standing ? 'panel.answer_change' : 'panel.answer')} hint={t(`panel.answer_hint_${side}`)} error={form.errorAt('answer-text')} rows={6} value={text} onInput={change} />
			<div class="buttons"><Button submit busy={form.busy}>{t(standing ? 'panel.answer_save' : 'panel.answer_send')}</Button></div>
		</form>
	);
}
