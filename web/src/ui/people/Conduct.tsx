import { lang } from '../../i18n';
import type { Conduct as Text } from '../../protocol';

/** The lines of the code of conduct, in the reader's language. */
export function Conduct({ text }: { text: Text }) {
	const lines = lang.value === 'nl' ? text.nl : text.en;
	return <ol class="rules">{lines.map((line) => <li key={line}>{line}</li>)}</ol>;
}
