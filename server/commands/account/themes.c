/* account.themes - what one wants to see of messages about each theme. */
#include "noaber/people.h"

static enum nb_status
run(struct nb_call *call)
{
	struct nb_themes_view *reply = call->reply;

	return nb_view_themes(call, &reply->themes);
}

const struct nb_command nb_cmd_account_themes = {
    .name = "account.themes",
    .doc = "What you want to see of messages about each theme. Nobody else knows it.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &nb_shape_themes,
    .run = run,
};
