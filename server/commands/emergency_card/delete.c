/* emergency_card.delete - forget one's own card for good (ON5). */
#include "noaber/people.h"

static enum nb_status
run(struct nb_call *call)
{
	return nb_card_drop(call, call->subject.account);
}

const struct nb_command nb_cmd_emergency_card_delete = {
    .name = "emergency_card.delete",
    .doc = "Delete your emergency card and its key, so that no copy of it can be read.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_CARD_DELETED,
    .essential = true,
    .run = run,
};
