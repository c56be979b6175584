import { moment, t } from '../../i18n';
import type { QuestionView } from '../../protocol';
import { questionPath } from '../../state/router';
import { Tag } from '../parts/Tag';

const SHOWN_MAX = 90;

/** One question of a list: how it begins, and who answered. */
export function QuestionLine({ question, place = false }: { question: QuestionView; place?: boolean }) {
	const text = question.text ?? t('panel.without_text');
	const whole = [...text];
	return (
		<li class="line">
			<div class="grow">
				<p class="row">
					<a class="nl-link" href={questionPath(question.question)} dir="auto">
						{whole.length > SHOWN_MAX ? `${whole.slice(0, SHOWN_MAX).join('')}…` : text}
					</a>
					{question.state !== 'shown' && <Tag>{t(`panel.state_${question.state}`)}</Tag>}
				</p>
				<p class="small muted">
					{place && <span dir="auto">{question.community_name}, </span>}{moment(question.at_ms, Date.now())}
				</p>
				{question.answers.length > 0 && (
					<p class="row">{question.answers.map((one) => <Tag key={one.side} tone="primary">{t(`hat.${one.hat}`)}</Tag>)}</p>
				)}
			</div>
		</li>
	);
}
