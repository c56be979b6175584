import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { Author, RoomView } from '../../protocol';
import { communityPath, go } from '../../state/router';
import { refreshRooms } from '../../state/session';
import { closeSheet } from '../../state/sheet';
import { say } from '../../state/speech';
import { Rules } from '../groups/Rules';
import { Button } from '../parts/Button';
import { Sheet } from '../parts/Sheet';
import { Tag } from '../parts/Tag';
import { GoToDay, Presence } from './sheets';

interface Props {
	room: RoomView;
	hosts: readonly Author[];
	rules: string;
}

/** House rules and choices of a group. */
export function RoomSheet({ room, hosts, rules }: Props) {
	const [leaving, setLeaving] = useState(false);
	if (leaving) return <LeaveStep room={room} onStop={() => setLeaving(false)} />;
	return (
		<Sheet title={room.name} step="rules">
			<GoToDay />
			<h3>{t('join.rules')}</h3>
			<Rules text={rules} />
			{hosts.length > 0 && (
				<>
					<h3>{t('room.hosts')}</h3>
					<ul class="stack-small">
						{hosts.map((host) => (
							<li key={host.member} class="row">
								<span class="strong">{host.name}</span>
								<Tag tone="primary">{t(`hat.${host.hat}`)}</Tag>
							</li>
						))}
					</ul>
				</>
			)}
			{room.joined && <Presence community={room.community} level="h3" />}
			<div class="buttons">
				<a class="nl-link" href={communityPath(room.community)}>
					{t('room.community', { name: room.community_name })}
				</a>
			</div>
			<div class="buttons">
				<Button kind="secondary" icon="log-out" onClick={() => setLeaving(true)}>{t('room.leave')}</Button>
			</div>
		</Sheet>
	);
}

function LeaveStep({ room, onStop }: { room: RoomView; onStop(): void }) {
	const [problem, setProblem] = useState('');
	const leave = async (): Promise<void> => {
		try {
			await request('room.leave', { room: room.room });
			closeSheet();
			await refreshRooms();
			say(t('room.left'));
			go('/g', true);
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	return (
		<Sheet title={t('room.leave')} step="leave">
			<p role="status">{problem || t('room.leave_ask')}</p>
			<div class="buttons">
				<Button onClick={() => void leave()}>{t('room.leave_yes')}</Button>
				<Button kind="secondary" onClick={onStop}>{t('form.stop')}</Button>
			</div>
		</Sheet>
	);
}
