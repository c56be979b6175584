import { useEffect } from 'preact/hooks';
import { t } from '../../i18n';
import { asksNews } from '../../state/notices';
import { say } from '../../state/speech';
import { Icon } from '../parts/Icon';

/** Tells somebody that who they are elsewhere was asked about, on every screen, until they read by
 * whom and why. */
export function AsksNotice() {
	const due = asksNews.value;
	useEffect(() => {
		if (due) say(t('asked.notice'));
	}, [due]);
	if (!due) return null;
	return (
		<aside class="banner" aria-label={t('looked.title')}>
			<Icon name="eye" />
			<p class="grow">{t('asked.notice')} <a class="nl-link" href="/profiel/lijst">{t('asked.notice_go')}</a></p>
		</aside>
	);
}
