/* invitation.withdraw - nobody can use the code from now on; who joined with it stays. */
#include "noaber/staff.h"

struct invitation_withdraw {
	nb_row invitation;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct invitation_withdraw, invitation, NB_ID_INVITATION,
                "the invitation, into a community"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct invitation_withdraw, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct invitation_withdraw *args = call->args;
	int64_t changed = 0;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_INVITATION_WITHDRAW,
	              NB_BIND(nb_int(args->invitation), nb_int(call->now_ms)), &changed);

	return status || changed ? status : NB_E_CONFLICT;
}

const struct nb_command nb_cmd_invitation_withdraw = {
    .name = "invitation.withdraw",
    .doc = "Withdraw a code of a community. A code that is used up or too old gives conflict.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_INVITATION(struct invitation_withdraw, invitation),
    .needs = NB_RIGHT_INVITATION_WITHDRAW,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_INVITATION_WITHDRAWN,
    .essential = true,
    .args = &args_shape,
    .run = run,
};
