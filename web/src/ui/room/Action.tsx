import { Icon, type IconName } from '../parts/Icon';

interface ActionProps {
	icon: IconName;
	label: string;
	hint?: string;
	onClick(): void;
}

/** One line of what can be done with a message. */
export function Action({ icon, label, hint, onClick }: ActionProps) {
	return (
		<li>
			<button type="button" onClick={onClick}>
				<Icon name={icon} />
				<span class="grow">{label}{hint && <span class="small muted block">{hint}</span>}</span>
			</button>
		</li>
	);
}
