import { t, tn } from '../../i18n';
import type { Introduction } from '../../protocol';

/** What came of an ask that does not wait any more, in words that leave nobody with the door in their face. */
export function Answer({ ask }: { ask: Introduction }) {
	return (
		<section class="card stack-small" aria-labelledby={`answer-${ask.community}`}>
			<h2 id={`answer-${ask.community}`}>{t(`introduction.is_${ask.state}`)}</h2>
			{ask.reason && <p>{t(`introduction.because_${ask.reason}`)}</p>}
			{ask.words !== undefined && (
				<>
					<p>{t('introduction.words')}</p>
					<blockquote class="held-text" dir="auto">{ask.words}</blockquote>
				</>
			)}
			{ask.state === 'declined' && <p>{t('introduction.kindly')}</p>}
			{ask.state === 'unanswered' && <p>{t('introduction.sorry')}</p>}
			{ask.again_days !== undefined && <p class="muted">{tn('introduction.again', ask.again_days)}</p>}
		</section>
	);
}
