/*
 * front_door.look - what somebody sees who is not signed in: the groups that are open for reading,
 * and whether anybody is there (C1).
 *
 * The signboard of an open community and its groups, never a word that is said there, and no name of
 * anybody. The answer is the same for everybody, so the core keeps it for some seconds.
 */
#include "noaber/duty.h"

#define GROUPS_MOST 500 /* as the statement */
#define SAME_FOR_MS 5000

struct door_group {
	nb_row room;
	struct nb_str name;
	struct nb_str line;
};

struct door_community {
	nb_row community;
	struct nb_str name;
	struct nb_str line;
	struct nb_str municipality;
	struct nb_list groups; /* of struct door_group */
	struct nb_duty_view *duty;
};

struct front_door_look_reply {
	struct nb_list communities;
};

static const struct nb_field group_fields[] = {
    NB_FIELD_ID(struct door_group, room, NB_ID_ROOM, "the group, to go to once one is in"),
    NB_FIELD_TEXT(struct door_group, name, 0, 0, "its name"),
    NB_FIELD_TEXT(struct door_group, line, 0, 0, "what it is about, in one line"),
};
static const struct nb_shape group_shape = {.name = "DoorGroup",
                                            .doc = "A group that is open for reading.",
                                            .bytes = sizeof(struct door_group),
                                            .fields = group_fields,
                                            .field_count = NB_COUNT(group_fields)};

static const struct nb_field community_fields[] = {
    NB_FIELD_ID(struct door_community, community, NB_ID_COMMUNITY, "the community"),
    NB_FIELD_TEXT(struct door_community, name, 0, 0, "its name"),
    NB_FIELD_TEXT(struct door_community, line, 0, 0, "what it is about, in one line"),
    NB_FIELD_TEXT_OPT(struct door_community, municipality, 0, 0,
                      "name of the municipality; left out for the whole region"),
    NB_FIELD_LIST(struct door_community, groups, &group_shape, 0, "its groups"),
    NB_FIELD_OBJECT(struct door_community, duty, &nb_shape_duty_outside, "who is there, and when"),
};
static const struct nb_shape community_shape = {
    .name = "DoorCommunity",
    .doc = "An open community as it is announced at the door.",
    .bytes = sizeof(struct door_community),
    .fields = community_fields,
    .field_count = NB_COUNT(community_fields)};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct front_door_look_reply, communities, &community_shape, 0, "by name"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct front_door_look_reply, reply_fields);

/* Rows come by community; the groups of one stand together in one array. */
static enum nb_status
read_board(struct nb_call *call, struct door_community *communities, struct door_group *groups,
           size_t *ret_count)
{
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_FRONT_DOOR, NB_NO_BIND);
	size_t count = 0, group_count = 0;

	while (group_count < GROUPS_MOST && nb_cursor_next(cursor)) {
		nb_row community = nb_cursor_int(cursor, 0);
		if (!count || communities[count - 1].community != community)
			communities[count++] = (struct door_community){
			    .community = community,
			    .name = nb_view_text(call, cursor, 1),
			    .line = nb_view_text(call, cursor, 2),
			    .municipality = nb_view_text(call, cursor, 3),
			    .groups = {.at = &groups[group_count]},
			};
		groups[group_count++] =
		    (struct door_group){nb_cursor_int(cursor, 4), nb_view_text(call, cursor, 5),
		                        nb_view_text(call, cursor, 6)};
		communities[count - 1].groups.count++;
	}
	*ret_count = count;
	return nb_cursor_end(cursor);
}

static enum nb_status
run(struct nb_call *call)
{
	struct front_door_look_reply *reply = call->reply;
	struct door_community *communities =
	    nb_arena_array(call->arena, GROUPS_MOST, sizeof(*communities));
	struct door_group *groups = nb_arena_array(call->arena, GROUPS_MOST, sizeof(*groups));
	size_t count = 0;

	if (!communities || !groups)
		return NB_E_TOO_LARGE;
	enum nb_status status = read_board(call, communities, groups, &count);
	for (size_t i = 0; !status && i < count; i++) {
		communities[i].duty = NB_NEW(call->arena, struct nb_duty_view);
		if (!communities[i].duty)
			return NB_E_TOO_LARGE;
		status = nb_view_duty(call, communities[i].community, false, communities[i].duty);
	}
	reply->communities = (struct nb_list){communities, count};
	return status;
}

const struct nb_command nb_cmd_front_door_look = {
    .name = "front_door.look",
    .doc = "The groups that are open for reading, and whether somebody is there. Anybody may ask; "
	   "the answer may be five seconds old.",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_VISIT,
    .rate = NB_RATE_READ,
    .same_for_ms = SAME_FOR_MS,
    .reply = &reply_shape,
    .run = run,
};
