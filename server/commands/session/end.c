/* session.end - end one of one's own sessions on another device. */
#include "noaber/views.h"

struct session_end {
	nb_row session;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct session_end, session, NB_ID_SESSION, "the session to end"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct session_end, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct session_end *args = call->args;
	int64_t changed = 0;
	call->concerns.session = args->session;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_SESSION_END,
	              NB_BIND(nb_int(args->session), nb_int(call->subject.account)), &changed);

	if (status)
		return status;
	if (!changed) /* gone, or somebody else's: the same answer (Z3) */
		return NB_E_NOT_FOUND;
	nb_outbox_session_ended(call, call->subject.account, args->session, "ended_elsewhere");
	return NB_OK;
}

const struct nb_command nb_cmd_session_end = {
    .name = "session.end",
    .doc = "End one of your own sessions; its connections close.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_SESSION_ENDED,
    .essential = true,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_session_ended),
    .run = run,
};
