/* room.look - one room: what it is, who hosts, which rules hold. */
#include "noaber/duty.h"
#include "noaber/people.h"
#include "noaber/pinned_cards.h"

struct room_look {
	nb_row room;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct room_look, room, NB_ID_ROOM, "the room"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct room_look, fields);

struct room_look_reply {
	struct nb_room_view *room;
	struct nb_list hosts;
	struct nb_str rules;
	struct nb_list pinned;
	struct nb_duty_view *duty;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_OBJECT(struct room_look_reply, room, &nb_shape_room, "the room"),
    NB_FIELD_LIST(struct room_look_reply, hosts, &nb_shape_author, 0, "who hosts its community"),
    NB_FIELD_TEXT(struct room_look_reply, rules, 0, 0, "house rules, one a line"),
    NB_FIELD_OBJECT(struct room_look_reply, duty, &nb_shape_duty, "who is there, and when"),
    NB_FIELD_LIST(struct room_look_reply, pinned, &nb_shape_pinned, 0,
                  "cards that are pinned for today: of the room and of its community"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct room_look_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct room_look_reply *reply = call->reply;

	reply->room = NB_NEW(call->arena, struct nb_room_view);
	if (!reply->room)
		return NB_E_TOO_LARGE;
	enum nb_status status = nb_view_room(call, &call->object, reply->room);
	if (!status)
		status = nb_view_hosts(call, call->object.community, &reply->hosts);
	if (!status)
		status = nb_view_rules(call, call->object.community, &reply->rules);
	if (!status)
		status = nb_view_pinned(call, &reply->pinned);
	return status ? status : nb_new_duty_view(call, call->object.community, &reply->duty);
}

const struct nb_command nb_cmd_room_look = {
    .name = "room.look",
    .doc = "One room with its hosts and house rules.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_ROOM(struct room_look, room),
    .needs = NB_RIGHT_ROOM_SEE,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
