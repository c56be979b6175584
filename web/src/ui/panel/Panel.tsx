import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { CommunityId, QuestionView } from '../../protocol';
import { questionNewPath } from '../../state/router';
import { useAsk } from '../groups/useAsk';
import { Button } from '../parts/Button';
import { QuestionLine } from './QuestionLine';

/** The questions of a community that a peer and a professional answer, and the way to ask one. */
export function Panel({ id }: { id: CommunityId }) {
	const { answer, refusal } = useAsk(() => request('panel.list', { community: id }), id);
	const [older, setOlder] = useState<readonly QuestionView[]>([]);
	const [more, setMore] = useState<boolean>();
	const [problem, setProblem] = useState('');
	if (refusal || !answer) return null;
	const questions = [...answer.questions, ...older];
	const next = async (): Promise<void> => {
		const last = questions[questions.length - 1];
		if (!last) return;
		try {
			const page = await request('panel.list', { community: id, before: last.question });
			setOlder([...older, ...page.questions]);
			setMore(page.more);
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	return (
		<section class="card stack-small" aria-labelledby="panel">
			<h2 id="panel">{t('panel.title')}</h2>
			<p class="muted">{t('panel.lead')}</p>
			{questions.length > 0 && <ul class="lines">{questions.map((one) => <QuestionLine key={one.question} question={one} />)}</ul>}
			{problem && <p role="status" class="field-error">{problem}</p>}
			{(more ?? answer.more) && (
				<div class="buttons"><Button kind="secondary" onClick={() => void next()}>{t('panel.more')}</Button></div>
			)}
			<p><a class="nl-link" href={questionNewPath(id)}>{t('panel.ask')}</a></p>
		</section>
	);
}
