/* Who can be named in the open room, from what the page has of it: nothing is asked of the server. */
import type { Author, Mention } from '../protocol';
import { asideOf } from './asides';
import { nameable } from './naming';
import { myself, openRoom, timeline } from './room';

/** Who wrote here lately and the hosts, without the reader and whom they put aside. */
export function people(): Author[] {
	const { room, hosts = [] } = openRoom.value ?? {};
	const others = room?.with ? [room.with] : hosts;
	return nameable(timeline.value.messages, others, (member) => member === myself() || asideOf(member) !== undefined);
}

/** Does a message name the reader? */
export const namesMe = (mentions: readonly Mention[] | undefined): boolean =>
	mentions?.some((one) => one.member === myself()) === true;
