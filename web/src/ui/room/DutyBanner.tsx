import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n';
import type { Duty, RoomView } from '../../protocol';
import { dutyOf } from '../../state/duty';
import { say } from '../../state/speech';
import { whatHappens, whenAgain, whoIsThere } from '../duty/words';
import { Icon } from '../parts/Icon';

/** Says who is there, and else what happens to a message now and when somebody is again. */
export function DutyBanner({ room }: { room: RoomView }) {
	const duty = dutyOf(room.community);
	const told = useRef('');
	const text = duty ? sentences(duty) : '';
	useEffect(() => {
		if (text && told.current && told.current !== text) say(text);
		told.current = text;
	}, [text]);
	/* Nobody comes back to a group that has ended. */
	if (!duty || room.state === 'archived') return null;
	return (
		<p class={duty.attended ? 'duty-banner duty-banner--here' : 'duty-banner'}>
			<Icon name={duty.attended ? 'check' : 'clock'} small />
			<span dir="auto">{text}</span>
		</p>
	);
}

function sentences(duty: Duty): string {
	if (duty.attended) return whoIsThere(duty);
	return [t('duty.nobody'), whatHappens(duty), whenAgain(duty, Date.now())].filter(Boolean).join(' ');
}
