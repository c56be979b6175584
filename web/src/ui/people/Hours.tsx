import { useState } from 'preact/hooks';
import { type Key, sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import type { ClosedDay, CommunityId, Reply } from '../../protocol';
import { say } from '../../state/speech';
import { useAsk } from '../groups/useAsk';
import { Button } from '../parts/Button';
import { CheckCard } from '../parts/CheckCard';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { Field, TextField } from '../parts/Field';
import { Heading } from '../parts/Heading';
import { useForm } from '../parts/useForm';
import { BackToPeople } from './BackToPeople';
import { DateField } from './DateField';
import { blocksOf, dayField, dayNumber, DAYS, type Row, rowsOf } from './week';

const REASON_MOST = 80;
const NEW_ROW = { from: '10:00', until: '17:00' };

const dayName = (day: number): string => t(`hours.day_${day}` as Key);

/** When a community has hosts: for its coordinator. */
export function Hours() {
	const options = useAsk(() => request('appointment.options', {}), 'options');
	const list = useAsk(() => request('community.list', {}), 'communities');
	const [chosen, setChosen] = useState('');
	const mine = (options.answer?.places ?? []).filter((place) => place.scope === 'community');
	const communities = (list.answer?.communities ?? []).filter((one) => mine.some((place) => place.where === one.slug));
	const community = communities.find((one) => one.slug === chosen);
	return (
		<div class="wrap narrow stack">
			<BackToPeople />
			<header class="stack-small">
				<Heading>{t('hours.title')}</Heading>
				<p class="muted">{t('hours.lead')}</p>
			</header>
			{options.refusal && <p role="status" class="field-error">{sayNo(options.refusal)}</p>}
			{communities.length > 0 && (
				<div class="card">
					<Field id="hours-community" label={t('people.community')}>
						<select id="hours-community" value={chosen} onChange={(e) => setChosen(e.currentTarget.value)}>
							<option value="">{t('people.choose')}</option>
							{communities.map((one) => <option key={one.slug} value={one.slug}>{one.name}</option>)}
						</select>
					</Field>
				</div>
			)}
			{community && <OfCommunity key={community.slug} community={community.community} />}
		</div>
	);
}

function OfCommunity({ community }: { community: CommunityId }) {
	const { answer, refusal } = useAsk(() => request('hours.look', { community }), community);
	if (refusal) return <p role="status" class="field-error">{sayNo(refusal)}</p>;
	return answer ? <HoursForm community={community} kept={answer} /> : <p class="muted">{t('state.loading')}</p>;
}

function HoursForm({ community, kept }: { community: CommunityId; kept: Reply<'hours.look'> }) {
	const [rows, setRows] = useState<readonly Row[]>(() => rowsOf(kept.blocks));
	const [holidays, setHolidays] = useState(kept.on_holidays);
	const [closed, setClosed] = useState<readonly ClosedDay[]>(kept.closed);
	const form = useForm({ blocks: 'week', closed: 'closed-day' });

	const save = (e: Event): void => {
		e.preventDefault();
		const blocks = blocksOf(rows);
		const errors: FormError[] = blocks ? [] : [{ field: 'week', text: t('hours.error_week') }];
		void form.submit(errors, async () => {
			await request('hours.set', { community, blocks: blocks ?? [], on_holidays: holidays, closed: [...closed] });
			say(t('hours.saved'));
		});
	};
	return (
		<form class="stack" onSubmit={save} noValidate>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<section class="card stack" id="week" tabIndex={-1} aria-label={t('hours.week')}>
				{DAYS.map((day) => <Day key={day} day={day} rows={rows} onChange={setRows} />)}
			</section>
			<CheckCard
				id="on-holidays"
				label={t('hours.holidays')}
				hint={t('hours.holidays_hint')}
				checked={holidays}
				onChange={setHolidays}
			/>
			<Closed closed={closed} onChange={setClosed} />
			<div class="buttons"><Button submit busy={form.busy}>{t('hours.save')}</Button></div>
		</form>
	);
}

interface DayProps {
	day: number;
	rows: readonly Row[];
	onChange(rows: readonly Row[]): void;
}

function Day({ day, rows, onChange }: DayProps) {
	const name = dayName(day);
	const own = rows.flatMap((row, at) => (row.day === day ? [{ row, at }] : []));
	const change = (at: number, part: Partial<Row>): void =>
		onChange(rows.map((row, i) => (i === at ? { ...row, ...part } : row)));
	return (
		<fieldset class="stack-small hours-day">
			<legend class="strong">{name}</legend>
			{own.length === 0 && <p class="small muted">{t('hours.nobody')}</p>}
			{own.map(({ row, at }, n) => (
				<div key={at} class="row hours-row">
					<TimeField id={`from-${day}-${n}`} label={t('hours.from')} value={row.from} onInput={(from) => change(at, { from })} />
					<TimeField id={`until-${day}-${n}`} label={t('hours.until')} value={row.until} onInput={(until) => change(at, { until })} />
					<Button kind="subtle" label={t('hours.remove_in', { day: name, time: row.from })} onClick={() => onChange(rows.filter((_, i) => i !== at))}>
						{t('hours.remove')}
					</Button>
				</div>
			))}
			<div class="buttons">
				<Button kind="secondary" label={t('hours.add_in', { day: name })} onClick={() => onChange([...rows, { day, ...NEW_ROW }])}>
					{t('hours.add')}
				</Button>
			</div>
		</fieldset>
	);
}

function TimeField({ id, label, value, onInput }: { id: string; label: string; value: string; onInput(value: string): void }) {
	return (
		<Field id={id} label={label}>
			<input id={id} type="time" value={value} onInput={(e) => onInput(e.currentTarget.value)} />
		</Field>
	);
}

/** Days of one's own on which nobody is there, each with a word of why. */
function Closed({ closed, onChange }: { closed: readonly ClosedDay[]; onChange(closed: readonly ClosedDay[]): void }) {
	const [date, setDate] = useState('');
	const [reason, setReason] = useState('');
	const ready = date !== '' && reason.trim() !== '';
	const add = (): void => {
		if (!ready) return;
		const day = dayNumber(date);
		onChange([...closed.filter((one) => one.day !== day), { day, reason: reason.trim() }].sort((a, b) => a.day - b.day));
		setDate('');
		setReason('');
	};
	return (
		<section class="card stack" aria-labelledby="closed">
			<h2 id="closed">{t('hours.closed')}</h2>
			<ul class="lines">
				{closed.map((one) => (
					<li key={one.day} class="line">
						<p class="grow" dir="auto">{dayField(one.day)}: {one.reason}</p>
						<Button kind="subtle" label={t('hours.open_on', { day: dayField(one.day) })} onClick={() => onChange(closed.filter((other) => other !== one))}>
							{t('hours.remove')}
						</Button>
					</li>
				))}
			</ul>
			<DateField id="closed-day" label={t('hours.closed_day')} value={date} onInput={setDate} />
			<TextField id="closed-reason" label={t('hours.closed_reason')} value={reason} maxLength={REASON_MOST} onInput={setReason} />
			<div class="buttons"><Button kind="secondary" onClick={add}>{t('hours.closed_add')}</Button></div>
		</section>
	);
}
