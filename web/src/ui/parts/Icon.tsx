declare const __ICONS_URL__: string;

/** Names of the icons in the sprite; the build reads this list. */
export const ICONS = [
	'arrow-down', 'arrow-left', 'ban', 'bell-off', 'check', 'chevron-right', 'circle-alert', 'clock', 'copy', 'ellipsis',
	'ellipsis-vertical', 'eye', 'eye-off', 'flower-2', 'hand-heart', 'house', 'info', 'key-round', 'lock',
	'log-out', 'mail', 'map-pin', 'message-circle-heart', 'pencil', 'phone', 'refresh-cw', 'search',
	'reply', 'send-horizontal', 'smile', 'trash-2', 'undo-2', 'user-round', 'users', 'wifi-off', 'x',
] as const;

export type IconName = (typeof ICONS)[number];

/** A decorative icon from the sprite. The words stand beside it or in the label of its button. */
export function Icon({ name, small }: { name: IconName; small?: boolean }) {
	return (
		<svg class={small ? 'icon icon--small' : 'icon'} aria-hidden="true" focusable="false">
			<use href={`${__ICONS_URL__}#${name}`} />
		</svg>
	);
}
