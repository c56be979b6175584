import { useEffect } from 'preact/hooks';
import { moment, t } from '../../i18n';
import type { SanctionView } from '../../protocol';
import { decisions, decisionsSeen, refreshDecisions } from '../../state/decisions';
import { Heading } from '../parts/Heading';
import { Tag } from '../parts/Tag';
import { Back } from '../profile/Back';

/** What hosts decided about the reader, each with its reasons and what one can do. */
export function Decisions() {
	useEffect(() => {
		void refreshDecisions();
		void decisionsSeen();
	}, []);
	const list = decisions.value;
	return (
		<div class="wrap narrow stack">
			<Back />
			<Heading>{t('decisions.title')}</Heading>
			<p class="lead">{t('decisions.lead')}</p>
			{list.length === 0 && <p class="muted">{t('decisions.none')}</p>}
			{list.map((one) => <Decision key={one.sanction} one={one} />)}
			{list.length > 0 && (
				<section class="card stack-small" aria-labelledby="object">
					<h2 id="object">{t('decisions.object')}</h2>
					<p>{t('decisions.object_text')}</p>
					<p><a class="nl-link" href="/hulp">{t('decisions.help')}</a></p>
				</section>
			)}
		</div>
	);
}

function Decision({ one }: { one: SanctionView }) {
	const now = Date.now();
	const runs = one.until_ms > now;
	return (
		<article class="card stack-small" aria-labelledby={one.sanction}>
			<h2 id={one.sanction}>{t(`decisions.${one.kind}`, { where: one.community_name })}</h2>
			<p><Tag tone={runs ? 'primary' : 'ok'}>{t(runs ? 'decisions.until' : 'decisions.over', { time: moment(one.until_ms, now) })}</Tag></p>
			<p>{t(`decisions.${one.kind}_text`)}</p>
			<dl class="check">
				<dt>{t('decisions.since')}</dt>
				<dd>{moment(one.from_ms, now)}</dd>
				<dt>{t('decisions.rule')}</dt>
				<dd dir="auto">{one.rule}</dd>
				<dt>{t('decisions.reason')}</dt>
				<dd dir="auto">{one.reason}</dd>
				<dt>{t('decisions.by')}</dt>
				<dd><span dir="auto">{one.by.name}</span>, {t(`hat.${one.by.hat}`)}. {t('decisions.how')}</dd>
			</dl>
		</article>
	);
}
