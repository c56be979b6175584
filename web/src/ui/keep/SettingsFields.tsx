import { t } from '../../i18n';
import type { Place } from '../../protocol';
import { Choice } from '../parts/Choice';
import { describedBy, Field, TextField } from '../parts/Field';
import { type Draft, HELD_MOST, LINE_MOST, NAME_MOST, SLOW_MOST, UNATTENDED_SLOW_LEAST } from './settings';

interface Props {
	draft: Draft;
	/** Municipalities to choose from, and the whole region when that is within reach. */
	places: readonly Place[];
	errorAt(field: string): string | undefined;
	onChange(draft: Draft): void;
}

/** What a community is, and how messages go there. */
export function SettingsFields({ draft, places, errorAt, onChange }: Props) {
	const text = (field: 'name' | 'line' | 'theme', most: number, hint?: boolean) => (
		<TextField
			id={`keep-${field}`}
			label={t(`manage.${field}`)}
			{...(hint ? { hint: t('manage.name_hint') } : {})}
			error={errorAt(`keep-${field}`)}
			maxLength={most}
			value={draft[field]}
			onInput={(value) => onChange({ ...draft, [field]: value })}
		/>
	);
	return (
		<>
			{text('name', NAME_MOST, true)}
			{text('line', LINE_MOST)}
			{text('theme', NAME_MOST)}
			<Municipality draft={draft} places={places} error={errorAt('keep-municipality')} onChange={onChange} />
			<Choice
				id="keep-access"
				compact
				legend={t('manage.access')}
				value={draft.access}
				onChange={(access) => onChange({ ...draft, access })}
				options={(['open', 'introduction', 'invite'] as const).map((value) => ({ value, label: t(`groups.access_${value}`), hint: t(`manage.access_${value}`) }))}
			/>
			<Messages draft={draft} errorAt={errorAt} onChange={onChange} />
		</>
	);
}

interface MunicipalityProps extends Pick<Props, 'draft' | 'places' | 'onChange'> {
	error: string | undefined;
}

function Municipality({ draft, places, error, onChange }: MunicipalityProps) {
	return (
		<Field id="keep-municipality" label={t('manage.municipality')} error={error}>
			<select
				id="keep-municipality"
				value={draft.municipality}
				aria-invalid={error ? 'true' : undefined}
				aria-describedby={describedBy('keep-municipality', undefined, error)}
				onChange={(e) => onChange({ ...draft, municipality: e.currentTarget.value })}
			>
				<option value="">{t('groups.region')}</option>
				{places.map((place) => <option key={place.where} value={place.where}>{place.name}</option>)}
			</select>
		</Field>
	);
}

function Messages({ draft, errorAt, onChange }: Omit<Props, 'places'>) {
	const count = (field: 'slow_s' | 'unattended_slow_s' | 'first_held', least: number, most: number) => (
		<TextField
			id={`keep-${field}`}
			inputMode="numeric"
			label={t(`manage.${field}`)}
			hint={t('manage.between', { least, most })}
			error={errorAt(`keep-${field}`)}
			maxLength={4}
			value={draft[field]}
			onInput={(value) => onChange({ ...draft, [field]: value })}
		/>
	);
	return (
		<>
			<Choice
				id="keep-moderation"
				compact
				legend={t('manage.moderation')}
				value={draft.moderation}
				onChange={(moderation) => onChange({ ...draft, moderation })}
				options={(['after', 'before'] as const).map((value) => ({ value, label: t(`manage.moderation_${value}`) }))}
			/>
			<Choice
				id="keep-unattended"
				compact
				legend={t('manage.unattended')}
				value={draft.unattended}
				onChange={(unattended) => onChange({ ...draft, unattended })}
				options={(['hold', 'slow', 'read_only'] as const).map((value) => ({ value, label: t(`manage.unattended_${value}`) }))}
			/>
			{count('first_held', 1, HELD_MOST)}
			{count('slow_s', 0, SLOW_MOST)}
			{count('unattended_slow_s', UNATTENDED_SLOW_LEAST, SLOW_MOST)}
		</>
	);
}
