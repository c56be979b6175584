/* oidc.begin_link - go to the organisation to link one's account there to the one here. At the HTTP
 * door like all that asks the provider: a connection would wait for its answer. */
#include "noaber/organisation.h"

static enum nb_status
prepare(struct nb_call *call)
{
	enum nb_status status = nb_organisation_may_link(call);

	return status ? status : nb_organisation_prepare_begin(call);
}

static enum nb_status
run(struct nb_call *call)
{
	return nb_organisation_begin(call, call->subject.account);
}

const struct nb_command nb_cmd_oidc_begin_link = {
    .name = "oidc.begin_link",
    .doc = "Begin to link one's account at the organisation, as a professional or partner. Within "
	   "ten minutes oidc.link ends it, in the same tab.",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_OUTBOUND,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ENTER,
    .fresh = true,
    .args = &nb_shape_begin_args,
    .reply = &nb_shape_begin_reply,
    .prepare = prepare,
    .run = run,
};
