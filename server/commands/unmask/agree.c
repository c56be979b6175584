/* unmask.agree - the second of two says yes to an ask to unmask (P10, MO13). */
#include "noaber/notices.h"
#include "noaber/people.h"

struct unmask_agree {
	nb_row ask;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct unmask_agree, ask, NB_ID_UNMASK, "the ask"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct unmask_agree, fields);

static enum nb_status
run(struct nb_call *call)
{
	return nb_unmask_judge(call, NB_UNMASK_AGREED);
}

const struct nb_command nb_cmd_unmask_agree = {
    .name = "unmask.agree",
    .doc =
	"Say yes to the ask of another. Both of you can open the result for an hour; the person is told.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_UNMASK(struct unmask_agree, ask),
    .needs = NB_RIGHT_UNMASK_JUDGE,
    .fresh = true,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_UNMASK_AGREED,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_notice_changed, &nb_event_unmask_judged),
    .run = run,
};
