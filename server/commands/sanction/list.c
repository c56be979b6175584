/* sanction.list - what runs in a community, for its hosts. */
#include "noaber/sanction.h"

struct sanction_list {
	nb_row community;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct sanction_list, community, NB_ID_COMMUNITY, "the community"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct sanction_list, fields);

static enum nb_status
run(struct nb_call *call)
{
	struct nb_sanctions_reply *reply = call->reply;

	return nb_view_sanctions(call, NB_SQL_SANCTIONS_OF_COMMUNITY, call->object.community,
	                         call->now_ms, &reply->sanctions);
}

const struct nb_command nb_cmd_sanction_list = {
    .name = "sanction.list",
    .doc = "Who may not write or take part in a community for now, until when and why.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE, /* leaves a row in the audit log */
    .target = NB_TARGET_COMMUNITY(struct sanction_list, community),
    .needs = NB_RIGHT_SANCTION_SEE,
    .rate = NB_RATE_READ,
    .audit = NB_AUDIT_SANCTIONS_SEEN,
    .args = &args_shape,
    .reply = &nb_shape_sanctions_reply,
    .run = run,
};
