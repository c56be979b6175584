/* message.post - say something in a room. The hot path: know what each line costs. */
#include "noaber/text.h"
#include "noaber/views.h"

struct message_post {
	nb_row room;
	struct nb_str text;
	struct nb_str nonce;
	nb_row reply;
	int cover;
};

struct message_post_reply {
	nb_row message;
	int64_t seq;
	int64_t at_ms;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_post, room, NB_ID_ROOM, "where to say it"),
    NB_FIELD_TEXT(struct message_post, text, 1, NB_MESSAGE_CHARACTERS_MOST, "the words"),
    NB_FIELD_TEXT(
	struct message_post, nonce, 8, 64,
	"made by the sender once per message; a retry with the same one is the same message"),
    NB_FIELD_ID_OPT(struct message_post, reply, NB_ID_MESSAGE,
                    "the message of the same room that it answers"),
    NB_FIELD_WORD_OPT(struct message_post, cover, &nb_words_cover,
                      "what it may be hard to read about"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_post, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_ID(struct message_post_reply, message, NB_ID_MESSAGE, "the message"),
    NB_FIELD_INT(struct message_post_reply, seq, 0, 0, "its place in the order of the room"),
    NB_FIELD_INT(struct message_post_reply, at_ms, 0, 0, "when it was posted"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct message_post_reply, reply_fields);

/* NB_OK: this nonce was posted before, here is the first answer (D4). */
static enum nb_status
find_first_answer(struct nb_call *call, const struct message_post *args,
                  struct message_post_reply *reply)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_MESSAGE_BY_NONCE,
	                   NB_BIND(nb_int(call->object.member), nb_text(args->nonce)), &cursor);

	if (status)
		return status;
	bool same_room = nb_cursor_int(cursor, 1) == args->room;
	reply->message = nb_cursor_int(cursor, 0);
	reply->seq = nb_cursor_int(cursor, 2);
	reply->at_ms = nb_cursor_int(cursor, 3);
	status = nb_cursor_end(cursor);
	return !status && !same_room ? NB_E_CONFLICT : status;
}

static enum nb_status
store(struct nb_call *call, const struct message_post *args, struct message_post_reply *reply)
{
	const struct nb_seal_place place =
	    nb_place_message_body(args->room, reply->message, call->object.member);
	struct nb_str sealed;

	enum nb_status status = nb_vault_seal(call->tools->vault, call->object.member_key, &place,
	                                      args->text, call->arena, &sealed);
	if (!status)
		status = nb_room_number(call, &reply->seq);
	if (status)
		return status;
	return nb_db_run(call->tools->db, NB_SQL_MESSAGE_ADD,
	                 NB_BIND(nb_int(reply->message), nb_int(args->room), nb_int(reply->seq),
	                         nb_int(call->object.member), nb_int(call->subject.hat),
	                         nb_text(args->nonce), nb_bytes(sealed), nb_int(reply->at_ms),
	                         nb_int(args->reply), nb_int(args->cover)),
	                 NULL);
}

/* Who has written often enough is no newcomer any more, and costs no more than the message. */
static enum nb_status
count(struct nb_call *call)
{
	if (call->object.member_posts >= NB_POSTS_COUNTED_MOST)
		return NB_OK;
	return nb_db_run(call->tools->db, NB_SQL_MEMBER_COUNT_POST,
	                 NB_BIND(nb_int(call->object.member)), NULL);
}

/* Answers something that is said in this room; what became of it since does not matter. */
static enum nb_status
check_reply(struct nb_call *call, const struct message_post *args)
{
	struct nb_cursor *cursor;

	if (!args->reply)
		return NB_OK;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_MESSAGE_FACTS,
	                                       NB_BIND(nb_int(args->reply)), &cursor);
	if (status)
		return status;
	bool here = nb_cursor_int(cursor, 0) == args->room;
	status = nb_cursor_end(cursor);
	return !status && !here ? NB_E_NOT_FOUND : status;
}

/* What the community wants to become of it. */
static enum nb_status
decide(const struct nb_call *call)
{
	const struct nb_object *object = &call->object;
	const struct nb_decision decision = nb_posting_decide(&(struct nb_posting){
	    .policy = object->policy,
	    .host = (object->situation.relation & NB_IS_HOST) != 0,
	    .posts = object->member_posts,
	    .rules_accepted = object->rules_accepted,
	    .now_ms = call->now_ms,
	});

	if (decision.verdict == NB_VERDICT_POST)
		return NB_OK;
	return decision.verdict == NB_VERDICT_REFUSE ? decision.status : NB_E_READ_ONLY;
}

/* All is known already; nothing is read back. */
static void
tell(struct nb_call *call, const struct message_post *args, const struct message_post_reply *reply)
{
	struct nb_author_view author = {call->object.member, call->object.member_name,
	                                (int)call->subject.hat};
	struct nb_message_view view = {
	    .message = reply->message,
	    .seq = reply->seq,
	    .author = &author,
	    .text = args->text,
	    .at_ms = reply->at_ms,
	    .edited_ms = NB_INT_ABSENT,
	    .state = NB_MESSAGE_VISIBLE,
	    .reply_to = args->reply,
	    .cover = args->cover,
	};
	struct nb_message_event event = {&view};

	nb_outbox_event(call, nb_room_events[NB_ROOM_EVENT_POSTED], args->room, reply->seq, &event);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct message_post *args = call->args;
	struct message_post_reply *reply = call->reply;

	enum nb_status status = nb_text_check_message(args->text);
	if (status)
		return status;
	status = find_first_answer(call, args, reply);
	if (status != NB_E_NOT_FOUND)
		return status;
	status = decide(call);
	if (!status)
		status = check_reply(call, args);
	if (status)
		return status;
	reply->message = nb_row_next(call->now_ms);
	reply->at_ms = call->now_ms;
	status = store(call, args, reply);
	if (!status)
		status = count(call);
	if (!status)
		tell(call, args, reply);
	return status;
}

const struct nb_command nb_cmd_message_post = {
    .name = "message.post",
    .doc = "Say something in a room. The answer comes when it is on disk.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_ROOM(struct message_post, room),
    .needs = NB_RIGHT_ROOM_WRITE,
    .rate = NB_RATE_POST,
    .args = &args_shape,
    .reply = &reply_shape,
    .emits = NB_EMITS(&nb_event_message_posted),
    .run = run,
};
