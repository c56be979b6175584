import { useEffect } from 'preact/hooks';
import { t } from '../../i18n';
import { decisionsNews } from '../../state/decisions';
import { say } from '../../state/speech';
import { Icon } from '../parts/Icon';

/** Tells somebody that a host decided something about them, on every screen, until they read it. */
export function DecisionsNotice() {
	const due = decisionsNews.value;
	useEffect(() => {
		if (due) say(t('decisions.notice'));
	}, [due]);
	if (!due) return null;
	return (
		<aside class="banner" aria-label={t('decisions.title')}>
			<Icon name="info" />
			<p class="grow">{t('decisions.notice')} <a class="nl-link" href="/besluiten">{t('decisions.notice_go')}</a></p>
		</aside>
	);
}
