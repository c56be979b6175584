import { useState } from 'preact/hooks';
import { echoesAfter } from '../../net/outbox';
import type { MessageView } from '../../protocol';
import { ownHeld } from '../../state/held';
import { outgoing } from '../../state/outgoing';
import { following, jumpToNewest, type OpenRoom, timeline } from '../../state/room';
import { foldsAway } from '../../state/asides';
import { rowsOf } from '../../state/rows';
import { listedRoom } from '../../state/room';
import { DirectHeader } from '../near/DirectHeader';
import { BackPill } from './BackPill';
import { PinnedCards } from '../pinned/PinnedCards';
import { RulesFirst } from '../rules/RulesFirst';
import { Composer } from './Composer';
import { DutyBanner } from './DutyBanner';
import { GroupColumn } from './GroupColumn';
import { HeldStrip } from './HeldStrip';
import { JumpPill } from './JumpPill';
import { MessageLog } from './MessageLog';
import { RoomHeader } from './RoomHeader';

/** The conversation of a group: header, messages, and the field to write in. */
export function Conversation({ opened }: { opened: OpenRoom }) {
	const [editing, setEditing] = useState<MessageView>();
	const room = listedRoom() ?? opened.room;
	const now = timeline.value;
	const mine = outgoing.value.filter((one) => one.room === room.room);
	const rows = rowsOf({
		timeline: now,
		held: ownHeld.value,
		outgoing: mine,
		me: room.me?.member,
		unreadAfter: opened.unreadAfter,
		folds: (member) => foldsAway(room, member),
		holdOwnAfter: echoesAfter(mine),
	});
	return (
		<div class="chat">
			<GroupColumn current={room.room} />
			<section class="room" aria-labelledby="room-title">
				<div class="room-top">
					{room.with
						? <DirectHeader room={room} other={room.with} />
						: <RoomHeader room={room} hosts={opened.hosts} rules={opened.rules} />}
					{!room.with && <DutyBanner room={room} />}
					<HeldStrip room={room} />
					<PinnedCards cards={opened.pinned} place={room.room} narrow />
				</div>
				<MessageLog room={room} rows={rows} atStart={!now.moreBefore} onEdit={setEditing} />
				<BackPill />
				{!following.value && (
					<JumpPill unseen={now.unseen} far={now.moreAfter} onJump={() => void jumpToNewest()} />
				)}
				{room.rules_due && room.state === 'open' && room.may.includes('room.write') ? <RulesFirst room={room.room} /> : (
					<Composer
						key={editing?.message ?? 'new'}
						room={room}
						editing={editing}
						onDone={() => setEditing(undefined)}
					/>
				)}
			</section>
		</div>
	);
}
