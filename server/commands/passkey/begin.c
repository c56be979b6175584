/* passkey.begin - what to ask an authenticator to make a passkey for this account. */
#include "noaber/passkey.h"

static enum nb_status
run(struct nb_call *call)
{
	const struct nb_challenge_bond bond = {NB_CHALLENGE_ENROL, call->subject.account,
	                                       call->subject.session};
	struct nb_passkey_question *reply = call->reply;
	struct nb_me_view me = {0};
	enum nb_status status = nb_passkey_may_add(call);

	if (!status)
		status = nb_passkey_ask(call, &bond, reply);
	if (!status)
		status = nb_passkey_list(call, &reply->credentials);
	if (!status)
		status = nb_view_me(call, call->subject.account, call->subject.hat, &me);
	reply->name = me.name;
	reply->user = nb_passkey_handle(call, call->subject.account);
	return status;
}

const struct nb_command nb_cmd_passkey_begin = {
    .name = "passkey.begin",
    .doc = "Begin to make a passkey: what to give navigator.credentials.create, with attestation "
	   "none, a resident key and the person verified. Leave out the passkeys listed.",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_PROVE,
    .rate = NB_RATE_READ,
    .fresh = true,
    .reply = &nb_shape_passkey_question,
    .run = run,
};
