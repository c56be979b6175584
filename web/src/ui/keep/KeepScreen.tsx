import { sayNo, t, tn } from '../../i18n';
import { request } from '../../net/connection';
import type { CommunityView } from '../../protocol';
import { keepPath } from '../../state/router';
import { useAsk } from '../groups/useAsk';
import { ButtonLink } from '../parts/Button';
import { Heading } from '../parts/Heading';
import { Icon } from '../parts/Icon';
import { Loading } from '../parts/Loading';
import { Tag } from '../parts/Tag';
import { Weave } from '../parts/Weave';

/** The communities that somebody is a coordinator of. */
export function KeepScreen() {
	const { answer, refusal } = useAsk(() => request('community.list', {}), 'kept');
	const kept = answer?.communities.filter((one) => one.may.includes('community.keep'));
	return (
		<div class="wrap narrow stack">
			<header class="stack-small">
				<Heading>{t('manage.title')}</Heading>
				<p class="muted">{t('manage.lead')}</p>
			</header>
			<div class="buttons"><ButtonLink href="/gemeenschappen/nieuw">{t('manage.new')}</ButtonLink></div>
			{refusal && <p role="status" class="field-error">{sayNo(refusal)}</p>}
			{!answer && !refusal && <Loading />}
			{kept?.length === 0 && <p>{t('manage.none')}</p>}
			{kept && kept.length > 0 && <Kept list={kept} />}
		</div>
	);
}

function Kept({ list }: { list: readonly CommunityView[] }) {
	return (
		<ul class="community-grid">
			{list.map((one) => (
				<li key={one.community}>
					<a class="community" href={keepPath(one.community)}>
						<Weave seed={one.community} size="large" />
						<span class="grow">
							<span class="strong block">{one.name}</span>
							<span class="facts small muted">
								<span>{tn('groups.members', one.member_count)}</span>
								<span>{t(`groups.access_${one.access}`)}</span>
								{one.state === 'archived' && <Tag>{t('manage.archived')}</Tag>}
							</span>
						</span>
						<Icon name="chevron-right" />
					</a>
				</li>
			))}
		</ul>
	);
}
