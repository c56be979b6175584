import { useMemo } from 'preact/hooks';
import { t } from '../../i18n';
import type { Mention } from '../../protocol';
import { paragraphs, type Span } from '../../state/richtext';
import { myself } from '../../state/room';
import { askToLeave, leavingPath } from '../public/LeavingNote';

/** A person's text. Each paragraph finds its own writing direction. */
export function RichText({ text, mentions }: { text: string; mentions?: readonly Mention[] | undefined }) {
	const parts = useMemo(() => paragraphs(text, mentions), [text, mentions]);
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
		case 'named': return <Named who={span.who} />;
		default: return <>{span.text}</>;
	}
}

/** Somebody who is named, by the name of now. */
function Named({ who }: { who: Mention }) {
	return (
		<span class={who.member === myself() ? 'named named--me' : 'named'}>
			<span aria-hidden="true" dir="auto">@{who.name}</span><span class="unseen">{t('message.named', { name: who.name })}</span>
		</span>
	);
}
