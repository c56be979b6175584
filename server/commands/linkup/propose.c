/* linkup.propose - a host asks the author whether a message may stand in a group of the region too. */
#include "noaber/linkup.h"
#include "noaber/notices.h"

struct linkup_propose {
	nb_row message;
	nb_row room;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct linkup_propose, message, NB_ID_MESSAGE, "the message"),
    NB_FIELD_ID(struct linkup_propose, room, NB_ID_ROOM,
                "where to: an open group of an open community of the whole region"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct linkup_propose, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct linkup_propose *args = call->args;

	return nb_linkup_propose(call, args->room);
}

const struct nb_command nb_cmd_linkup_propose = {
    .name = "linkup.propose",
    .doc = "Ask the author whether a message may be passed on to a group of the region. Once for a "
	   "message, after it can be changed no more; nothing is shown before they say yes.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MESSAGE(struct linkup_propose, message),
    .needs = NB_RIGHT_LINKUP_PROPOSE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_LINKUP_PROPOSED,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_notice_changed),
    .run = run,
};
