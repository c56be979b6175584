import { useMemo } from 'preact/hooks';
import { t } from '../../i18n';
import { paragraphs, type Span } from '../../state/richtext';
import { askToLeave, leavingPath } from '../public/LeavingNote';

/** A person's text. Each paragraph finds its own writing direction. */
export function RichText({ text }: { text: string }) {
	const parts = useMemo(() => paragraphs(text), [text]);
	return (
		<div class="rich">
			{parts.map((part, i) => (
				<p key={i} dir="auto">{part.map((span, k) => <Piece key={k} span={span} />)}</p>
			))}
		</div>
	);
}

function Piece({ span }: { span: Span }) {
	switch (span.kind) {
		case 'break': return <br />;
		case 'bold': return <strong>{span.text}</strong>;
		case 'italic': return <em>{span.text}</em>;
		case 'link': return (
			<a
				href={leavingPath(span.href)}
				target="_blank"
				rel="noopener noreferrer nofollow"
				onClick={(e) => askToLeave(e, span.href)}
			>
				{span.text}<span class="unseen"> ({t('message.link', { host: span.host })})</span>
			</a>
		);
		default: return <>{span.text}</>;
	}
}
