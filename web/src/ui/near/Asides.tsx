import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { refusalOf } from '../../net/errors';
import type { AsideView } from '../../protocol';
import { asides, undoAside } from '../../state/asides';
import { say } from '../../state/speech';

/** Whom the reader muted or blocked, each with a way to take that back. */
export function Asides() {
	const [problem, setProblem] = useState('');
	const undo = async (one: AsideView): Promise<void> => {
		try {
			await undoAside(one.who.member);
			say(t('aside.undone', { name: one.who.name }));
			document.getElementById('asides')?.focus();
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	return (
		<section class="card stack" aria-labelledby="asides">
			<h2 id="asides" tabIndex={-1}>{t('aside.list')}</h2>
			{problem && <p role="status" class="field-error">{problem}</p>}
			{asides.value.length === 0 ? <p class="muted">{t('aside.none')}</p> : (
				<ul class="lines">
					{asides.value.map((one) => (
						<li key={one.who.member} class="line">
							<div class="grow">
								<p class="strong" dir="auto">{one.who.name}</p>
								<p class="small muted">{t(`aside.is_${one.how}`, { community: one.community_name })}</p>
							</div>
							<button
								type="button"
								class="text-button"
								aria-label={t('aside.undo_label', { name: one.who.name })}
								onClick={() => void undo(one)}
							>
								{t('aside.undo')}
							</button>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}
