/* sanction.ban - keep somebody out of a community for a while (MO4). */
#include "noaber/sanction.h"

struct sanction_ban {
	nb_row member;
	int64_t days;
	struct nb_str rule;
	struct nb_str reason;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct sanction_ban, member, NB_ID_MEMBER, "whom it is about"),
    NB_FIELD_INT(struct sanction_ban, days, 1, NB_SANCTION_BAN_DAYS_MOST, "for how long"),
    NB_FIELD_TEXT(struct sanction_ban, rule, 3, NB_SANCTION_TEXT_MOST,
                  "which house rule, as it stands"),
    NB_FIELD_TEXT(struct sanction_ban, reason, NB_SANCTION_TEXT_LEAST, NB_SANCTION_TEXT_MOST,
                  "what happened; the person can read it"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct sanction_ban, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct sanction_ban *args = call->args;

	return nb_sanction_impose(call, NB_SANCTION_BAN, args->days,
	                          (struct nb_sanction_words){args->rule, args->reason},
	                          call->reply);
}

const struct nb_command nb_cmd_sanction_ban = {
    .name = "sanction.ban",
    .doc =
	"Keep somebody out of a community for a while: nothing of it is there for them. They are told at once, as with a pause.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MEMBER(struct sanction_ban, member),
    .needs = NB_RIGHT_SANCTION_BAN,
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
