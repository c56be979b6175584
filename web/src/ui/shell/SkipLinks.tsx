import { t, type Key } from '../../i18n';
import { isWritable, openRoom } from '../../state/room';

interface Skip {
	to: string;
	label: Key;
}

const ALWAYS: Skip = { to: 'main', label: 'skip.main' };
const MESSAGES: Skip = { to: 'messages', label: 'skip.messages' };
const COMPOSER: Skip = { to: 'composer', label: 'skip.composer' };

/** First in the page: ways past the bar and the menu. */
export function SkipLinks({ inert }: { inert: boolean }) {
	const room = openRoom.value?.room;
	const links = [ALWAYS];
	if (room?.joined) links.push(MESSAGES);
	if (room?.joined && isWritable(room)) links.push(COMPOSER);
	return (
		<div class="skips" inert={inert}>
			{links.map(({ to, label }) => (
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
