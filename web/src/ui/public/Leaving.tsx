import { t } from '../../i18n';
import { Heading } from '../parts/Heading';
import { LeavingNote } from './LeavingNote';

/** The same as a page, for a link that is opened in a tab of its own. */
export function Leaving() {
	const href = whereTo(location.hash);
	return (
		<div class="wrap narrow stack">
			<Heading>{t('leaving.title')}</Heading>
			{href ? <LeavingNote href={href} /> : <p>{t('leaving.nowhere')}</p>}
			<p class="way-back"><a class="nl-link" href="/">{t('leaving.stay')}</a></p>
		</div>
	);
}

/** Only what a message can hold: an https address. */
function whereTo(hash: string): string | undefined {
	try {
		const url = new URL(decodeURIComponent(hash.slice(1)));
		return url.protocol === 'https:' ? url.href : undefined;
	} catch {
		return undefined;
	}
}
