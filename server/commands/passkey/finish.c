/* passkey.finish - keep the passkey that was made. At the HTTP door, because whoever did that has
 * just proved it, and only there the session can get its new token (A3). */
#include "noaber/passkey.h"

struct passkey_finish {
	struct nb_str name;
	struct nb_str client_data;
	struct nb_str attestation;
};

static const struct nb_field fields[] = {
    NB_FIELD_TEXT(struct passkey_finish, name, 1, NB_FACTOR_NAME_CHARACTERS_MOST,
                  "your own word for it, such as the device that it is on"),
    NB_FIELD_TEXT(struct passkey_finish, client_data, 1, NB_PASSKEY_TEXT_MOST,
                  "base64url: response.clientDataJSON"),
    NB_FIELD_TEXT(struct passkey_finish, attestation, 1, NB_PASSKEY_TEXT_MOST,
                  "base64url: response.attestationObject"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct passkey_finish, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct passkey_finish *args = call->args;
	const struct nb_challenge_bond bond = {NB_CHALLENGE_ENROL, call->subject.account,
	                                       call->subject.session};
	struct nb_codes_reply *reply = call->reply;
	nb_row factor = 0;
	enum nb_status status = nb_passkey_may_add(call);

	if (!status)
		status = nb_passkey_enrol(call, &bond, args->client_data, args->attestation,
		                          args->name, &factor);
	return status ? status : nb_factor_count_in(call, factor, &reply->codes);
}

const struct nb_command nb_cmd_passkey_finish = {
    .name = "passkey.finish",
    .doc = "Keep a passkey that was just made. The session is whole and fresh from now on, and the "
	   "cookie holds a new token.",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_PROVE,
    .rate = NB_RATE_PROVE,
    .audit = NB_AUDIT_PASSKEY_ADDED,
    .fresh = true,
    .args = &args_shape,
    .reply = &nb_shape_codes_reply,
    .emits = NB_EMITS(&nb_event_session_ended),
    .run = run,
};
