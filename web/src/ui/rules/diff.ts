/** What changed between two texts, line by line. Pure. */
export interface DiffLine {
	kind: 'same' | 'added' | 'removed';
	text: string;
}

export const linesOf = (text: string): string[] =>
	text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** The lines of both in order, with as many as possible the same (longest common subsequence). */
export function diffLines(before: string, after: string): DiffLine[] {
	const old = linesOf(before), now = linesOf(after);
	const common = table(old, now);
	const found: DiffLine[] = [];
	let i = 0, j = 0;
	while (i < old.length || j < now.length) {
		if (i < old.length && j < now.length && old[i] === now[j]) {
			found.push({ kind: 'same', text: old[i] ?? '' });
			i += 1;
			j += 1;
		} else if (j >= now.length || (i < old.length && length(common, i + 1, j) >= length(common, i, j + 1))) {
			found.push({ kind: 'removed', text: old[i] ?? '' });
			i += 1;
		} else {
			found.push({ kind: 'added', text: now[j] ?? '' });
			j += 1;
		}
	}
	return found;
}

const length = (common: readonly (readonly number[])[], i: number, j: number): number => common[i]?.[j] ?? 0;

/** How many lines are the same from a place in both on. */
function table(old: readonly string[], now: readonly string[]): number[][] {
	const common = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
	for (let i = old.length - 1; i >= 0; i--) {
		const row = common[i] ?? [];
		for (let j = now.length - 1; j >= 0; j--) {
			row[j] = old[i] === now[j] ? length(common, i + 1, j + 1) + 1 : Math.max(length(common, i + 1, j), length(common, i, j + 1));
		}
	}
	return common;
}
