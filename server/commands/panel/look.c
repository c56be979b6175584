/* panel.look - a question with its answers, and word on this connection when it changes. */
#include "noaber/panels.h"

struct panel_look {
	nb_row question;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct panel_look, question, NB_ID_QUESTION, "the question"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct panel_look, fields);

static enum nb_status
run(struct nb_call *call)
{
	nb_outbox_watch(call, call->object.question, NB_AUDIENCE_MEMBERS);
	return nb_reply_question(call, false);
}

const struct nb_command nb_cmd_panel_look = {
    .name = "panel.look",
    .doc = "A question with its answers; you hear on this connection when it changes.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_QUESTION(struct panel_look, question),
    .needs = NB_RIGHT_PANEL_READ,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &nb_shape_question_reply,
    .run = run,
};
