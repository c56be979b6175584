import { t } from '../../i18n';
import { closeSheet, openSheet } from '../../state/sheet';
import { Button } from '../parts/Button';
import { Sheet } from '../parts/Sheet';

/** The page that says so before a link is opened. The address stands behind the #: it never travels. */
export const leavingPath = (href: string): string => `/uit#${encodeURIComponent(href)}`;

/** A click on a link of somebody asks first, where the reader is. */
export function askToLeave(e: MouseEvent, href: string): void {
	if (e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
	e.preventDefault();
	openSheet(() => (
		<Sheet title={t('leaving.title')} step="leaving">
			<LeavingNote href={href} onGone={closeSheet} />
			<Button kind="secondary" onClick={closeSheet}>{t('leaving.stay')}</Button>
		</Sheet>
	));
}

/** Where a link leads, in words, and the link itself: the other side does not learn where one was. */
export function LeavingNote({ href, onGone }: { href: string; onGone?: () => void }) {
	const { host } = new URL(href);
	return (
		<>
			<p>{t('leaving.to')}</p>
			<p class="leaving-host strong">{host}</p>
			<p>{t('leaving.beware')}</p>
			<p class="small muted leaving-host">{href}</p>
			<p>
				<a
					class="nl-button nl-button--primary"
					href={href}
					target="_blank"
					rel="noopener noreferrer nofollow"
					onClick={onGone}
				>
					<span class="nl-button__label">{t('leaving.go', { host })}</span>
				</a>
			</p>
		</>
	);
}
