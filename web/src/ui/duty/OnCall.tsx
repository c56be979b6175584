import { moment, t } from '../../i18n';
import { request } from '../../net/connection';
import type { DutyPlace } from '../../protocol';
import { ByHours } from './ByHours';

const HOURS = ['2', '4', '8', '12', '16'] as const;
const WORDS = {
	title: 'on_call.title', lead: 'on_call.lead', begin: 'on_call.begin', beginIn: 'on_call.begin_in', endIn: 'on_call.end_in', foot: 'on_call.device',
} as const;

interface Props {
	places: readonly DutyPlace[];
	onChange(): void;
}

const until = (at_ms: number): string => t('on_call.until', { time: moment(at_ms, Date.now()) });

/** For a host: be reached while nobody is on duty. It is no shift: the group does not see it. */
export function OnCall({ places, onChange }: Props) {
	return (
		<ByHours
			id="on-call" kind="secondary" words={WORDS} places={places} hours={HOURS} first="8"
			until={({ on_call_ms }) => (on_call_ms === undefined ? undefined : until(on_call_ms))}
			begin={async ({ community }, minutes) => {
				const { until_ms } = await request('duty.on_call', { community, minutes });
				onChange();
				return until(until_ms);
			}}
			end={async ({ community }) => {
				await request('duty.off_call', { community });
				onChange();
				return t('on_call.ended');
			}}
		/>
	);
}
