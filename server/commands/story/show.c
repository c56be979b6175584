/* story.show - a host publishes a story that waited, or puts a hidden one back. */
#include "noaber/stories.h"

struct story_show {
	nb_row story;
	struct nb_str reason;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct story_show, story, NB_ID_STORY, "the story"),
    NB_FIELD_TEXT_OPT(struct story_show, reason, 3, 500, "a word with it; its author can read it"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct story_show, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct story_show *args = call->args;
	enum nb_story_state state = call->object.told->state;

	if (state != NB_STORY_WAITING && state != NB_STORY_HIDDEN)
		return NB_E_CONFLICT;
	return nb_story_judge(call, NB_STORY_SHOWN, args->reason);
}

const struct nb_command nb_cmd_story_show = {
    .name = "story.show",
    .doc = "Publish a story that waits, or show a hidden one again.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_STORY(struct story_show, story),
    .needs = NB_RIGHT_STORY_MODERATE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_STORY_SHOWN,
    .essential = true,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_story_changed),
    .run = run,
};
