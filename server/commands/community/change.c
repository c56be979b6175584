/* community.change - what a community is, how one gets in, what becomes of messages (C3). */
#include "noaber/community.h"

struct community_change {
	nb_row community;
	struct nb_community_settings *settings;
	int state;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct community_change, community, NB_ID_COMMUNITY, "the community"),
    NB_FIELD_OBJECT(struct community_change, settings, &nb_shape_community_settings,
                    "how it is from now on, as a whole"),
    NB_FIELD_WORD(struct community_change, state, &nb_words_community_state,
                  "archived: nobody joins or writes any more; what was said stays"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct community_change, fields);

/* Whoever moves it answers for where it goes: nobody takes or gives what they do not reach. */
static enum nb_status
check_move(struct nb_call *call, const struct nb_community_now *before)
{
	const struct community_change *args = call->args;

	if (nb_str_equal(before->settings.municipality, args->settings->municipality))
		return NB_OK;
	return nb_community_reach(call, args->settings->municipality);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct community_change *args = call->args;
	struct nb_community_now before = {0};
	enum nb_status status = nb_community_check(call, args->settings);

	if (!status)
		status = nb_community_now(call, args->community, &before);
	if (!status)
		status = check_move(call, &before);
	if (!status)
		status = nb_community_store(call, args->community, args->settings,
		                            (enum nb_community_state)args->state);
	if (!status)
		status = nb_community_tell(call, args->community, 0);
	if (status)
		return status;
	bool others_may_read =
	    before.settings.access != args->settings->access ||
	    !nb_str_equal(before.settings.municipality, args->settings->municipality);
	return others_may_read ? nb_community_recheck(call, args->community) : NB_OK;
}

const struct nb_command nb_cmd_community_change = {
    .name = "community.change",
    .doc = "Change a community. Who looks is told; who may read it no longer hears nothing more. "
	   "Nobody comes back in by it who left.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_COMMUNITY(struct community_change, community),
    .needs = NB_RIGHT_COMMUNITY_KEEP,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_COMMUNITY_CHANGED,
    .fresh = true,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_room_changed),
    .run = run,
};
