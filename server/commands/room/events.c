/* room.events - what happened after a number, shown as things stand today. */
#include "noaber/views.h"

struct room_events {
	nb_row room;
	int64_t after;
	int64_t limit;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct room_events, room, NB_ID_ROOM, "the room"),
    NB_FIELD_INT(struct room_events, after, 0, INT64_MAX, "the last number seen"),
    NB_FIELD_INT_OPT(struct room_events, limit, 1, NB_EVENTS_MOST,
                     "how many at most; 200 when left out"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct room_events, fields);

#define TEXT_BYTES_MOST 262144 /* then the page ends and says that there is more */

struct room_events_reply {
	struct nb_list events;
	int64_t head_seq;
	bool more;
};

/* A row as stored; views are made after the cursor has ended. */
struct event_row {
	int64_t seq;
	int kind;
	nb_row message;
	nb_row actor;
	int64_t detail;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct room_events_reply, events, &nb_shape_room_event, 0,
                  "in order, without holes"),
    NB_FIELD_INT(struct room_events_reply, head_seq, 0, 0, "number of the newest event"),
    NB_FIELD_BOOL(struct room_events_reply, more, "ask again from the last one"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct room_events_reply, reply_fields);

static enum nb_status
read_rows(struct nb_call *call, const struct room_events *args, int64_t limit,
          struct event_row *rows, size_t *ret_count)
{
	size_t count = 0;
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_ROOM_EVENTS_AFTER,
	               NB_BIND(nb_int(args->room), nb_int(args->after), nb_int(limit)));

	while (count < (size_t)limit && nb_cursor_next(cursor)) {
		rows[count++] = (struct event_row){
		    .seq = nb_cursor_int(cursor, 0),
		    .kind = (int)nb_cursor_int(cursor, 1),
		    .message = nb_cursor_int(cursor, 2),
		    .actor = nb_cursor_int(cursor, 3),
		    .detail = nb_cursor_int(cursor, 4),
		};
	}
	*ret_count = count;
	return nb_cursor_end(cursor);
}

static enum nb_status
show_reacted(struct nb_call *call, const struct event_row *row, struct nb_room_event_view *view)
{
	view->reacted = NB_NEW(call->arena, struct nb_reacted_view);
	if (!view->reacted)
		return NB_E_TOO_LARGE;
	view->reacted->message = row->message;
	view->reacted->member = row->actor;
	view->reacted->kind = (int)(row->detail / 2);
	view->reacted->on = row->detail % 2 != 0;
	return nb_view_reactions(call, row->message, &view->reacted->reactions);
}

/* A message that several events speak of is shown once more each time: the same, today's state. */
static enum nb_status
show_message(struct nb_call *call, nb_row room, const struct event_row *rows, size_t at,
             struct nb_room_event_view *views)
{
	for (size_t i = 0; i < at; i++)
		if (rows[i].message == rows[at].message && views[i].message) {
			views[at].message = views[i].message;
			return NB_OK;
		}
	return nb_view_message(call, room, rows[at].message, nb_reader_of(call),
	                       &views[at].message);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct room_events *args = call->args;
	struct room_events_reply *reply = call->reply;
	int64_t limit = args->limit == NB_INT_ABSENT ? NB_EVENTS_MOST : args->limit;
	struct event_row rows[NB_EVENTS_MOST];
	size_t count = 0, text_bytes = 0;

	struct nb_room_event_view *views =
	    nb_arena_array(call->arena, (size_t)limit, sizeof(*views));
	if (!views)
		return NB_E_TOO_LARGE;
	enum nb_status status = read_rows(call, args, limit, rows, &count);
	for (size_t i = 0; !status && i < count; i++) {
		if (text_bytes >= TEXT_BYTES_MOST) {
			count = i;
			break;
		}
		views[i].ev = rows[i].kind;
		views[i].seq = rows[i].seq;
		if (rows[i].kind == NB_ROOM_EVENT_CHANGED)
			continue; /* how the room is now is in room.look */
		if (rows[i].kind == NB_ROOM_EVENT_REACTED)
			status = show_reacted(call, &rows[i], &views[i]);
		else
			status = show_message(call, args->room, rows, i, views);
		text_bytes += !status && views[i].message ? views[i].message->text.length : 0;
	}
	reply->events = (struct nb_list){views, count};
	reply->head_seq = call->object.head_seq;
	reply->more = count > 0 && views[count - 1].seq < reply->head_seq;
	return status;
}

const struct nb_command nb_cmd_room_events = {
    .name = "room.events",
    .doc = "What happened in a room after a number. Shows today's state, never old words.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_ROOM(struct room_events, room),
    .needs = NB_RIGHT_ROOM_READ,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
