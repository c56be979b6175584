/*
 * unmask.c - how long an ask to unmask waits, and how long an agreed one can be opened.
 * Not here: who may ask, agree and open (rights.c).
 */
#include "noaber/unmask.h"

const char *const nb_unmask_code_words[NB_UNMASK_CODE_COUNT] = {"danger_self", "danger_others",
                                                                "abuse", "minor", "legal"};
const char *const nb_unmask_state_words[NB_UNMASK_STATE_COUNT] = {"waiting", "agreed", "refused",
                                                                  "lapsed", "shut"};

enum nb_unmask_state
nb_unmask_state_at(enum nb_unmask_state stored, int64_t asked_ms, int64_t judged_ms, int64_t now_ms)
{
	if (stored == NB_UNMASK_WAITING && now_ms >= asked_ms + NB_UNMASK_ASK_MS)
		return NB_UNMASK_LAPSED;
	if (stored == NB_UNMASK_AGREED && now_ms >= judged_ms + NB_UNMASK_OPEN_MS)
		return NB_UNMASK_SHUT;
	return stored;
}
