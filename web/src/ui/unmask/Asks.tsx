import { useEffect, useState } from 'preact/hooks';
import { moment, sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { Face, UnmaskAsk } from '../../protocol';
import { say } from '../../state/speech';
import { useAsk } from '../groups/useAsk';
import { Button } from '../parts/Button';
import { Heading } from '../parts/Heading';
import { Tag } from '../parts/Tag';
import { CODES } from './codes';

/** The asks to look up who somebody is elsewhere: those that wait for me, and my own. */
export function Asks() {
	const { answer, refusal, again } = useAsk(() => request('unmask.list', {}), 'asks');
	const asks = answer?.asks ?? [];
	const forMe = asks.filter((one) => one.may.includes('unmask.judge'));
	const others = asks.filter((one) => !one.may.includes('unmask.judge'));
	return (
		<div class="wrap narrow stack">
			<header class="stack-small">
				<Heading>{t('asks.title')}</Heading>
				<p class="muted">{t('asks.lead')}</p>
			</header>
			{refusal && !answer && <p role="status" class="field-error">{sayNo(refusal)}</p>}
			{!answer && !refusal && <p class="muted">{t('state.loading')}</p>}
			{answer && (
				<>
					<List id="asks-waiting" title={t('asks.waiting')} asks={forMe} none={t('asks.none')} onChange={again} />
					<List id="asks-mine" title={t('asks.mine')} asks={others} none={t('asks.mine_none')} onChange={again} />
				</>
			)}
		</div>
	);
}

interface ListProps {
	id: string;
	title: string;
	asks: readonly UnmaskAsk[];
	none: string;
	onChange(): void;
}

function List({ id, title, asks, none, onChange }: ListProps) {
	return (
		<section class="card stack-small" aria-labelledby={id}>
			<h2 id={id}>{title}</h2>
			{asks.length === 0 && <p class="muted">{none}</p>}
			<ul class="lines">
				{asks.map((ask) => <li key={ask.ask} class="line"><Ask ask={ask} onChange={onChange} /></li>)}
			</ul>
		</section>
	);
}

function Ask({ ask, onChange }: { ask: UnmaskAsk; onChange(): void }) {
	const by = ask.asker ? t('looked.who', { name: ask.asker, hat: t(`hat.${ask.asker_hat}`) }) : t(`hat.${ask.asker_hat}`);
	return (
		<div class="grow stack-small">
			<p class="row">
				<span class="strong" dir="auto">{t('asks.about', { name: ask.name, community: ask.community })}</span>
				<Tag tone={ask.state === 'agreed' ? 'ok' : 'primary'}>{t(`asks.state_${ask.state}`)}</Tag>
			</p>
			<dl class="check">
				<dt>{t('unmask.what_for')}</dt>
				<dd>{t(CODES[ask.code])}</dd>
				<dt>{t('asks.reason')}</dt>
				<dd dir="auto">{ask.reason ?? t('asks.reason_gone')}</dd>
				<dt>{t('asks.asked')}</dt>
				<dd>{ask.own ? t('asks.by_you') : by}, {moment(ask.asked_ms, Date.now())}</dd>
				{ask.judge_hat && (
					<>
						<dt>{t('asks.answered')}</dt>
						<dd>{ask.judge ?? ''} ({t(`hat.${ask.judge_hat}`)})</dd>
					</>
				)}
				{ask.until_ms !== undefined && (
					<>
						<dt>{t('asks.until')}</dt>
						<dd>{moment(ask.until_ms, Date.now())}</dd>
					</>
				)}
			</dl>
			{ask.may.includes('unmask.judge') && <Judge ask={ask} onChange={onChange} />}
			{ask.may.includes('unmask.open') && <Result ask={ask} />}
		</div>
	);
}

/** Yes or no; yes only after what it means. */
function Judge({ ask, onChange }: { ask: UnmaskAsk; onChange(): void }) {
	const [checking, setChecking] = useState(false);
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState('');
	const answer = async (yes: boolean): Promise<void> => {
		setBusy(true);
		try {
			await request(yes ? 'unmask.agree' : 'unmask.refuse', { ask: ask.ask });
			say(t(yes ? 'asks.agreed' : 'asks.refused'));
			onChange();
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
		setBusy(false);
	};
	return (
		<>
			{problem && <p role="status" class="field-error">{problem}</p>}
			{checking && <p role="status">{t('asks.check', { name: ask.name })}</p>}
			<div class="buttons">
				{checking
					? <Button busy={busy} onClick={() => void answer(true)}>{t('asks.yes')}</Button>
					: <Button onClick={() => setChecking(true)}>{t('asks.think')}</Button>}
				<Button kind="secondary" busy={busy} onClick={() => void answer(false)}>{t('asks.no')}</Button>
			</div>
		</>
	);
}

/** The faces, only after a tap: each time is written down. They leave the page when the hour is over. */
function Result({ ask }: { ask: UnmaskAsk }) {
	const [faces, setFaces] = useState<readonly Face[]>();
	const [until_ms, setUntil] = useState(0);
	const [problem, setProblem] = useState('');
	useEffect(() => {
		if (!faces) return undefined;
		const timer = setTimeout(() => setFaces(undefined), Math.max(0, until_ms - Date.now()));
		return () => clearTimeout(timer);
	}, [faces, until_ms]);
	const open = async (): Promise<void> => {
		try {
			const result = await request('unmask.open', { ask: ask.ask });
			setUntil(result.until_ms);
			setFaces(result.faces);
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	if (!faces) {
		return (
			<>
				{problem && <p role="status" class="field-error">{problem}</p>}
				<p class="small muted">{t('asks.open_hint')}</p>
				<div class="buttons">
					<Button icon="eye" onClick={() => void open()}>{t('asks.open')}</Button>
				</div>
			</>
		);
	}
	return (
		<div role="status" class="stack-small">
			<h3>{t('asks.faces')}</h3>
			<ul class="lines">
				{faces.map((face) => (
					<li key={face.member} class="line"><p dir="auto">{t('asks.face', { name: face.name, community: face.community })}</p></li>
				))}
			</ul>
		</div>
	);
}
