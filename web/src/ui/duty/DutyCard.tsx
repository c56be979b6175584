import { useState } from 'preact/hooks';
import { t, timeOfDay } from '../../i18n';
import { request } from '../../net/connection';
import type { DutyPlace } from '../../protocol';
import { noteDuty } from '../../state/duty';
import { say } from '../../state/speech';
import { useAsk } from '../groups/useAsk';
import { Button } from '../parts/Button';
import { Choice } from '../parts/Choice';
import { ErrorSummary } from '../parts/ErrorSummary';
import { useForm } from '../parts/useForm';
import { OnCall } from './OnCall';

const HOURS = ['1', '2', '3', '4'] as const;
const MINUTES = 60;

/** For a host: begin and end a shift in each community one hosts, or be reached there without one. */
export function DutyCard() {
	const { answer, again } = useAsk(() => request('duty.mine', {}), 'duty');
	const [hours, setHours] = useState<(typeof HOURS)[number]>('2');
	const form = useForm({});
	if (!answer) return null;

	const begin = (place: DutyPlace): void => {
		void form.submit([], async () => {
			const { duty, until_ms } = await request('duty.begin', { community: place.community, minutes: Number(hours) * MINUTES });
			noteDuty(duty);
			say(t('shift.until', { time: timeOfDay(until_ms) }));
			again();
		});
	};
	const end = (place: DutyPlace): void => {
		void form.submit([], async () => {
			noteDuty((await request('duty.end', { community: place.community })).duty);
			say(t('shift.ended'));
			again();
		});
	};
	return (
		<>
			<section class="card stack" aria-labelledby="shift">
				<div class="stack-small">
					<h2 id="shift">{t('shift.title')}</h2>
					<p class="muted">{t('shift.lead')}</p>
				</div>
				<ErrorSummary errors={form.errors} turn={form.turn} />
				{answer.places.length === 0 && <p>{t('shift.nowhere')}</p>}
				{answer.places.some((place) => place.until_ms === undefined) && (
					<Choice<(typeof HOURS)[number]>
						id="shift-hours"
						compact
						legend={t('shift.how_long')}
						value={hours}
						onChange={setHours}
						options={HOURS.map((value) => ({ value, label: t('shift.hours', { n: value }) }))}
					/>
				)}
				<ul class="lines">
					{answer.places.map((place) => (
						<li key={place.community} class="line">
							<div class="grow">
								<p class="strong">{place.name}</p>
								{place.until_ms !== undefined && <p class="small">{t('shift.until', { time: timeOfDay(place.until_ms) })}</p>}
							</div>
							{place.until_ms === undefined ? (
								<Button busy={form.busy} label={t('shift.begin_in', { name: place.name })} onClick={() => begin(place)}>{t('shift.begin')}</Button>
							) : (
								<Button kind="secondary" busy={form.busy} label={t('shift.end_in', { name: place.name })} onClick={() => end(place)}>{t('shift.end')}</Button>
							)}
						</li>
					))}
				</ul>
				<p class="small muted">{t('shift.away')}</p>
			</section>
			{answer.places.length > 0 && <OnCall places={answer.places} onChange={again} />}
		</>
	);
}
