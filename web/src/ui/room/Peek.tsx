import { useLayoutEffect, useRef } from 'preact/hooks';
import { dayOf, t, timeOf } from '../../i18n';
import type { RoomView } from '../../protocol';
import { fetching, loadOlder, timeline } from '../../state/room';
import { Tag } from '../parts/Tag';
import { MessageBody } from './MessageBody';

/** Reading along in an open group before one takes part: what is said, and nothing to press. */
export function Peek({ room }: { room: RoomView }) {
	const list = useRef<HTMLDivElement>(null);
	const { messages, moreBefore } = timeline.value;
	const newest = messages[messages.length - 1]?.seq;
	useLayoutEffect(() => {
		if (list.current) list.current.scrollTop = list.current.scrollHeight;
	}, [newest]);
	if (!room.may.includes('room.read')) return null;
	return (
		<section class="card stack-small" aria-labelledby="peek">
			<h2 id="peek">{t('peek.title')}</h2>
			<p class="muted">{t('peek.lead')}</p>
			<div class="peek" ref={list} tabIndex={0} role="region" aria-label={t('room.log')}>
				{messages.length === 0 && <p class="muted">{t('room.empty')}</p>}
				{moreBefore && (
					<p>
						<button type="button" class="text-button" aria-disabled={fetching.value ? 'true' : undefined} onClick={() => void loadOlder()}>
							{t('peek.older')}
						</button>
					</p>
				)}
				<ol>
					{messages.map((message) => (
						<li key={message.message}>
							<p class="message-head">
								<b dir="auto">{message.author.name}</b>
								{message.author.hat !== 'resident' && <Tag tone="primary">{t(`hat.${message.author.hat}`)}</Tag>}
								<time class="tiny" dateTime={new Date(message.at_ms).toISOString()}>
									{t('time.moment', { day: dayOf(message.at_ms, Date.now()), time: timeOf(message.at_ms) })}
								</time>
							</p>
							<MessageBody message={message} own={false} />
						</li>
					))}
				</ol>
			</div>
		</section>
	);
}
