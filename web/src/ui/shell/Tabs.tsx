import { t, tn } from '../../i18n';
import { notices } from '../../state/notices';
import { roomsWithNews } from '../../state/rooms';
import { route } from '../../state/router';
import { me, rooms } from '../../state/session';
import { Icon } from '../parts/Icon';
import { menuOf } from './menu';

/** The menu at the bottom, under 900 px. */
export function Tabs({ inert }: { inert: boolean }) {
	const news = roomsWithNews(rooms.value);
	const told = notices.value.length > 0;
	return (
		<nav class="tabs" aria-label={t('nav.bottom')} inert={inert}>
			{menuOf(me.value?.hat).map((item) => (
				<a key={item.href} href={item.href} aria-current={item.here.includes(route.value.at) ? 'page' : undefined}>
					<span class="tab-pill">
						<Icon name={item.icon} />
						{(item.news && news > 0 || item.told && told) && <span class="tab-dot" />}
					</span>
					{t(item.label)}
					{item.told && told && <span class="unseen">, {t('nav.told')}</span>}
					{item.news && news > 0 && <span class="unseen">, {tn('nav.new', news)}</span>}
				</a>
			))}
		</nav>
	);
}
