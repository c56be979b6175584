import { useState } from 'preact/hooks';
import { moment, sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { CommunityId, StoryView } from '../../protocol';
import { storyNewPath, storyPath } from '../../state/router';
import { useAsk } from '../groups/useAsk';
import { Button } from '../parts/Button';
import { Tag } from '../parts/Tag';

/** The stories of a community that are there for the reader, and the way to write one. */
export function Stories({ id }: { id: CommunityId }) {
	const { answer, refusal } = useAsk(() => request('story.list', { community: id }), id);
	const [older, setOlder] = useState<readonly StoryView[]>([]);
	const [more, setMore] = useState<boolean>();
	const [problem, setProblem] = useState('');
	/* Who takes no part in groups does not see stories either. */
	if (refusal || !answer) return null;
	const stories = [...answer.stories, ...older];
	const next = async (): Promise<void> => {
		const last = stories[stories.length - 1];
		if (!last) return;
		try {
			const page = await request('story.list', { community: id, before: last.story });
			setOlder([...older, ...page.stories]);
			setMore(page.more);
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	return (
		<section class="card stack-small" aria-labelledby="stories">
			<h2 id="stories">{t('story.title')}</h2>
			<p class="muted">{t(stories.length > 0 ? 'story.lead' : 'story.none')}</p>
			{stories.length > 0 && (
				<ul class="lines">{stories.map((story) => <Line key={story.story} story={story} />)}</ul>
			)}
			{problem && <p role="status" class="field-error">{problem}</p>}
			{(more ?? answer.more) && (
				<div class="buttons"><Button kind="secondary" onClick={() => void next()}>{t('story.more')}</Button></div>
			)}
			{answer.may.includes('story.write') && <p><a class="nl-link" href={storyNewPath(id)}>{t('story.write')}</a></p>}
		</section>
	);
}

function Line({ story }: { story: StoryView }) {
	return (
		<li class="line">
			<div class="grow">
				<p class="row">
					<a class="nl-link" href={storyPath(story.story)} dir="auto">{story.title ?? t('story.without_title')}</a>
					{story.state !== 'shown' && <Tag>{t(`story.state_${story.state}`)}</Tag>}
				</p>
				<p class="small muted">
					<span dir="auto">{story.author.name}</span>
					{story.author.hat !== 'resident' && ` (${t(`hat.${story.author.hat}`)})`}, {moment(story.at_ms, Date.now())}
				</p>
			</div>
		</li>
	);
}
