import { type Key, t } from '../../i18n';
import type { EndReason } from '../../net/connection';
import { endedWhy } from '../../state/session';
import { focusDue } from '../../state/router';
import { ButtonLink } from '../parts/Button';
import { Heading } from '../parts/Heading';

const WORDS: Partial<Record<EndReason, Key>> = {
	ended_elsewhere: 'ended.elsewhere',
	consent_withdrawn: 'ended.consent',
};

/** The session is over: what happened and the way back. */
export function Ended() {
	focusDue.now = true;
	return (
		<div class="wrap narrow stack">
			<Heading>{t('ended.title')}</Heading>
			<p class="lead">{t(WORDS[endedWhy.value] ?? 'ended.text')}</p>
			<div class="buttons">
				<ButtonLink href="/inloggen">{t('ended.again')}</ButtonLink>
				<ButtonLink href="/hulp" kind="secondary" icon="phone">{t('bar.help')}</ButtonLink>
			</div>
		</div>
	);
}
