/* oidc.begin - go to the organisation to sign in. */
#include "noaber/organisation.h"

static enum nb_status
run(struct nb_call *call)
{
	return nb_organisation_begin(call, 0);
}

const struct nb_command nb_cmd_oidc_begin = {
    .name = "oidc.begin",
    .doc = "Begin to sign in through the organisation: where the browser has to go. Within ten "
	   "minutes oidc.sign_in ends it, in the same tab.",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_OUTBOUND,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_VISIT,
    .rate = NB_RATE_ENTER,
    .essential = true,
    .args = &nb_shape_begin_args,
    .reply = &nb_shape_begin_reply,
    .prepare = nb_organisation_prepare_begin,
    .run = run,
};
