const HEDGES = [330, 352, 374, 400, 706, 728, 752, 776];
const HEATHER = Array.from({ length: 34 }, (_, i) => i);

/** Hills, hedges, a Saxon farmhouse and heather. Colours are tokens, so the dark theme is night. */
export function Landscape() {
	return (
		<svg class="landscape" viewBox="0 0 800 240" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
			<defs>
				<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
					<stop class="sky-high" offset="0" />
					<stop class="sky-low" offset="1" />
				</linearGradient>
			</defs>
			<rect width="800" height="240" fill="url(#sky)" />
			<circle class="sun" cx="612" cy="84" r="24" />
			<path class="hill-1" d="M0 150C120 118 220 128 340 146S600 118 800 142V240H0z" />
			<g class="hill-2">
				<path d="M0 176C150 150 280 164 420 170S680 150 800 170V240H0z" />
				{HEDGES.map((x, i) => (
					<ellipse key={x} cx={x} cy={162 - (i % 3) * 4} rx={15 + (i % 4) * 3} ry={17 + (i % 3) * 5} />
				))}
			</g>
			<Farmhouse />
			<path class="hill-3" d="M0 196C170 170 300 186 450 188S700 176 800 186V240H0z" />
			<g class="heath">
				{HEATHER.map((i) => (
					<ellipse key={i} cx={(i * 53) % 800} cy={200 + ((i * 17) % 26)} rx={9 + (i % 5)} ry="4" />
				))}
			</g>
			<path class="hill-4" d="M0 222C200 204 420 224 800 210V240H0z" />
		</svg>
	);
}

function Farmhouse() {
	return (
		<g transform="translate(452 118)">
			<path class="barn-side" d="M84 28h92v32H84z" />
			<path class="roof" d="M44-6H150L190 32H92z" />
			<path class="barn" d="M0 60V28L44-6 88 28V60z" />
			<path class="roof-line" d="M-7 33 44-7 95 33" stroke-width="8" stroke-linejoin="round" />
			<path class="roof" d="M30 60V40q14-14 28 0V60z" />
			<path class="door-line" d="M37 58 51 40M51 58 37 40M44 37V58" stroke-width="2.4" />
			<path class="roof-line" d="M44-10v-13" stroke-width="3" />
			<circle class="roof-line" cx="44" cy="-30" r="7.5" stroke-width="2.4" />
			<path
				class="roof-line"
				d="M44-37.5v15M36.5-30h15M38.7-35.3 49.3-24.7M49.3-35.3 38.7-24.7"
				stroke-width="1.6"
			/>
			<path class="window" d="M112 40h14v10h-14zM142 40h14v10h-14z" />
		</g>
	);
}
