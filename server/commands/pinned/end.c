/* pinned.end - take a pinned card away before its last day. Nothing is lost: it can be used again (C3). */
#include "noaber/community.h"
#include "noaber/pinned_cards.h"

struct pinned_end {
	nb_row pinned;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct pinned_end, pinned, NB_ID_PINNED, "the card"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct pinned_end, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct nb_pinned *card = call->object.card;
	int64_t changed = 0;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_PINNED_END,
	              NB_BIND(nb_int(card->pinned), nb_int(call->now_ms)), &changed);

	return status || !changed ? status : nb_community_tell(call, card->community, card->room);
}

const struct nb_command nb_cmd_pinned_end = {
    .name = "pinned.end",
    .doc = "Take a pinned card away now. It is kept for 30 days, to use it again.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_PINNED(struct pinned_end, pinned),
    .needs = NB_RIGHT_PINNED_KEEP,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_PINNED_ENDED,
    .essential = true,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_room_changed),
    .run = run,
};
