/* group.c - the small rules of talking in a group. */
#include "noaber/group.h"

const char *const nb_reaction_words[] = {"recognise", "strength", "thanks"};
const char *const nb_theme_show_words[] = {"cover", "show", "hide"};
const char *const nb_cover_words[] = {"loss",   "violence",   "self_harm", "abuse",
                                      "eating", "substances", "other"};

const char *const nb_origin_words[NB_ORIGIN_COUNT] = {"elsewhere"};

bool
nb_message_editable(int64_t posted_ms, int64_t now_ms)
{
	return now_ms - posted_ms < NB_MESSAGE_EDIT_MS;
}

int64_t
nb_read_cursor(int64_t now_at, int64_t asked, int64_t head)
{
	int64_t wanted = asked < head ? asked : head;

	return wanted > now_at ? wanted : now_at;
}
