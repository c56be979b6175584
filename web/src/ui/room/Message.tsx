import { t, timeOf, timeOfDay } from '../../i18n';
import type { MessageView } from '../../protocol';
import { IconButton } from '../parts/IconButton';
import { Tag } from '../parts/Tag';
import { Weave } from '../parts/Weave';
import { MessageBody } from './MessageBody';
import { ReactionBar } from './ReactionBar';

interface Props {
	message: MessageView;
	own: boolean;
	stop: boolean;
	onActions(message: MessageView, own: boolean): void;
}

/** One message. Its actions are always visible as a button, never only on hover. */
export function Message({ message, own, stop, onActions }: Props) {
	const { author, at_ms, state } = message;
	const name = own ? t('message.mine') : author.name;
	return (
		<article
			class={own ? 'message message--mine' : 'message'}
			aria-label={t('message.label', { name, time: timeOfDay(at_ms) })}
			tabIndex={stop ? 0 : -1}
		>
			{!own && <Weave seed={author.member} round />}
			<div class="bubble">
				<p class="message-head">
					{!own && <b dir="auto">{author.name}</b>}
					{author.hat !== 'resident' && <Tag tone="primary">{t(`hat.${author.hat}`)}</Tag>}
					<time class="tiny" dateTime={new Date(at_ms).toISOString()}>{timeOf(at_ms)}</time>
					{message.edited_ms !== undefined && state === 'visible' && (
						<span class="tiny">{t('message.edited')}</span>
					)}
				</p>
				<MessageBody message={message} own={own} />
				{state === 'visible' && <ReactionBar message={message} own={own} />}
			</div>
			{state !== 'removed' && (
				<IconButton
					icon="ellipsis-vertical"
					extra="more"
					skip
					label={own ? t('message.more_mine') : t('message.more', { name: author.name })}
					onClick={(e) => {
						/* Through the keyboard the message had the focus, and gets it back. */
						const article = (e.currentTarget as Element).closest('article');
						if (e.detail === 0) article?.focus();
						onActions(message, own);
					}}
				/>
			)}
		</article>
	);
}
