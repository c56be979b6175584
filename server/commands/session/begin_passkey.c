/* session.begin_passkey - what to ask an authenticator of somebody who has not said who they are.
 * The same for everybody, so it tells of nobody (A6). */
#include "noaber/passkey.h"

static enum nb_status
run(struct nb_call *call)
{
	return nb_passkey_ask(call, &(struct nb_challenge_bond){NB_CHALLENGE_SIGN_IN, 0, 0},
	                      call->reply);
}

const struct nb_command nb_cmd_session_begin_passkey = {
    .name = "session.begin_passkey",
    .doc = "What to give navigator.credentials.get to sign in with a passkey, without a name. "
	   "Nothing is stored.",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_VISIT,
    .rate = NB_RATE_READ,
    .reply = &nb_shape_passkey_question,
    .run = run,
};
