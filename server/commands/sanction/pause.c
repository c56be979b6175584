/* sanction.pause - let somebody read without writing for a while (MO4, MO5). */
#include "noaber/sanction.h"

struct sanction_pause {
	nb_row member;
	int64_t days;
	struct nb_str rule;
	struct nb_str reason;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct sanction_pause, member, NB_ID_MEMBER, "whom it is about"),
    NB_FIELD_INT(struct sanction_pause, days, 1, NB_SANCTION_PAUSE_DAYS_MOST, "for how long"),
    NB_FIELD_TEXT(struct sanction_pause, rule, 3, NB_SANCTION_TEXT_MOST,
                  "which house rule, as it stands"),
    NB_FIELD_TEXT(struct sanction_pause, reason, NB_SANCTION_TEXT_LEAST, NB_SANCTION_TEXT_MOST,
                  "what happened; the person can read it"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct sanction_pause, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct sanction_pause *args = call->args;

	return nb_sanction_impose(call, NB_SANCTION_PAUSE, args->days,
	                          (struct nb_sanction_words){args->rule, args->reason},
	                          call->reply);
}

const struct nb_command nb_cmd_sanction_pause = {
    .name = "sanction.pause",
    .doc =
	"Let somebody read without writing for a while. They are told at once: what, how long, which rule, why, and by whom.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MEMBER(struct sanction_pause, member),
    .needs = NB_RIGHT_SANCTION_PAUSE,
    .fresh = true,
    .rate = NB_RATE_ACT,
    .rate_repeat = true,
    .audit = NB_AUDIT_SANCTION_IMPOSED,
    .essential = true,
    .args = &args_shape,
    .reply = &nb_shape_sanction_reply,
    .emits = NB_EMITS(&nb_event_sanction_changed),
    .run = run,
};
