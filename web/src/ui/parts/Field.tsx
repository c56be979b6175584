import type { ComponentChildren } from 'preact';

interface FieldProps {
	id: string;
	label: string;
	hint?: string | undefined;
	error?: string | undefined;
	children: ComponentChildren;
}

/** The ids that describe a field: its hint and its error, in that order. */
export function describedBy(id: string, hint?: string, error?: string): string | undefined {
	const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
	return ids.length > 0 ? ids.join(' ') : undefined;
}

/** Label, hint, error and the control, in reading order. */
export function Field({ id, label, hint, error, children }: FieldProps) {
	return (
		<div class={error ? 'field field--error' : 'field'}>
			<label for={id}>{label}</label>
			{hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
			{error && <p class="field-error" id={`${id}-error`}>{error}</p>}
			{children}
		</div>
	);
}

interface TextProps {
	id: string;
	label: string;
	value: string;
	onInput(value: string): void;
	hint?: string;
	error?: string | undefined;
	type?: 'text' | 'password';
	autocomplete?: string;
	inputMode?: 'numeric';
	maxLength?: number;
}

/** A one-line text field. */
export function TextField(props: TextProps) {
	const { id, label, hint, error } = props;
	return (
		<Field id={id} label={label} hint={hint} error={error}>
			<input
				id={id}
				type={(props.type ?? 'text') as 'text'}
				value={props.value}
				autocomplete={props.autocomplete ?? 'off'}
				inputMode={props.inputMode}
				autocapitalize="off"
				spellcheck={false}
				maxLength={props.maxLength}
				aria-invalid={error ? 'true' : undefined}
				aria-describedby={describedBy(id, hint, error)}
				onInput={(e) => props.onInput(e.currentTarget.value)}
			/>
		</Field>
	);
}

interface LongTextProps {
	id: string;
	label: string;
	value: string;
	rows: number;
	onInput(value: string): void;
	hint?: string;
	error?: string | undefined;
}

/** A field for some sentences. */
export function LongTextField({ id, label, value, rows, onInput, hint, error }: LongTextProps) {
	return (
		<Field id={id} label={label} hint={hint} error={error}>
			<textarea
				id={id}
				rows={rows}
				value={value}
				aria-invalid={error ? 'true' : undefined}
				aria-describedby={describedBy(id, hint, error)}
				onInput={(e) => onInput(e.currentTarget.value)}
			/>
		</Field>
	);
}
