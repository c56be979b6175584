/* story.withdraw - take one's own story back: gone at once, for everybody and for good. */
#include "noaber/stories.h"
#include "noaber/waiting.h"

struct story_withdraw {
	nb_row story;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct story_withdraw, story, NB_ID_STORY, "the story"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct story_withdraw, fields);

static enum nb_status
run(struct nb_call *call)
{
	enum nb_status status = nb_db_run(call->tools->db, NB_SQL_STORY_DROP,
	                                  NB_BIND(nb_int(call->object.story)), NULL);

	nb_story_tell(call, call->object.story, true);
	return status ? status : nb_waiting_ended(call, call->object.community);
}

const struct nb_command nb_cmd_story_withdraw = {
    .name = "story.withdraw",
    .doc = "Take your own story back, at any time. Nothing of it is kept.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_STORY(struct story_withdraw, story),
    .needs = NB_RIGHT_STORY_WITHDRAW,
    .rate = NB_RATE_ACT,
    .essential = true,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_story_changed),
    .run = run,
};
