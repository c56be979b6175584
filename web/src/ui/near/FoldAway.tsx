import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import type { MessageView } from '../../protocol';
import { asideOf, foldsAway } from '../../state/asides';
import { openRoom } from '../../state/room';

interface Props {
	message: MessageView;
	/** Whether this message is the list's one tab stop. */
	stop: boolean;
	children: ComponentChildren;
}

/** A message of somebody the reader muted or blocked: one line, and a way to read it after all. */
export function FoldAway({ message, stop, children }: Props) {
	const [shown, setShown] = useState(false);
	const how = asideOf(message.author.member);
	if (!how || shown || !foldsAway(openRoom.value?.room, message.author.member)) return <>{children}</>;
	return (
		<article class="message folded" tabIndex={stop ? 0 : -1} aria-label={t(`aside.folded_${how}`)}>
			<p class="quiet">
				<span>{t(`aside.folded_${how}`)}</span>
				<button type="button" class="text-button more" tabIndex={-1} onClick={() => setShown(true)}>
					{t('aside.show')}
				</button>
			</p>
		</article>
	);
}
