import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { refusalOf } from '../../net/errors';
import type { LinkupView } from '../../protocol';
import { passedOn, withdrawLinkup } from '../../state/linkups';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { AsItStands } from './AsItStands';

/** Messages of the reader that stand elsewhere, to take back at any moment. */
export function PassedOn() {
	const [problem, setProblem] = useState('');
	const takeBack = async (one: LinkupView): Promise<void> => {
		try {
			await withdrawLinkup(one.message);
			say(t('linkup.withdrawn'));
			document.querySelector<HTMLElement>('main h1')?.focus();
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	if (passedOn.value.length === 0) return null;
	return (
		<section class="card stack" aria-labelledby="passed-on">
			<h2 id="passed-on">{t('linkup.given')}</h2>
			{problem && <p role="status" class="field-error">{problem}</p>}
			<ul class="lines">
				{passedOn.value.map((one) => (
					<li key={one.message} class="stack-small">
						<AsItStands linkup={one} />
						<div class="buttons">
							<Button kind="secondary" label={t('linkup.withdraw_from', { group: one.room_name })} onClick={() => void takeBack(one)}>{t('linkup.withdraw')}</Button>
						</div>
					</li>
				))}
			</ul>
		</section>
	);
}
