/* community.make - a new community by a theme of life, with the rules that every one begins with (C3). */
#include "noaber/community.h"

struct community_make_reply {
	nb_row community;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_ID(struct community_make_reply, community, NB_ID_COMMUNITY, "the new community"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct community_make_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct nb_community_settings *args = call->args;
	struct community_make_reply *reply = call->reply;
	enum nb_status status = nb_community_check(call, args);

	if (!status)
		status = nb_community_reach(call, args->municipality);
	if (!status)
		status = nb_community_add(call, args, &reply->community);
	call->object.community = reply->community;
	return status;
}

const struct nb_command nb_cmd_community_make = {
    .name = "community.make",
    .doc =
	"Make a community. It begins with the house rules that every one begins with, and without "
	"rooms. The name of a diagnosis is refused with another name.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_COMMUNITY_MAKE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_COMMUNITY_MADE,
    .fresh = true,
    .args = &nb_shape_community_settings,
    .reply = &reply_shape,
    .run = run,
};
