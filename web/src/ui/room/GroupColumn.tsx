import { t } from '../../i18n';
import type { RoomId } from '../../protocol';
import { rooms } from '../../state/session';
import { GroupList } from '../home/GroupList';
import { ButtonLink } from '../parts/Button';

/** Your groups beside the open one, on wide screens. Keeps its order while you read. */
export function GroupColumn({ current }: { current: RoomId }) {
	return (
		<aside class="group-column" aria-label={t('groups.yours')}>
			<h2>{t('groups.title')}</h2>
			<GroupList rooms={rooms.value} current={current} />
			<ButtonLink href="/g" kind="secondary" icon="search" wide>{t('start.find')}</ButtonLink>
		</aside>
	);
}
