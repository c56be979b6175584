import { useState } from 'preact/hooks';
import { moment, sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { CommunityId, SanctionView } from '../../protocol';
import { say } from '../../state/speech';
import { useAsk } from '../groups/useAsk';

/** Who may not write or take part in a community for now, for its hosts. */
export function Running({ community }: { community: CommunityId }) {
	const { answer, again } = useAsk(() => request('sanction.list', { community }), community);
	const [problem, setProblem] = useState('');
	if (!answer) return null;
	const end = async (one: SanctionView): Promise<void> => {
		try {
			await request('sanction.end', { sanction: one.sanction });
			say(t('sanction.ended'));
			document.getElementById('running')?.focus();
			again();
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	return (
		<section class="card stack-small" aria-labelledby="running">
			<h2 id="running" tabIndex={-1}>{t('sanction.running')}</h2>
			{problem && <p role="status" class="field-error">{problem}</p>}
			{answer.sanctions.length === 0 && <p class="muted">{t('sanction.none')}</p>}
			<ul class="lines">
				{answer.sanctions.map((one) => (
					<li key={one.sanction} class="row">
						<span class="grow">
							<b dir="auto">{one.about.name}</b>{' '}
							<span class="block">{t(`sanction.${one.kind}`)}, {t('decisions.until', { time: moment(one.until_ms, Date.now()) })}</span>
							<span class="small muted block" dir="auto">{one.reason}</span>
						</span>
						<button type="button" class="text-button" aria-label={t('sanction.end_label', { name: one.about.name })} onClick={() => void end(one)}>
							{t('sanction.end')}
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}
