import { t } from '../../i18n';
import { focusDue } from '../../state/router';
import { ButtonLink } from '../parts/Button';
import { Heading } from '../parts/Heading';

/** For somebody under 16: who is there for them. Nothing was sent and nothing is kept. */
export function Young() {
	focusDue.now = true;
	return (
		<div class="wrap narrow stack">
			<Heading>{t('young.title')}</Heading>
			<p class="lead">{t('young.text')}</p>
			<section class="card stack-small" aria-labelledby="kt">
				<h2 id="kt">{t('young.kt')}</h2>
				<p class="muted">{t('young.kt_text')}</p>
				<ButtonLink href="tel:08000432" icon="phone" wide>{t('young.kt_call')}</ButtonLink>
			</section>
			<section class="card stack-small" aria-labelledby="ease">
				<h2 id="ease">{t('young.ease')}</h2>
				<p class="muted">{t('young.ease_text')}</p>
				<ButtonLink href="https://ease.nl" kind="secondary" wide>{t('young.ease_link')}</ButtonLink>
			</section>
			<section class="card danger stack-small" aria-labelledby="danger">
				<h2 id="danger">{t('young.danger')}</h2>
				<ButtonLink href="tel:112" kind="danger" icon="phone" wide>{t('young.danger_call')}</ButtonLink>
			</section>
		</div>
	);
}
