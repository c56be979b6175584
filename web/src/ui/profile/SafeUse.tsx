import { t } from '../../i18n';
import { door } from '../../net/door';
import { exitKeys, offlineHelp, sharedComputer } from '../../state/settings';
import { me } from '../../state/session';
import { withdrawToMemory } from '../../state/vault';
import { CheckCard } from '../parts/CheckCard';
import { Freeze } from './Freeze';

/** Shared computer, the keys of Snel weg, and the lock on the account. */
export function SafeUse() {
	const share = (on: boolean): void => {
		sharedComputer.value = on ? 'yes' : 'no';
		if (!on) return;
		withdrawToMemory();
		/* Without an answer the cookie goes with signing out. */
		door('session.forget_device', {}).catch(() => undefined);
	};
	return (
		<section class="card stack" aria-labelledby="safe">
			<h2 id="safe">{t('profile.safe')}</h2>
			<CheckCard
				id="shared"
				label={t('profile.shared')}
				hint={t('profile.shared_hint')}
				checked={sharedComputer.value === 'yes'}
				onChange={share}
			/>
			<CheckCard
				id="exit-keys"
				label={t('profile.exit')}
				hint={t('profile.exit_hint')}
				checked={exitKeys.value === 'on'}
				onChange={(on) => (exitKeys.value = on ? 'on' : 'off')}
			/>
			{sharedComputer.value === 'no' && (
				<CheckCard
					id="offline-help"
					label={t('profile.offline')}
					hint={t('profile.offline_hint')}
					checked={offlineHelp.value === 'on'}
					onChange={(on) => (offlineHelp.value = on ? 'on' : 'off')}
				/>
			)}
			<p class="small muted">{t('enter.exit_history')} {t('enter.exit_how')}</p>
			<p class="small muted">{t('profile.tab_only')}</p>
			{me.value && !me.value.guest && <Freeze />}
		</section>
	);
}
