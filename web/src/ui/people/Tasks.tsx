import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import type { Appointment } from '../../protocol';
import { peopleTurn } from '../../state/people';
import { focusDue } from '../../state/router';
import { useAsk } from '../groups/useAsk';
import { Heading } from '../parts/Heading';
import { Back } from '../profile/Back';
import { Act, ActButtons, type ActName } from './Act';
import { Card } from './Card';
import { Conduct } from './Conduct';
import { taskOf } from './words';

/** One's own tasks: how they stand, until when, and what one agreed to. */
export function Tasks() {
	const [chosen, setChosen] = useState<{ one: Appointment; act: ActName }>();
	const { answer, refusal, again } = useAsk(() => request('appointment.mine', {}), `mine ${peopleTurn.value}`);
	const leave = (): void => {
		focusDue.now = true;
		setChosen(undefined);
		again();
	};
	if (chosen) return <Act {...chosen} onDone={leave} onBack={leave} />;
	return (
		<div class="wrap narrow stack">
			<Back />
			<header class="stack-small">
				<Heading>{t('tasks.title')}</Heading>
				<p class="muted">{t('tasks.lead')}</p>
			</header>
			{refusal && <p role="status" class="field-error">{sayNo(refusal)}</p>}
			{!answer && !refusal && <p class="muted">{t('state.loading')}</p>}
			{answer && (
				<>
					<section class="card stack-small" aria-labelledby="tasks">
						<h2 id="tasks">{t('tasks.list')}</h2>
						{answer.appointments.length === 0 && <p class="muted">{t('tasks.none')}</p>}
						<ul class="lines">
							{answer.appointments.map((one) => (
								<Card key={one.appointment} one={one} title={taskOf(one)}>
									<p class="small">{t(`tasks.is_${one.state}`)}</p>
									<ActButtons
										one={one}
										onAct={(act) => {
											focusDue.now = true;
											setChosen({ one, act });
										}}
									/>
								</Card>
							))}
						</ul>
					</section>
					<section class="card stack-small" aria-labelledby="conduct">
						<h2 id="conduct">{t('tasks.conduct')}</h2>
						<Conduct text={answer.conduct} />
					</section>
				</>
			)}
		</div>
	);
}
