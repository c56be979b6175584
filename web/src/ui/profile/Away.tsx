import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { request } from '../../net/connection';
import { farewell } from '../../state/session';
import { Button } from '../parts/Button';
import { CheckCard } from '../parts/CheckCard';
import { Choice } from '../parts/Choice';
import { ErrorSummary } from '../parts/ErrorSummary';
import { useForm } from '../parts/useForm';

const DAYS = ['1', '3', '7', '14', '30'] as const;
type Days = (typeof DAYS)[number];

/** Some days without Noaber, and back by itself. The end of the session does the rest. */
export function Pause() {
	const [days, setDays] = useState<Days>('7');
	const form = useForm({});
	const submit = (e: Event): void => {
		e.preventDefault();
		void form.submit([], async () => {
			const { until_ms } = await request('account.pause', { days: Number(days) });
			farewell.value = { kind: 'paused', until_ms };
		});
	};
	return (
		<form class="card stack" onSubmit={submit} noValidate aria-labelledby="pause">
			<h2 id="pause">{t('pause.title')}</h2>
			<p class="muted">{t('pause.text')}</p>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<Choice
				id="pause-days"
				compact
				legend={t('pause.days')}
				value={days}
				onChange={(value) => setDays(value)}
				options={DAYS.map((value) => ({ value, label: t(`pause.days${value}`) }))}
			/>
			<div class="buttons"><Button kind="secondary" submit busy={form.busy}>{t('pause.go')}</Button></div>
		</form>
	);
}

/** Stopping with Noaber, after saying so twice. */
export function Close({ guest }: { guest: boolean }) {
	const [sure, setSure] = useState(false);
	const form = useForm({});
	const submit = (e: Event): void => {
		e.preventDefault();
		const missing = sure ? [] : [{ field: 'close-sure', text: t('close.error') }];
		void form.submit(missing, async () => {
			const { until_ms } = await request('account.close', {});
			farewell.value = guest ? { kind: 'erased' } : { kind: 'closed', until_ms };
		});
	};
	return (
		<section class="card stack" aria-labelledby="close">
			<h2 id="close">{t('close.title')}</h2>
			<p class="muted">{t(guest ? 'close.guest' : 'close.text')}</p>
			<details class="more">
				<summary>{t('close.open')}</summary>
				<form class="stack" onSubmit={submit} noValidate aria-labelledby="close">
					<p>{t('close.gone')}</p>
					<ErrorSummary errors={form.errors} turn={form.turn} />
					<CheckCard id="close-sure" label={t('close.sure')} checked={sure} onChange={setSure} />
					<div class="buttons"><Button kind="danger" submit busy={form.busy}>{t('close.go')}</Button></div>
				</form>
			</details>
		</section>
	);
}
