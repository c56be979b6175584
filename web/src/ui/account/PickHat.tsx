import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { Hat } from '../../protocol';
import { Button } from '../parts/Button';
import { Choice } from '../parts/Choice';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { Heading } from '../parts/Heading';

interface Props {
	hats: readonly Hat[];
	/** The one that is chosen to begin with. */
	now: Hat | undefined;
	errors: readonly FormError[];
	turn: number;
	busy: boolean;
	onPick(hat: Hat): void;
}

/** Which hat somebody puts on, of the several they hold. */
export function PickHat({ hats, now, errors, turn, busy, onPick }: Props) {
	const [hat, setHat] = useState(now ?? hats[0]);
	const submit = (e: Event): void => {
		e.preventDefault();
		if (hat) onPick(hat);
	};
	return (
		<form class="wrap narrow stack" onSubmit={submit} noValidate>
			<Heading>{t('hats.title')}</Heading>
			<p class="lead">{t('hats.lead')}</p>
			<ErrorSummary errors={errors} turn={turn} />
			<Choice
				id="hat"
				legend={t('hats.choose')}
				value={hat}
				onChange={(value) => setHat(value)}
				options={hats.map((value) => ({ value, label: t(`hat.${value}`) }))}
			/>
			<Button submit wide busy={busy}>{t('hats.go')}</Button>
		</form>
	);
}
