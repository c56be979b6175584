/* panel.close - a question is off the screen: no more events of it on this connection. */
#include "noaber/panels.h"

struct panel_close {
	nb_row question;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct panel_close, question, NB_ID_QUESTION, "the question"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct panel_close, fields);

static enum nb_status
run(struct nb_call *call)
{
	nb_outbox_unwatch(call, call->object.question, NB_AUDIENCE_MEMBERS);
	return NB_OK;
}

const struct nb_command nb_cmd_panel_close = {
    .name = "panel.close",
    .doc = "No more events of a question on this connection.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_QUESTION(struct panel_close, question),
    .needs = NB_RIGHT_PANEL_READ,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .run = run,
};
