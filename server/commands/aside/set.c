/* aside.set - mute or block somebody, for oneself alone. */
#include "noaber/aside.h"

struct aside_set {
	nb_row member;
	int how;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct aside_set, member, NB_ID_MEMBER, "whom; they are not told"),
    NB_FIELD_WORD(struct aside_set, how, &nb_words_aside, "mute or block"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct aside_set, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct aside_set *args = call->args;

	return nb_aside_put(call, (enum nb_aside)args->how);
}

const struct nb_command nb_cmd_aside_set = {
    .name = "aside.set",
    .doc = "Mute or block somebody in a community, for yourself alone. Nobody else can tell.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MEMBER(struct aside_set, member),
    .needs = NB_RIGHT_MEMBER_SET_ASIDE,
    .rate = NB_RATE_ACT,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_aside_changed),
    .run = run,
};
