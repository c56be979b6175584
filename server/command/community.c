/*
 * community.c - a community and its rooms change: everybody who looks is told.
 * Not here: who may change them (model/rights.c), how they are shown (view_community.c, view_room.c).
 */
#include "noaber/community.h"

#define ROOMS_MOST 100 /* as the statement */

static const struct nb_field changed_fields[] = {
    NB_FIELD_TEXT(struct nb_room_changed, name, 0, 0, "name of the room"),
    NB_FIELD_TEXT(struct nb_room_changed, line, 0, 0, "what it is about, in one line"),
    NB_FIELD_TEXT(struct nb_room_changed, community_name, 0, 0, "name of the community"),
    NB_FIELD_WORD(struct nb_room_changed, access, &nb_words_access, "how one gets in"),
    NB_FIELD_WORD(struct nb_room_changed, state, &nb_words_room_state, "what it allows now"),
    NB_FIELD_INT(struct nb_room_changed, rules_version, 0, 0,
                 "the house rules that have to be accepted before posting; 0: none"),
};
const struct nb_shape nb_shape_room_changed = {
    .name = "RoomChanged",
    .doc = "What a room is from now on; what the reader may do there is in room.look.",
    .bytes = sizeof(struct nb_room_changed),
    .fields = changed_fields,
    .field_count = NB_COUNT(changed_fields)};

struct changed_room {
	nb_row room;
	int64_t head_seq;
	struct nb_room_changed now;
};

static enum nb_status
read_rooms(struct nb_call *call, nb_row community, nb_row only, struct changed_room *rooms,
           size_t *ret_count)
{
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_ROOMS_CHANGED,
	               NB_BIND(nb_int(community), nb_int(only), nb_int(NB_ROOM_GROUP)));
	size_t count = 0;

	while (count < ROOMS_MOST && nb_cursor_next(cursor)) {
		bool archived = nb_cursor_int(cursor, 7) == NB_COMMUNITY_ARCHIVED;
		rooms[count++] = (struct changed_room){
		    .room = nb_cursor_int(cursor, 0),
		    .head_seq = nb_cursor_int(cursor, 1),
		    .now =
			{
			    .name = nb_view_text(call, cursor, 2),
			    .line = nb_view_text(call, cursor, 3),
			    .community_name = nb_view_text(call, cursor, 4),
			    .access = (int)nb_cursor_int(cursor, 5),
			    .state = archived ? NB_ROOM_ARCHIVED : (int)nb_cursor_int(cursor, 6),
			    .rules_version = nb_cursor_int(cursor, 8),
			},
		};
	}
	*ret_count = count;
	return nb_cursor_end(cursor);
}

/* The numbers of rooms are counted on through call->object, which goes back to what it was. */
enum nb_status
nb_community_tell(struct nb_call *call, nb_row community, nb_row only)
{
	struct changed_room *rooms = nb_arena_array(call->arena, ROOMS_MOST, sizeof(*rooms));
	const struct nb_object before = call->object;
	size_t count = 0;

	if (!rooms)
		return NB_E_TOO_LARGE;
	enum nb_status status = read_rooms(call, community, only, rooms, &count);
	for (size_t i = 0; !status && i < count; i++) {
		int64_t seq = 0;
		call->object.room = rooms[i].room;
		call->object.head_seq = rooms[i].head_seq;
		status = nb_room_record(call, NB_ROOM_EVENT_CHANGED, 0, 0, &seq);
		if (!status)
			nb_outbox_event(call, &nb_event_room_changed, rooms[i].room, seq,
			                &rooms[i].now);
	}
	call->object = before;
	return status;
}

enum nb_status
nb_community_recheck(struct nb_call *call, nb_row community)
{
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_ROOMS_OF_COMMUNITY,
	                                      NB_BIND(nb_int(community), nb_int(NB_ROOM_GROUP)));

	while (nb_cursor_next(cursor))
		nb_outbox_recheck(call, nb_cursor_int(cursor, 0));
	return nb_cursor_end(cursor);
}
