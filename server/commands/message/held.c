/* message.held - what waits for a host in a room: one's own, and for hosts that of others. */
#include "noaber/people.h"

struct message_held {
	nb_row room;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_held, room, NB_ID_ROOM, "the room"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_held, fields);

struct message_held_reply {
	struct nb_list held;
	struct nb_held_wait_view *wait;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct message_held_reply, held, &nb_shape_held, 0,
                  "own ones, waiting or declined; then, for hosts, those of others without their "
                  "words; each oldest first"),
    NB_FIELD_OBJECT(struct message_held_reply, wait, &nb_shape_held_wait, "what to expect"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct message_held_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct message_held_reply *reply = call->reply;
	bool judges = !nb_rights_decide(NB_RIGHT_MESSAGE_JUDGE, &call->object.situation);
	size_t most = (size_t)NB_HELD_SHOWN_MOST * 2;
	enum nb_status status = NB_OK;

	reply->held.at = nb_arena_array(call->arena, most, sizeof(struct nb_held_view));
	if (!reply->held.at)
		return NB_E_TOO_LARGE;
	if (call->object.member)
		status = nb_view_held(call, NB_SQL_HELD_OF_AUTHOR, call->object.member, true,
		                      &reply->held);
	if (!status && judges)
		status = nb_view_held(call, NB_SQL_HELD_WAITING, call->object.member, false,
		                      &reply->held);
	return status ? status : nb_view_held_wait(call, &reply->wait);
}

const struct nb_command nb_cmd_message_held = {
    .name = "message.held",
    .doc = "Your messages in a room that wait for a host, or that were declined. Hosts also get "
	   "that others wait, without their words.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_ROOM(struct message_held, room),
    .needs = NB_RIGHT_ROOM_READ,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
