/** Light squares around a code, so that cameras find it (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code from rows of 0 and 1. Dark on light in every theme: cameras want it so. */
export function QrCode({ rows, label }: { rows: readonly string[]; label: string }) {
	const size = rows.length + 2 * QUIET;
	const dark = rows.flatMap((row, y) => [...row].map((square, x) =>
		square === '1' ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : ''));
	return (
		<svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
			<rect width={size} height={size} fill="#fff" />
			<path d={dark.join('')} fill="#000" />
		</svg>
	);
}
