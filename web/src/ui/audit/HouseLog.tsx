import { useState } from 'preact/hooks';
import { type Key, moment, t } from '../../i18n';
import { request } from '../../net/connection';
import type { Audited, AuditRow } from '../../protocol';
import { Button } from '../parts/Button';
import { Choice } from '../parts/Choice';
import { Field } from '../parts/Field';
import { Heading } from '../parts/Heading';
import { usePages } from './usePages';

const DAY_MS = 86_400_000;
const PERIODS = { day: 1, week: 7, month: 31, all: 0 } as const;
type Period = keyof typeof PERIODS;

const KINDS: Record<Exclude<Audited, 'none'>, Key> = {
	'account.made': 'audit.account_made',
	'account.kept': 'audit.account_kept',
	'account.renamed': 'audit.account_renamed',
	'face.renamed': 'audit.face_renamed',
	'account.recovered': 'audit.account_recovered',
	'account.passphrase_changed': 'audit.account_passphrase_changed',
	'account.recovery_renewed': 'audit.account_recovery_renewed',
	'factor.added': 'audit.factor_added',
	'factor.removed': 'audit.factor_removed',
	'factor.codes_renewed': 'audit.factor_codes_renewed',
	'factor.code_used': 'audit.factor_code_used',
	'account.paused': 'audit.account_paused',
	'account.frozen': 'audit.account_frozen',
	'account.closed': 'audit.account_closed',
	'account.erased': 'audit.account_erased',
	'consent.given': 'audit.consent_given',
	'consent.withdrawn': 'audit.consent_withdrawn',
	'card.saved': 'audit.card_saved',
	'card.opened': 'audit.card_opened',
	'card.deleted': 'audit.card_deleted',
	'passkey.added': 'audit.passkey_added',
	'session.begun': 'audit.session_begun',
	'session.proved': 'audit.session_proved',
	'session.begun_by_organisation': 'audit.session_by_organisation',
	'organisation.linked': 'audit.organisation_linked',
	'organisation.unlinked': 'audit.organisation_unlinked',
	'session.signed_out': 'audit.session_signed_out',
	'session.ended': 'audit.session_ended',
	'session.expired': 'audit.session_expired',
	'message.hidden': 'audit.message_hidden',
	'message.shown': 'audit.message_shown',
	'message.unveiled': 'audit.message_unveiled',
	'sanction.imposed': 'audit.sanction_imposed',
	'sanction.ended': 'audit.sanction_ended',
	'sanction.seen': 'audit.sanctions_seen',
	'message.held_read': 'audit.message_held_read',
	'message.released': 'audit.message_released',
	'message.declined': 'audit.message_declined',
	'message.covered': 'audit.message_covered',
	'message.versions_read': 'audit.message_versions',
	'log.read': 'audit.log_read',
	'log.read_own': 'audit.log_read_own',
	'store.filled': 'audit.store_filled',
	'store.copied': 'audit.store_copied',
	'store.restored': 'audit.store_restored',
	'store.pruned': 'audit.store_pruned',
	'log.verified': 'audit.log_verified',
	'log.printed': 'audit.log_printed',
	'unmask.asked': 'audit.unmask_asked',
	'unmask.agreed': 'audit.unmask_agreed',
	'unmask.refused': 'audit.unmask_refused',
	'unmask.opened': 'audit.unmask_opened',
	'invitation.made': 'audit.invitation_made',
	'invitation.withdrawn': 'audit.invitation_withdrawn',
	'invitation.used': 'audit.invitation_used',
	'rules.changed': 'audit.rules_changed',
	'community.made': 'audit.community_made',
	'community.changed': 'audit.community_changed',
	'room.made': 'audit.room_made',
	'room.changed': 'audit.room_changed',
	'people.seen': 'audit.people_seen',
	'appointment.proposed': 'audit.appointment_proposed',
	'appointment.accepted': 'audit.appointment_accepted',
	'appointment.checked': 'audit.appointment_checked',
	'appointment.signed': 'audit.appointment_signed',
	'appointment.extended': 'audit.appointment_extended',
	'appointment.refused': 'audit.appointment_refused',
	'appointment.ended': 'audit.appointment_ended',
	'story.hidden': 'audit.story_hidden', 'story.shown': 'audit.story_shown', 'story.unveiled': 'audit.story_unveiled',
	'introduction.accepted': 'audit.introduction_accepted', 'introduction.declined': 'audit.introduction_declined',
	'question.hidden': 'audit.question_hidden', 'question.shown': 'audit.question_shown', 'question.unveiled': 'audit.question_unveiled',
	'pinned.made': 'audit.pinned_made', 'pinned.changed': 'audit.pinned_changed', 'pinned.ended': 'audit.pinned_ended',
	'linkup.proposed': 'audit.linkup_proposed', 'linkup.answered': 'audit.linkup_answered', 'linkup.withdrawn': 'audit.linkup_withdrawn',
};
const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[];

