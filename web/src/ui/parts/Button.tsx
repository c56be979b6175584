import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon';

type Kind = 'primary' | 'secondary' | 'subtle' | 'danger';

interface Look {
	kind?: Kind;
	icon?: IconName;
	wide?: boolean;
	children: ComponentChildren;
}

interface ButtonProps extends Look {
	onClick?: () => void;
	submit?: boolean;
	busy?: boolean;
	label?: string;
}

const classes = ({ kind = 'primary', wide }: Look): string => {
	const look = kind === 'danger' ? 'nl-button--primary nl-button--negative' : `nl-button--${kind}`;
	return `nl-button ${look}${wide ? ' wide' : ''}`;
};

const inside = ({ icon, children }: Look) => (
	<>
		{icon && <span class="nl-button__icon-start"><Icon name={icon} /></span>}
		<span class="nl-button__label">{children}</span>
	</>
);

/** A button. While `busy` it keeps its place and its focus, and does nothing. */
export function Button(props: ButtonProps) {
	return (
		<button
			type={props.submit ? 'submit' : 'button'}
			class={classes(props)}
			aria-disabled={props.busy ? 'true' : undefined}
			aria-label={props.label}
			onClick={(e) => {
				if (props.busy) e.preventDefault();
				else props.onClick?.();
			}}
		>
			{inside(props)}
		</button>
	);
}

/** A link that looks like a button. */
export function ButtonLink(props: Look & { href: string }) {
	return <a class={classes(props)} href={props.href}>{inside(props)}</a>;
}
