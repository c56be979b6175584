import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { RulesAsked } from '../../protocol';
import { Button } from '../parts/Button';
import { Choice } from '../parts/Choice';

interface Props {
	question: RulesAsked;
	busy: boolean;
	/** Said to the last answer, when it was not right. */
	why: string;
	problem: string;
	onAnswer(chosen: number): void;
}

/** One question about the house rules. A wrong answer gets a kind word, and another try. */
export function Question({ question, busy, why, problem, onAnswer }: Props) {
	const [chosen, setChosen] = useState<string>();
	const [missing, setMissing] = useState(false);
	const submit = (e: Event): void => {
		e.preventDefault();
		setMissing(chosen === undefined);
		if (chosen !== undefined && !busy) onAnswer(Number(chosen));
	};
	return (
		<form class="card stack" onSubmit={submit} noValidate>
			<Choice
				id="answer"
				legend={question.ask}
				error={missing ? t('rules.choose') : undefined}
				value={chosen}
				onChange={setChosen}
				options={question.answers.map((label, i) => ({ value: String(i), label }))}
			/>
			<div role="status" class="stack-small">
				{why && <p class="strong">{t('rules.almost')}</p>}
				{why && <p>{why}</p>}
				{problem && <p class="field-error">{problem}</p>}
			</div>
			<div class="buttons"><Button submit busy={busy}>{t(why ? 'rules.again' : 'rules.next')}</Button></div>
		</form>
	);
}
