import { useEffect, useState } from 'preact/hooks';
import { moment, sayNo, t, tn } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { HeldView, RoomView } from '../../protocol';
import { waitsTurn } from '../../state/held';
import { nameAmong } from '../../state/rooms';
import { rooms } from '../../state/session';
import { say } from '../../state/speech';
import { useAsk } from '../groups/useAsk';
import { ComingIn } from '../introduction/ComingIn';
import { Heading } from '../parts/Heading';
import { Waiting } from './Waiting';

interface One {
	room: RoomView;
	held: HeldView;
}

/** Every message that waits in the groups somebody hosts, the longest wait first. */
export function Queue() {
	const { answer, refusal, again } = useAsk(askAll, `queue-${waitsTurn.value}`);
	const [said, setSaid] = useState<number>();
	const waiting = answer ?? [];
	useEffect(() => {
		if (answer && said !== undefined && answer.length > said) say(tn('queue.waiting', answer.length));
		if (answer) setSaid(answer.length);
	}, [answer]);
	return (
		<div class="wrap narrow stack">
			<header class="stack-small">
				<Heading>{t('queue.title')}</Heading>
				<p class="muted">{t('queue.lead')}</p>
			</header>
			{refusal && !answer && <p role="status" class="field-error">{sayNo(refusal)}</p>}
			{!answer && !refusal && <p class="muted">{t('state.loading')}</p>}
			{answer && waiting.length === 0 && <p class="card">{t('queue.none')}</p>}
			<ol class="stack queue">
				{waiting.map(({ room, held }) => (
					<li key={held.message} class="card stack-small">
						<p class="row">
							<span class="strong" dir="auto">{t('queue.by', { name: held.author.name, room: nameAmong(room, rooms.value) })}</span>
						</p>
						<p class="small muted">
							{t('queue.since', { time: moment(held.at_ms, Date.now()) })} {t(`queue.because_${held.why}`)}
						</p>
						<Waiting held={held} closed={room.state !== 'open'} onDone={again} />
					</li>
				))}
			</ol>
			<ComingIn />
		</div>
	);
}

/** Of each room with something for this host, all that waits; ids tell nothing of age, times do. */
async function askAll(): Promise<One[]> {
	const list = (await request('room.list', {})).rooms;
	rooms.value = list;
	const mine = list.filter((room) => room.held);
	const answers = await Promise.all(mine.map(async (room) => {
		try {
			return (await request('message.held', { room: room.room })).held.map((held) => ({ room, held }));
		} catch (error) {
			if (refusalOf(error)?.status === 'not_found') return []; /* no host there any more */
			throw error;
		}
	}));
	return answers.flat().filter(({ held }) => held.state === 'waiting').sort((a, b) => a.held.at_ms - b.held.at_ms);
}
