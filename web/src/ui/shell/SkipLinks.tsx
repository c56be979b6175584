import { t, type Key } from '../../i18n';
import { isWritable, listedRoom, openRoom } from '../../state/room';

interface Skip {
	to: string;
	label: Key;
}

const ALWAYS: Skip = { to: 'main', label: 'skip.main' };
const MESSAGES: Skip = { to: 'messages', label: 'skip.messages' };
const COMPOSER: Skip = { to: 'composer', label: 'skip.composer' };

function linksNow(): readonly Skip[] {
	const room = listedRoom() ?? openRoom.value?.room;
	if (!openRoom.value || !room?.joined) return [ALWAYS];
	/* Where nobody writes any more there is no field to go to. */
	return isWritable(room) ? [ALWAYS, MESSAGES, COMPOSER] : [ALWAYS, MESSAGES];
}

/** First in the page: ways past the bar and the menu. */
export function SkipLinks({ inert }: { inert: boolean }) {
	return (
		<div class="skips" inert={inert}>
			{linksNow().map(({ to, label }) => (
				<a
					key={to}
					class="nl-skip-link nl-skip-link--visible-on-focus"
					href={`#${to}`}
					onClick={(e) => {
						e.preventDefault();
						focusInside(to);
					}}
				>
					{t(label)}
				</a>
			))}
		</div>
	);
}

/** The message list itself is no stop; its current message is. */
function focusInside(id: string): void {
	const place = document.getElementById(id);
	const stop = place?.querySelector<HTMLElement>('article[tabindex="0"]');
	(id === 'messages' ? stop ?? place : place)?.focus();
}
