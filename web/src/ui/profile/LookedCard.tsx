import { t } from '../../i18n';
import { Icon } from '../parts/Icon';

/** The way to the list of who looked. */
export function LookedCard() {
	return (
		<section class="card with-icon" aria-labelledby="looked">
			<span class="tile"><Icon name="eye" /></span>
			<div class="grow stack-small">
				<h2 id="looked">{t('looked.title')}</h2>
				<p class="muted">{t('looked.card')}</p>
				<p><a class="nl-link" href="/profiel/lijst">{t('looked.card_go')}</a></p>
			</div>
		</section>
	);
}
