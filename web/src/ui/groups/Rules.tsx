import { RichText } from '../parts/RichText';

const NUMBERED = /^\s*\d+[.)]\s+/;

/** House rules, one a line, as a numbered list. */
export function Rules({ text }: { text: string }) {
	const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
	if (lines.length < 2) return <RichText text={text} />;
	return (
		<ol class="rules">
			{lines.map((line) => <li key={line}>{line.replace(NUMBERED, '')}</li>)}
		</ol>
	);
}
