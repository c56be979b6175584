import type { ComponentChildren } from 'preact';
import { describedBy } from './Field';

export interface Option<T extends string> {
	value: T;
	label: string;
	hint?: string;
	/** A place kept for an option that is still to come. */
	waiting?: boolean;
	/** Shown below the option while it is chosen. */
	inside?: ComponentChildren;
}

interface Props<T extends string> {
	id: string;
	legend: string;
	options: readonly Option<T>[];
	value: T | undefined;
	onChange(value: T): void;
	hint?: string;
	error?: string | undefined;
	compact?: boolean;
}

/** A question with cards to choose one from. Nothing is chosen unless `value` says so. */
export function Choice<T extends string>(props: Props<T>) {
	const { id, legend, hint, error } = props;
	return (
		<fieldset
			class={`choice${props.compact ? ' choice--compact' : ''}${error ? ' field--error' : ''}`}
			aria-describedby={describedBy(id, hint, error)}
		>
			<legend>{legend}</legend>
			{hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
			{error && <p class="field-error" id={`${id}-error`}>{error}</p>}
			<div class="choice-options">
				{props.options.map((option, i) => (
					<ChoiceCard key={option.value} {...props} option={option} first={i === 0} />
				))}
			</div>
		</fieldset>
	);
}

function ChoiceCard<T extends string>(
	props: Props<T> & { option: Option<T>; first: boolean },
) {
	const { id, option, value, onChange, first } = props;
	const chosen = value === option.value;
	return (
		<div class="choice-card">
			<label>
				<input
					type="radio"
					id={first ? id : undefined}
					name={id}
					value={option.value}
					checked={chosen}
					disabled={option.waiting ?? false}
					onChange={() => onChange(option.value)}
				/>
				<span class="grow">
					<span class="choice-label">{option.label}</span>
					{option.hint && <span class="hint">{option.hint}</span>}
				</span>
			</label>
			{chosen && option.inside}
		</div>
	);
}
