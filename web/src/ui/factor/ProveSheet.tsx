import { t } from '../../i18n';
import { answerProof } from '../../state/proof';
import { Sheet } from '../parts/Sheet';
import { ProveForm } from './ProveForm';
import { useWays } from './useWays';

/** "Bevestig dat jij het bent": over the screen whose command waits for it. */
export function ProveSheet() {
	const { ways, failed, again } = useWays();
	return (
		<Sheet id="prove-sheet" title={t('prove.title')} onClose={() => answerProof(false)}>
			<p>{t('prove.text')}</p>
			{failed && (
				<p>
					{t('state.no_answer')}{' '}
					<button type="button" class="text-button" onClick={again}>{t('state.again')}</button>
				</p>
			)}
			{!ways && !failed && <p class="muted">{t('state.loading')}</p>}
			{ways && <ProveForm ways={ways} go={t('prove.go')} onProved={() => answerProof(true)} />}
		</Sheet>
	);
}
