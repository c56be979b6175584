import { t, timeOf, timeOfDay, tn } from '../../i18n';
import type { MessageView } from '../../protocol';
import { namesMe } from '../../state/named';
import { openRoom } from '../../state/room';
import { openSheet } from '../../state/sheet';
import { Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { Tag } from '../parts/Tag';
import { Weave } from '../parts/Weave';
import { MessageBody } from './MessageBody';
import { Quote } from './Quote';
import { ReactionBar } from './ReactionBar';
import { ThreadSheet, VersionsSheet } from './sheets';

interface Props {
	message: MessageView;
	own: boolean;
	stop: boolean;
	onActions(message: MessageView, own: boolean): void;
}

/** One message. Its actions are always visible as a button, never only on hover. */
export function Message({ message, own, stop, onActions }: Props) {
	const { author, at_ms, state } = message;
	const elsewhere = message.origin === 'elsewhere';
	const who = elsewhere ? t('linkup.somebody') : author.name;
	const name = own ? t('message.mine') : who;
	const me = namesMe(message.mentions);
	return (
		<article
			class={own ? 'message message--mine' : me ? 'message message--me' : 'message'}
			aria-label={t('message.label', { name, time: timeOfDay(at_ms) })}
			tabIndex={stop ? 0 : -1}
		>
			{!own && <Weave seed={author.member} round />}
			<div class="bubble">
				<p class="message-head">
					{!own && <b dir="auto">{who}</b>}
					{elsewhere && <Tag>{t('linkup.mark')}</Tag>}
					{author.hat !== 'resident' && <Tag tone="primary">{t(`hat.${author.hat}`)}</Tag>}
					<time class="tiny" dateTime={new Date(at_ms).toISOString()}>{timeOf(at_ms)}</time>
					{me && !own && <span class="tiny">{t('message.names_you')}</span>}
					{message.edited_ms !== undefined && state === 'visible' && <Edited message={message} own={own} />}
				</p>
				{message.quote && <Quote quote={message.quote} at={message.seq} />}
				<MessageBody message={message} own={own} />
				{state === 'visible' && <ReactionBar message={message} own={own} />}
				{message.replies !== undefined && <Answers message={message} />}
			</div>
			{state !== 'removed' && (
				<IconButton
					icon="ellipsis-vertical"
					extra="more"
					skip
					label={own ? t('message.more_mine') : t('message.more', { name: who })}
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

/** The author and hosts can read how it was before; the keyboard finds that in the actions. */
function Edited({ message, own }: { message: MessageView; own: boolean }) {
	const may = own || openRoom.value?.room.may.includes('message.moderate') === true;
	if (!may) return <span class="tiny">{t('message.edited')}</span>;
	return (
		<button
			type="button"
			class="text-button tiny"
			tabIndex={-1}
			onClick={() => openSheet(() => <VersionsSheet message={message} own={own} />)}
		>
			{t('message.edited')}
		</button>
	);
}

function Answers({ message }: { message: MessageView }) {
	const mayWrite = openRoom.value?.room.may.includes('room.write') === true;
	return (
		<button
			type="button"
			class="text-button answers"
			tabIndex={-1}
			onClick={() => openSheet(() => <ThreadSheet id={message.message} mayWrite={mayWrite} />)}
		>
			<Icon name="reply" small />{tn('thread.count', message.replies ?? 0)}
		</button>
	);
}
