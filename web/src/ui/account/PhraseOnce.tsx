import { t } from '../../i18n';
import { Once } from './Once';

/** The recovery phrase, shown once. */
export function PhraseOnce({ phrase, onDone }: { phrase: string; onDone(): void }) {
	return (
		<Once
			id="phrase"
			title={t('phrase.title')}
			lead={t('phrase.lead')}
			safe={t('phrase.safe')}
			copied={t('phrase.copied')}
			error={t('phrase.error')}
			items={phrase.split(' ')}
			copy={phrase}
			onDone={onDone}
		/>
	);
}
