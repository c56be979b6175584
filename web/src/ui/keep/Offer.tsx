import { t } from '../../i18n';
import { Button } from '../parts/Button';

/** Another name to take, by a theme of life. */
export function Offer({ name, onTake }: { name: string | undefined; onTake(): void }) {
	if (!name) return null;
	return (
		<div class="stack-small">
			<p>{t('manage.offer')}</p>
			<div class="buttons"><Button kind="secondary" onClick={onTake}>{name}</Button></div>
		</div>
	);
}
