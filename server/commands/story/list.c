/* story.list - the stories of a community that are there for the reader. */
#include "noaber/stories.h"

struct story_list {
	nb_row community;
	nb_row before;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct story_list, community, NB_ID_COMMUNITY, "the community"),
    NB_FIELD_ID_OPT(struct story_list, before, NB_ID_STORY,
                    "stories older than this one; the newest when left out"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct story_list, fields);

struct story_list_reply {
	struct nb_list stories;
	bool more;
	struct nb_list may;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct story_list_reply, stories, &nb_shape_story, 0,
                  "newest first, without their texts"),
    NB_FIELD_BOOL(struct story_list_reply, more, "are there older ones"),
    NB_FIELD_WORDS(struct story_list_reply, may, &nb_words_right, "what the reader may do here"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct story_list_reply, reply_fields);

/* A story that is not theirs to know is not there (Z3). */
static enum nb_status
check_before(struct nb_call *call, nb_row before)
{
	struct nb_object object;

	if (!before)
		return NB_OK;
	enum nb_status status = nb_object_load_story(call, before, &object);
	if (!status && object.community != call->object.community)
		status = NB_E_NOT_FOUND;
	return status ? status : nb_rights_decide(NB_RIGHT_STORY_READ, &object.situation);
}

static const enum nb_right shown_rights[] = {NB_RIGHT_STORY_WRITE};

static enum nb_status
run(struct nb_call *call)
{
	const struct story_list *args = call->args;
	struct story_list_reply *reply = call->reply;
	unsigned relation = call->object.situation.relation;
	bool member = relation & NB_IS_MEMBER;
	enum nb_status status = check_before(call, args->before);

	if (status)
		return status;
	struct nb_cursor *cursor = nb_db_find(
	    call->tools->db, NB_SQL_STORIES_OF_COMMUNITY,
	    NB_BIND(nb_int(args->community), nb_int(args->before ? args->before : INT64_MAX),
	            nb_int(member), nb_int(call->now_ms), nb_int(member && (relation & NB_IS_HOST)),
	            nb_int(NB_STORIES_PAGE_MOST + 1)));
	status = nb_view_stories(call, cursor, NB_STORIES_PAGE_MOST, &reply->stories, &reply->more);
	return status ? status
	              : nb_view_rights(call, &call->object, shown_rights, NB_COUNT(shown_rights),
	                               &reply->may);
}

const struct nb_command nb_cmd_story_list = {
    .name = "story.list",
    .doc = "The stories of a community that are there for you; hosts also see what waits for them.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_COMMUNITY(struct story_list, community),
    .needs = NB_RIGHT_STORY_LIST,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
