import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';

/** The words of a code, shown once, to say over the phone or to copy. */
export function CodeOnce({ code, onDone }: { code: string; onDone(): void }) {
	const title = useRef<HTMLHeadingElement>(null);
	useLayoutEffect(() => title.current?.focus(), []);
	const copy = (): void => {
		navigator.clipboard.writeText(code).then(() => say(t('phrase.copied')), () => say(t('phrase.no_copy')));
	};
	return (
		<section class="card stack" aria-labelledby="code-once">
			<div class="stack-small">
				<h2 id="code-once" tabIndex={-1} ref={title}>{t('people.code_title')}</h2>
				<p>{t('people.code_lead')}</p>
			</div>
			<ol class="phrase" translate={false}>
				{code.split(' ').map((word, i) => <li key={i}>{word}</li>)}
			</ol>
			<div class="buttons">
				<Button kind="secondary" icon="copy" onClick={copy}>{t('phrase.copy')}</Button>
				<Button onClick={onDone}>{t('people.code_done')}</Button>
			</div>
			<p class="small muted">{t('people.code_once')}</p>
		</section>
	);
}
