/* panel.c - who answers a question of the panel, and when an answer is shown. */
#include "noaber/panel.h"

const char *const nb_question_state_words[NB_QUESTION_STATE_COUNT] = {"waiting", "shown", "hidden"};
const char *const nb_panel_side_words[NB_PANEL_SIDE_COUNT] = {"peer", "professional"};

enum nb_panel_side
nb_panel_side_of(enum nb_hat hat)
{
	return hat == NB_HAT_PROFESSIONAL ? NB_PANEL_PROFESSIONAL : NB_PANEL_PEER;
}

bool
nb_grant_answers(const struct nb_grant *grant, int64_t now_ms, int64_t community,
                 const char *municipality)
{
	if (grant->hat != NB_HAT_PROFESSIONAL)
		return false;
	if (grant->scope == NB_SCOPE_ORGANISATION)
		return now_ms >= grant->from_ms && now_ms < grant->until_ms;
	return nb_grant_holds(grant, now_ms, community, municipality);
}

bool
nb_panel_reveals(bool together, unsigned standing, bool own)
{
	return own || !together || standing == NB_PANEL_SIDE_COUNT;
}
