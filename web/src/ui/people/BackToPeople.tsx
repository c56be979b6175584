import { t } from '../../i18n';

export function BackToPeople() {
	return <p class="way-back"><a class="nl-link" href="/mensen">{t('people.back')}</a></p>;
}
