import { t } from '../../i18n';
import { request } from '../../net/connection';
import type { StoryId } from '../../protocol';
import { WithdrawShared } from './WithdrawShared';

/** Taking a story back. */
export function Withdraw({ story, onDone }: { story: StoryId; onDone(): void }) {
	return (
		<WithdrawShared
			ask={t('story.withdraw_ask')}
			onWithdraw={async () => {
				await request('story.withdraw', { story });
				onDone();
			}}
		/>
	);
}
