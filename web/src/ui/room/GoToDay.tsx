import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { goToMoment } from '../../state/finding';
import { closeSheet } from '../../state/sheet';
import { Button } from '../parts/Button';
import { DateField } from '../people/DateField';
import { beginOf } from '../people/dates';

/** To the first message of a day. */
export function GoToDay() {
	const [day, setDay] = useState('');
	const [error, setError] = useState<string>();
	const submit = async (): Promise<void> => {
		const at_ms = beginOf(day);
		if (at_ms === undefined || at_ms < 0 || at_ms > Date.now()) {
			setError(t('day.error'));
			document.getElementById('go-to-day')?.focus();
			return;
		}
		const refusal = await goToMoment(at_ms);
		if (refusal) setError(sayNo(refusal));
		else closeSheet();
	};
	return (
		<form class="stack-small" noValidate onSubmit={(e) => { e.preventDefault(); void submit(); }}>
			<DateField id="go-to-day" label={t('day.label')} error={error} value={day} onInput={(value) => { setDay(value); setError(undefined); }} />
			<div class="buttons"><Button submit kind="secondary">{t('day.go')}</Button></div>
		</form>
	);
}
