/* panel.list - the questions of a community. */
#include "noaber/panels.h"

struct panel_list {
	nb_row community;
	nb_row before;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct panel_list, community, NB_ID_COMMUNITY, "the community"),
    NB_FIELD_ID_OPT(struct panel_list, before, NB_ID_QUESTION,
                    "questions older than this one; the newest when left out"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct panel_list, fields);

struct panel_list_reply {
	struct nb_list questions;
	bool more;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct panel_list_reply, questions, &nb_shape_question, 0, "newest first"),
    NB_FIELD_BOOL(struct panel_list_reply, more, "are there older ones"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct panel_list_reply, reply_fields);

/* A question that is not theirs to know is not there (Z3). */
static enum nb_status
check_before(struct nb_call *call, nb_row before)
{
	struct nb_object object;

	if (!before)
		return NB_OK;
	enum nb_status status = nb_object_load_question(call, before, &object);
	if (!status && object.community != call->object.community)
		status = NB_E_NOT_FOUND;
	return status ? status : nb_rights_decide(NB_RIGHT_PANEL_READ, &object.situation);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct panel_list *args = call->args;
	struct panel_list_reply *reply = call->reply;
	bool host = call->object.situation.relation & NB_IS_HOST;
	enum nb_status status = check_before(call, args->before);

	if (status)
		return status;
	struct nb_cursor *cursor = nb_db_find(
	    call->tools->db, NB_SQL_QUESTIONS_OF_COMMUNITY,
	    NB_BIND(nb_int(args->community), nb_int(args->before ? args->before : INT64_MAX),
	            nb_int(call->object.member), nb_int(host), nb_int(NB_QUESTIONS_PAGE_MOST + 1)));
	return nb_view_questions(call, cursor, NB_RIGHT_PANEL_READ, NB_QUESTIONS_PAGE_MOST,
	                         &reply->questions, &reply->more);
}

const struct nb_command nb_cmd_panel_list = {
    .name = "panel.list",
    .doc = "The questions of a community, for its members; hosts also see what waits for them.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_COMMUNITY(struct panel_list, community),
    .needs = NB_RIGHT_PANEL_LIST,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
