/* story.close - a story is off the screen: no more events of it on this connection. */
#include "noaber/stories.h"

struct story_close {
	nb_row story;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct story_close, story, NB_ID_STORY, "the story"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct story_close, fields);

static enum nb_status
run(struct nb_call *call)
{
	nb_outbox_unwatch(call, call->object.story, NB_AUDIENCE_MEMBERS);
	return NB_OK;
}

const struct nb_command nb_cmd_story_close = {
    .name = "story.close",
    .doc = "No more events of a story on this connection.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_STORY(struct story_close, story),
    .needs = NB_RIGHT_STORY_READ,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .run = run,
};
