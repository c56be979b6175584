import { t } from '../../i18n';
import { Heading } from '../parts/Heading';
import { Footer } from './Footer';

/** The accessibility statement, with what was not tested yet. */
export function Accessibility() {
	return (
		<div class="wrap narrow stack prose">
			<Heading>{t('a11y.title')}</Heading>
			<p class="lead">{t('a11y.lead')}</p>
			<h2>{t('a11y.do')}</h2>
			<ul>
				<li>{t('a11y.do1')}</li>
				<li>{t('a11y.do2')}</li>
				<li>{t('a11y.do3')}</li>
			</ul>
			<h2>{t('a11y.test')}</h2>
			<p>{t('a11y.test_text')}</p>
			<h2>{t('a11y.known')}</h2>
			<p>{t('a11y.known_text')}</p>
			<p>{t('a11y.tell')}</p>
			<Footer />
		</div>
	);
}
