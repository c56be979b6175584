import { useState } from 'preact/hooks';
import { dateOf, sayNo, t, tn } from '../../i18n';
import { request } from '../../net/connection';
import type { CommunityId, CommunityView, Invitation } from '../../protocol';
import { say } from '../../state/speech';
import { useAsk } from '../groups/useAsk';
import { Button } from '../parts/Button';
import { Choice } from '../parts/Choice';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { Field, TextField } from '../parts/Field';
import { Heading } from '../parts/Heading';
import { useForm } from '../parts/useForm';
import { BackToPeople } from './BackToPeople';
import { CodeOnce } from './CodeOnce';

const USES_MOST = 500;
const CODE_DAYS = ['1', '7', '30'] as const;

/** Codes with which people join a community. */
export function Codes() {
	const { answer, refusal } = useAsk(() => request('appointment.options', {}), 'options');
	const list = useAsk(() => request('community.list', {}), 'communities');
	const [chosen, setChosen] = useState('');
	const mine = (answer?.places ?? []).filter((place) => place.scope === 'community');
	const communities = (list.answer?.communities ?? []).filter((one) => mine.some((place) => place.where === one.slug));
	const community = communities.find((one) => one.slug === chosen);
	return (
		<div class="wrap narrow stack">
			<BackToPeople />
			<header class="stack-small">
				<Heading>{t('people.codes')}</Heading>
				<p class="muted">{t('people.codes_lead')}</p>
			</header>
			{refusal && <p role="status" class="field-error">{sayNo(refusal)}</p>}
			{!(answer && list.answer) && !refusal && <p class="muted">{t('state.loading')}</p>}
			{answer && list.answer && communities.length === 0 && <p>{t('people.codes_nowhere')}</p>}
			{communities.length > 0 && (
				<div class="card">
					<Field id="codes-community" label={t('people.community')}>
						<select id="codes-community" value={chosen} onChange={(e) => setChosen(e.currentTarget.value)}>
							<option value="">{t('people.choose')}</option>
							{communities.map((one) => <option key={one.slug} value={one.slug}>{one.name}</option>)}
						</select>
					</Field>
				</div>
			)}
			{community && <OfCommunity key={community.slug} community={community} />}
		</div>
	);
}

function OfCommunity({ community }: { community: CommunityView }) {
	const { answer, refusal, again } = useAsk(() => request('invitation.list', { community: community.community }), community.slug);
	const [code, setCode] = useState<string>();
	const made = (words: string): void => {
		setCode(words);
		again();
	};
	return (
		<>
			{refusal && <p role="status" class="field-error">{sayNo(refusal)}</p>}
			{code ? <CodeOnce code={code} onDone={() => setCode(undefined)} /> : <Make community={community.community} onMade={made} />}
			{answer && <List invitations={answer.invitations} onChange={again} />}
		</>
	);
}

function Make({ community, onMade }: { community: CommunityId; onMade(code: string): void }) {
	const [uses, setUses] = useState('1');
	const [days, setDays] = useState<(typeof CODE_DAYS)[number]>('7');
	const form = useForm({ uses: 'code-uses' });
	const submit = (e: Event): void => {
		e.preventDefault();
		const n = Number(uses);
		const errors: FormError[] = Number.isInteger(n) && n >= 1 && n <= USES_MOST ? [] : [{ field: 'code-uses', text: t('people.error_uses') }];
		void form.submit(errors, async () => onMade((await request('invitation.make', { community, uses: n, days: Number(days) })).code));
	};
	const error = form.errorAt('code-uses');
	return (
		<form class="card stack" onSubmit={submit} noValidate aria-labelledby="make">
			<h2 id="make">{t('people.make')}</h2>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<TextField id="code-uses" label={t('people.uses')} hint={t('people.uses_hint')} error={error} value={uses} maxLength={3} onInput={setUses} />
			<Choice<(typeof CODE_DAYS)[number]>
				id="code-days"
				compact
				legend={t('people.code_days')}
				value={days}
				onChange={setDays}
				options={CODE_DAYS.map((value) => ({ value, label: t(value === '1' ? 'people.one_day' : 'people.days', { n: value }) }))}
			/>
			<div class="buttons"><Button submit busy={form.busy}>{t('people.make')}</Button></div>
		</form>
	);
}

function List({ invitations, onChange }: { invitations: readonly Invitation[]; onChange(): void }) {
	const form = useForm({});
	const withdraw = (one: Invitation): void => {
		void form.submit([], async () => {
			await request('invitation.withdraw', { invitation: one.invitation });
			say(t('people.withdrawn'));
			onChange();
		});
	};
	return (
		<section class="card stack-small" aria-labelledby="codes">
			<h2 id="codes">{t('people.codes_there')}</h2>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			{invitations.length === 0 && <p class="muted">{t('people.codes_none')}</p>}
			<ul class="lines">
				{invitations.map((one) => {
					const works = one.uses_left > 0 && one.until_ms > Date.now();
					return (
						<li key={one.invitation} class="line">
							<div class="grow">
								<p class="strong">{tn('people.uses_left', one.uses_left, { uses: one.uses })}</p>
								<p class="small muted">{t(works ? 'people.works_until' : 'people.worked_until', { date: dateOf(one.until_ms) })}</p>
							</div>
							{works && (
								<Button kind="secondary" label={t('people.withdraw_this', { date: dateOf(one.made_ms) })} onClick={() => withdraw(one)}>
									{t('people.withdraw')}
								</Button>
							)}
						</li>
					);
				})}
			</ul>
		</section>
	);
}
