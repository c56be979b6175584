import { useState } from 'preact/hooks';
import { moment, t } from '../../i18n';
import { request } from '../../net/connection';
import type { DutyPlace } from '../../protocol';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { Choice } from '../parts/Choice';
import { ErrorSummary } from '../parts/ErrorSummary';
import { useForm } from '../parts/useForm';

const HOURS = ['2', '4', '8', '12', '16'] as const;
const MINUTES = 60;

interface Props {
	places: readonly DutyPlace[];
	onChange(): void;
}

/** For a host: be reached while nobody is on duty. It is no shift: the group does not see it. */
export function OnCall({ places, onChange }: Props) {
	const [hours, setHours] = useState<(typeof HOURS)[number]>('8');
	const form = useForm({});
	const begin = (place: DutyPlace): void => {
		void form.submit([], async () => {
			const { until_ms } = await request('duty.on_call', { community: place.community, minutes: Number(hours) * MINUTES });
			say(t('on_call.until', { time: moment(until_ms, Date.now()) }));
			onChange();
		});
	};
	const end = (place: DutyPlace): void => {
		void form.submit([], async () => {
			await request('duty.off_call', { community: place.community });
			say(t('on_call.ended'));
			onChange();
		});
	};
	return (
		<section class="card stack" aria-labelledby="on-call">
			<div class="stack-small">
				<h2 id="on-call">{t('on_call.title')}</h2>
				<p class="muted">{t('on_call.lead')}</p>
			</div>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			{places.some((place) => place.on_call_ms === undefined) && (
				<Choice<(typeof HOURS)[number]>
					id="on-call-hours"
					compact
					legend={t('shift.how_long')}
					value={hours}
					onChange={setHours}
					options={HOURS.map((value) => ({ value, label: t('shift.hours', { n: value }) }))}
				/>
			)}
			<ul class="lines">
				{places.map((place) => (
					<li key={place.community} class="line">
						<div class="grow">
							<p class="strong">{place.name}</p>
							{place.on_call_ms !== undefined && <p class="small">{t('on_call.until', { time: moment(place.on_call_ms, Date.now()) })}</p>}
						</div>
						{place.on_call_ms === undefined ? (
							<Button kind="secondary" busy={form.busy} label={t('on_call.begin_in', { name: place.name })} onClick={() => begin(place)}>{t('on_call.begin')}</Button>
						) : (
							<Button kind="secondary" busy={form.busy} label={t('on_call.end_in', { name: place.name })} onClick={() => end(place)}>{t('shift.end')}</Button>
						)}
					</li>
				))}
			</ul>
			<p class="small muted">{t('on_call.device')}</p>
		</section>
	);
}
