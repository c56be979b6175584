/* pinned.c - on which days a pinned card is there, and when its message is. */
#include "noaber/pinned.h"

#include "noaber/hours.h"
#include "noaber/room_kind.h"

#define A_YEAR 10000 /* between the numbers of a day and the same day a year later */

const char *const nb_pinned_state_words[NB_PINNED_STATE_COUNT] = {"coming", "running", "over"};

enum nb_pinned_state
nb_pinned_state_on(const struct nb_pinned_days *days, int64_t today)
{
	if (days->ended || days->last < today)
		return NB_PINNED_OVER;
	return days->first > today ? NB_PINNED_COMING : NB_PINNED_RUNNING;
}

enum nb_pinned_fault
nb_pinned_days_check(const struct nb_pinned_days *days, int64_t today)
{
	if (!nb_date_number_fits(days->first))
		return NB_PINNED_BAD_FIRST;
	if (!nb_date_number_fits(days->last) || days->last < days->first || days->last < today ||
	    days->last > today + A_YEAR)
		return NB_PINNED_BAD_LAST;
	return NB_PINNED_FITS;
}

bool
nb_pinned_message_shows(const struct nb_pinned_message *message)
{
	return message->state == NB_MESSAGE_VISIBLE && message->author == NB_FACE_HERE &&
	       nb_room_kinds[message->kind].hosted &&
	       (message->access == NB_ACCESS_OPEN || message->same_room);
}
