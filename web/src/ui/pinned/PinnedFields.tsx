import { t } from '../../i18n';
import { LongTextField, TextField } from '../parts/Field';
import { DateField } from '../people/DateField';
import { type Draft, FIELDS, TITLE_MOST } from './form';

interface Props {
	draft: Draft;
	errorAt(field: string): string | undefined;
	onChange(draft: Draft): void;
}

/** Words and days of a card. */
export function PinnedFields({ draft, errorAt, onChange }: Props) {
	return (
		<>
			<TextField id={FIELDS.title} label={t('pinned.field_title')} error={errorAt(FIELDS.title)} value={draft.title} maxLength={TITLE_MOST} onInput={(title) => onChange({ ...draft, title })} />
			<LongTextField
				id={FIELDS.text}
				label={t(draft.message ? 'pinned.field_beside' : 'pinned.field_text')}
				hint={t('pinned.field_hint')}
				error={errorAt(FIELDS.text)}
				rows={3}
				value={draft.text}
				onInput={(text) => onChange({ ...draft, text })}
			/>
			<DateField id={FIELDS.first_day} label={t('pinned.first')} error={errorAt(FIELDS.first_day)} value={draft.first} onInput={(first) => onChange({ ...draft, first })} />
			<DateField id={FIELDS.last_day} label={t('pinned.last')} hint={t('pinned.last_hint')} error={errorAt(FIELDS.last_day)} value={draft.last} onInput={(last) => onChange({ ...draft, last })} />
		</>
	);
}
