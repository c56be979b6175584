import { t } from '../../i18n';
import { Once } from '../account/Once';

/** Recovery codes, shown once. */
export function CodesOnce({ codes, onDone }: { codes: readonly string[]; onDone(): void }) {
	return (
		<Once
			id="codes"
			title={t('codes.title')}
			lead={t('codes.lead')}
			safe={t('codes.safe')}
			copied={t('codes.copied')}
			error={t('codes.error')}
			items={codes}
			copy={codes.join('\n')}
			onDone={onDone}
		/>
	);
}
