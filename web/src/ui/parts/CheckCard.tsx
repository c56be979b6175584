interface Props {
	id: string;
	label: string;
	hint?: string;
	checked: boolean;
	onChange(checked: boolean): void;
}

/** One thing to switch on or off. */
export function CheckCard({ id, label, hint, checked, onChange }: Props) {
	return (
		<div class="choice-card">
			<label>
				<input
					type="checkbox"
					id={id}
					checked={checked}
					aria-describedby={hint ? `${id}-hint` : undefined}
					onChange={(e) => onChange(e.currentTarget.checked)}
				/>
				<span class="grow">
					<span class="choice-label">{label}</span>
					{hint && <span class="hint" id={`${id}-hint`}>{hint}</span>}
				</span>
			</label>
		</div>
	);
}
