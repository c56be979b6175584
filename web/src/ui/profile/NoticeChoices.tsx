import { useState } from 'preact/hooks';
import { type Key, sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { NoticeKind } from '../../protocol';
import { choices, refreshNotices } from '../../state/notices';
import { works } from '../../state/session';
import { CheckCard } from '../parts/CheckCard';
import { PushSwitch } from './PushSwitch';

const LABELS: Partial<Record<NoticeKind, Key>> = {
	reply: 'notices.want_reply', mention: 'notices.want_mention', waiting: 'notices.want_waiting',
};
/** What is told to who works here alone. */
const OF_WORK: readonly NoticeKind[] = ['waiting'];

/** What the reader wants to be told of. */
export function NoticeChoices() {
	const [problem, setProblem] = useState('');
	const choose = async (kind: NoticeKind, wanted: boolean): Promise<void> => {
		setProblem('');
		try {
			await request('notice.choose', { kind, wanted });
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
		await refreshNotices();
	};
	return (
		<section class="card stack" aria-labelledby="notice-choices">
			<h2 id="notice-choices">{t('notices.choices')}</h2>
			<p class="muted">{t('notices.choices_text')}</p>
			{choices.value.map(({ kind, wanted }) => {
				const label = OF_WORK.includes(kind) && !works.value ? undefined : LABELS[kind];
				return label && (
					<CheckCard key={kind} id={`notice-${kind}`} label={t(label)} checked={wanted}
						onChange={(on) => void choose(kind, on)} />
				);
			})}
			{problem && <p role="alert" class="field-error">{problem}</p>}
			<PushSwitch />
			<p class="small muted">{t('notices.always')}</p>
		</section>
	);
}
