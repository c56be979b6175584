import { useState } from 'preact/hooks';
import { dateOf, sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import type { CommunityId, RulesVersion } from '../../protocol';
import { focusDue, keepPath, route } from '../../state/router';
import { say } from '../../state/speech';
import { useAsk } from '../groups/useAsk';
import { Button } from '../parts/Button';
import { ErrorSummary } from '../parts/ErrorSummary';
import { LongTextField } from '../parts/Field';
import { Heading } from '../parts/Heading';
import { Loading } from '../parts/Loading';
import { useForm } from '../parts/useForm';
import { Difference } from './Difference';
import { argsOf, type Draft, draftOf, missing, RULES_MOST, wholeOf } from './draft';
import { QuestionFields } from './QuestionFields';

/** A coordinator keeps the house rules: the next version, what changes, and the versions before. */
export function KeepRules() {
	const here = route.value;
	return here.at === 'keep_rules' ? <OfCommunity key={here.id} id={here.id} /> : null;
}

function OfCommunity({ id }: { id: CommunityId }) {
	const { answer, refusal, again } = useAsk(() => request('rules.list', { community: id }), id);
	return (
		<div class="wrap narrow stack">
			<p class="way-back"><a class="nl-link" href={keepPath(id)}>{t('manage.back_one')}</a></p>
			{refusal && <><Heading>{t('manage.rules')}</Heading><p role="status" class="field-error">{sayNo(refusal)}</p></>}
			{!answer && !refusal && <Loading />}
			{answer && <Write key={answer.versions[0]?.version ?? 0} id={id} versions={answer.versions} onMade={again} />}
			{answer && <Before versions={answer.versions} />}
		</div>
	);
}

function Write({ id, versions, onMade }: { id: CommunityId; versions: readonly RulesVersion[]; onMade(): void }) {
	const now = versions[0];
	const [draft, setDraft] = useState(() => draftOf(now));
	const [comparing, setComparing] = useState(false);
	const form = useForm({ rules_nl: 'rules-nl', rules_en: 'rules-en', questions: 'rules-nl-1-ask' });

	const step = (on: boolean): void => {
		focusDue.now = true;
		setComparing(on);
	};
	const compare = (e: Event): void => {
		e.preventDefault();
		const errors = missing(draft).map((field) => ({ field, text: t(field.length > 8 ? 'manage.error_question' : 'manage.error_rules', { n: RULES_MOST }) }));
		void form.submit(errors, async () => step(true));
	};
	const make = (): void => {
		void form.submit([], async () => {
			await request('rules.set', argsOf(id, now?.version ?? 0, draft));
			say(t('manage.rules_made'));
			focusDue.now = true;
			onMade();
		});
	};
	const next = (now?.version ?? 0) + 1;
	if (comparing) {
		return (
			<>
				<Heading key="compare">{t('manage.compare')}</Heading>
				<ErrorSummary errors={form.errors} turn={form.turn} />
				<p>{t('manage.compare_lead')}</p>
				<section class="card stack-small">
					<Difference before={wholeOf(draftOf(now), 'nl')} after={wholeOf(draft, 'nl')} />
					<h2>{t('manage.english')}</h2>
					<Difference before={wholeOf(draftOf(now), 'en')} after={wholeOf(draft, 'en')} />
				</section>
				<div class="buttons">
					<Button busy={form.busy} onClick={make}>{t('manage.make_version', { n: next })}</Button>
					<Button kind="secondary" onClick={() => step(false)}>{t('manage.on')}</Button>
				</div>
			</>
		);
	}
	return (
		<form class="stack" onSubmit={compare} noValidate>
			<Heading key="write">{t('manage.rules')}</Heading>
			<p class="muted">{now ? t('manage.rules_now', { n: now.version, date: dateOf(now.made_ms) }) : t('manage.rules_none')}</p>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<Fields draft={draft} onChange={setDraft} errorAt={form.errorAt} />
			<div class="buttons"><Button submit busy={form.busy}>{t('manage.see_difference')}</Button></div>
		</form>
	);
}

interface FieldsProps {
	draft: Draft;
	onChange(draft: Draft): void;
	errorAt(field: string): string | undefined;
}

function Fields({ draft, onChange, errorAt }: FieldsProps) {
	const questions = (lang: 'nl' | 'en') => draft.questions.map((one, i) => (
		<QuestionFields
			key={i}
			number={i + 1}
			question={one}
			lang={lang}
			errorAt={errorAt}
			onChange={(changed) => onChange({ ...draft, questions: draft.questions.map((old, at) => (at === i ? changed : old)) })}
		/>
	));
	return (
		<>
			<LongTextField id="rules-nl" label={t('manage.lines')} hint={t('manage.lines_hint', { n: RULES_MOST })} error={errorAt('rules-nl')} rows={12} value={draft.rules_nl} onInput={(rules_nl) => onChange({ ...draft, rules_nl })} />
			{questions('nl')}
			<details class="stack">
				<summary>{t('manage.english')}</summary>
				<LongTextField id="rules-en" label={t('manage.lines_english')} hint={t('manage.english_hint')} error={errorAt('rules-en')} rows={12} value={draft.rules_en} onInput={(rules_en) => onChange({ ...draft, rules_en })} />
				{questions('en')}
			</details>
		</>
	);
}

function Before({ versions }: { versions: readonly RulesVersion[] }) {
	if (versions.length === 0) return null;
	return (
		<section class="card stack-small" aria-labelledby="versions">
			<h2 id="versions">{t('manage.versions')}</h2>
			{versions.map((one, i) => (
				<details key={one.version}>
					<summary>{t('manage.version', { n: one.version, date: dateOf(one.made_ms) })}</summary>
					<Difference before={versions[i + 1] ? wholeOf(draftOf(versions[i + 1]), 'nl') : ''} after={wholeOf(draftOf(one), 'nl')} />
				</details>
			))}
		</section>
	);
}
