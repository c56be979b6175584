import { t, timeOfDay } from '../../i18n';
import { request } from '../../net/connection';
import { noteDuty } from '../../state/duty';
import { useAsk } from '../groups/useAsk';
import { ByHours } from './ByHours';
import { OnCall } from './OnCall';

const HOURS = ['1', '2', '3', '4'] as const;
const WORDS = {
	title: 'shift.title', lead: 'shift.lead', begin: 'shift.begin', beginIn: 'shift.begin_in', endIn: 'shift.end_in', foot: 'shift.away', empty: 'shift.nowhere',
} as const;

/** For a host: begin and end a shift in each community one hosts, or be reached there without one. */
export function DutyCard() {
	const { answer, again } = useAsk(() => request('duty.mine', {}), 'duty');
	if (!answer) return null;
	const until = (at_ms: number): string => t('shift.until', { time: timeOfDay(at_ms) });
	return (
		<>
			<ByHours
				id="shift" kind="primary" words={WORDS} places={answer.places} hours={HOURS} first="2"
				until={({ until_ms }) => (until_ms === undefined ? undefined : until(until_ms))}
				begin={async ({ community }, minutes) => {
					const { duty, until_ms } = await request('duty.begin', { community, minutes });
					noteDuty(duty);
					again();
					return until(until_ms);
				}}
				end={async ({ community }) => {
					noteDuty((await request('duty.end', { community })).duty);
					again();
					return t('shift.ended');
				}}
			/>
			{answer.places.length > 0 && <OnCall places={answer.places} onChange={again} />}
		</>
	);
}
