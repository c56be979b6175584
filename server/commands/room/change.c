/* room.change - name, line and state of a room (C3). */
#include "noaber/community.h"

struct room_change {
	nb_row room;
	struct nb_str name, line;
	int state;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct room_change, room, NB_ID_ROOM, "the room"),
    NB_FIELD_TEXT(struct room_change, name, NB_GROUP_NAME_CHARACTERS_LEAST,
                  NB_GROUP_NAME_CHARACTERS_MOST, "its name, by what people talk about"),
    NB_FIELD_TEXT(struct room_change, line, 1, NB_GROUP_LINE_CHARACTERS_MOST,
                  "what it is about, in one line"),
    NB_FIELD_WORD(struct room_change, state, &nb_words_room_state, "what it allows from now on"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct room_change, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct room_change *args = call->args;
	enum nb_status status = nb_group_check(call, args->name, args->line);

	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_ROOM_CHANGE,
		                   NB_BIND(nb_int(args->room), nb_text(args->name),
		                           nb_text(args->line), nb_int(args->state)),
		                   NULL);
	return status ? status : nb_community_tell(call, call->object.community, args->room);
}

const struct nb_command nb_cmd_room_change = {
    .name = "room.change",
    .doc =
	"Change a room: what it is called, and whether people write there, read or neither join. Who "
	"looks is told. Nobody comes back in by it who left.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_ROOM(struct room_change, room),
    .needs = NB_RIGHT_ROOM_KEEP,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_ROOM_CHANGED,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_room_changed),
    .run = run,
};
