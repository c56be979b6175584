/* factor.renew_codes - new recovery codes; those before are worth nothing from then on. */
#include "noaber/factor.h"

static enum nb_status
run(struct nb_call *call)
{
	struct nb_codes_reply *reply = call->reply;
	int64_t count = 0;
	enum nb_status status = nb_factor_count(call, call->subject.account, &count);

	if (!status && !count) /* nothing that could be lost */
		status = NB_E_CONFLICT;
	return status ? status : nb_factor_new_codes(call, &reply->codes);
}

const struct nb_command nb_cmd_factor_renew_codes = {
    .name = "factor.renew_codes",
    .doc = "Make new recovery codes, told this one time; those before stop working.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_FACTOR_CODES_RENEWED,
    .fresh = true,
    .reply = &nb_shape_codes_reply,
    .run = run,
};
