import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n';

export interface FormError {
	/** Id of the field to go to; without one the sentence stands alone. */
	field?: string | undefined;
	text: string;
}

/**
 * What has to change before the form can go, on top of the form. Takes the focus each time `turn`
 * changes, so that pressing the button twice says it twice.
 */
export function ErrorSummary({ errors, turn }: { errors: readonly FormError[]; turn: number }) {
	const box = useRef<HTMLDivElement>(null);
	useLayoutEffect(() => {
		if (errors.length === 0) return undefined;
		box.current?.focus();
		const title = document.title;
		document.title = t('title.error', { title });
		return () => {
			document.title = title;
		};
	}, [turn]);
	if (errors.length === 0) return null;
	return (
		<div class="error-summary" role="alert" tabIndex={-1} ref={box}>
			<h2>{t('form.summary')}</h2>
			<ul>
				{errors.map(({ field, text }) => (
					<li key={text}>{field ? <FieldLink field={field} text={text} /> : text}</li>
				))}
			</ul>
		</div>
	);
}

function FieldLink({ field, text }: { field: string; text: string }) {
	const follow = (e: Event): void => {
		e.preventDefault();
		document.getElementById(field)?.focus();
	};
	return <a href={`#${field}`} onClick={follow}>{text}</a>;
}
