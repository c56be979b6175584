import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { MessageView } from '../../protocol';
import { showOf } from '../../state/themes';
import { Icon } from '../parts/Icon';
import { Tag } from '../parts/Tag';

interface Props {
	message: MessageView;
	own: boolean;
	/** The words; not in the page until somebody asks for them. */
	children: ComponentChildren;
}

/** Words about something that may be hard to read, behind the name of the theme. */
export function Covered({ message, own, children }: Props) {
	const { cover } = message;
	const [asked, setAsked] = useState<string>();
	if (cover === undefined) return <>{children}</>;
	const theme = t(`cover.${cover}`);
	const show = own ? 'show' : showOf(cover);
	if (show === 'hide') return <p class="quiet"><Icon name="eye-off" small />{t('cover.left_out', { theme })}</p>;
	if (show === 'show' || asked === cover) {
		return (
			<>
				<p class="cover-name"><Tag tone="zon">{theme}</Tag></p>
				{children}
			</>
		);
	}
	return (
		<div class="cover">
			<p>{t('cover.about', { theme })}</p>
			<span class="cover-lines" aria-hidden="true" />
			<button type="button" class="text-button" onClick={() => setAsked(cover)}>{t('cover.show')}</button>
		</div>
	);
}
