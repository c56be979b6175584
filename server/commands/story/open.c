/* story.open - read a story. That it was opened is counted, coarsely; by whom is written nowhere. */
#include "noaber/stories.h"

struct story_open {
	nb_row story;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct story_open, story, NB_ID_STORY, "the story"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct story_open, fields);

static enum nb_status
run(struct nb_call *call)
{
	unsigned relation = call->object.situation.relation;
	enum nb_status status = NB_OK;

	/* Neither its author nor who judges it is a reader. */
	if ((relation & NB_IS_READER) && !(relation & NB_IS_AUTHOR))
		status = nb_db_run(
		    call->tools->db, NB_SQL_STORY_COUNT_OPENED,
		    NB_BIND(nb_int(call->object.story), nb_int(NB_STORY_OPENED_MOST)), NULL);
	nb_outbox_watch(call, call->object.story, NB_AUDIENCE_MEMBERS);
	return status ? status : nb_reply_story(call, false);
}

const struct nb_command nb_cmd_story_open = {
    .name = "story.open",
    .doc = "Read a story, and hear on this connection when it changes or goes.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_STORY(struct story_open, story),
    .needs = NB_RIGHT_STORY_READ,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &nb_shape_story_reply,
    .run = run,
};
