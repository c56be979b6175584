import { useState } from 'preact/hooks';
import { type Key, moment, sayNo, t, tn } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { CardOpening, EmergencyCard as Card } from '../../protocol';
import { say } from '../../state/speech';
import { useAsk } from '../groups/useAsk';
import { Button } from '../parts/Button';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { TextField } from '../parts/Field';
import { Heading } from '../parts/Heading';
import { useForm } from '../parts/useForm';
import { Back } from './Back';

const LINES = ['name', 'phone', 'contact', 'contact_phone', 'doctor', 'doctor_phone'] as const;
const LINE_MOST = 80;
const fieldOf = (line: keyof Card): string => `card-${line}`;
const FIELDS = Object.fromEntries(LINES.map((line) => [line, fieldOf(line)]));

/** The card for an emergency: who may open it, what is on it, and who opened it. */
export function EmergencyCard() {
	const { answer, again } = useAsk(() => request('emergency_card.look', {}), 'card');
	const [card, setCard] = useState<Card>();
	const saved_ms = answer?.saved_ms;

	const done = (words: Key): void => {
		say(t(words));
		document.querySelector('h1')?.focus(); /* what had the focus is about to go */
		setCard(undefined);
		again();
	};
	return (
		<div class="wrap narrow stack">
			<Back />
			<Heading>{t('card.title')}</Heading>
			<p class="lead">{t('card.lead')}</p>
			<section class="card calm stack-small" aria-labelledby="who">
				<h2 id="who">{t('card.who')}</h2>
				<p>{t('card.who_you')}</p>
				<p>{t('card.who_others')}</p>
				<p>{t('card.who_told')}</p>
			</section>
			{!answer && <p class="muted">{t('state.loading')}</p>}
			{answer && saved_ms === undefined && <Lines key="new" card={{}} onSaved={() => done('card.saved')} />}
			{saved_ms !== undefined && !card && <Shut saved_ms={saved_ms} onOpen={setCard} />}
			{saved_ms !== undefined && card && <Lines key="open" card={card} onSaved={() => done('card.saved')} />}
			{saved_ms !== undefined && <Forget onDone={() => done('card.deleted')} />}
			{answer && <Openings openings={answer.openings} />}
		</div>
	);
}

/** There is a card; reading it is an opening, so that is asked for. */
function Shut({ saved_ms, onOpen }: { saved_ms: number; onOpen(card: Card): void }) {
	const form = useForm({});
	const open = (): void => {
		void form.submit([], async () => onOpen((await request('emergency_card.open', {})).card));
	};
	return (
		<section class="card stack-small" aria-labelledby="shut">
			<h2 id="shut">{t('card.there')}</h2>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<p class="muted">{t('card.there_since', { time: moment(saved_ms, Date.now()) })}</p>
			<div class="buttons"><Button kind="secondary" busy={form.busy} onClick={open}>{t('card.open')}</Button></div>
		</section>
	);
}

/** The lines to fill in, all of them optional. */
function Lines({ card, onSaved }: { card: Card; onSaved(): void }) {
	const [lines, setLines] = useState<Card>(card);
	const form = useForm(FIELDS);

	const submit = (e: Event): void => {
		e.preventDefault();
		const filled = LINES.map((line) => [line, lines[line]?.trim() ?? '']).filter(([, text]) => text);
		const errors: FormError[] = filled.length > 0 ? [] : [{ field: fieldOf('name'), text: t('card.error_empty') }];
		void form.submit(errors, async () => {
			await request('emergency_card.save', Object.fromEntries(filled) as Card);
			onSaved();
		});
	};
	return (
		<form class="card stack" onSubmit={submit} noValidate aria-labelledby="lines">
			<div class="stack-small">
				<h2 id="lines">{t('card.lines')}</h2>
				<p class="muted">{t('card.lines_hint')}</p>
			</div>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			{LINES.map((line) => (
				<TextField
					key={line}
					id={fieldOf(line)}
					label={t(`card.${line}`)}
					error={form.errorAt(fieldOf(line))}
					value={lines[line] ?? ''}
					maxLength={LINE_MOST}
					onInput={(text) => setLines({ ...lines, [line]: text })}
				/>
			))}
			<p class="small muted">{t('card.phone_hint')}</p>
			<div class="buttons"><Button submit busy={form.busy}>{t('card.save')}</Button></div>
		</form>
	);
}

function Forget({ onDone }: { onDone(): void }) {
	const [sure, setSure] = useState(false);
	const [problem, setProblem] = useState('');
	const forget = async (): Promise<void> => {
		try {
			await request('emergency_card.delete', {});
			onDone();
		} catch (error) {
			const no = refusalOf(error);
			setProblem(no ? sayNo(no) : t('state.no_answer'));
		}
	};
	return (
		<section class="card stack-small" aria-labelledby="forget">
			<h2 id="forget">{t('card.delete')}</h2>
			<p class="muted">{t('card.delete_text')}</p>
			{problem && <p role="status" class="field-error">{problem}</p>}
			<div class="buttons">
				{/* Where the finger is comes the way back, so that a double tap deletes nothing. */}
				<Button kind="secondary" onClick={() => setSure(!sure)}>{t(sure ? 'card.delete_not' : 'card.delete')}</Button>
				{sure && <Button kind="danger" onClick={() => void forget()}>{t('card.delete_sure')}</Button>}
			</div>
		</section>
	);
}

function Openings({ openings }: { openings: readonly CardOpening[] }) {
	return (
		<section class="card stack-small" aria-labelledby="openings">
			<h2 id="openings">{t('card.openings')}</h2>
			{openings.length === 0 && <p class="muted">{t('card.openings_none')}</p>}
			<ul class="lines">
				{openings.map((one) => (
					<li key={`${one.at_ms} ${one.hat}`} class="line">
						<div class="grow">
							<p class="strong">{t(one.own ? 'card.opened_you' : 'card.opened_other', { hat: t(`hat.${one.hat}`) })}</p>
							<p class="small muted">{moment(one.at_ms, Date.now())}. {tn('card.times', one.times)}</p>
						</div>
					</li>
				))}
			</ul>
		</section>
	);
}
