/* story.look - a story that one has open, as it stands now: after a change, or on a new connection. */
#include "noaber/stories.h"

struct story_look {
	nb_row story;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct story_look, story, NB_ID_STORY, "the story"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct story_look, fields);

static enum nb_status
run(struct nb_call *call)
{
	nb_outbox_watch(call, call->object.story, NB_AUDIENCE_MEMBERS);
	return nb_reply_story(call, false);
}

const struct nb_command nb_cmd_story_look = {
    .name = "story.look",
    .doc = "A story as it stands now, without counting as opening it.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_STORY(struct story_look, story),
    .needs = NB_RIGHT_STORY_READ,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &nb_shape_story_reply,
    .run = run,
};
