import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { bannerDue, browserOffline, link, tryNow } from '../../net/connection';
import { say } from '../../state/speech';
import { Icon } from '../parts/Icon';

const BACK_FOR_MS = 4_000;

/** Tells about a lost connection, only after it lasted five seconds, and that it is back. */
export function Banner() {
	const [back, setBack] = useState(false);
	const shown = useRef(false);
	const due = bannerDue.value;
	const text = browserOffline.value ? t('state.offline') : t('state.reconnecting');

	useEffect(() => {
		if (due) {
			shown.current = true;
			say(text);
			return undefined;
		}
		if (!shown.current || link.value !== 'online') return undefined;
		shown.current = false;
		setBack(true);
		say(t('state.back'));
		const timer = setTimeout(() => setBack(false), BACK_FOR_MS);
		return () => clearTimeout(timer);
	}, [due, text]);

	if (due) {
		return (
			<div class="banner">
				<Icon name="wifi-off" />
				<p class="grow">{text}</p>
				{!browserOffline.value && (
					<button type="button" class="text-button" onClick={tryNow}>{t('state.try_now')}</button>
				)}
			</div>
		);
	}
	return back ? <div class="banner banner--ok"><Icon name="check" /><p>{t('state.back')}</p></div> : null;
}
