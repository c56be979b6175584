import { type Key, lang, t } from '../../i18n';
import { longDay } from '../../i18n/time';
import type { EndReason } from '../../net/connection';
import { endedWhy, farewell, type Farewell } from '../../state/session';
import { focusDue } from '../../state/router';
import { ButtonLink } from '../parts/Button';
import { Heading } from '../parts/Heading';

const WORDS: Partial<Record<EndReason, Key>> = {
	ended_elsewhere: 'ended.elsewhere',
	consent_withdrawn: 'ended.consent',
	hat_ended: 'ended.hat',
};

/** The session is over: what happened and the way back. */
export function Ended() {
	focusDue.now = true;
	if (farewell.value) return <Gone kind={farewell.value.kind} until_ms={farewell.value.until_ms} />;
	return (
		<div class="wrap narrow stack">
			<Heading>{t('ended.title')}</Heading>
			<p class="lead">{t(WORDS[endedWhy.value] ?? 'ended.text')}</p>
			<div class="buttons">
				<ButtonLink href="/inloggen">{t('ended.again')}</ButtonLink>
				<ButtonLink href={t('bar.help_path')} kind="secondary" icon="phone">{t('bar.help')}</ButtonLink>
			</div>
		</div>
	);
}

/** Somebody ended it by pausing, locking or closing the account. */
function Gone({ kind, until_ms }: Pick<Farewell, 'kind'> & { until_ms: number | undefined }) {
	const day = until_ms === undefined ? '' : longDay(until_ms, lang.value);
	return (
		<div class="wrap narrow stack">
			<Heading>{t(`gone.${kind}_title`)}</Heading>
			<p class="lead">{t(`gone.${kind}`, { day })}</p>
			<div class="buttons">
				{kind !== 'erased' && <ButtonLink href="/inloggen" kind="secondary">{t('ended.again')}</ButtonLink>}
				<ButtonLink href={t('bar.help_path')} kind="secondary" icon="phone">{t('bar.help')}</ButtonLink>
			</div>
		</div>
	);
}
