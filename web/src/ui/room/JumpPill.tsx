import { t, tn } from '../../i18n';
import { Icon } from '../parts/Icon';

/** Says that there is something new below. It never scrolls by itself. */
export function JumpPill({ unseen, far, onJump }: { unseen: number; far: boolean; onJump(): void }) {
	if (unseen === 0 && !far) return null;
	return (
		<button
			type="button"
			class="jump"
			onClick={() => {
				onJump();
				/* The pill goes away; the focus stays among the messages. */
				document.querySelector<HTMLElement>('#messages article[tabindex="0"]')
					?.focus({ preventScroll: true });
			}}
		>
			<Icon name="arrow-down" />
			{unseen > 0 ? tn('room.new', unseen) : t('room.newest')}
		</button>
	);
}
