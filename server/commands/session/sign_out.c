/* session.sign_out - end this session, here and on every connection that uses it. */
#include "noaber/views.h"

static enum nb_status
run(struct nb_call *call)
{
	call->concerns.session = call->subject.session;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_SESSION_END,
	              NB_BIND(nb_int(call->subject.session), nb_int(call->subject.account)), NULL);

	if (!status)
		nb_outbox_session_ended(call, call->subject.account, call->subject.session,
		                        "signed_out");
	return status;
}

const struct nb_command nb_cmd_session_sign_out = {
    .name = "session.sign_out",
    .doc = "End this session; its connections close.",
    .doors = NB_DOOR_HTTP | NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_PROVE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_SESSION_SIGNED_OUT,
    .essential = true,
    .emits = NB_EMITS(&nb_event_session_ended),
    .run = run,
};
