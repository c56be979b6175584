import { t } from '../../i18n';
import { cameFrom, goBack } from '../../state/finding';
import { Icon } from '../parts/Icon';

/** Back to where the reader was before they followed a quote. */
export function BackPill() {
	if (cameFrom.value === undefined) return null;
	return (
		<button type="button" class="jump jump--back" onClick={() => void goBack()}>
			<Icon name="undo-2" />{t('quote.back')}
		</button>
	);
}
