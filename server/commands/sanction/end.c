/* sanction.end - end sooner what a host decided. */
#include "noaber/sanction.h"

struct sanction_end {
	nb_row sanction;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct sanction_end, sanction, NB_ID_SANCTION, "the decision"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct sanction_end, fields);

const struct nb_command nb_cmd_sanction_end = {
    .name = "sanction.end",
    .doc = "End a pause or a ban before its time. The person is told.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_SANCTION(struct sanction_end, sanction),
    .needs = NB_RIGHT_SANCTION_END,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_SANCTION_ENDED,
    .essential = true,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_sanction_changed),
    .run = nb_sanction_end,
};
