import { lang, t, tn } from '../../i18n';
import type { Author, RoomView } from '../../protocol';
import { openSheet } from '../../state/sheet';
import { hasKeyboard } from '../../state/settings';
import { Heading } from '../parts/Heading';
import { Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { Weave } from '../parts/Weave';
import { RoomSheet } from './RoomSheet';
import { SearchSheet } from './sheets';

interface Props {
	room: RoomView;
	hosts: readonly Author[];
	rules: string;
}

/** Name of the group, how many are in it and who looks after it. */
export function RoomHeader({ room, hosts, rules }: Props) {
	const members = tn('groups.members', room.member_count);
	const names = new Intl.ListFormat(lang.value).format(hosts.map((host) => host.name));
	return (
		<header class="room-head">
			<a class="icon-button back" href="/g" aria-label={t('room.back')}><Icon name="arrow-left" /></a>
			<Weave seed={room.room} size="medium" />
			<div class="grow">
				<Heading id="room-title" keepFocus={hasKeyboard()}>{room.name}</Heading>
				<p class="tiny muted one-line">{hosts.length > 0 ? t('room.sub', { members, hosts: names }) : `${members}.`}</p>
			</div>
			<IconButton icon="search" label={t('search.open')} onClick={() => openSheet(() => <SearchSheet room={room} />)} />
			<IconButton
				icon="ellipsis"
				label={t('room.menu')}
				onClick={() => openSheet(() => <RoomSheet room={room} hosts={hosts} rules={rules} />)}
			/>
		</header>
	);
}
