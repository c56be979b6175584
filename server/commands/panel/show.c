/* panel.show - a host publishes a question that waited, or puts a hidden one back. */
#include "noaber/panels.h"

struct panel_show {
	nb_row question;
	struct nb_str reason;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct panel_show, question, NB_ID_QUESTION, "the question"),
    NB_FIELD_TEXT_OPT(struct panel_show, reason, 3, 500, "a word with it; the asker can read it"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct panel_show, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct panel_show *args = call->args;

	if (call->object.asked_panel->state == NB_QUESTION_SHOWN)
		return NB_E_CONFLICT;
	return nb_question_judge(call, NB_QUESTION_SHOWN, args->reason);
}

const struct nb_command nb_cmd_panel_show = {
    .name = "panel.show",
    .doc = "Publish a question that waits, or show a hidden one again.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_QUESTION(struct panel_show, question),
    .needs = NB_RIGHT_PANEL_MODERATE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_QUESTION_SHOWN,
    .essential = true,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_panel_changed),
    .run = run,
};
