import { useState } from 'preact/hooks';
import { dateOf, sayNo, t } from '../../i18n';
import { refusalOf } from '../../net/errors';
import type { LinkupView } from '../../protocol';
import { answerLinkup, linkupAsks } from '../../state/linkups';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { AsItStands } from './AsItStands';

/** A host asks to pass a message of the reader on: exactly what would stand where, and the two answers. */
export function LinkupAsks() {
	const [problem, setProblem] = useState('');
	const answer = async (one: LinkupView, yes: boolean): Promise<void> => {
		try {
			await answerLinkup(one.message, yes);
			say(t(yes ? 'linkup.said_yes' : 'linkup.said_no'));
			document.querySelector<HTMLElement>('main h1')?.focus();
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	return (
		<section class="card stack" aria-labelledby="linkup-asks">
			<div class="stack-small">
				<h2 id="linkup-asks">{t('linkup.asks')}</h2>
				<p>{t('linkup.asks_lead')}</p>
			</div>
			{problem && <p role="status" class="field-error">{problem}</p>}
			<ul class="lines">
				{linkupAsks.value.map((one) => (
					<li key={one.message} class="stack-small">
						<AsItStands linkup={one} />
						<p class="small muted">{t('linkup.until', { date: dateOf(one.until_ms ?? 0) })}</p>
						<div class="buttons">
							<Button label={t('linkup.yes_in', { group: one.room_name })} onClick={() => void answer(one, true)}>{t('linkup.yes')}</Button>
							<Button kind="secondary" label={t('linkup.no_in', { group: one.room_name })} onClick={() => void answer(one, false)}>{t('linkup.no')}</Button>
						</div>
					</li>
				))}
			</ul>
			<p class="small muted">{t('linkup.no_told')}</p>
		</section>
	);
}
