import type { ComponentChildren } from 'preact';

/** A short word on a coloured ground, such as the hat of a host. */
export function Tag({ tone, children }: { tone?: 'primary' | 'ok' | 'zon'; children: ComponentChildren }) {
	return <span class={`nl-data-badge${tone ? ` tag--${tone}` : ''}`}>{children}</span>;
}
