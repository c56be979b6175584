import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { TextField } from '../parts/Field';

interface Props {
	id: string;
	label: string;
	hint?: string;
	error?: string | undefined;
	value: string;
	onInput(value: string): void;
	/** A passphrase that is being chosen, not one to check. */
	fresh?: boolean;
}

/** A passphrase, with a way to see what one types. */
export function PassphraseField({ fresh, ...field }: Props) {
	const [shown, setShown] = useState(false);
	return (
		<div class="stack-small">
			<TextField
				{...field}
				type={shown ? 'text' : 'password'}
				autocomplete={fresh ? 'new-password' : 'current-password'}
			/>
			<label class="inline-check">
				<input type="checkbox" checked={shown} onChange={(e) => setShown(e.currentTarget.checked)} />
				{t('signin.show')}
			</label>
		</div>
	);
}
