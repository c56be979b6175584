/* direct.set - do I want private messages at all? Whoever asks cannot tell (S7). */
#include "noaber/talk_of_two.h"

struct direct_set {
	bool wanted;
};

static const struct nb_field fields[] = {
    NB_FIELD_BOOL(struct direct_set, wanted, "false: asks are not shown, and you ask nobody"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct direct_set, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct direct_set *args = call->args;

	nb_outbox_account_event(call, &nb_event_direct_changed, NULL);
	return nb_db_run(call->tools->db, NB_SQL_DIRECT_SET_OFF,
	                 NB_BIND(nb_int(call->subject.account), nb_int(args->wanted ? 0 : 1)),
	                 NULL);
}

const struct nb_command nb_cmd_direct_set = {
    .name = "direct.set",
    .doc = "Want private messages, or not. Talks that are there go on.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_direct_changed),
    .run = run,
};
