/** A number with the words for who cannot see it. */
export function Badge({ n, label }: { n: number; label: string }) {
	return (
		<data class="nl-number-badge" value={n}>
			<span aria-hidden="true">{n >= 100 ? '99+' : n}</span>
			<span class="nl-number-badge__hidden-label">{label}</span>
		</data>
	);
}
