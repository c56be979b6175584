/* rules.list - the versions of the house rules with all that is in them, for who keeps them (ON3). */
#include "noaber/community.h"

struct rules_list {
	nb_row community;
};

struct rules_list_reply {
	struct nb_list versions;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct rules_list, community, NB_ID_COMMUNITY, "the community"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct rules_list, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct rules_list_reply, versions, &nb_shape_rules_version, 0,
                  "newest first, at most 20; the first one holds"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct rules_list_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct rules_list *args = call->args;
	struct rules_list_reply *reply = call->reply;

	return nb_rules_versions(call, args->community, &reply->versions);
}

const struct nb_command nb_cmd_rules_list = {
    .name = "rules.list",
    .doc = "The versions of the house rules of a community.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_COMMUNITY(struct rules_list, community),
    .needs = NB_RIGHT_COMMUNITY_KEEP,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
