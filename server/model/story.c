/* story.c - who a story is for, and until when. */
#include "noaber/story.h"

#include "noaber/rights.h"

#define OPENED_SOME 5 /* from here on it is no longer a few */

const char *const nb_story_state_words[NB_STORY_STATE_COUNT] = {"waiting", "shown", "hidden",
                                                                "ended"};
const char *const nb_story_audience_words[NB_STORY_AUDIENCE_COUNT] = {"community", "region"};
const char *const nb_opened_words[NB_OPENED_COUNT] = {"few", "some", "many"};

enum nb_opened
nb_story_opened(int64_t times)
{
	if (times >= NB_STORY_OPENED_MOST)
		return NB_OPENED_MANY;
	return times >= OPENED_SOME ? NB_OPENED_SOME : NB_OPENED_FEW;
}

enum nb_story_state
nb_story_state_at(enum nb_story_state stored, int64_t until_ms, int64_t now_ms)
{
	return now_ms >= until_ms ? NB_STORY_ENDED : stored;
}

bool
nb_story_is_for(enum nb_story_state state, enum nb_story_audience audience, int64_t until_ms,
                unsigned relation, int64_t now_ms)
{
	if (nb_story_state_at(state, until_ms, now_ms) != NB_STORY_SHOWN ||
	    !(relation & NB_IS_PARTICIPANT))
		return false;
	if (relation & NB_IS_MEMBER)
		return true;
	return audience == NB_STORY_FOR_REGION && relation & NB_IS_OPEN;
}
