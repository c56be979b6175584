import { spoken } from '../../state/speech';

/**
 * The one polite voice. In the page from the start and outside everything that becomes inert. The
 * text lives in one of two places in turn, so that the same sentence twice is spoken twice.
 */
export function Announcer() {
	const { text, turn } = spoken.value;
	return (
		<div class="unseen" role="status" aria-live="polite" id="announcer">
			<p>{turn % 2 === 0 ? text : ''}</p>
			<p>{turn % 2 === 1 ? text : ''}</p>
		</div>
	);
}
