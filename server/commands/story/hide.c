/* story.hide - a host keeps a story back, or takes it out of sight, with a reason. */
#include "noaber/stories.h"

struct story_hide {
	nb_row story;
	struct nb_str reason;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct story_hide, story, NB_ID_STORY, "the story"),
    NB_FIELD_TEXT(struct story_hide, reason, 3, 500, "why; its author can read it"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct story_hide, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct story_hide *args = call->args;
	enum nb_story_state state = call->object.told->state;

	if (state != NB_STORY_WAITING && state != NB_STORY_SHOWN)
		return NB_E_CONFLICT;
	return nb_story_judge(call, NB_STORY_HIDDEN, args->reason);
}

const struct nb_command nb_cmd_story_hide = {
    .name = "story.hide",
    .doc = "Hide a story, or do not publish one that waits; its author is told why.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_STORY(struct story_hide, story),
    .needs = NB_RIGHT_STORY_MODERATE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_STORY_HIDDEN,
    .essential = true,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_story_changed),
    .run = run,
};
