import { useState } from 'preact/hooks';
import { sayNo, t, tn } from '../../i18n';
import { refusalOf } from '../../net/errors';
import type { Introduction } from '../../protocol';
import { withdrawAsk } from '../../state/introductions';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { Answer } from './Answer';

/** How it stands with the reader's ask to come in. */
export function AskState({ ask }: { ask: Introduction }) {
	return ask.state === 'waiting' ? <Waits ask={ask} /> : <Answer ask={ask} />;
}

function Waits({ ask }: { ask: Introduction }) {
	const [problem, setProblem] = useState('');
	const withdraw = async (): Promise<void> => {
		try {
			await withdrawAsk(ask.community);
			say(t('introduction.withdrawn'));
			document.querySelector<HTMLElement>('main h1')?.focus();
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	return (
		<section class="card stack-small" aria-labelledby="ask-waits">
			<h2 id="ask-waits">{t('introduction.waits')}</h2>
			<p>{ask.days === 0 ? t('introduction.today') : tn('introduction.since', ask.days)} {t('introduction.waits_text')}</p>
			{ask.text !== undefined && <blockquote class="held-text" dir="auto">{ask.text}</blockquote>}
			{problem && <p role="status" class="field-error">{problem}</p>}
			<div class="buttons">
				<Button kind="secondary" onClick={() => void withdraw()}>{t('introduction.withdraw')}</Button>
			</div>
			<p class="small muted">{t('introduction.withdraw_hint')}</p>
		</section>
	);
}
