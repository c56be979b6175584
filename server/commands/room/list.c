/* room.list - the rooms one has joined. */
#include "noaber/views.h"

static enum nb_status
run(struct nb_call *call)
{
	struct nb_rooms_reply *reply = call->reply;

	return nb_view_my_rooms(call, &reply->rooms);
}

const struct nb_command nb_cmd_room_list = {
    .name = "room.list",
    .doc = "The rooms you joined.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &nb_shape_rooms_reply,
    .run = run,
};
