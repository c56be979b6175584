/* view_linkup.c - what somebody is asked to pass on, and what stands elsewhere with their yes. */
#include "noaber/linkup.h"

#define LINKUPS_MOST 100 /* of one person in one answer */
#define ROOMS_MOST 200   /* as the statement */

static const char *const state_words[NB_LINKUP_STATE_COUNT] = {"asked", "given", "ended"};
const struct nb_words nb_words_linkup = {
    .name = "Linkup", .words = state_words, .count = NB_LINKUP_STATE_COUNT};

static const struct nb_field linkup[] = {
    NB_FIELD_ID(struct nb_linkup_view, message, NB_ID_MESSAGE, "your message"),
    NB_FIELD_TEXT(struct nb_linkup_view, text, 0, 0, "its words, exactly as they stand or would"),
    NB_FIELD_WORD_OPT(struct nb_linkup_view, cover, &nb_words_cover,
                      "what it may be hard to read about"),
    NB_FIELD_TEXT(struct nb_linkup_view, from_name, 0, 0, "the community you wrote it in"),
    NB_FIELD_ID(struct nb_linkup_view, room, NB_ID_ROOM, "where it stands or would"),
    NB_FIELD_TEXT(struct nb_linkup_view, room_name, 0, 0, "the name of that group"),
    NB_FIELD_TEXT(struct nb_linkup_view, community_name, 0, 0, "and of its community"),
    NB_FIELD_WORD(struct nb_linkup_view, state, &nb_words_linkup, "asked or given"),
    NB_FIELD_INT_OPT(struct nb_linkup_view, until_ms, 0, 0, "until when you can answer"),
};
const struct nb_shape nb_shape_linkup = {
    .name = "LinkupView",
    .doc =
	"A message of yours that a host asks to pass on, or that stands elsewhere. There it has no "
	"name, and nothing leads back to you.",
    .bytes = sizeof(struct nb_linkup_view),
    .fields = linkup,
    .field_count = NB_COUNT(linkup),
};

static const struct nb_field linkup_room[] = {
    NB_FIELD_ID(struct nb_linkup_room, room, NB_ID_ROOM, "the group"),
    NB_FIELD_TEXT(struct nb_linkup_room, room_name, 0, 0, "its name"),
    NB_FIELD_TEXT(struct nb_linkup_room, community_name, 0, 0, "and that of its community"),
};
const struct nb_shape nb_shape_linkup_room = {
    .name = "LinkupRoom",
    .doc = "A group of the region that a message can be passed on to.",
    .bytes = sizeof(struct nb_linkup_room),
    .fields = linkup_room,
    .field_count = NB_COUNT(linkup_room),
};

enum nb_status
nb_view_linkup_rooms(struct nb_call *call, struct nb_list *ret)
{
	struct nb_linkup_room *rooms = nb_arena_array(call->arena, ROOMS_MOST, sizeof(*rooms));
	size_t count = 0;

	if (!rooms)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_LINKUP_ROOMS,
	                                      NB_BIND(nb_int(call->object.community)));
	while (count < ROOMS_MOST && nb_cursor_next(cursor))
		rooms[count++] = (struct nb_linkup_room){
		    .room = nb_cursor_int(cursor, 0),
		    .room_name = nb_view_text(call, cursor, 1),
		    .community_name = nb_view_text(call, cursor, 2),
		};
	*ret = (struct nb_list){rooms, count};
	return nb_cursor_end(cursor);
}

/* Rows first: a statement is not started again inside its own loop. */
static enum nb_status
read_rows(struct nb_call *call, nb_row author, struct nb_linkup_view *views, size_t *count)
{
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_LINKUPS_OF_AUTHOR, NB_BIND(nb_int(author)));

	while (*count < LINKUPS_MOST && nb_cursor_next(cursor)) {
		int64_t until_ms = nb_cursor_int(cursor, 3) + NB_LINKUP_ASKED_MS;
		int state = (int)nb_cursor_int(cursor, 2);
		if (state == NB_LINKUP_ASKED && until_ms <= call->now_ms)
			continue;
		views[(*count)++] = (struct nb_linkup_view){
		    .message = nb_cursor_int(cursor, 0),
		    .room = nb_cursor_int(cursor, 1),
		    .state = state,
		    .until_ms = state == NB_LINKUP_ASKED ? until_ms : NB_INT_ABSENT,
		};
	}
	return nb_cursor_end(cursor);
}

static enum nb_status
name_room(struct nb_call *call, nb_row room, struct nb_str *ret_community, struct nb_str *ret_room)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_ROOM_CARD, NB_BIND(nb_int(room)), &cursor);

	if (status)
		return status;
	*ret_community = nb_view_text(call, cursor, 0);
	*ret_room = nb_view_text(call, cursor, 1);
	return nb_cursor_end(cursor);
}

static enum nb_status
fill(struct nb_call *call, struct nb_linkup_view *view)
{
	struct nb_message_view *message;
	struct nb_object object;
	struct nb_str room_name;
	enum nb_status status = nb_object_load_message(call, view->message, &object);

	if (!status)
		status = nb_view_message(call, object.room, view->message,
		                         (struct nb_reader){.member = object.author}, &message);
	if (!status)
		status = name_room(call, object.room, &view->from_name, &room_name);
	if (!status)
		status = name_room(call, view->room, &view->community_name, &view->room_name);
	if (status)
		return status;
	view->text = message->text;
	view->cover = message->cover;
	return NB_OK;
}

enum nb_status
nb_view_linkups(struct nb_call *call, struct nb_list *ret)
{
	struct nb_linkup_view *views = nb_arena_array(call->arena, LINKUPS_MOST, sizeof(*views));
	size_t found = 0, count = 0;
	struct nb_list faces;

	if (!views)
		return NB_E_TOO_LARGE;
	enum nb_status status = nb_view_memberships(call, call->subject.account, &faces);
	for (size_t i = 0; !status && i < faces.count; i++)
		status = read_rows(call, ((const struct nb_membership *)faces.at)[i].member, views,
		                   &found);
	for (size_t i = 0; !status && i < found; i++) {
		status = fill(call, &views[i]);
		if (!status && views[i].text.at) /* one that does not open blocks no other (O7) */
			views[count++] = views[i];
	}
	*ret = (struct nb_list){views, count};
	return status;
}
