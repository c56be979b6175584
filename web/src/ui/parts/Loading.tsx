import { t } from '../../i18n';

/** While something is on its way. */
export function Loading() {
	return <p class="wrap muted">{t('state.loading')}</p>;
}
