import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { request } from '../../net/connection';
import type { CommunitySettings, Place } from '../../protocol';
import { useAsk } from '../groups/useAsk';
import { useForm } from '../parts/useForm';
import { type Draft, draftOf, settingsOf, wrong } from './settings';

const FIELDS = {
	name: 'keep-name', line: 'keep-line', theme: 'keep-theme', municipality: 'keep-municipality', slow_s: 'keep-slow_s',
	unattended_slow_s: 'keep-unattended_slow_s', first_held: 'keep-first_held', settings: 'keep-name',
};

/** The form of a community: its fields, where it may be, and a name offered instead of a diagnosis. */
export function useSettings(now: CommunitySettings | undefined) {
	const [draft, setDraft] = useState<Draft>(() => draftOf(now));
	const [offers, setOffers] = useState<readonly string[]>([]);
	const form = useForm(FIELDS);
	const { answer } = useAsk(() => request('appointment.options', {}), 'places');
	useEffect(() => setOffers(form.refusal?.offers ?? []), [form.refusal]);
	const places: readonly Place[] = (answer?.places ?? []).filter((place) => place.scope === 'municipality');
	return {
		draft, setDraft, form, places,
		/** A name of life, when the one that was typed is a diagnosis. */
		offer: offers[0],
		takeOffer(): void {
			const field = form.refusal?.field === 'theme' ? 'theme' : 'name';
			setDraft({ ...draft, [field]: offers[0] ?? '' });
			setOffers([]);
			form.clear();
		},
		submit(work: (settings: CommunitySettings) => Promise<void>): void {
			const errors = wrong(draft).map((field) => ({ field: `keep-${field}`, text: t(`manage.error_${field === 'name' || field === 'line' || field === 'theme' ? 'text' : 'number'}`) }));
			void form.submit(errors, () => work(settingsOf(draft)));
		},
	};
}
