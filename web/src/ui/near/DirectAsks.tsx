import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { refusalOf } from '../../net/errors';
import type { DirectAsk } from '../../protocol';
import { answerAsk, asked } from '../../state/directs';
import { go, roomPath } from '../../state/router';
import { noteRoom } from '../../state/session';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { Weave } from '../parts/Weave';

/** Who asks to talk with the reader, and the two answers. */
export function DirectAsks() {
	const [problem, setProblem] = useState('');
	const answer = async (one: DirectAsk, yes: boolean): Promise<void> => {
		try {
			const room = await answerAsk(one.who.member, yes);
			if (!room) {
				say(t('direct.said_no'));
				document.querySelector<HTMLElement>('main h1')?.focus();
				return;
			}
			noteRoom(room);
			go(roomPath(room.room));
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	return (
		<section class="card stack" aria-labelledby="direct-asks">
			<h2 id="direct-asks">{t('direct.asks')}</h2>
			{problem && <p role="status" class="field-error">{problem}</p>}
			<ul class="lines">
				{asked.value.map((one) => (
					<li key={one.who.member} class="stack-small">
						<div class="row">
							<Weave seed={one.who.member} round />
							<p class="grow">
								<span class="strong block" dir="auto">{one.who.name}</span>
								<span class="small muted block">{t('direct.from', { community: one.community_name })}</span>
							</p>
						</div>
						{one.line !== undefined && <p dir="auto">{t('direct.says', { line: one.line })}</p>}
						<div class="buttons">
							<Button label={t('direct.yes_label', { name: one.who.name })} onClick={() => void answer(one, true)}>
								{t('direct.yes')}
							</Button>
							<Button
								kind="secondary"
								label={t('direct.no_label', { name: one.who.name })}
								onClick={() => void answer(one, false)}
							>
								{t('direct.no')}
							</Button>
						</div>
					</li>
				))}
			</ul>
			<p class="small muted">{t('direct.no_told')}</p>
		</section>
	);
}
