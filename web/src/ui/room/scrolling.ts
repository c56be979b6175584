/*
 * Holding the reader's place. Measured just before the page changes and put right in the same
 * frame; the browser's own anchoring is off, because not every browser has it.
 */

/** Within this distance of the bottom a reader follows the conversation. */
export const NEAR_BOTTOM_PX = 80;

export interface Place {
	atBottom: boolean;
	/** How high all rows together were. */
	height: number;
	/** Rows in view with their distance from the top of the list, best anchor first. */
	anchors: { key: string; top: number }[];
}

/** How far the bottom of the view is from the end of the list. */
export function fromBottom(list: HTMLElement): number {
	return list.scrollHeight - list.scrollTop - list.clientHeight;
}

/** Where the reader is. */
export function placeOf(list: HTMLElement): Place {
	const view = list.getBoundingClientRect();
	const middle = view.top + view.height / 2;
	const inView: { key: string; top: number; away: number }[] = [];
	for (const row of rowsIn(list)) {
		const box = row.getBoundingClientRect();
		if (box.bottom <= view.top) continue;
		if (box.top >= view.bottom) break;
		const away = Math.max(0, box.top - middle, middle - box.bottom);
		inView.push({ key: row.dataset['row'] ?? '', top: box.top - view.top, away });
	}
	/* One reads in the middle: words above it that grow push what is above them away. */
	const anchors = inView.sort((a, b) => a.away - b.away);
	return { atBottom: fromBottom(list) <= NEAR_BOTTOM_PX, height: list.scrollHeight, anchors };
}

/** Puts the first anchor that still exists back where it was. */
export function holdPlace(list: HTMLElement, place: Place): void {
	const top = list.getBoundingClientRect().top;
	const now = new Map(rowsIn(list).map((row) => [row.dataset['row'] ?? '', row]));
	for (const anchor of place.anchors) {
		const row = now.get(anchor.key);
		if (!row) continue;
		const moved = row.getBoundingClientRect().top - top - anchor.top;
		if (Math.abs(moved) > 0.5) list.scrollTop += moved;
		return;
	}
}

/** Puts a row in the upper third of the view. */
export function toUpperThird(list: HTMLElement, row: HTMLElement): void {
	const offset = row.getBoundingClientRect().top - list.getBoundingClientRect().top;
	list.scrollTop += offset - list.clientHeight / 4;
}

function rowsIn(list: HTMLElement): HTMLElement[] {
	return Array.from(list.querySelectorAll<HTMLElement>('[data-row]'));
}
