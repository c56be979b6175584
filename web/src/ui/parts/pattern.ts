/** Weefsel: the woven pattern of a person or a group, worked out from its id. */

/** Horizontal run, vertical thread, dark gap. The same in both themes. */
export const PALETTES = [
	['#2c7a77', '#bfe0da', '#1b5a58'],
	['#8a62a6', '#e6d6f0', '#65417f'],
	['#b4604f', '#f5d5c8', '#8b4032'],
	['#4a7fb0', '#cfe3f4', '#2f5d8a'],
	['#a8862a', '#f3e4ad', '#7c6112'],
	['#5b8f55', '#d5ebcd', '#3c6b38'],
] as const;

type Over = (x: number, y: number) => boolean;

/** Where the horizontal run lies on top, one rule for each of six weaves. */
const WEAVES: readonly Over[] = [
	(x, y) => (x + y) % 2 === 1,
	(x, y) => (x + y) % 3 === 0,
	(x, y) => ((x >> 1) + (y >> 1)) % 2 === 1,
	(x, y) => (y < 3 ? x + y : x - y + 12) % 3 === 0,
	(x, y) => (x + y * 2) % 5 < 2,
	(x, y) => (x + y) % 4 < 2,
];

export const GRID = 6;

export interface Woven {
	run: string;
	thread: string;
	gap: string;
	threads: string;
	runs: string;
}

/** Colours and the two paths for a seed. The same seed always gives the same cloth. */
export function weave(seed: string): Woven {
	const hash = hashOf(seed);
	const [run, thread, gap] = PALETTES[hash % PALETTES.length] ?? PALETTES[0];
	const over = WEAVES[Math.floor(hash / PALETTES.length) % WEAVES.length] ?? WEAVES[0]!;
	let threads = '';
	for (let x = 0; x < GRID; x++) threads += `M${x + 0.08} 0h.84v6h-.84z`;
	let runs = '';
	for (let y = 0; y < GRID; y++) runs += rowOfRuns(over, y);
	return { run, thread, gap, threads, runs };
}

/** One row: neighbouring squares where the run is on top become one stroke. */
function rowOfRuns(over: Over, y: number): string {
	let path = '';
	for (let x = 0; x < GRID; x++) {
		if (!over(x, y)) continue;
		let length = 1;
		while (x + length < GRID && over(x + length, y)) length++;
		path += `M${x - 0.02} ${y + 0.08}h${length + 0.04}v.84h-${length + 0.04}z`;
		x += length;
	}
	return path;
}

/** FNV-1a, 32 bits, with a last stir so that the low and the high bits both decide something. */
function hashOf(text: string): number {
	let hash = 2166136261;
	for (let i = 0; i < text.length; i++) {
		hash ^= text.charCodeAt(i);
		hash = Math.imul(hash, 16777619);
	}
	hash ^= hash >>> 16;
	hash = Math.imul(hash, 0x85ebca6b);
	return (hash ^ (hash >>> 13)) >>> 0;
}
