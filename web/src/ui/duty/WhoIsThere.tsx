import { t } from '../../i18n';
import { askCommunities, dutyOf } from '../../state/duty';
import { communityPath } from '../../state/router';
import { useAsk } from '../groups/useAsk';
import { DutyLine } from './DutyLine';

/** Who is there now, in each community one takes part in. */
export function WhoIsThere() {
	const { answer } = useAsk(askCommunities, 'who');
	const mine = (answer?.communities ?? []).filter((one) => one.joined);
	if (mine.length === 0) return null;
	return (
		<section class="card stack-small" aria-labelledby="who">
			<h2 id="who">{t('start.who')}</h2>
			<ul class="lines">
				{mine.map((one) => (
					<li key={one.community} class="line">
						<div class="grow">
							<p><a class="nl-link" href={communityPath(one.community)}>{one.name}</a></p>
							<p class="small"><DutyLine duty={dutyOf(one.community) ?? one.duty} /></p>
						</div>
					</li>
				))}
			</ul>
		</section>
	);
}
