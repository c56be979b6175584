import { t } from '../../i18n';
import { request } from '../../net/connection';
import type { QuestionView } from '../../protocol';
import { JudgeShared } from '../story/JudgeShared';
import type { Take } from './QuestionScreen';

/** What a host does with a question: read one that waits, publish it, or hide it with a reason. */
export function JudgeQuestion({ question, take }: { question: QuestionView; take: Take }) {
	const args = { question: question.question };
	return (
		<JudgeShared
			shown={question.state === 'shown'}
			hidden={question.state === 'hidden'}
			readable={question.text !== undefined}
			lead={t(question.state === 'waiting' ? 'panel.judge_waiting' : 'panel.judge_hidden')}
			onUnveil={() => take(request('panel.unveil', args))}
			onShow={async (reason) => {
				await request('panel.show', { ...args, ...(reason ? { reason } : {}) });
				await take(request('panel.look', args));
			}}
			onHide={async (reason) => {
				await request('panel.hide', { ...args, reason });
				await take(request('panel.look', args));
			}}
		/>
	);
}
