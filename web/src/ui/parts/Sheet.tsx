import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n';
import { closeSheet } from '../../state/sheet';
import { IconButton } from './IconButton';

interface Props {
	title: string;
	/** A new step in the same sheet gets the focus again. */
	step?: string;
	/** Set by a dialog that may lie over another one. */
	id?: string;
	onClose?(): void;
	children: ComponentChildren;
}

/**
 * A dialog that leaves the safety bar alone. Not `<dialog>`: its modal form would make the whole
 * page inert, Hulp nu and Snel weg too. The shell makes only the content and the menus inert.
 */
export function Sheet({ title, step, id = 'sheet', onClose = closeSheet, children }: Props) {
	const heading = useRef<HTMLHeadingElement>(null);
	useLayoutEffect(() => heading.current?.focus(), [step]);
	return (
		<div
			class="sheet"
			role="dialog"
			aria-labelledby={`${id}-title`}
			onKeyDown={(e) => {
				if (e.key !== 'Escape') return;
				e.stopPropagation();
				onClose();
			}}
		>
			<div class="sheet-head">
				<h2 id={`${id}-title`} tabIndex={-1} ref={heading}>{title}</h2>
				<IconButton icon="x" label={t('sheet.close')} onClick={onClose} />
			</div>
			{children}
		</div>
	);
}
