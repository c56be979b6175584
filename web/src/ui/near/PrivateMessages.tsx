import { useState } from 'preact/hooks';
import { moment, sayNo, t } from '../../i18n';
import { refusalOf } from '../../net/errors';
import { setWanted, waiting, wanted } from '../../state/directs';
import { CheckCard } from '../parts/CheckCard';

/** Whether the reader wants private messages, and whom they asked. */
export function PrivateMessages() {
	const [problem, setProblem] = useState('');
	const change = async (on: boolean): Promise<void> => {
		try {
			await setWanted(on);
			setProblem('');
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	return (
		<section class="card stack" aria-labelledby="direct">
			<h2 id="direct">{t('direct.title')}</h2>
			<CheckCard
				id="direct-wanted"
				label={t('direct.wanted')}
				hint={t('direct.wanted_hint')}
				error={problem || undefined}
				checked={wanted.value}
				onChange={(on) => void change(on)}
			/>
			{waiting.value.length > 0 && (
				<ul class="lines">
					{waiting.value.map((one) => (
						<li key={one.who.member} class="line">
							<p class="grow">
								<span class="strong block" dir="auto">{one.who.name}</span>
								<span class="small muted block">
									{t('direct.waiting', { community: one.community_name, time: moment(one.at_ms, Date.now()) })}
								</span>
							</p>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}
