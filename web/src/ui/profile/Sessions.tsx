import { useState } from 'preact/hooks';
import { moment, sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { SessionView } from '../../protocol';
import { say } from '../../state/speech';
import { useAsk } from '../groups/useAsk';
import { Tag } from '../parts/Tag';

/** Where this account is signed in, each with a way to stop it. */
export function Sessions() {
	const { answer, again } = useAsk(() => request('session.list', {}), 'sessions');
	const [problem, setProblem] = useState('');
	const end = async (one: SessionView): Promise<void> => {
		try {
			await request('session.end', { session: one.session });
			say(t('profile.session_ended'));
			document.getElementById('sessions')?.focus();
			again();
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	return (
		<section class="card stack" aria-labelledby="sessions">
			<h2 id="sessions" tabIndex={-1}>{t('profile.sessions')}</h2>
			{problem && <p role="status" class="field-error">{problem}</p>}
			{answer ? (
				<ul class="lines">
					{answer.sessions.map((one) => <Line key={one.session} one={one} onEnd={end} />)}
				</ul>
			) : <p class="muted">{t('state.loading')}</p>}
		</section>
	);
}

function Line({ one, onEnd }: { one: SessionView; onEnd(one: SessionView): Promise<void> }) {
	const time = moment(one.seen_ms, Date.now());
	return (
		<li class="line">
			<div class="grow">
				<p class="row">
					<span class="strong" dir="auto">{one.device}</span>
					{one.current && <Tag tone="ok">{t('profile.session_here')}</Tag>}
				</p>
				<p class="small muted">{t(`hat.${one.hat}`)}. {t('profile.session_seen', { time })}</p>
			</div>
			{!one.current && (
				<button
					type="button"
					class="text-button"
					aria-label={t('profile.session_end_label', { device: one.device, time })}
					onClick={() => void onEnd(one)}
				>
					{t('profile.session_end')}
				</button>
			)}
		</li>
	);
}
