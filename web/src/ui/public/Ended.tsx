import { t } from '../../i18n';
import { endedWhy } from '../../state/session';
import { focusDue } from '../../state/router';
import { ButtonLink } from '../parts/Button';
import { Heading } from '../parts/Heading';

/** The session is over: what happened and the way back. */
export function Ended() {
	focusDue.now = true;
	const elsewhere = endedWhy.value === 'ended_elsewhere';
	return (
		<div class="wrap narrow stack">
			<Heading>{t('ended.title')}</Heading>
			<p class="lead">{t(elsewhere ? 'ended.elsewhere' : 'ended.text')}</p>
			<div class="buttons">
				<ButtonLink href="/inloggen">{t('ended.again')}</ButtonLink>
				<ButtonLink href={t('bar.help_path')} kind="secondary" icon="phone">{t('bar.help')}</ButtonLink>
			</div>
		</div>
	);
}
