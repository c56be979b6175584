import { t } from '../../i18n';
import { request } from '../../net/connection';
import type { StoryView } from '../../protocol';
import { JudgeShared } from './JudgeShared';

interface Props {
	story: StoryView;
	onChange(ask: Promise<{ story: StoryView }>): Promise<void>;
}

/** What a host does with a story: read one that waits, publish it, or hide it with a reason. */
export function Judge({ story, onChange }: Props) {
	const args = { story: story.story };
	if (story.state === 'ended') return null;
	return (
		<JudgeShared
			shown={story.state === 'shown'}
			hidden={story.state === 'hidden'}
			readable={story.text !== undefined}
			lead={t(`story.judge_${story.state === 'waiting' ? 'waiting' : 'hidden'}`)}
			onUnveil={() => onChange(request('story.unveil', args))}
			onShow={async (reason) => {
				await request('story.show', { ...args, ...(reason ? { reason } : {}) });
				await onChange(request('story.look', args));
			}}
			onHide={async (reason) => {
				await request('story.hide', { ...args, reason });
				await onChange(request('story.look', args));
			}}
		/>
	);
}
