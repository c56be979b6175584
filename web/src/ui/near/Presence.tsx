import { useEffect, useState } from 'preact/hooks';
import { sayNo, t, tn } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { CommunityId } from '../../protocol';
import { say } from '../../state/speech';
import { useAsk } from '../groups/useAsk';
import { CheckCard } from '../parts/CheckCard';
import { Weave } from '../parts/Weave';

/** The server tells nothing new within it. */
const SPAN_MS = 5 * 60_000;

/**
 * Who of a community is there, for who shows that too. It is asked when somebody looks, and again each five
 * minutes while they do; a page that is not looked at asks nothing.
 */
export function Presence({ community, level: Title }: { community: CommunityId; level: 'h2' | 'h3' }) {
	const { answer, refusal, again } = useAsk(() => request('presence.look', { community }), community);
	const [problem, setProblem] = useState('');
	useEffect(() => {
		const timer = setInterval(() => document.visibilityState === 'visible' && again(), SPAN_MS);
		return () => clearInterval(timer);
	}, [community]);
	if (refusal || !answer) return null;
	const { on, people, more } = answer;
	const show = async (wanted: boolean): Promise<void> => {
		setProblem('');
		try {
			await request('presence.show', { community, on: wanted });
			say(t(wanted ? 'presence.shown' : 'presence.not_shown'));
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
		again();
	};
	return (
		<section class="card stack-small" aria-labelledby="presence">
			<Title id="presence">{t('presence.title')}</Title>
			{on && <p>{people.length === 0 ? t('presence.nobody') : tn(more ? 'presence.more' : 'presence.people', people.length)}</p>}
			{people.length > 0 && (
				<ul class="stack-small" aria-labelledby="presence">
					{people.map((one) => (
						<li key={one.member} class="row">
							<Weave seed={one.member} round />
							<span class="strong" dir="auto">{one.name}</span>
						</li>
					))}
				</ul>
			)}
			<CheckCard id="presence-on" label={t('presence.on')} hint={t('presence.hint')} checked={on} onChange={(wanted) => void show(wanted)} />
			{problem && <p role="alert" class="field-error">{problem}</p>}
		</section>
	);
}
