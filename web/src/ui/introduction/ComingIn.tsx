import { useState } from 'preact/hooks';
import { sayNo, t, tn } from '../../i18n';
import { refusalOf } from '../../net/errors';
import type { IntroductionAsk } from '../../protocol';
import { comingIn, letIn, moreComingIn, refreshComingIn } from '../../state/introductions';
import { openSheet } from '../../state/sheet';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { NotNowSheet } from './NotNowSheet';

/** For hosts: who asks to come in, the longest wait first. */
export function ComingIn() {
	const all = comingIn.value;
	return (
		<section class="stack" aria-labelledby="coming-in">
			<div class="stack-small">
				<h2 id="coming-in" tabIndex={-1}>{t('coming.title')}</h2>
				<p class="muted">{t('coming.lead')}</p>
			</div>
			{all.length === 0 && <p class="card">{t('coming.none')}</p>}
			<ol class="stack queue">
				{all.map((one) => <li key={one.introduction} class="card stack-small"><One ask={one} /></li>)}
			</ol>
			{moreComingIn.value && <p class="muted">{t('coming.more')}</p>}
		</section>
	);
}

const backToList = (): void => document.getElementById('coming-in')?.focus();

function One({ ask }: { ask: IntroductionAsk }) {
	const [problem, setProblem] = useState('');
	const welcome = async (): Promise<void> => {
		try {
			const name = await letIn(ask.introduction);
			say(name === ask.name ? t('coming.in', { name }) : t('coming.in_as', { name, asked: ask.name }));
			backToList();
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
			void refreshComingIn();
		}
	};
	return (
		<>
			<p>
				<span class="strong block" dir="auto">{ask.name}</span>
				<span class="small muted block" dir="auto">
					{t('coming.where', { community: ask.community_name })}{' '}
					{ask.days === 0 ? t('coming.today') : tn('coming.since', ask.days)}
				</span>
			</p>
			<blockquote class="held-text" dir="auto">{ask.text}</blockquote>
			{problem && <p role="status" class="field-error">{problem}</p>}
			<div class="buttons">
				<Button icon="check" label={t('coming.yes_label', { name: ask.name })} onClick={() => void welcome()}>{t('coming.yes')}</Button>
				<Button
					kind="secondary"
					label={t('coming.no_label', { name: ask.name })}
					onClick={() => openSheet(() => <NotNowSheet ask={ask} onDone={backToList} />)}
				>
					{t('coming.no')}
				</Button>
			</div>
		</>
	);
}
