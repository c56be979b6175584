import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { focusDue } from '../../state/router';

interface Props {
	id?: string;
	extra?: string;
	/** The room gives the focus to its composer instead. */
	keepFocus?: boolean;
	children: ComponentChildren;
}

/** The one `h1` of a screen. When the reader came here from another screen it takes the focus, and the
 * screen begins at its top, however far the other one was scrolled. */
export function Heading({ id, extra, keepFocus, children }: Props) {
	const heading = useRef<HTMLHeadingElement>(null);
	useLayoutEffect(() => {
		if (!focusDue.now || keepFocus) return;
		focusDue.now = false;
		document.getElementById('main')?.scrollTo(0, 0);
		heading.current?.focus({ preventScroll: true });
	}, []);
	return <h1 id={id} class={extra} tabIndex={-1} ref={heading}>{children}</h1>;
}
