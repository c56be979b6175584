import { t } from '../../i18n';
import type { Author, RoomView } from '../../protocol';
import { hasKeyboard } from '../../state/settings';
import { openSheet } from '../../state/sheet';
import { lazy } from '../lazy';
import { Heading } from '../parts/Heading';
import { Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { Weave } from '../parts/Weave';

const DirectSheet = lazy(() => import('./DirectSheet').then((m) => m.DirectSheet));

/** Who one talks with, and where both know each other from. */
export function DirectHeader({ room, other }: { room: RoomView; other: Author }) {
	return (
		<header class="room-head">
			<a class="icon-button back" href="/g" aria-label={t('room.back')}><Icon name="arrow-left" /></a>
			<Weave seed={other.member} size="medium" round />
			<div class="grow">
				<Heading id="room-title" keepFocus={hasKeyboard()}>{other.name}</Heading>
				<p class="tiny muted one-line">{t('direct.sub', { community: room.community_name })}</p>
			</div>
			<IconButton
				icon="ellipsis"
				label={t('direct.menu')}
				onClick={() => openSheet(() => <DirectSheet id={room.room} other={other} />)}
			/>
		</header>
	);
}
