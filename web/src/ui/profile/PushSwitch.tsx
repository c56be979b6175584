import { useEffect, useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { Hindered, refusalOf } from '../../net/errors';
import { canBeWoken, lookAtPush, switchOff, switchOn } from '../../state/push';
import { sharedComputer } from '../../state/settings';
import { CheckCard } from '../parts/CheckCard';

/** The switch for notices on this device. Absent where the house has none. */
export function PushSwitch() {
	const [offered, setOffered] = useState<string | undefined>(undefined);
	const [on, setOn] = useState(false);
	const [problem, setProblem] = useState('');
	useEffect(() => {
		lookAtPush().then((found) => {
			setOffered(found.offered);
			setOn(found.on);
		}, () => undefined); /* without an answer there is no switch */
	}, []);
	if (!offered || sharedComputer.value === 'yes') return null;
	const change = async (wanted: boolean): Promise<void> => {
		setProblem('');
		setOn(wanted);
		try {
			await (wanted ? switchOn(offered) : switchOff());
		} catch (error) {
			setOn(!wanted);
			setProblem(error instanceof Hindered ? t(error.key) : sayNo(refusalOf(error)));
		}
	};
	return (
		<>
			{canBeWoken() && (
				<CheckCard
					id="push"
					label={t('push.label')}
					hint={t('push.hint')}
					error={problem || undefined}
					checked={on}
					onChange={(wanted) => void change(wanted)}
				/>
			)}
			<p class="small muted">{t('push.iphone')}</p>
		</>
	);
}
