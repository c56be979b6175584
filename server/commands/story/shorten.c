/* story.shorten - let one's own story end sooner. It never gets longer: readers and hosts said yes to
 * the date that was there. */
#include "noaber/stories.h"

struct story_shorten {
	nb_row story;
	int64_t until_ms;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct story_shorten, story, NB_ID_STORY, "the story"),
    NB_FIELD_INT(struct story_shorten, until_ms, 0, INT64_MAX,
                 "until when: later than now, sooner than it was"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct story_shorten, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct story_shorten *args = call->args;
	int64_t changed = 0;

	if (args->until_ms <= call->now_ms || args->until_ms >= call->object.told->until_ms) {
		call->refusal.field = "until_ms";
		return NB_E_BAD_ARGUMENT;
	}
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_STORY_SHORTEN,
	              NB_BIND(nb_int(call->object.story), nb_int(args->until_ms)), &changed);
	if (status)
		return status;
	nb_story_tell(call, call->object.story, false);
	status = nb_object_load_story(call, call->object.story, &call->object);
	return status ? status : nb_reply_story(call, false);
}

const struct nb_command nb_cmd_story_shorten = {
    .name = "story.shorten",
    .doc = "Let your own story end sooner.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_STORY(struct story_shorten, story),
    .needs = NB_RIGHT_STORY_WITHDRAW,
    .rate = NB_RATE_ACT,
    .args = &args_shape,
    .reply = &nb_shape_story_reply,
    .emits = NB_EMITS(&nb_event_story_changed),
    .run = run,
};
