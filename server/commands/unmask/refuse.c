/* unmask.refuse - the second of two says no to an ask to unmask. */
#include "noaber/notices.h"
#include "noaber/people.h"

struct unmask_refuse {
	nb_row ask;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct unmask_refuse, ask, NB_ID_UNMASK, "the ask"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct unmask_refuse, fields);

static enum nb_status
run(struct nb_call *call)
{
	return nb_unmask_judge(call, NB_UNMASK_REFUSED);
}

const struct nb_command nb_cmd_unmask_refuse = {
    .name = "unmask.refuse",
    .doc = "Say no to the ask of another. Nothing is opened; the person is told.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_UNMASK(struct unmask_refuse, ask),
    .needs = NB_RIGHT_UNMASK_JUDGE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_UNMASK_REFUSED,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_notice_changed, &nb_event_unmask_judged),
    .run = run,
};
