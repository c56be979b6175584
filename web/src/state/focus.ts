/* Giving the focus back when what had it is gone. */

/**
 * To who had it before, else to the first of `otherwise`. After drawing, because the page is inert until
 * then; somebody who went on somewhere else meanwhile keeps it.
 */
export function focusBack(to: HTMLElement | undefined, otherwise: string): void {
	requestAnimationFrame(() => {
		if (document.activeElement !== document.body) return;
		if (to?.isConnected) to.focus();
		else document.querySelector<HTMLElement>(otherwise)?.focus();
	});
}
