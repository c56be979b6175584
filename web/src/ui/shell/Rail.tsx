import { t, tn } from '../../i18n';
import { notices } from '../../state/notices';
import { roomsWithNews } from '../../state/rooms';
import { route } from '../../state/router';
import { me, rooms } from '../../state/session';
import { Badge } from '../parts/Badge';
import { Icon } from '../parts/Icon';
import { Weave } from '../parts/Weave';
import { menuOf } from './menu';

/** The menu at the side, from 900 px. */
export function Rail({ inert }: { inert: boolean }) {
	const news = roomsWithNews(rooms.value);
	const told = notices.value.length > 0;
	return (
		<nav class="rail" aria-label={t('nav.main')} inert={inert}>
			{menuOf(me.value?.hat).map((item) => (
				<a key={item.href} href={item.href} aria-current={item.here.includes(route.value.at) ? 'page' : undefined}>
					<Icon name={item.icon} />
					{t(item.label)}
					{item.told && told && <><span class="rail-dot" /><span class="unseen">, {t('nav.told')}</span></>}
					{item.news && news > 0 && <Badge n={news} label={tn('nav.new', news)} />}
				</a>
			))}
			<div class="rail-me">
				<Weave seed={me.value?.name ?? ''} round />
				<div class="grow">
					<p class="strong">{me.value?.name}</p>
					<p class="tiny muted">{me.value && t(`hat.${me.value.hat}`)}</p>
				</div>
			</div>
		</nav>
	);
}
