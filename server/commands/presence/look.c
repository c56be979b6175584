/* presence.look - who is there now, of those who let me see it (S4). */
#include "noaber/presence.h"

struct presence_look {
	nb_row community;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct presence_look, community, NB_ID_COMMUNITY, "where"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct presence_look, fields);

static enum nb_status
run(struct nb_call *call)
{
	return nb_view_presence(call, call->reply);
}

const struct nb_command nb_cmd_presence_look = {
    .name = "presence.look",
    .doc =
	"Who is there in a community: members who show themselves, as you do, and did something there "
	"in the last two whole spans of five minutes. It changes each five minutes at most.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_COMMUNITY(struct presence_look, community),
    .needs = NB_RIGHT_PRESENCE_SHARE,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &nb_shape_presence,
    .run = run,
};
