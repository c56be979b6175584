/* passkey.begin_proof - what to ask a passkey of this account, for session.prove. */
#include "noaber/passkey.h"

static enum nb_status
run(struct nb_call *call)
{
	const struct nb_challenge_bond bond = {NB_CHALLENGE_PROVE, call->subject.account,
	                                       call->subject.session};
	struct nb_passkey_question *reply = call->reply;
	enum nb_status status = nb_passkey_ask(call, &bond, reply);

	return status ? status : nb_passkey_list(call, &reply->credentials);
}

const struct nb_command nb_cmd_passkey_begin_proof = {
    .name = "passkey.begin_proof",
    .doc = "What to give navigator.credentials.get, with the passkeys of this account, for "
	   "session.prove.",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_PROVE,
    .rate = NB_RATE_READ,
    .reply = &nb_shape_passkey_question,
    .run = run,
};
