import { useState } from 'preact/hooks';
import { dateOf, sayNo, t, tn } from '../../i18n';
import { request } from '../../net/connection';
import type { CommunityId, CommunityState, KeptHost, Reach, Reply } from '../../protocol';
import { communityPath, keepPinnedPath, keepRulesPath, route } from '../../state/router';
import { say } from '../../state/speech';
import { useAsk } from '../groups/useAsk';
import { Button, ButtonLink } from '../parts/Button';
import { Choice } from '../parts/Choice';
import { ErrorSummary } from '../parts/ErrorSummary';
import { Heading } from '../parts/Heading';
import { Icon } from '../parts/Icon';
import { Loading } from '../parts/Loading';
import { Tag } from '../parts/Tag';
import { KeepRooms } from './KeepRooms';
import { Offer } from './Offer';
import { SettingsFields } from './SettingsFields';
import { useSettings } from './useSettings';

/** A grant without an end. */
const FOR_GOOD_MS = 8.64e15;

type Kept = Reply<'community.settings'>;

/** One community for its coordinator: how it is set, its rooms, its rules and who hosts. */
export function KeepCommunity() {
	const here = route.value;
	return here.at === 'keep_one' ? <One key={here.id} id={here.id} /> : null;
}

function One({ id }: { id: CommunityId }) {
	const { answer, refusal, again } = useAsk(() => request('community.settings', { community: id }), id);
	return (
		<div class="wrap narrow stack">
			<p class="way-back"><a class="nl-link" href="/gemeenschappen">{t('manage.back')}</a></p>
			{refusal && <><Heading>{t('manage.title')}</Heading><p role="status" class="field-error">{sayNo(refusal)}</p></>}
			{!answer && !refusal && <Loading />}
			{answer && (
				<>
					<header class="stack-small">
						<Heading>{answer.settings.name}</Heading>
						<p class="facts">
							<Tag>{t(`groups.access_${answer.settings.access}`)}</Tag>
							{answer.state === 'archived' && <Tag>{t('manage.archived')}</Tag>}
						</p>
					</header>
					<div class="buttons">
						<ButtonLink href={keepRulesPath(id)}>{t('manage.rules')}</ButtonLink>
						<ButtonLink href={keepPinnedPath(id)} kind="secondary">{t('pinned.keep')}</ButtonLink>
						<ButtonLink href={communityPath(id)} kind="secondary">{t('manage.look')}</ButtonLink>
					</div>
					<KeepRooms community={id} rooms={answer.rooms} onChange={again} />
					<Hosts hosts={answer.hosts} reach={answer.reach} />
					<Settings id={id} kept={answer} onChange={again} />
				</>
			)}
		</div>
	);
}

/** Is anybody there, or to be reached, and does something wait meanwhile. */
function ReachLine({ reach }: { reach: Reach }) {
	const there = reach.attended ? t('reach.attended') : reach.on_call > 0 ? tn('reach.on_call', reach.on_call) : t('reach.nobody');
	return (
		<p class={reach.attended ? 'duty-line duty-line--here' : 'duty-line'}>
			<Icon name={reach.attended ? 'check' : 'clock'} small />
			<span>{[there, reach.waiting && t('reach.waiting')].filter(Boolean).join(' ')}</span>
		</p>
	);
}

function Hosts({ hosts, reach }: { hosts: readonly KeptHost[]; reach: Reach }) {
	return (
		<section class="card stack-small" aria-labelledby="kept-hosts">
			<h2 id="kept-hosts">{t('community.hosts')}</h2>
			<ReachLine reach={reach} />
			{hosts.length === 0 && <p class="muted">{t('community.no_hosts')}</p>}
			<ul class="lines">
				{hosts.map((host, i) => (
					<li key={i} class="line">
						<div class="grow">
							<p class="strong">{host.name ?? t(`hat.${host.hat}`)}</p>
							<p class="small muted">
								{t(`hat.${host.hat}`)}, {host.until_ms < FOR_GOOD_MS ? t('manage.until', { date: dateOf(host.until_ms) }) : t('manage.no_end')}
							</p>
						</div>
					</li>
				))}
			</ul>
			<p><a class="nl-link" href="/mensen">{t('people.card_go')}</a></p>
		</section>
	);
}

function Settings({ id, kept, onChange }: { id: CommunityId; kept: Kept; onChange(): void }) {
	const { draft, setDraft, form, places, offer, takeOffer, submit } = useSettings(kept.settings);
	const [state, setState] = useState<CommunityState>(kept.state);
	const save = (e: Event): void => {
		e.preventDefault();
		submit(async (settings) => {
			await request('community.change', { community: id, settings, state });
			say(t('manage.saved'));
			onChange();
		});
	};
	return (
		<form class="card stack" onSubmit={save} noValidate aria-labelledby="kept-settings">
			<h2 id="kept-settings">{t('manage.settings')}</h2>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<Offer name={offer} onTake={takeOffer} />
			<SettingsFields draft={draft} places={places} errorAt={form.errorAt} onChange={setDraft} />
			<Choice<CommunityState>
				id="keep-state"
				compact
				legend={t('manage.state')}
				value={state}
				onChange={setState}
				options={(['open', 'archived'] as const).map((value) => ({ value, label: t(`manage.state_${value}`) }))}
			/>
			<div class="buttons"><Button submit busy={form.busy}>{t('manage.save')}</Button></div>
		</form>
	);
}
