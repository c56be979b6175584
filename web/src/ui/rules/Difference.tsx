import { t } from '../../i18n';
import { Tag } from '../parts/Tag';
import { diffLines } from './diff';

/** Two texts line by line; what changed is said in words, not by colour alone. */
export function Difference({ before, after }: { before: string; after: string }) {
	const lines = diffLines(before, after);
	if (lines.every((line) => line.kind === 'same')) return <p class="muted">{t('manage.no_difference')}</p>;
	return (
		<ul class="difference">
			{lines.map((line, i) => (
				<li key={`${i} ${line.text}`} class={`difference-${line.kind}`}>
					{line.kind === 'added' && <><Tag tone="ok">{t('manage.added')}</Tag>{' '}</>}
					{line.kind === 'removed' && <><Tag>{t('manage.removed')}</Tag>{' '}</>}
					{line.kind === 'removed' ? <del>{line.text}</del> : <span>{line.text}</span>}
				</li>
			))}
		</ul>
	);
}
