/* panel.waiting - the questions that wait for a professional, wherever their grant lets them answer. */
#include "noaber/panels.h"

struct panel_waiting_reply {
	struct nb_list questions;
	bool more;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct panel_waiting_reply, questions, &nb_shape_question, 0, "oldest first"),
    NB_FIELD_BOOL(struct panel_waiting_reply, more, "are there more"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct panel_waiting_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct panel_waiting_reply *reply = call->reply;
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_QUESTIONS_WAITING,
	               NB_BIND(nb_int(call->subject.account), nb_int(NB_HAT_PROFESSIONAL),
	                       nb_int(call->now_ms), nb_int(NB_QUESTIONS_PAGE_MOST + 1)));

	return nb_view_questions(call, cursor, NB_RIGHT_PANEL_ANSWER, NB_QUESTIONS_PAGE_MOST,
	                         &reply->questions, &reply->more);
}

const struct nb_command nb_cmd_panel_waiting = {
    .name = "panel.waiting",
    .doc = "The questions that wait for the answer of a professional, where you may give it.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_PANEL_WAITING,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};
