/* panel.withdraw - take one's own question back: gone at once with its answers. */
#include "noaber/panels.h"
#include "noaber/waiting.h"

struct panel_withdraw {
	nb_row question;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct panel_withdraw, question, NB_ID_QUESTION, "the question"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct panel_withdraw, fields);

static enum nb_status
run(struct nb_call *call)
{
	nb_row question = call->object.question;
	enum nb_status status = nb_db_run(call->tools->db, NB_SQL_ANSWERS_OF_QUESTION_DROP,
	                                  NB_BIND(nb_int(question)), NULL);

	nb_question_tell(call, question, true);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_QUESTION_DROP, NB_BIND(nb_int(question)),
		                   NULL);
	return status ? status : nb_waiting_ended(call, call->object.community);
}

const struct nb_command nb_cmd_panel_withdraw = {
    .name = "panel.withdraw",
    .doc = "Take your own question back, with its answers. Nothing of it is kept.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_QUESTION(struct panel_withdraw, question),
    .needs = NB_RIGHT_PANEL_WITHDRAW,
    .rate = NB_RATE_ACT,
    .essential = true,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_panel_changed),
    .run = run,
};
