import { t } from '../../i18n';
import type { RoomId } from '../../protocol';
import { rulesPath } from '../../state/router';
import { ButtonLink } from '../parts/Button';

/** In the place of the composer while the house rules wait: one button, and reading goes on (ON3). */
export function RulesFirst({ room }: { room: RoomId }) {
	return (
		<div class="composer composer--wait">
			<p class="grow">{t('rules.first')}</p>
			<ButtonLink href={rulesPath(room)}>{t('rules.read')}</ButtonLink>
		</div>
	);
}
