/* panel.unveil - a host reads a question that waits or is hidden, to judge it. */
#include "noaber/panels.h"

struct panel_unveil {
	nb_row question;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct panel_unveil, question, NB_ID_QUESTION, "the question"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct panel_unveil, fields);

static enum nb_status
run(struct nb_call *call)
{
	if (call->object.asked_panel->state == NB_QUESTION_SHOWN)
		return NB_E_CONFLICT;
	return nb_reply_question(call, true);
}

const struct nb_command nb_cmd_panel_unveil = {
    .name = "panel.unveil",
    .doc =
	"The words of a question that waits or is hidden, for a host; it is written down, and the "
	"asker can see that it was read.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_QUESTION(struct panel_unveil, question),
    .needs = NB_RIGHT_PANEL_MODERATE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_QUESTION_UNVEILED,
    .essential = true,
    .args = &args_shape,
    .reply = &nb_shape_question_reply,
    .run = run,
};
