import { useState } from 'preact/hooks';
import { dateOf, moment, sayNo, t, tn } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { FactorView } from '../../protocol';
import { say } from '../../state/speech';
import { CodesOnce } from '../factor/CodesOnce';
import { Enrol } from '../factor/Enrol';
import { useAsk } from '../groups/useAsk';
import { Button } from '../parts/Button';

/** The code apps of somebody, another one, and recovery codes. Passkeys have a card of their own. */
export function SecondThings() {
	const { answer, again } = useAsk(() => request('factor.list', {}), 'factors');
	const apps = answer?.factors.filter((one) => one.kind !== 'passkey') ?? [];
	const [adding, setAdding] = useState(false);
	const [codes, setCodes] = useState<readonly string[]>();
	const [problem, setProblem] = useState('');

	const change = async (act: () => Promise<void>): Promise<void> => {
		setProblem('');
		try {
			await act();
			again();
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	const remove = (one: FactorView): Promise<void> => change(async () => {
		await request('factor.remove', { factor: one.factor });
		say(t('things.removed'));
		document.getElementById('things')?.focus();
	});
	const renew = (): Promise<void> => change(async () => {
		setCodes((await request('factor.renew_codes', {})).codes ?? []);
	});
	const added = (): void => {
		setAdding(false);
		say(t('things.added'));
		again();
	};

	if (codes) return <CodesOnce codes={codes} onDone={() => setCodes(undefined)} />;
	return (
		<section class="card stack" aria-labelledby="things">
			<h2 id="things" tabIndex={-1}>{t('things.title')}</h2>
			<p class="muted">{t('things.text')}</p>
			{problem && <p role="status" class="field-error">{problem}</p>}
			{!answer && <p class="muted">{t('state.loading')}</p>}
			{answer && apps.length === 0 && <p>{t('things.none')}</p>}
			{apps.length > 0 && (
				<ul class="lines">
					{apps.map((one) => <Line key={one.factor} one={one} onRemove={remove} />)}
				</ul>
			)}
			{adding && <Enrol onDone={added} />}
			{answer && !adding && (
				<div class="buttons"><Button kind="secondary" onClick={() => setAdding(true)}>{t('things.add')}</Button></div>
			)}
			{answer && (apps.length > 0 || answer.codes > 0) && !adding && (
				<>
					<p>{tn('things.codes', answer.codes)}</p>
					<div class="buttons">
						<Button kind="secondary" onClick={() => void renew()}>{t('things.renew')}</Button>
					</div>
				</>
			)}
		</section>
	);
}

function Line({ one, onRemove }: { one: FactorView; onRemove(one: FactorView): Promise<void> }) {
	const since = dateOf(one.created_ms);
	return (
		<li class="line">
			<div class="grow">
				<p class="strong" dir="auto">{one.name}</p>
				<p class="small muted">
					{t(`things.${one.kind}`)}. {one.used_ms === undefined
						? t('things.since', { date: since })
						: t('things.used', { date: since, time: moment(one.used_ms, Date.now()) })}
				</p>
			</div>
			<button
				type="button"
				class="text-button"
				aria-label={t('things.remove_label', { name: one.name })}
				onClick={() => void onRemove(one)}
			>
				{t('things.remove')}
			</button>
		</li>
	);
}
