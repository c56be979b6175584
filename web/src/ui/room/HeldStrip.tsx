import { t, tn } from '../../i18n';
import type { RoomView } from '../../protocol';
import { Icon } from '../parts/Icon';

/** For a host: so many messages in this room wait for somebody to look. */
export function HeldStrip({ room }: { room: RoomView }) {
	if (!room.held) return null;
	return (
		<p class="held-strip">
			<Icon name="clock" small />
			<span class="grow">{tn('queue.waiting', room.held)}</span>
			<a class="nl-link" href="/team/wachtrij">{t('queue.go')}</a>
		</p>
	);
}
