import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { focusDue } from '../../state/router';

interface Props {
	id?: string;
	extra?: string;
	/** The room gives the focus to its composer instead. */
	keepFocus?: boolean;
	children: ComponentChildren;
}

/** The one `h1` of a screen. It takes the focus when the reader came here from another screen. */
export function Heading({ id, extra, keepFocus, children }: Props) {
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => {
		if (!focusDue.now || keepFocus) return;
		focusDue.now = false;
		heading.current?.focus({ preventScroll: true });
	}, []);
	return <h1 id={id} class={extra} tabIndex={-1} ref={heading}>{children}</h1>;
}
