/* message.thread - a message and what answers it, oldest first. */
#include "noaber/talk.h"

struct message_thread {
	nb_row message;
	int64_t after;
	int64_t limit;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_thread, message, NB_ID_MESSAGE, "the message that is answered"),
    NB_FIELD_INT_OPT(struct message_thread, after, 0, INT64_MAX, "answers with a larger number"),
    NB_FIELD_INT_OPT(struct message_thread, limit, 1, NB_PAGE_MOST,
                     "how many at most; 50 when left out"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_thread, fields);

struct message_thread_reply {
	struct nb_message_view *message;
	struct nb_list replies;
	bool more;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_OBJECT(struct message_thread_reply, message, &nb_shape_message,
                    "the message that is answered"),
    NB_FIELD_LIST(struct message_thread_reply, replies, &nb_shape_message, 0,
                  "its answers, oldest first"),
    NB_FIELD_BOOL(struct message_thread_reply, more, "are there newer ones"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct message_thread_reply, reply_fields);

/* A page may end early, when its texts are long. */
static enum nb_status
is_more(struct nb_call *call, const struct nb_list *replies, bool *ret)
{
	const struct nb_message_view *views = replies->at;
	struct nb_cursor *cursor;

	*ret = false;
	if (!replies->count)
		return NB_OK;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_MESSAGE_THREAD_MORE,
	                   NB_BIND(nb_int(call->object.room), nb_int(call->object.message),
	                           nb_int(views[replies->count - 1].seq)),
	                   &cursor);
	*ret = status == NB_OK;
	if (status == NB_E_NOT_FOUND)
		return NB_OK;
	return status ? status : nb_cursor_end(cursor);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct message_thread *args = call->args;
	const struct nb_object *object = &call->object;
	struct message_thread_reply *reply = call->reply;
	struct nb_reader reader = nb_reader_of(call);

	enum nb_status status =
	    nb_view_message(call, object->room, object->message, reader, &reply->message);
	if (!status)
		status = nb_view_thread(call, object->room, object->message,
		                        args->after == NB_INT_ABSENT ? 0 : args->after,
		                        args->limit == NB_INT_ABSENT ? NB_PAGE_MOST : args->limit,
		                        reader, &reply->replies);
	return status ? status : is_more(call, &reply->replies, &reply->more);
}

const struct nb_command nb_cmd_message_thread = {
    .name = "message.thread",
    .doc = "A message and what answers it, oldest first.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_MESSAGE(struct message_thread, message),
    .needs = NB_RIGHT_ROOM_READ,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
