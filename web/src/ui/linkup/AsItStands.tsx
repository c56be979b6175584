import { t } from '../../i18n';
import type { LinkupView } from '../../protocol';
import { RichText } from '../parts/RichText';
import { Tag } from '../parts/Tag';

/** A message as it stands elsewhere, or would: where, with no name, and the same words. */
export function AsItStands({ linkup }: { linkup: LinkupView }) {
	return (
		<>
			<p>{t('linkup.where', { group: linkup.room_name, community: linkup.community_name, from: linkup.from_name })}</p>
			<p class="strong">{t('linkup.somebody')}</p>
			{linkup.cover && <p><Tag tone="zon">{t(`cover.${linkup.cover}`)}</Tag></p>}
			<blockquote class="held-text"><RichText text={linkup.text} /></blockquote>
		</>
	);
}
