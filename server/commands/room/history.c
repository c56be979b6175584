/* room.history - a page of messages, before, after or around a number, or from a moment on. */
#include "noaber/talk.h"

struct room_history {
	nb_row room;
	int64_t before;
	int64_t after;
	int64_t around;
	int64_t at_ms;
	int64_t limit;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct room_history, room, NB_ID_ROOM, "the room"),
    NB_FIELD_INT_OPT(struct room_history, before, 1, INT64_MAX, "messages with a smaller number"),
    NB_FIELD_INT_OPT(struct room_history, after, 0, INT64_MAX, "messages with a larger number"),
    NB_FIELD_INT_OPT(struct room_history, around, 1, INT64_MAX,
                     "messages on both sides of a number"),
    NB_FIELD_INT_OPT(struct room_history, at_ms, 0, INT64_MAX,
                     "messages on both sides of the first one that was posted then or later"),
    NB_FIELD_INT_OPT(struct room_history, limit, 1, NB_PAGE_MOST,
                     "how many at most; 50 when left out"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct room_history, fields);

struct room_history_reply {
	struct nb_list messages;
	int64_t head_seq;
	int64_t at_seq;
	bool more_before;
	bool more_after;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct room_history_reply, messages, &nb_shape_message, 0, "oldest first"),
    NB_FIELD_INT(struct room_history_reply, head_seq, 0, 0, "number of the newest event"),
    NB_FIELD_INT_OPT(struct room_history_reply, at_seq, 0, 0,
                     "with at_ms: number of the first message from then on; past head_seq: none"),
    NB_FIELD_BOOL(struct room_history_reply, more_before, "are there older ones"),
    NB_FIELD_BOOL(struct room_history_reply, more_after, "are there newer ones"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct room_history_reply, reply_fields);

/* Both halves in one array, so that the page stays one list. */
static enum nb_status
page_around(struct nb_call *call, nb_row room, int64_t seq, int64_t limit, struct nb_list *ret)
{
	struct nb_list older, newer;
	struct nb_message_view *both;
	struct nb_reader reader = nb_reader_of(call);

	enum nb_status status = nb_view_messages(call, room, NB_SQL_MESSAGE_PAGE_BEFORE, seq,
	                                         limit / 2, reader, &older);
	if (!status)
		status = nb_view_messages(call, room, NB_SQL_MESSAGE_PAGE_AFTER, seq - 1,
		                          limit - limit / 2, reader, &newer);
	if (status)
		return status;
	both = nb_arena_array(call->arena, older.count + newer.count + 1, sizeof(*both));
	if (!both)
		return NB_E_TOO_LARGE;
	for (size_t i = 0; i < older.count; i++)
		both[i] = ((struct nb_message_view *)older.at)[i];
	for (size_t i = 0; i < newer.count; i++)
		both[older.count + i] = ((struct nb_message_view *)newer.at)[i];
	*ret = (struct nb_list){both, older.count + newer.count};
	return NB_OK;
}

/* Past the newest message there is nothing: then the page ends with it. */
static enum nb_status
page_at(struct nb_call *call, const struct room_history *args, int64_t limit,
        struct room_history_reply *reply)
{
	enum nb_status status =
	    nb_room_seq_at(call, args->room, call->object.head_seq, args->at_ms, &reply->at_seq);

	return status ? status
	              : page_around(call, args->room, reply->at_seq, limit, &reply->messages);
}

static enum nb_status
any(struct nb_call *call, enum nb_sql sql, nb_row room, int64_t seq, bool *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, sql, NB_BIND(nb_int(room), nb_int(seq)), &cursor);

	*ret = status == NB_OK;
	if (status == NB_E_NOT_FOUND)
		return NB_OK;
	return status ? status : nb_cursor_end(cursor);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct room_history *args = call->args;
	struct room_history_reply *reply = call->reply;
	int64_t limit = args->limit == NB_INT_ABSENT ? NB_PAGE_MOST : args->limit;
	enum nb_status status;

	reply->at_seq = NB_INT_ABSENT;
	if (args->at_ms != NB_INT_ABSENT)
		status = page_at(call, args, limit, reply);
	else if (args->around != NB_INT_ABSENT)
		status = page_around(call, args->room, args->around, limit, &reply->messages);
	else if (args->after != NB_INT_ABSENT)
		status = nb_view_messages(call, args->room, NB_SQL_MESSAGE_PAGE_AFTER, args->after,
		                          limit, nb_reader_of(call), &reply->messages);
	else
		status = nb_view_messages(call, args->room, NB_SQL_MESSAGE_PAGE_BEFORE,
		                          args->before == NB_INT_ABSENT ? INT64_MAX : args->before,
		                          limit, nb_reader_of(call), &reply->messages);
	reply->head_seq = call->object.head_seq;
	if (status || !reply->messages.count)
		return status;
	const struct nb_message_view *messages = reply->messages.at;
	status =
	    any(call, NB_SQL_MESSAGE_MORE_BEFORE, args->room, messages[0].seq, &reply->more_before);
	if (!status)
		status = any(call, NB_SQL_MESSAGE_MORE_AFTER, args->room,
		             messages[reply->messages.count - 1].seq, &reply->more_after);
	return status;
}

const struct nb_command nb_cmd_room_history = {
    .name = "room.history",
    .doc = "A page of messages: the newest, or before, after or around a number, or at a moment.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_ROOM(struct room_history, room),
    .needs = NB_RIGHT_ROOM_READ,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
