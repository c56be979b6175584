import { t } from '../../i18n';
import { request } from '../../net/connection';
import type { QuestionView } from '../../protocol';
import { say } from '../../state/speech';
import { WithdrawShared } from '../story/WithdrawShared';

/** Taking an own question back, with its answers. */
export function WithdrawQuestion({ question }: { question: QuestionView }) {
	return (
		<section class="card stack-small" aria-labelledby="own-question">
			<h2 id="own-question">{t('panel.yours')}</h2>
			<div class="buttons">
				<WithdrawShared
					ask={t('panel.withdraw_ask')}
					onWithdraw={async () => {
						await request('panel.withdraw', { question: question.question });
						say(t('panel.withdrawn'));
					}}
				/>
			</div>
		</section>
	);
}
