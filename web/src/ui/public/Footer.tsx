import { lang, setLang, t } from '../../i18n';

/** Quiet links at the end of a page, and the other language. */
export function Footer() {
	const other = lang.value === 'nl' ? 'en' : 'nl';
	return (
		<nav class="footer" aria-label={t('footer.label')}>
			<a class="nl-link" href="/privacy">{t('privacy.title')}</a>
			<a class="nl-link" href="/toegankelijkheid">{t('a11y.title')}</a>
			<button type="button" class="text-button" lang={other} onClick={() => void setLang(other)}>
				{other === 'en' ? 'English' : 'Nederlands'}
			</button>
		</nav>
	);
}
