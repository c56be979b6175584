import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { request } from '../../net/connection';
import type { StoryView } from '../../protocol';
import { storyEditPath, storyPath } from '../../state/router';
import { say } from '../../state/speech';
import { useAsk } from '../groups/useAsk';
import { Button } from '../parts/Button';
import { ErrorSummary } from '../parts/ErrorSummary';
import { Heading } from '../parts/Heading';
import { Tag } from '../parts/Tag';
import { useForm } from '../parts/useForm';
import { endOf } from '../people/dates';
import { DateField } from '../people/DateField';
import { Back } from '../profile/Back';
import { Withdraw } from './Withdraw';
import { sharedWith } from './words';

/** One's own stories: who can read them, until when, and the way to take them back. */
export function MyStories() {
	const { answer, again } = useAsk(() => request('story.mine', {}), 'mine');
	const done = (text: string): void => {
		say(text);
		document.getElementById('my-stories')?.focus();
		again();
	};
	return (
		<div class="wrap narrow stack">
			<Back />
			<header class="stack-small">
				<Heading id="my-stories">{t('story.mine')}</Heading>
				<p class="muted">{t('story.mine_lead')}</p>
			</header>
			{!answer && <p class="muted">{t('state.loading')}</p>}
			{answer?.stories.length === 0 && <p>{t('story.mine_none')}</p>}
			{answer?.stories.map((story) => <Mine key={story.story} story={story} onDone={done} />)}
		</div>
	);
}

function Mine({ story, onDone }: { story: StoryView; onDone(text: string): void }) {
	const [shortening, setShortening] = useState(false);
	const id = `mine-${story.story}`;
	return (
		<section class="card stack-small" aria-labelledby={id}>
			<h2 id={id} dir="auto">{story.title ?? t('story.without_title')}</h2>
			<p class="row"><Tag>{t(`story.state_${story.state}`)}</Tag></p>
			<p>{sharedWith(story)}</p>
			{story.state === 'ended' && <p>{t('story.ended_kept')}</p>}
			{story.reason && <p dir="auto">{t('story.reason', { reason: story.reason })}</p>}
			{story.opened && <p class="small muted">{t(`story.opened_${story.opened}`)}</p>}
			<p><a class="nl-link" href={storyPath(story.story)}>{t('story.read')}</a></p>
			{shortening && <Shorten story={story} onDone={onDone} onStop={() => setShortening(false)} />}
			<div class="buttons">
				{story.state !== 'ended' && story.may.includes('story.change') && <a class="nl-link" href={storyEditPath(story.story)}>{t('story.change')}</a>}
				{story.state !== 'ended' && !shortening && (
					<Button kind="secondary" onClick={() => setShortening(true)}>{t('story.shorten')}</Button>
				)}
				<Withdraw story={story.story} onDone={() => onDone(t('story.withdrawn'))} />
			</div>
		</section>
	);
}

function Shorten({ story, onDone, onStop }: { story: StoryView; onDone(text: string): void; onStop(): void }) {
	const [day, setDay] = useState('');
	const field = `until-${story.story}`;
	const form = useForm({ until_ms: field });
	const submit = (e: Event): void => {
		e.preventDefault();
		const until_ms = endOf(day) ?? 0;
		const fits = until_ms > Date.now() && until_ms < (story.until_ms ?? Infinity);
		void form.submit(fits ? [] : [{ field, text: t('story.error_sooner') }], async () => {
			await request('story.shorten', { story: story.story, until_ms });
			onStop();
			onDone(t('story.shortened'));
		});
	};
	return (
		<form class="stack-small" onSubmit={submit} noValidate aria-label={t('story.shorten')}>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<DateField id={field} label={t('story.day')} hint={t('story.shorten_hint')} error={form.errorAt(field)} value={day} onInput={setDay} />
			<div class="buttons">
				<Button submit busy={form.busy}>{t('story.save')}</Button>
				<Button kind="subtle" onClick={onStop}>{t('form.stop')}</Button>
			</div>
		</form>
	);
}
