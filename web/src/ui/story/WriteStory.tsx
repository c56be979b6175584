import { useEffect, useState } from 'preact/hooks';
import { number, sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import type { Args, Audience, CommunityId, Cover, StoryId } from '../../protocol';
import { go, storyPath } from '../../state/router';
import { say } from '../../state/speech';
import { keep, recall } from '../../state/vault';
import { useAsk } from '../groups/useAsk';
import { Button } from '../parts/Button';
import { Choice } from '../parts/Choice';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { Field, LongTextField, TextField } from '../parts/Field';
import { Heading } from '../parts/Heading';
import { Loading } from '../parts/Loading';
import { useForm } from '../parts/useForm';
import { endOf } from '../people/dates';
import { DateField } from '../people/DateField';

const TITLE_MAX = 120;
const TEXT_MAX = 12_000;
const COVERS: readonly Cover[] = ['loss', 'violence', 'self_harm', 'abuse', 'eating', 'substances', 'other'];
const FIELDS = { title: 'story-title', text: 'story-text', audience: 'story-audience', until_ms: 'story-day' };

interface Draft {
	title: string;
	text: string;
	cover: Cover | '';
	audience: Audience | undefined;
	until: 'good' | 'day';
	day: string;
	/** Stays with the draft, so that sending it twice makes one story. */
	nonce: string;
}

const blank = (): Draft => ({ title: '', text: '', cover: '', audience: undefined, until: 'good', day: '', nonce: crypto.randomUUID() });

/** The draft of a community, kept where drafts of messages are. */
function useDraft(name: string): [Draft, (draft: Draft) => void, () => void] {
	const [draft, setDraft] = useState<Draft>(() => {
		const kept = recall(name);
		return kept ? JSON.parse(kept) as Draft : blank();
	});
	const change = (next: Draft): void => {
		setDraft(next);
		keep(name, JSON.stringify(next));
	};
	return [draft, change, () => keep(name, '')];
}

/** Writing a new story: words, readers, and until when. */
export function WriteStory({ id }: { id: CommunityId }) {
	const { answer, refusal } = useAsk(() => request('community.look', { community: id }), id);
	const [draft, change, forget] = useDraft(`story.${id}`);
	const send = async (): Promise<void> => {
		const until_ms = draft.until === 'day' ? endOf(draft.day) : undefined;
		const { story } = await request('story.write', {
			community: id, ...wordsOf(draft), nonce: draft.nonce, ...(until_ms === undefined ? {} : { until_ms }),
		});
		forget();
		say(t(story.state === 'waiting' ? 'story.sent_waiting' : 'story.sent'));
		go(storyPath(story.story), true);
	};
	if (refusal) return <div class="wrap narrow stack"><Heading>{t('story.write')}</Heading><p>{sayNo(refusal)}</p></div>;
	if (!answer) return <Loading />;
	return (
		<div class="wrap narrow stack">
			<Heading>{t('story.write')}</Heading>
			<p class="muted">{t('story.write_lead')}</p>
			<Form draft={draft} onChange={change} onSend={send} open={answer.community.access === 'open'} dated send={t('story.send')} />
		</div>
	);
}

/** Changing an own story. Its date is changed in the list of own stories. */
export function ChangeStory({ id }: { id: StoryId }) {
	const { answer, refusal } = useAsk(() => request('story.look', { story: id }), id);
	const [draft, setDraft] = useState<Draft>();
	const story = answer?.story;
	const place = useAsk(() => (story ? request('community.look', { community: story.community }) : Promise.reject()), story?.story ?? '');
	useEffect(() => {
		if (story) setDraft({ ...blank(), title: story.title ?? '', text: story.text ?? '', cover: story.cover ?? '', audience: story.audience });
	}, [story]);
	const send = async (): Promise<void> => {
		if (!draft) return;
		const changed = await request('story.change', { story: id, ...wordsOf(draft) });
		say(t(changed.story.state === 'waiting' ? 'story.sent_waiting' : 'story.saved'));
		go(storyPath(id), true);
	};
	if (refusal || (story && !story.may.includes('story.change'))) {
		return <div class="wrap narrow stack"><Heading>{t('story.gone_title')}</Heading><p>{t('story.gone')}</p></div>;
	}
	if (!draft) return <Loading />;
	return (
		<div class="wrap narrow stack">
			<Heading>{t('story.change')}</Heading>
			<Form draft={draft} onChange={setDraft} onSend={send} open={place.answer?.community.access === 'open'} dated={false} send={t('story.save')} />
		</div>
	);
}

function wordsOf({ title, text, cover, audience }: Draft): Omit<Args<'story.change'>, 'story'> {
	return { title: title.trim(), text: text.trim(), audience: audience ?? 'community', ...(cover ? { cover } : {}) };
}

function faultsOf(draft: Draft, dated: boolean): FormError[] {
	const errors: FormError[] = [];
	const title = [...draft.title.trim()].length;
	const over = [...draft.text.trim()].length - TEXT_MAX;
	if (title === 0 || title > TITLE_MAX) errors.push({ field: 'story-title', text: t('story.error_title') });
	if (draft.text.trim() === '') errors.push({ field: 'story-text', text: t('story.error_text') });
	else if (over > 0) errors.push({ field: 'story-text', text: t('composer.too_long', { n: number(over) }) });
	if (!draft.audience) errors.push({ field: 'story-audience', text: t('story.error_audience') });
	if (dated && draft.until === 'day' && (endOf(draft.day) ?? 0) < Date.now()) errors.push({ field: 'story-day', text: t('story.error_day') });
	return errors;
}

interface FormProps {
	draft: Draft;
	onChange(draft: Draft): void;
	onSend(): Promise<void>;
	/** May it be for the whole region? */
	open: boolean;
	dated: boolean;
	send: string;
}

function Form({ draft, onChange, onSend, open, dated, send }: FormProps) {
	const form = useForm(FIELDS);
	const submit = (e: Event): void => {
		e.preventDefault();
		void form.submit(faultsOf(draft, dated), onSend);
	};
	return (
		<form class="card stack" onSubmit={submit} noValidate aria-label={t('story.write')}>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<TextField id="story-title" label={t('story.field_title')} error={form.errorAt('story-title')} value={draft.title} maxLength={TITLE_MAX} onInput={(title) => onChange({ ...draft, title })} />
			<LongTextField id="story-text" label={t('story.field_text')} hint={t('story.field_hint')} error={form.errorAt('story-text')} rows={14} value={draft.text} onInput={(text) => onChange({ ...draft, text })} />
			<Field id="story-cover" label={t('story.field_cover')} hint={t('story.cover_hint')}>
				<select id="story-cover" aria-describedby="story-cover-hint" value={draft.cover} onChange={(e) => onChange({ ...draft, cover: e.currentTarget.value as Draft['cover'] })}>
					<option value="">{t('story.cover_none')}</option>
					{COVERS.map((cover) => <option key={cover} value={cover}>{t(`story.cover_${cover}`)}</option>)}
				</select>
			</Field>
			<Choice<Audience>
				id="story-audience"
				legend={t('story.field_audience')}
				error={form.errorAt('story-audience')}
				value={draft.audience}
				onChange={(audience) => onChange({ ...draft, audience })}
				options={[
					{ value: 'community', label: t('story.audience_community') },
					...(open ? [{ value: 'region' as const, label: t('story.audience_region'), hint: t('story.audience_region_hint') }] : []),
				]}
			/>
			{dated && (
				<Choice<Draft['until']>
					id="story-until"
					legend={t('story.field_until')}
					hint={t('story.until_hint')}
					value={draft.until}
					onChange={(until) => onChange({ ...draft, until })}
					options={[
						{ value: 'good', label: t('story.until_good') },
						{
							value: 'day', label: t('story.until_day'),
							inside: <DateField id="story-day" label={t('story.day')} error={form.errorAt('story-day')} value={draft.day} onInput={(day) => onChange({ ...draft, day })} />,
						},
					]}
				/>
			)}
			<div class="buttons"><Button submit busy={form.busy}>{send}</Button></div>
		</form>
	);
}
