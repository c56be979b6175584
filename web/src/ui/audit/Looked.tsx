import { useEffect } from 'preact/hooks';
import { type Key, moment, t } from '../../i18n';
import { request } from '../../net/connection';
import type { Audited, AuditLine } from '../../protocol';
import { asksTurn, listSeen, notices } from '../../state/notices';
import { Button } from '../parts/Button';
import { Heading } from '../parts/Heading';
import { Back } from '../profile/Back';
import { CODES } from '../unmask/codes';
import { usePages } from './usePages';

const OTHERS: Partial<Record<Audited, Key>> = {
	'message.hidden': 'looked.hidden',
	'message.shown': 'looked.shown',
	'message.unveiled': 'looked.unveiled',
	'sanction.imposed': 'looked.sanction_imposed',
	'sanction.ended': 'looked.sanction_ended',
	'message.held_read': 'looked.held_read',
	'message.released': 'looked.released',
	'message.declined': 'looked.declined',
	'message.covered': 'looked.covered',
	'message.versions_read': 'looked.versions',
	'unmask.asked': 'looked.asked',
	'unmask.agreed': 'looked.agreed',
	'unmask.refused': 'looked.refused',
	'unmask.opened': 'looked.opened',
	'appointment.checked': 'looked.task_checked',
	'appointment.signed': 'looked.task_signed',
	'appointment.extended': 'looked.task_extended',
	'appointment.refused': 'looked.task_refused',
	'appointment.ended': 'looked.task_ended',
	'story.hidden': 'looked.story_hidden',
	'story.shown': 'looked.story_shown',
	'story.unveiled': 'looked.story_unveiled',
	'question.hidden': 'looked.question_hidden',
	'question.shown': 'looked.question_shown',
	'question.unveiled': 'looked.question_unveiled',
	'linkup.proposed': 'looked.linkup_proposed',
};

const OWN: Partial<Record<Audited, Key>> = {
	'account.made': 'looked.own_made',
	'account.kept': 'looked.own_kept',
	'account.renamed': 'looked.own_renamed',
	'face.renamed': 'looked.own_face_renamed',
	'account.recovered': 'looked.own_recovered',
	'account.passphrase_changed': 'looked.own_passphrase',
	'account.recovery_renewed': 'looked.own_recovery',
	'factor.added': 'looked.own_factor_added',
	'factor.removed': 'looked.own_factor_removed',
	'factor.codes_renewed': 'looked.own_codes_renewed',
	'factor.code_used': 'looked.own_code_used',
	'account.paused': 'looked.own_paused',
	'account.frozen': 'looked.own_frozen',
	'account.closed': 'looked.own_closed',
	'consent.given': 'looked.own_consent_given',
	'consent.withdrawn': 'looked.own_consent_withdrawn',
	'card.saved': 'looked.own_card_saved',
	'card.opened': 'looked.own_card_opened',
	'card.deleted': 'looked.own_card_deleted',
	'passkey.added': 'looked.own_passkey_added',
	'session.begun': 'looked.own_begun',
	'session.proved': 'looked.own_proved',
	'session.begun_by_organisation': 'looked.own_by_organisation',
	'organisation.linked': 'looked.own_linked',
	'organisation.unlinked': 'looked.own_unlinked',
	'session.signed_out': 'looked.own_signed_out',
	'session.ended': 'looked.own_ended',
	'session.expired': 'looked.own_expired',
	'log.read_own': 'looked.own_read',
	'appointment.accepted': 'looked.own_task_accepted',
	'linkup.answered': 'looked.own_linkup_answered',
	'linkup.withdrawn': 'looked.own_linkup_withdrawn',
	'appointment.refused': 'looked.own_task_refused',
	'appointment.ended': 'looked.own_task_ended',
};

/** The server ends a session by itself: that is about oneself, and nobody looked. */
const byOther = (line: AuditLine): boolean => !line.own && line.hat !== undefined;

/** Who looked at or changed what is mine, in plain sentences. */
export function Looked() {
	const pages = usePages<AuditLine>(async (last) => {
		const { lines, more } = await request('audit.mine', last ? { before: last.line } : {});
		return { items: lines, more };
	}, `looked/${asksTurn.value}`);
	const read = !pages.loading && !pages.problem;
	useEffect(() => {
		if (read) listSeen();
	}, [read, notices.value]);
	const others = pages.items.filter(byOther);
	const own = pages.items.filter((line) => !byOther(line));
	return (
		<div class="wrap narrow stack">
			<Back />
			<header class="stack-small">
				<Heading>{t('looked.title')}</Heading>
				<p class="muted">{t('looked.lead')}</p>
			</header>
			{pages.problem && <p role="status" class="field-error">{pages.problem}</p>}
			{pages.loading && <p class="muted">{t('state.loading')}</p>}
			{!pages.loading && (
				<>
					<Lines id="looked-others" title={t('looked.others')} lines={others} say={saidOfOther} none={pages.more ? '' : t('looked.none')} />
					<Lines id="looked-own" title={t('looked.own')} lines={own} say={saidOfOwn} none={pages.more ? '' : t('looked.own_none')} />
				</>
			)}
			{pages.more && (
				<div class="buttons">
					<Button kind="secondary" busy={pages.busy} onClick={pages.next}>{t('looked.more')}</Button>
				</div>
			)}
			<p class="small muted">{t('looked.kept')}</p>
		</div>
	);
}

interface LinesProps {
	id: string;
	title: string;
	lines: readonly AuditLine[];
	say(line: AuditLine): string;
	/** Said of an empty list, unless there may be more. */
	none: string;
}

function Lines({ id, title, lines, say, none }: LinesProps) {
	return (
		<section class="card stack-small" aria-labelledby={id}>
			<h2 id={id}>{title}</h2>
			{lines.length === 0 && none && <p class="muted">{none}</p>}
			<ul class="lines">
				{lines.map((line) => (
					<li key={line.line} class="line">
						<div class="grow">
							<p dir="auto">{say(line)}</p>
							{line.code && <p class="small">{t('looked.what_for', { code: t(CODES[line.code]) })}</p>}
							{line.reason && <p class="small" dir="auto">{t('looked.reason', { reason: line.reason })}</p>}
							<p class="small muted">{moment(line.at_ms, Date.now())}</p>
						</div>
					</li>
				))}
			</ul>
		</section>
	);
}

function saidOfOther(line: AuditLine): string {
	const hat = line.hat ? t(`hat.${line.hat}`) : '';
	const who = line.name ? t('looked.who', { name: line.name, hat }) : hat;
	const on_behalf = line.organisation ? t('looked.for', { who, organisation: line.organisation }) : who;
	return t(OTHERS[line.what] ?? 'looked.other', {
		who: on_behalf, place: line.place ?? t('looked.a_group'),
	});
}

function saidOfOwn(line: AuditLine): string {
	if (line.refused) return t('looked.own_not_proved');
	return t(OWN[line.what] ?? 'looked.own_other', { hat: line.hat ? t(`hat.${line.hat}`) : '' });
}
