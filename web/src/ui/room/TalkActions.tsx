import { t, tn } from '../../i18n';
import type { MessageView, RoomView } from '../../protocol';
import { answered, followQuote } from '../../state/finding';
import { closeSheet, openSheet } from '../../state/sheet';
import { Action } from './Action';
import { ThreadSheet, VersionsSheet } from './sheets';

interface Props {
	message: MessageView;
	own: boolean;
	room: RoomView;
}

/** What belongs to the conversation around a message. */
export function TalkActions({ message, own, room }: Props) {
	const { quote, replies } = message;
	const mayWrite = room.may.includes('room.write') && room.state === 'open';
	const reply = (): void => {
		answered.value = message;
		closeSheet();
		requestAnimationFrame(() => document.getElementById('composer')?.focus());
	};
	const edited = message.edited_ms !== undefined && message.state !== 'removed';
	return (
		<>
			{mayWrite && message.state === 'visible' && <Action icon="reply" label={t('actions.reply')} onClick={reply} />}
			{quote && (
				<Action
					icon="arrow-left"
					label={t('actions.quoted')}
					onClick={() => {
						closeSheet();
						void followQuote(quote, message.seq);
					}}
				/>
			)}
			{replies !== undefined && (
				<Action
					icon="message-circle-heart"
					label={tn('actions.thread', replies)}
					onClick={() => openSheet(() => <ThreadSheet id={message.message} mayWrite={mayWrite} />)}
				/>
			)}
			{edited && (own || room.may.includes('message.moderate')) && (
				<Action
					icon="clock"
					label={t('versions.title')}
					onClick={() => openSheet(() => <VersionsSheet message={message} own={own} />)}
				/>
			)}
		</>
	);
}
