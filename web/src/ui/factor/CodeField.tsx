import { t } from '../../i18n';
import { TextField } from '../parts/Field';

export const CODE_DIGITS = 6;

/** The digits of what somebody typed or pasted. */
export const digitsOf = (text: string): string => text.replace(/\D/g, '');

interface Props {
	id: string;
	value: string;
	onInput(value: string): void;
	error?: string | undefined;
}

/** The digits of a code app. Phones show digits to type, and fill them in where they can. */
export function CodeField(props: Props) {
	return (
		<TextField
			{...props}
			label={t('factor.code')}
			hint={t('factor.code_hint')}
			autocomplete="one-time-code"
			inputMode="numeric"
		/>
	);
}
