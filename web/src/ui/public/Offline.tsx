import { t } from '../../i18n';
import { browserOffline, tryNow } from '../../net/connection';
import { Button, ButtonLink } from '../parts/Button';
import { Heading } from '../parts/Heading';

/** Before the first word of the server came, and it does not come: what can still be done. */
export function Offline() {
	return (
		<div class="wrap narrow stack">
			<Heading>{t(browserOffline.value ? 'offline.title' : 'offline.away')}</Heading>
			<p>{t('offline.text')}</p>
			<p>{t('offline.help')}</p>
			<div class="buttons">
				<ButtonLink href={t('bar.help_path')} icon="phone">{t('bar.help')}</ButtonLink>
				<Button kind="secondary" onClick={tryNow}>{t('state.try_now')}</Button>
			</div>
		</div>
	);
}
