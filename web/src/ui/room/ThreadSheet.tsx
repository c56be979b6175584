import { useEffect, useState } from 'preact/hooks';
import { moment, sayNo, t, tn } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { MessageId, MessageView } from '../../protocol';
import { answered, goToMessage } from '../../state/finding';
import { myself, timeline } from '../../state/room';
import { closeSheet } from '../../state/sheet';
import { Button } from '../parts/Button';
import { Loading } from '../parts/Loading';
import { Sheet } from '../parts/Sheet';
import { Weave } from '../parts/Weave';
import { MessageBody } from './MessageBody';
import { asideWords } from './Quote';

interface Thread {
	message: MessageView;
	replies: readonly MessageView[];
	more: boolean;
}

/** A message and what answers it, oldest first. */
export function ThreadSheet({ id, mayWrite }: { id: MessageId; mayWrite: boolean }) {
	const [thread, setThread] = useState<Thread>();
	const [problem, setProblem] = useState('');
	const heard = timeline.value.applied;
	const load = async (after?: number): Promise<void> => {
		try {
			const page = await request('message.thread', after === undefined ? { message: id } : { message: id, after });
			setThread((old) => (after === undefined || !old ? page : { ...page, replies: [...old.replies, ...page.replies] }));
			setProblem('');
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	/* What happens in the room may be about this; further pages are asked for again when wanted. */
	useEffect(() => void load(), [heard]);
	const answer = (message: MessageView): void => {
		answered.value = message;
		closeSheet();
		requestAnimationFrame(() => document.getElementById('composer')?.focus());
	};
	return (
		<Sheet title={t('thread.title')} step="thread">
			{problem && <p role="status" class="field-error">{problem}</p>}
			{!thread && !problem && <Loading />}
			{thread && (
				<>
					<Entry message={thread.message} />
					<h3>{tn('thread.count', thread.message.replies ?? 0)}</h3>
					<ol class="thread">
						{thread.replies.map((one) => <li key={one.message}><Entry message={one} /></li>)}
					</ol>
					<div class="buttons">
						{thread.more && (
							<Button kind="secondary" onClick={() => void load(thread.replies[thread.replies.length - 1]?.seq)}>
								{t('thread.more')}
							</Button>
						)}
						{mayWrite && thread.message.state === 'visible' && (
							<Button icon="reply" onClick={() => answer(thread.message)}>{t('actions.reply')}</Button>
						)}
					</div>
				</>
			)}
		</Sheet>
	);
}

function Entry({ message }: { message: MessageView }) {
	const own = message.author.member === myself();
	const aside = asideWords(message.author.member);
	return (
		<article class="thread-entry" aria-label={t('message.label', { name: own ? t('message.mine') : message.author.name, time: moment(message.at_ms, Date.now()) })}>
			<p class="message-head">
				<Weave seed={message.author.member} round />
				<b dir="auto">{own ? t('message.mine') : message.author.name}</b>
				<time class="tiny" dateTime={new Date(message.at_ms).toISOString()}>{moment(message.at_ms, Date.now())}</time>
			</p>
			{aside === undefined ? <MessageBody message={message} own={own} /> : <p class="quiet">{aside}</p>}
			<button
				type="button"
				class="text-button small"
				onClick={() => {
					closeSheet();
					void goToMessage(message.seq);
				}}
			>
				{t('actions.go_to')}
			</button>
		</article>
	);
}
