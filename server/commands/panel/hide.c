/* panel.hide - a host keeps a question back, or takes it out of sight, with a reason. */
#include "noaber/panels.h"

struct panel_hide {
	nb_row question;
	struct nb_str reason;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct panel_hide, question, NB_ID_QUESTION, "the question"),
    NB_FIELD_TEXT(struct panel_hide, reason, 3, 500, "why; the asker can read it"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct panel_hide, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct panel_hide *args = call->args;

	if (call->object.asked_panel->state == NB_QUESTION_HIDDEN)
		return NB_E_CONFLICT;
	return nb_question_judge(call, NB_QUESTION_HIDDEN, args->reason);
}

const struct nb_command nb_cmd_panel_hide = {
    .name = "panel.hide",
    .doc = "Hide a question, or do not publish one that waits; the asker is told why.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_QUESTION(struct panel_hide, question),
    .needs = NB_RIGHT_PANEL_MODERATE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_QUESTION_HIDDEN,
    .essential = true,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_panel_changed),
    .run = run,
};
