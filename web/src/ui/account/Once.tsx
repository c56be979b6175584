import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { say } from '../../state/speech';
import { Button } from '../parts/Button';
import { CheckCard } from '../parts/CheckCard';
import { ErrorSummary } from '../parts/ErrorSummary';
import { useForm } from '../parts/useForm';

interface Props {
	id: string;
	title: string;
	lead: string;
	/** Who may see it, and what happens to who has it. */
	safe: string;
	copied: string;
	error: string;
	/** Each on a line of its own, with its number. */
	items: readonly string[];
	copy: string;
	onDone(): void;
}

/** Secrets that are shown once. They go when somebody says that they are written down. */
export function Once({ id, title, lead, safe, copied, error, items, copy, onDone }: Props) {
	const [written, setWritten] = useState(false);
	const heading = useRef<HTMLHeadingElement>(null);
	const form = useForm({});
	const box = `${id}-written`;
	useLayoutEffect(() => heading.current?.focus(), []);
	const toClipboard = (): void => {
		navigator.clipboard.writeText(copy).then(() => say(copied), () => say(t('phrase.no_copy')));
	};
	const submit = (e: Event): void => {
		e.preventDefault();
		const missing = written ? [] : [{ field: box, text: error }];
		void form.submit(missing, async () => onDone());
	};
	return (
		<form class="card stack" onSubmit={submit} noValidate aria-labelledby={id}>
			<div class="stack-small">
				<h2 id={id} tabIndex={-1} ref={heading}>{title}</h2>
				<p>{lead}</p>
			</div>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<ol class="phrase" translate={false}>
				{items.map((item, i) => <li key={i}>{item}</li>)}
			</ol>
			<div class="buttons">
				<Button kind="secondary" icon="copy" onClick={toClipboard}>{t('phrase.copy')}</Button>
				<Button kind="secondary" onClick={() => print()}>{t('phrase.print')}</Button>
			</div>
			<p class="small muted">{safe}</p>
			<CheckCard id={box} label={t('phrase.written')} checked={written} onChange={setWritten} />
			<div class="buttons"><Button submit busy={form.busy}>{t('phrase.done')}</Button></div>
		</form>
	);
}
