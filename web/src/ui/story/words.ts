/** How a story stands, in plain words. */
import { dateOf, t } from '../../i18n';
import type { StoryView } from '../../protocol';

/** Who can read it and until when, in one sentence. */
export function sharedWith({ audience, until_ms, community_name }: StoryView): string {
	const who = audience === 'region' ? t('story.who_region') : t('story.who_community', { name: community_name });
	return until_ms === undefined ? t('story.shared', { who }) : t('story.shared_until', { who, date: dateOf(until_ms) });
}