/** What is in a row besides the act and the time, in the order of the log. */
const DETAILS = [
	'seq', 'action', 'about', 'actor', 'responsible', 'organisation', 'object_kind', 'object', 'outcome',
	'access_point', 'basis', 'consent', 'source',
] as const satisfies readonly (keyof AuditRow)[];

/** The audit log for the auditor: ids instead of names, by kind and period. */
export function HouseLog() {
	const [what, setWhat] = useState<'' | keyof typeof KINDS>('');
	const [period, setPeriod] = useState<Period>('week');
	const pages = usePages<AuditRow>(async (last) => {
		const { rows, more } = await request('audit.list', {
			...(last ? { before: last.seq } : {}),
			...(what ? { what } : {}),
			...(PERIODS[period] ? { from_ms: Date.now() - PERIODS[period] * DAY_MS } : {}),
		});
		return { items: rows, more };
	}, `${what}/${period}`);
	return (
		<div class="wrap narrow stack">
			<header class="stack-small">
				<Heading>{t('audit.title')}</Heading>
				<p class="muted">{t('audit.lead')}</p>
			</header>
			<section class="card stack" aria-label={t('audit.filter')}>
				<Field id="audit-kind" label={t('audit.kind')}>
					<select id="audit-kind" value={what} onChange={(e) => setWhat(e.currentTarget.value as typeof what)}>
						<option value="">{t('audit.all')}</option>
						{kinds.map((kind) => <option key={kind} value={kind}>{t(KINDS[kind])}</option>)}
					</select>
				</Field>
				<Choice<Period>
					id="audit-period"
					compact
					legend={t('audit.period')}
					value={period}
					onChange={setPeriod}
					options={[
						{ value: 'day', label: t('audit.day') },
						{ value: 'week', label: t('audit.week') },
						{ value: 'month', label: t('audit.month') },
						{ value: 'all', label: t('audit.ever') },
					]}
				/>
			</section>
			<section class="card stack-small" aria-labelledby="audit-rows">
				<h2 id="audit-rows">{t('audit.rows')}</h2>
				{pages.problem && <p role="status" class="field-error">{pages.problem}</p>}
				{pages.loading && <p class="muted">{t('state.loading')}</p>}
				{!pages.loading && !pages.problem && pages.items.length === 0 && <p class="muted">{t('audit.none')}</p>}
				<ul class="lines">{pages.items.map((row) => <Row key={row.seq} row={row} />)}</ul>
				{pages.more && (
					<div class="buttons">
						<Button kind="secondary" busy={pages.busy} onClick={pages.next}>{t('looked.more')}</Button>
					</div>
				)}
			</section>
		</div>
	);
}

function Row({ row }: { row: AuditRow }) {
	const kind = KINDS[row.event as keyof typeof KINDS];
	const hat = `hat.${row.hat}` as Key;
	return (
		<li class="line">
			<details class="grow">
				<summary>
					<span class="strong">{kind ? t(kind) : row.event}</span>
					{row.outcome !== 'ok' && <span> ({t('audit.refused')})</span>}
					<span class="small muted block">
						{row.hat ? `${t(hat)}, ` : ''}{moment(row.at_ms, Date.now())}
					</span>
				</summary>
				<dl class="check">
					{DETAILS.filter((name) => row[name] !== undefined).map((name) => (
						<div key={name}>
							<dt>{t(`audit.field_${name}`)}</dt>
							<dd>{row[name]}</dd>
						</div>
					))}
				</dl>
			</details>
		</li>
	);
}
