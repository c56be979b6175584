import { t } from '../../i18n';
import { enterKey, speaking } from '../../state/settings';
import { Choice } from '../parts/Choice';

/** What Enter does and how much a screen reader hears. */
export function Writing() {
	return (
		<section class="card stack" aria-labelledby="writing">
			<h2 id="writing">{t('profile.writing')}</h2>
			<Choice
				id="enter"
				compact
				legend={t('profile.enter')}
				value={enterKey.value}
				onChange={(value) => (enterKey.value = value)}
				options={[
					{ value: 'device', label: t('profile.enter_device') },
					{ value: 'sends', label: t('profile.enter_sends') },
					{ value: 'newline', label: t('profile.enter_newline') },
				]}
			/>
			<Choice
				id="speak"
				compact
				legend={t('profile.speak')}
				hint={t('profile.speak_hint')}
				value={speaking.value}
				onChange={(value) => (speaking.value = value)}
				options={[
					{ value: 'all', label: t('profile.speak_all') },
					{ value: 'count', label: t('profile.speak_count') },
					{ value: 'off', label: t('profile.speak_off') },
				]}
			/>
			<p class="small muted">{t('profile.tab_only')}</p>
		</section>
	);
}
