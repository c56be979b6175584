import { useEffect } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { catchUp, close, openRoom, openUp, roomRefusal } from '../../state/room';
import type { RoomId } from '../../protocol';
import { JoinForm } from '../groups/JoinForm';
import { Button } from '../parts/Button';
import { Heading } from '../parts/Heading';
import { Loading } from '../parts/Loading';
import { Conversation } from './Conversation';

/** Counts shown rooms: where one leaves and comes back before a frame was painted, the end of what was
 * shown before may run after the beginning of what is shown now, and must not close that. */
let shown = 0;

/** A group by its address: the conversation for members, rules and a name for others. */
export function RoomScreen({ id }: { id: RoomId }) {
	useEffect(() => {
		const mine = ++shown;
		void openUp(id);
		return () => {
			if (mine === shown) close();
		};
	}, [id]);
	const opened = openRoom.value;
	const refusal = roomRefusal.value;
	if (opened?.room.joined) return <Conversation opened={opened} />;
	if (opened) return <div class="scroll"><JoinForm {...opened} /></div>;
	if (!refusal || refusal === 'unanswered') return <Loading />;
	const gone = refusal.status === 'not_found' || refusal.status === 'forbidden';
	return (
		<div class="wrap narrow stack">
			<Heading>{t('groups.title')}</Heading>
			<p>{gone ? t('join.gone') : sayNo(refusal)}</p>
			<div class="buttons">
				{!gone && <Button kind="secondary" icon="refresh-cw" onClick={catchUp}>{t('state.again')}</Button>}
				<a class="nl-link" href="/g">{t('start.all')}</a>
			</div>
		</div>
	);
}
