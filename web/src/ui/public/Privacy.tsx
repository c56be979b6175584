import { t } from '../../i18n';
import { Heading } from '../parts/Heading';
import { Footer } from './Footer';

/** What is kept, what is not, and where. */
export function Privacy() {
	return (
		<div class="wrap narrow stack prose">
			<Heading>{t('privacy.title')}</Heading>
			<p class="lead">{t('privacy.lead')}</p>
			<h2>{t('privacy.know')}</h2>
			<ul>
				<li>{t('privacy.know1')}</li>
				<li>{t('privacy.know2')}</li>
				<li>{t('privacy.know3')}</li>
				<li>{t('privacy.know4')}</li>
				<li>{t('privacy.know5')}</li>
				<li>{t('privacy.know6')}</li>
				<li>{t('privacy.know7')}</li>
				<li>{t('privacy.know8')}</li>
			</ul>
			<h2>{t('privacy.not')}</h2>
			<ul>
				<li>{t('privacy.not1')}</li>
				<li>{t('privacy.not2')}</li>
			</ul>
			<h2>{t('privacy.see')}</h2>
			<p>{t('privacy.see_text')}</p>
			<h2>{t('privacy.gone')}</h2>
			<p>{t('privacy.gone_text')}</p>
			<p>{t('privacy.gone_backup')}</p>
			<h2>{t('privacy.device')}</h2>
			<p>{t('privacy.device_text')}</p>
			<p>{t('privacy.device_shared')}</p>
			<p>{t('privacy.device_offline')}</p>
			<p>{t('privacy.device_push')}</p>
			<p>{t('privacy.device_passkey')}</p>
			<p>{t('privacy.honest')}</p>
			<Footer />
		</div>
	);
}
