/* story.unveil - a host reads a story that waits or is hidden, to judge it. */
#include "noaber/stories.h"

struct story_unveil {
	nb_row story;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct story_unveil, story, NB_ID_STORY, "the story"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct story_unveil, fields);

static enum nb_status
run(struct nb_call *call)
{
	enum nb_story_state state = call->object.told->state;

	if (state != NB_STORY_WAITING && state != NB_STORY_HIDDEN)
		return NB_E_CONFLICT;
	return nb_reply_story(call, true);
}

const struct nb_command nb_cmd_story_unveil = {
    .name = "story.unveil",
    .doc = "The words of a story that waits or is hidden, for a host; it is written down, and its "
	   "author can see that it was read.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_STORY(struct story_unveil, story),
    .needs = NB_RIGHT_STORY_MODERATE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_STORY_UNVEILED,
    .essential = true,
    .args = &args_shape,
    .reply = &nb_shape_story_reply,
    .run = run,
};
