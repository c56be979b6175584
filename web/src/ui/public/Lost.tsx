import { t } from '../../i18n';
import { ButtonLink } from '../parts/Button';
import { Heading } from '../parts/Heading';

/** An address nobody knows. */
export function Lost() {
	return (
		<div class="wrap narrow stack">
			<Heading>{t('lost.title')}</Heading>
			<p class="lead">{t('lost.text')}</p>
			<div class="buttons"><ButtonLink href="/">{t('lost.home')}</ButtonLink></div>
		</div>
	);
}
