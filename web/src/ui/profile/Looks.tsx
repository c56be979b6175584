import { lang, setLang, t } from '../../i18n';
import { request } from '../../net/connection';
import type { Lang } from '../../protocol';
import { textSize, theme } from '../../state/settings';
import { Choice } from '../parts/Choice';

/** Language, colour and text size. */
export function Looks() {
	const speak = (to: Lang): void => {
		void setLang(to);
		/* The page changes at once; the account follows when there is a connection. */
		request('account.set', { lang: to }).catch(() => undefined);
	};
	return (
		<section class="card stack" aria-labelledby="looks">
			<h2 id="looks">{t('profile.look')}</h2>
			<Choice
				id="lang"
				compact
				legend={t('profile.lang')}
				value={lang.value}
				onChange={speak}
				options={[{ value: 'nl', label: 'Nederlands' }, { value: 'en', label: 'English' }]}
			/>
			<Choice
				id="theme"
				compact
				legend={t('profile.theme')}
				value={theme.value}
				onChange={(value) => (theme.value = value)}
				options={[
					{ value: 'light', label: t('profile.theme_light') },
					{ value: 'dark', label: t('profile.theme_dark') },
					{ value: 'device', label: t('profile.theme_device') },
				]}
			/>
			<Choice
				id="text"
				compact
				legend={t('profile.text')}
				value={textSize.value}
				onChange={(value) => (textSize.value = value)}
				options={[
					{ value: 'normal', label: t('profile.text_normal') },
					{ value: 'large', label: t('profile.text_large') },
					{ value: 'largest', label: t('profile.text_largest') },
				]}
			/>
		</section>
	);
}
