/** What a form about a pinned card holds, and what of it goes to the server. */
import { t } from '../../i18n';
import { request } from '../../net/connection';
import type { CommunityId, KeptPinnedCard, MessageId, RoomId } from '../../protocol';
import type { FormError } from '../parts/ErrorSummary';
import { dayField, dayNumber } from '../people/week';
import { daysAfter, daysFault } from './days';

export const TITLE_MOST = 80;
export const TEXT_MOST = 500;
export const FIELDS = { title: 'pinned-title', text: 'pinned-text', first_day: 'pinned-first', last_day: 'pinned-last' };
const A_WEEK = 7;

export interface Draft {
	title: string;
	text: string;
	message: MessageId | undefined;
	/** As date fields have them. */
	first: string;
	last: string;
	/** '': all groups of the community. */
	room: RoomId | '';
	/** Stays with the draft, so that sending it twice makes one card. */
	nonce: string;
}

/** A card from today on, for a week. */
export const blank = (today: number, message?: MessageId, room: Draft['room'] = ''): Draft => ({
	title: '', text: '', message, first: dayField(today), last: dayField(daysAfter(today, A_WEEK)), room, nonce: crypto.randomUUID(),
});

/** A card that is there; one that is over begins anew today. */
export const draftOf = (card: KeptPinnedCard, today: number): Draft => ({
	...blank(today, card.message, card.room), title: card.title, text: card.text ?? '',
	...(card.state !== 'over' && { first: dayField(card.first_day), last: dayField(card.last_day) }),
});

export function faultsOf(draft: Draft, today: number): FormError[] {
	const errors: FormError[] = [];
	const text = draft.text.trim();
	if (draft.title.trim() === '') errors.push({ field: FIELDS.title, text: t('pinned.error_title') });
	if ((text === '' && !draft.message) || [...text].length > TEXT_MOST) errors.push({ field: FIELDS.text, text: t('pinned.error_text') });
	const fault = daysFault(dayNumber(draft.first), dayNumber(draft.last), today);
	if (fault) errors.push({ field: FIELDS[`${fault}_day`], text: t(`pinned.error_${fault}`) });
	return errors;
}

/** A new card in a community, for all its groups or one of them. */
export const makeCard = (community: CommunityId, draft: Draft) =>
	request('pinned.make', { community, nonce: draft.nonce, ...(draft.room && { room: draft.room }), ...wordsOf(draft) });

export const wordsOf = ({ title, text, message, first, last }: Draft) => ({
	title: title.trim(), first_day: dayNumber(first), last_day: dayNumber(last),
	...(text.trim() && { text: text.trim() }), ...(message && { message }),
});
