/* factor.finish_totp - the first code of a code app that this session set up: from now on it counts.
 * At the HTTP door, because the session gets a new token for it (A3). */
#include "noaber/factor.h"

struct factor_finish_totp {
	struct nb_str totp;
};

static const struct nb_field fields[] = {
    NB_FIELD_TEXT(struct factor_finish_totp, totp, NB_TOTP_DIGITS, NB_TOTP_DIGITS,
                  "the digits that the app shows now"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct factor_finish_totp, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct factor_finish_totp *args = call->args;
	struct nb_codes_reply *reply = call->reply;
	nb_row factor = 0;
	enum nb_status status =
	    nb_factor_prove_totp(call, args->totp, call->subject.session, &factor);

	if (!status)
		status = nb_factor_may_add(call);
	return status ? status : nb_factor_count_in(call, factor, &reply->codes);
}

const struct nb_command nb_cmd_factor_finish_totp = {
    .name = "factor.finish_totp",
    .doc = "Say a first code of the code app that was begun: it counts, and the session is whole. "
	   "For a first one recovery codes are told, this one time, and all other sessions end.",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_PROVE,
    .rate = NB_RATE_PROVE,
    .audit = NB_AUDIT_FACTOR_ADDED,
    .fresh = true,
    .args = &args_shape,
    .reply = &nb_shape_codes_reply,
    .emits = NB_EMITS(&nb_event_session_ended),
    .run = run,
};
