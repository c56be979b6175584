import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { either, moment, sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { ConsentSaid, ConsentText, ConsentView } from '../../protocol';
import { consents, noteConsent, refreshConsents } from '../../state/consents';
import { me } from '../../state/session';
import { say } from '../../state/speech';
import { useAsk } from '../groups/useAsk';
import { Button } from '../parts/Button';
import { CheckCard } from '../parts/CheckCard';
import { Heading } from '../parts/Heading';
import { Tag } from '../parts/Tag';
import { Back } from './Back';

/** Each purpose apart: what it means, whether you agree, and a box to change that. */
export function Consents() {
	const { answer } = useAsk(() => request('consent.texts', {}), 'texts');
	useEffect(() => void refreshConsents(), []);
	return (
		<div class="wrap narrow stack">
			<Back />
			<Heading>{t('consents.title')}</Heading>
			<p class="lead">{t('consents.lead')}</p>
			{!answer && <p class="muted">{t('state.loading')}</p>}
			{answer?.texts.map((text) => {
				const view = consents.value.find((one) => one.purpose === text.purpose);
				return view && <Purpose key={text.purpose} text={text} view={view} />;
			})}
			{answer && <History texts={answer.texts} />}
		</div>
	);
}

function Purpose({ text, view }: { text: ConsentText; view: ConsentView }) {
	const [leaving, setLeaving] = useState(false);
	const [problem, setProblem] = useState('');
	const name = either(text.name_nl, text.name_en);

	const change = async (given: boolean): Promise<void> => {
		setProblem('');
		try {
			const now = given
				? await request('consent.give', { purpose: text.purpose, version: text.version })
				: await request('consent.withdraw', { purpose: text.purpose });
			noteConsent(now);
			say(t(given ? 'consents.said_given' : 'consents.said_withdrawn', { name }));
		} catch (error) {
			const no = refusalOf(error);
			setProblem(no ? sayNo(no) : t('state.no_answer'));
		}
	};
	const onChange = (given: boolean): void => {
		/* Without the first consent nobody stays: that is told before it happens. */
		if (text.purpose === 'service' && !given) setLeaving(true);
		else void change(given);
	};
	const id = `purpose-${text.purpose}`;
	return (
		<section class="card stack-small" aria-labelledby={`${id}-name`}>
			<h2 id={`${id}-name`} class="row">
				{name}
				{view.asks_again && <Tag tone="primary">{t('consents.new_text')}</Tag>}
			</h2>
			<p>{either(text.means_nl, text.means_en)}</p>
			<p class="muted">{either(text.refusing_nl, text.refusing_en)}</p>
			{!text.in_use && <p class="strong">{t('consents.not_in_use')}</p>}
			{view.asks_again && <p>{t('consents.asks_again')}</p>}
			{/* A new key draws the box anew: while leaving is only asked, it stays ticked. */}
			<CheckCard
				key={String(leaving)}
				id={id}
				label={t('agree.label')}
				hint={standing(view)}
				error={problem || undefined}
				checked={view.given}
				onChange={onChange}
			/>
			{leaving && <Leaving onStay={() => setLeaving(false)} onLeave={() => change(false)} />}
		</section>
	);
}

function standing(view: ConsentView): string {
	if (view.at_ms === undefined) return t('consents.never');
	const time = moment(view.at_ms, Date.now());
	return t(view.given || view.asks_again ? 'consents.given' : 'consents.withdrawn', { time });
}

/** What it means to withdraw the first consent, and the choice. */
function Leaving({ onStay, onLeave }: { onStay(): void; onLeave(): Promise<void> }) {
	const [busy, setBusy] = useState(false);
	const title = useRef<HTMLHeadingElement>(null);
	useLayoutEffect(() => title.current?.focus(), []);
	const leave = async (): Promise<void> => {
		setBusy(true);
		await onLeave();
		setBusy(false);
	};
	return (
		<div class="stack-small" role="group" aria-labelledby="leaving">
			<h3 id="leaving" tabIndex={-1} ref={title}>{t('consents.leave_title')}</h3>
			<p>{t('consents.leave_text')}</p>
			<p>{t(me.value?.guest ? 'consents.leave_guest' : 'consents.leave_back')}</p>
			<div class="buttons">
				<Button kind="secondary" onClick={onStay}>{t('consents.leave_no')}</Button>
				<Button kind="danger" busy={busy} onClick={() => void leave()}>{t('consents.leave_yes')}</Button>
			</div>
		</div>
	);
}

/** All that was said before, newest first. */
function History({ texts }: { texts: readonly ConsentText[] }) {
	const stand = consents.value.map((one) => one.at_ms ?? 0).join();
	const { answer } = useAsk(() => request('consent.list', {}), `history ${stand}`);
	const line = (one: ConsentSaid): string => {
		const text = texts.find((known) => known.purpose === one.purpose);
		const name = text ? either(text.name_nl, text.name_en) : '';
		const values = { name, version: one.version, time: moment(one.at_ms, Date.now()) };
		return t(one.given ? 'consents.line_given' : 'consents.line_withdrawn', values);
	};
	return (
		<details class="more">
			<summary>{t('consents.history')}</summary>
			<ul class="lines">
				{answer?.history.map((one) => (
					<li key={`${one.purpose} ${one.at_ms}`} class="line"><p>{line(one)}</p></li>
				))}
			</ul>
		</details>
	);
}
