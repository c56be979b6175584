import { t } from '../../i18n';
import type { Author } from '../../protocol';
import { Tag } from '../parts/Tag';
import { Weave } from '../parts/Weave';

/** Who looks after a group, each with the hat they wear. */
export function Hosts({ hosts }: { hosts: readonly Author[] }) {
	return (
		<section class="card stack-small" aria-labelledby="hosts">
			<h2 id="hosts">{t('community.hosts')}</h2>
			{hosts.length === 0 && <p class="muted">{t('community.no_hosts')}</p>}
			<ul class="stack-small">
				{hosts.map((host) => (
					<li key={host.member} class="row">
						<Weave seed={host.member} round />
						<span class="strong">{host.name}</span>
						<Tag tone="primary">{t(`hat.${host.hat}`)}</Tag>
					</li>
				))}
			</ul>
		</section>
	);
}
