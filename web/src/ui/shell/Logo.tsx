/** The N of two woven threads. */
export function Logo() {
	return (
		<svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
			<rect class="logo-ground" width="32" height="32" rx="9" />
			<path class="logo-thread" d="M9 25V9l14 14V7" />
			<path class="logo-cross" d="M9 9l6.2 6.2" />
		</svg>
	);
}
