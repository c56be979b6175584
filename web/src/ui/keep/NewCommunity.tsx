import { t } from '../../i18n';
import { request } from '../../net/connection';
import { go, keepPath } from '../../state/router';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { ErrorSummary } from '../parts/ErrorSummary';
import { Heading } from '../parts/Heading';
import { Offer } from './Offer';
import { SettingsFields } from './SettingsFields';
import { useSettings } from './useSettings';

/** A new community, by a theme of life. */
export function NewCommunity() {
	const { draft, setDraft, form, places, offer, takeOffer, submit } = useSettings(undefined);
	const make = (e: Event): void => {
		e.preventDefault();
		submit(async (settings) => {
			const { community } = await request('community.make', settings);
			say(t('manage.made'));
			go(keepPath(community), true);
		});
	};
	return (
		<div class="wrap narrow stack">
			<p class="way-back"><a class="nl-link" href="/gemeenschappen">{t('manage.back')}</a></p>
			<header class="stack-small">
				<Heading>{t('manage.new')}</Heading>
				<p class="muted">{t('manage.new_lead')}</p>
			</header>
			<form class="card stack" onSubmit={make} noValidate>
				<ErrorSummary errors={form.errors} turn={form.turn} />
				<Offer name={offer} onTake={takeOffer} />
				<SettingsFields draft={draft} places={places} errorAt={form.errorAt} onChange={setDraft} />
				<div class="buttons"><Button submit busy={form.busy}>{t('manage.make')}</Button></div>
			</form>
		</div>
	);
}
