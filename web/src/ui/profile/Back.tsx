import { t } from '../../i18n';

/** From a page of the profile back to the profile. */
export function Back() {
	return <p class="way-back"><a class="nl-link" href="/profiel">{t('profile.back')}</a></p>;
}
