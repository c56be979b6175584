import { sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import { useAsk } from '../groups/useAsk';
import { Heading } from '../parts/Heading';
import { QuestionLine } from './QuestionLine';

/** For a professional: the questions that wait for their answer, the oldest first. */
export function WaitingQuestions() {
	const { answer, refusal } = useAsk(() => request('panel.waiting', {}), 'waiting');
	return (
		<div class="wrap narrow stack">
			<header class="stack-small">
				<Heading>{t('panel.waiting')}</Heading>
				<p class="muted">{t('panel.waiting_lead')}</p>
			</header>
			{refusal && <p role="status">{sayNo(refusal)}</p>}
			{!answer && !refusal && <p class="muted">{t('state.loading')}</p>}
			{answer?.questions.length === 0 && <p>{t('panel.waiting_none')}</p>}
			{answer && answer.questions.length > 0 && (
				<ul class="lines card">{answer.questions.map((one) => <QuestionLine key={one.question} question={one} place />)}</ul>
			)}
			{answer?.more && <p class="muted">{t('panel.waiting_more')}</p>}
		</div>
	);
}
