import { t } from '../../i18n';
import type { RulesQuestion } from '../../protocol';
import { Choice } from '../parts/Choice';
import { LongTextField, TextField } from '../parts/Field';

type Lang = 'nl' | 'en';

interface Props {
	/** From 1. */
	number: number;
	question: RulesQuestion;
	lang: Lang;
	errorAt(field: string): string | undefined;
	onChange(question: RulesQuestion): void;
}

export const ANSWERS_MOST = 3;

/** What one question asks, in one language; which answer is right is the same in both. */
export function QuestionFields({ number, question, lang, errorAt, onChange }: Props) {
	const id = (what: string): string => `rules-${lang}-${number}-${what}`;
	const answers = (lang === 'nl' ? question.answers_nl : question.answers_en) ?? [];
	const setAnswer = (at: number, text: string): void => {
		const next = Array.from({ length: ANSWERS_MOST }, (_, i) => (i === at ? text : answers[i] ?? ''));
		onChange({ ...question, [`answers_${lang}`]: next });
	};
	return (
		<fieldset class="card stack">
			<legend class="unseen">{t('manage.question', { n: number })}</legend>
			<h3 aria-hidden="true">{t('manage.question', { n: number })}</h3>
			<TextField
				id={id('ask')}
				label={t('manage.ask')}
				error={errorAt(id('ask'))}
				maxLength={200}
				value={(lang === 'nl' ? question.ask_nl : question.ask_en) ?? ''}
				onInput={(text) => onChange({ ...question, [`ask_${lang}`]: text })}
			/>
			{Array.from({ length: ANSWERS_MOST }, (_, i) => (
				<TextField
					key={i}
					id={id(`answer-${i + 1}`)}
					label={t(i < 2 ? 'manage.answer' : 'manage.answer_more', { n: i + 1 })}
					error={errorAt(id(`answer-${i + 1}`))}
					maxLength={200}
					value={answers[i] ?? ''}
					onInput={(text) => setAnswer(i, text)}
				/>
			))}
			{lang === 'nl' && (
				<Choice
					id={id('right')}
					compact
					legend={t('manage.right')}
					value={String(question.right)}
					onChange={(right) => onChange({ ...question, right: Number(right) })}
					options={Array.from({ length: ANSWERS_MOST }, (_, i) => ({ value: String(i), label: t('manage.answer', { n: i + 1 }) }))}
				/>
			)}
			<LongTextField
				id={id('why')}
				label={t('manage.why')}
				hint={t('manage.why_hint')}
				error={errorAt(id('why'))}
				rows={2}
				value={(lang === 'nl' ? question.why_nl : question.why_en) ?? ''}
				onInput={(text) => onChange({ ...question, [`why_${lang}`]: text })}
			/>
		</fieldset>
	);
}
