/* room.make - a new room in a community (C3). */
#include "noaber/community.h"

struct room_make {
	nb_row community;
	struct nb_str name, line;
};

struct room_make_reply {
	nb_row room;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct room_make, community, NB_ID_COMMUNITY, "the community"),
    NB_FIELD_TEXT(struct room_make, name, NB_GROUP_NAME_CHARACTERS_LEAST,
                  NB_GROUP_NAME_CHARACTERS_MOST, "its name, by what people talk about"),
    NB_FIELD_TEXT(struct room_make, line, 1, NB_GROUP_LINE_CHARACTERS_MOST,
                  "what it is about, in one line"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct room_make, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_ID(struct room_make_reply, room, NB_ID_ROOM, "the new room"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct room_make_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct room_make *args = call->args;
	struct room_make_reply *reply = call->reply;
	int64_t changed = 0;
	enum nb_status status = nb_group_check(call, args->name, args->line);

	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_COMMUNITY_TAKE_ROOM,
		                   NB_BIND(nb_int(args->community), nb_int(NB_GROUP_ROOMS_MOST)),
		                   &changed);
	if (!status && !changed)
		return NB_E_ROOMS_FULL;
	call->object.room = reply->room = nb_row_next(call->now_ms);
	return status ? status
	              : nb_db_run(call->tools->db, NB_SQL_ROOM_ADD,
	                          NB_BIND(nb_int(reply->room), nb_int(args->community),
	                                  nb_int(NB_ROOM_GROUP), nb_text(args->name),
	                                  nb_text(args->line), nb_int(NB_ROOM_OPEN),
	                                  nb_int(call->now_ms)),
	                          NULL);
}

const struct nb_command nb_cmd_room_make = {
    .name = "room.make",
    .doc = "Make a room in a community. Members find it in the community; nobody is put into it.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_COMMUNITY(struct room_make, community),
    .needs = NB_RIGHT_COMMUNITY_KEEP,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_ROOM_MADE,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
