import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { CheckCard } from '../parts/CheckCard';
import { ErrorSummary } from '../parts/ErrorSummary';
import { useForm } from '../parts/useForm';

/** The recovery phrase, shown once. It goes when somebody says that it is written down. */
export function PhraseOnce({ phrase, onDone }: { phrase: string; onDone(): void }) {
	const [written, setWritten] = useState(false);
	const title = useRef<HTMLHeadingElement>(null);
	const form = useForm({});
	useEffect(() => title.current?.focus(), []);
	const copy = (): void => {
		navigator.clipboard.writeText(phrase).then(() => say(t('phrase.copied')), () => say(t('phrase.no_copy')));
	};
	const submit = (e: Event): void => {
		e.preventDefault();
		const missing = written ? [] : [{ field: 'phrase-written', text: t('phrase.error') }];
		void form.submit(missing, async () => onDone());
	};
	return (
		<form class="card stack" onSubmit={submit} noValidate aria-labelledby="phrase">
			<div class="stack-small">
				<h2 id="phrase" tabIndex={-1} ref={title}>{t('phrase.title')}</h2>
				<p>{t('phrase.lead')}</p>
			</div>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<ol class="phrase" translate={false}>
				{phrase.split(' ').map((word, i) => <li key={i}>{word}</li>)}
			</ol>
			<div class="buttons">
				<Button kind="secondary" icon="copy" onClick={copy}>{t('phrase.copy')}</Button>
				<Button kind="secondary" onClick={() => print()}>{t('phrase.print')}</Button>
			</div>
			<p class="small muted">{t('phrase.safe')}</p>
			<CheckCard id="phrase-written" label={t('phrase.written')} checked={written} onChange={setWritten} />
			<div class="buttons"><Button submit busy={form.busy}>{t('phrase.done')}</Button></div>
		</form>
	);
}
