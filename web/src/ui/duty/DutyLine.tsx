import { t } from '../../i18n';
import type { Duty } from '../../protocol';
import { Icon } from '../parts/Icon';
import { whenAgain, whoIsThere } from './words';

/** Who is there in a community, or when somebody is again, in one line. */
export function DutyLine({ duty }: { duty: Duty }) {
	return (
		<span class={duty.attended ? 'duty-line duty-line--here' : 'duty-line'}>
			<Icon name={duty.attended ? 'check' : 'clock'} small />
			<span dir="auto">
				{duty.attended ? whoIsThere(duty) : [t('duty.nobody'), whenAgain(duty, Date.now())].filter(Boolean).join(' ')}
			</span>
		</span>
	);
}
