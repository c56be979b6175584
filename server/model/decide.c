/*
 * decide.c - what somebody may do in a situation, by the table of rights (rights.c). Pure.
 */
#include "noaber/check.h"
#include "noaber/rights.h"

static bool
has_one(unsigned relation, const unsigned ways[NB_WAYS_MOST])
{
	for (size_t i = 0; i < NB_WAYS_MOST && ways[i]; i++)
		if ((relation & ways[i]) == ways[i])
			return true;
	return false;
}

void
nb_relate_sanctions(int64_t now_ms, int64_t paused_until_ms, int64_t banned_until_ms,
                    unsigned *relation)
{
	if (now_ms < paused_until_ms)
		*relation |= NB_IS_PAUSED;
	if (now_ms >= banned_until_ms)
		return;
	*relation &= ~(unsigned)(NB_IS_PARTICIPANT | NB_IS_MEMBER | NB_IS_JOINED | NB_IS_LISTED |
	                         NB_IS_OPEN);
	*relation |= NB_IS_BANNED;
}

enum nb_status
nb_rights_decide(enum nb_right right, const struct nb_situation *situation)
{
	nb_assert(right < NB_RIGHT_COUNT);
	const struct nb_right_row *row = &nb_right_rows[right];
	unsigned relation = situation->relation | NB_IS_ANYBODY;

	/* Who is not in, or only half, is related to nothing yet. */
	if (!(relation & NB_IS_SIGNED_IN)) {
		relation &= NB_IS_ANYBODY | NB_IS_HALF;
		if (!has_one(relation, row->needs))
			return relation & NB_IS_HALF ? NB_E_FACTOR_NEEDED : NB_E_SIGNED_OUT;
	}
	/* First what may be seen at all: "not there" and "not yours" look alike (Z3). */
	if (!has_one(relation, row->seen_by))
		return NB_E_NOT_FOUND;
	if (relation & row->never)
		return NB_E_FORBIDDEN;
	if (!has_one(relation, row->needs)) {
		bool would_do = has_one(relation | NB_IS_JOINED | NB_IS_MEMBER, row->needs);
		return row->joining_helps && would_do ? NB_E_NOT_MEMBER : NB_E_FORBIDDEN;
	}
	if (row->takes_voice && relation & NB_IS_PAUSED)
		return NB_E_WRITING_PAUSED;
	if (!(row->room_states & (1u << situation->room_state)))
		return NB_E_READ_ONLY;
	if (!(row->message_states & (1u << situation->message_state)))
		return situation->message_state == NB_MESSAGE_REMOVED ? NB_E_NOT_FOUND
		                                                      : NB_E_CONFLICT;
	return NB_OK;
}
