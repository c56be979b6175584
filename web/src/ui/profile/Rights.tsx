import { either, t } from '../../i18n';
import { request } from '../../net/connection';
import { useAsk } from '../groups/useAsk';

/** What the current hat may do, and because of what. */
export function Rights() {
	const { answer } = useAsk(() => request('account.me', {}), 'rights');
	return (
		<section class="card stack-small" aria-labelledby="rights">
			<h2 id="rights">{t('profile.rights')}</h2>
			<p class="muted">{t('profile.rights_lead')}</p>
			{!answer && <p class="muted">{t('state.loading')}</p>}
			{answer?.may.length === 0 && <p>{t('profile.rights_none')}</p>}
			<ul class="lines">
				{answer?.may.map((one) => (
					<li key={one.right} class="line">
						<p>{either(one.because_nl, one.because_en)}</p>
					</li>
				))}
			</ul>
		</section>
	);
}
