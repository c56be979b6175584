import { dateOf, either, t } from '../../i18n';
import { request } from '../../net/connection';
import type { Grant, May } from '../../protocol';
import { useAsk } from '../groups/useAsk';
import { Heading } from '../parts/Heading';
import { Back } from './Back';

/** What the current hat may do and because of what, where and until when it holds, and other hats. */
export function Rights() {
	const { answer } = useAsk(() => request('account.me', {}), 'rights');
	if (!answer) {
		return (
			<div class="wrap narrow stack">
				<Back />
				<Heading>{t('rights.title')}</Heading>
				<p class="muted">{t('state.loading')}</p>
			</div>
		);
	}
	const { me, may } = answer;
	const others = me.hats.filter((hat) => hat !== me.hat);
	return (
		<div class="wrap narrow stack">
			<Back />
			<Heading>{t('rights.title')}</Heading>
			<p class="lead">{t('rights.lead', { hat: t(`hat.${me.hat}`) })}</p>
			<section class="card stack-small" aria-labelledby="where">
				<h2 id="where">{t('rights.where')}</h2>
				<Places grants={me.grants.filter((grant) => grant.hat === me.hat)} />
			</section>
			<List id="there" title={t('rights.only_there')} may={may.filter((one) => one.by_grant)} />
			<List id="everywhere" title={t('rights.everywhere')} may={may.filter((one) => !one.by_grant)} />
			{others.length > 0 && (
				<section class="card stack-small" aria-labelledby="others">
					<h2 id="others">{t('rights.other')}</h2>
					{others.map((hat) => (
						<div key={hat} class="stack-small">
							<h3>{t(`hat.${hat}`)}</h3>
							<Places grants={me.grants.filter((grant) => grant.hat === hat)} />
						</div>
					))}
					<p class="muted">{t('rights.other_how')}</p>
				</section>
			)}
		</div>
	);
}

function List({ id, title, may }: { id: string; title: string; may: readonly May[] }) {
	if (may.length === 0) return null;
	return (
		<section class="card stack-small" aria-labelledby={id}>
			<h2 id={id}>{title}</h2>
			<ul class="lines">
				{may.map((one) => (
					<li key={one.right} class="line">
						<p>
							{t('rights.sentence', {
								may: either(one.may_nl, one.may_en),
								because: either(one.because_nl, one.because_en),
							})}
						</p>
					</li>
				))}
			</ul>
		</section>
	);
}

/** The places of a hat. Without a grant it is the hat of everybody, which holds everywhere. */
function Places({ grants }: { grants: readonly Grant[] }) {
	if (grants.length === 0) return <p>{t('rights.where_none')}</p>;
	return (
		<ul class="lines">
			{grants.map((grant) => (
				<li key={`${grant.scope} ${grant.where ?? ''} ${grant.until_ms ?? ''}`} class="line">
					<p dir="auto">{placeOf(grant)}</p>
				</li>
			))}
		</ul>
	);
}

function placeOf(grant: Grant): string {
	const place = t(`rights.${grant.scope}`, { where: grant.where ?? '' });
	return grant.until_ms === undefined ? place : t('rights.until', { place, date: dateOf(grant.until_ms) });
}
