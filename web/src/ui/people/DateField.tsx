import { describedBy, Field } from '../parts/Field';

interface Props {
	id: string;
	label: string;
	hint?: string;
	error?: string | undefined;
	value: string;
	onInput(value: string): void;
}

/** A day, in the field of the browser: it can be typed and chosen. */
export function DateField({ id, label, hint, error, value, onInput }: Props) {
	return (
		<Field id={id} label={label} hint={hint} error={error}>
			<input
				id={id}
				type="date"
				value={value}
				aria-invalid={error ? 'true' : undefined}
				aria-describedby={describedBy(id, hint, error)}
				onInput={(e) => onInput(e.currentTarget.value)}
			/>
		</Field>
	);
}
