import { describedBy } from './Field';

interface Props {
	id: string;
	label: string;
	hint?: string;
	error?: string | undefined;
	checked: boolean;
	onChange(checked: boolean): void;
}

/** One thing to switch on or off. */
export function CheckCard({ id, label, hint, error, checked, onChange }: Props) {
	return (
		<div class="choice-card">
			<label>
				<input
					type="checkbox"
					id={id}
					checked={checked}
					aria-invalid={error ? 'true' : undefined}
					aria-describedby={describedBy(id, hint, error)}
					onChange={(e) => onChange(e.currentTarget.checked)}
				/>
				<span class="grow">
					<span class="choice-label">{label}</span>
					{error && <span class="field-error" id={`${id}-error`}>{error}</span>}
					{hint && <span class="hint" id={`${id}-hint`}>{hint}</span>}
				</span>
			</label>
		</div>
	);
}
