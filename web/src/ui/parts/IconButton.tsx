import { Icon, type IconName } from './Icon';

interface Props {
	icon: IconName;
	label: string;
	onClick(e: MouseEvent): void;
	/** Left out of the tab order where the keyboard has another way. */
	skip?: boolean;
	extra?: string;
}

/** A round button with only an icon; the label is for everybody who does not see it. */
export function IconButton({ icon, label, onClick, skip, extra }: Props) {
	return (
		<button
			type="button"
			class={`icon-button${extra ? ` ${extra}` : ''}`}
			aria-label={label}
			tabIndex={skip ? -1 : undefined}
			onClick={onClick}
		>
			<Icon name={icon} />
		</button>
	);
}
