import { useEffect, useState } from 'preact/hooks';
import { moment, sayNo, t } from '../../i18n';
import { link, request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { Refusal, StoryId, StoryView } from '../../protocol';
import { communityPath, storyEditPath } from '../../state/router';
import { say } from '../../state/speech';
import { sharedTurn, storyChange } from '../../state/shared';
import { Button, ButtonLink } from '../parts/Button';
import { Heading } from '../parts/Heading';
import { Loading } from '../parts/Loading';
import { RichText } from '../parts/RichText';
import { Tag } from '../parts/Tag';
import { Judge } from './Judge';
import { Withdraw } from './Withdraw';
import { sharedWith } from './words';

const TIMER_MOST_MS = 2_000_000_000;

/** One story, to read in peace. When its author or a host takes it away, it leaves the screen at once. */
export function StoryScreen({ id }: { id: StoryId }) {
	const { story, refusal, take } = useStory(id);
	if (refusal) {
		return (
			<div class="wrap narrow stack">
				<Heading>{t('story.gone_title')}</Heading>
				<p role="status">{refusal.status === 'not_found' ? t('story.gone') : sayNo(refusal)}</p>
				<p><a class="nl-link" href="/g">{t('start.all')}</a></p>
			</div>
		);
	}
	return story ? <Reading key={story.edited_ms} story={story} onChange={take} /> : <Loading />;
}

/** The story as the server has it now: opened once, looked at again after every change. */
function useStory(id: StoryId) {
	const [story, setStory] = useState<StoryView>();
	const [refusal, setRefusal] = useState<Refusal>();
	const take = (ask: Promise<{ story: StoryView }>): Promise<void> => ask.then(
		(got) => {
			setRefusal(undefined);
			setStory(got.story);
		},
		(error) => {
			const no = refusalOf(error);
			if (!no) return;
			setStory(undefined);
			setRefusal(no);
		},
	);
	const online = link.value === 'online';
	const change = storyChange.value;
	useEffect(() => {
		if (online) void take(request(story ? 'story.look' : 'story.open', { story: id }));
	}, [online, sharedTurn.value]);
	useEffect(() => {
		if (change?.story !== id) return;
		if (change.gone) setStory(undefined);
		void take(request('story.look', { story: id }));
	}, [change]);
	useEffect(() => () => void request('story.close', { story: id }).catch(() => undefined), []);
	const ends_in = story?.until_ms === undefined || story.state === 'ended' ? undefined : story.until_ms - Date.now();
	useEffect(() => {
		if (ends_in === undefined || ends_in > TIMER_MOST_MS) return undefined;
		const timer = setTimeout(() => void take(request('story.look', { story: id })), Math.max(0, ends_in));
		return () => clearTimeout(timer);
	}, [story]);
	return { story, refusal, take };
}

interface ReadingProps {
	story: StoryView;
	onChange(ask: Promise<{ story: StoryView }>): Promise<void>;
}

function Reading({ story, onChange }: ReadingProps) {
	const own = story.may.includes('story.withdraw');
	const [open, setOpen] = useState(own || story.cover === undefined);
	return (
		<article class="wrap narrow stack">
			<p class="way-back"><a class="nl-link" href={communityPath(story.community)}>{story.community_name}</a></p>
			<header class="stack-small">
				<Heading><span dir="auto">{story.title ?? t('story.without_title')}</span></Heading>
				<p class="row">
					<span class="strong" dir="auto">{story.author.name}</span>
					{story.author.hat !== 'resident' && <Tag tone="primary">{t(`hat.${story.author.hat}`)}</Tag>}
					<span class="small muted">{moment(story.at_ms, Date.now())}</span>
					{story.state !== 'shown' && <Tag>{t(`story.state_${story.state}`)}</Tag>}
				</p>
				<p class="small muted">{sharedWith(story)}</p>
			</header>
			{story.reason && <p class="card calm" dir="auto">{t('story.reason', { reason: story.reason })}</p>}
			{story.text !== undefined && (open
				? <div class="story"><RichText text={story.text} /></div>
				: <Covered cover={story.cover} onOpen={() => setOpen(true)} />)}
			{story.may.includes('story.moderate') && <Judge story={story} onChange={onChange} />}
			{own && (
				<section class="card stack-small" aria-labelledby="own-story">
					<h2 id="own-story">{t('story.yours')}</h2>
					<p class="muted">{t('story.yours_text')}</p>
					<div class="buttons">
						{story.state !== 'ended' && story.may.includes('story.change') && <ButtonLink kind="secondary" href={storyEditPath(story.story)}>{t('story.change')}</ButtonLink>}
						<Withdraw story={story.story} onDone={() => say(t('story.withdrawn'))} />
					</div>
				</section>
			)}
		</article>
	);
}

function Covered({ cover, onOpen }: { cover: StoryView['cover']; onOpen(): void }) {
	return (
		<section class="card calm stack-small" aria-label={t('story.covered')}>
			<p>{t('story.about', { theme: cover ? t(`story.cover_${cover}`) : '' })}</p>
			<div class="buttons"><Button kind="secondary" onClick={onOpen}>{t('story.uncover')}</Button></div>
		</section>
	);
}
