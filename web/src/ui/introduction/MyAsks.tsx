import { t, tn } from '../../i18n';
import { introductions } from '../../state/introductions';
import { communityPath } from '../../state/router';

/** Where the reader asked to come in. */
export function MyAsks() {
	return (
		<section class="card stack-small" aria-labelledby="my-asks">
			<h2 id="my-asks">{t('introduction.mine')}</h2>
			<ul class="lines">
				{introductions.value.map((one) => (
					<li key={one.community} class="line">
						<p class="grow">
							<a class="nl-link" href={communityPath(one.community)}>{one.community_name}</a>
							<span class="small muted block">
								{t(`introduction.is_${one.state}`)}{' '}
								{one.state === 'waiting' && (one.days === 0 ? t('introduction.today') : tn('introduction.since', one.days))}
							</span>
						</p>
					</li>
				))}
			</ul>
		</section>
	);
}
