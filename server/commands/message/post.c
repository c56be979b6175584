/* message.post - say something in a room. The hot path: know what each line costs. */
#include "noaber/mentions.h"
#include "noaber/notices.h"
#include "noaber/people.h"
#include "noaber/text.h"

struct message_post {
	nb_row room;
	struct nb_str text;
	struct nb_str nonce;
	nb_row reply;
	int cover;
	struct nb_list mentions;
};

struct message_post_reply {
	nb_row message;
	int64_t seq;
	int64_t at_ms;
	int held;
	struct nb_held_wait_view *wait;
	int64_t pause_ms;
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
    NB_FIELD_MENTIONS_OPT(struct message_post, mentions),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_post, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_ID(struct message_post_reply, message, NB_ID_MESSAGE, "the message"),
    NB_FIELD_INT_OPT(struct message_post_reply, seq, 0, 0,
                     "its place in the order of the room; left out while it waits for a host"),
    NB_FIELD_INT(struct message_post_reply, at_ms, 0, 0, "when it was posted, or began to wait"),
    NB_FIELD_WORD_OPT(struct message_post_reply, held, &nb_words_hold,
                      "it waits for a host, for this reason; the group does not see it yet"),
    NB_FIELD_OBJECT_OPT(struct message_post_reply, wait, &nb_shape_held_wait,
                        "how long that may take"),
    NB_FIELD_INT_OPT(struct message_post_reply, pause_ms, 0, 0,
                     "where it goes slow: how long until one may write again"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct message_post_reply, reply_fields);

/* What somebody hears whose message waits (MO12). */
static enum nb_status
say_held(struct nb_call *call, int why, struct message_post_reply *reply)
{
	reply->seq = NB_INT_ABSENT;
	reply->held = why;
	return nb_view_held_wait(call, &reply->wait);
}

/* NB_OK: this nonce was posted before, here is the first answer (D4), also when it waits. */
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
	int why = (int)nb_cursor_int(cursor, 4);
	status = nb_cursor_end(cursor);
	if (!status && !same_room)
		return NB_E_CONFLICT;
	return status || why == NB_WORD_ABSENT ? status : say_held(call, why, reply);
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

/* Posted, or kept for a host. Others are not told of the second (Z5). */
static enum nb_status
deliver(struct nb_call *call, const struct message_post *args, struct nb_str kept,
        const struct nb_decision *decision, struct message_post_reply *reply)
{
	const struct nb_new_message message = {
	    .message = nb_row_next(call->now_ms),
	    .author = {call->object.member, call->object.member_name, (int)call->subject.hat},
	    .author_key = call->object.member_key,
	    .nonce = args->nonce,
	    .text = kept,
	    .reply_to = args->reply,
	    .cover = args->cover,
	    .at_ms = call->now_ms,
	};
	enum nb_status status;

	reply->message = message.message;
	reply->at_ms = message.at_ms;
	reply->pause_ms = nb_message_pause_ms(call);
	if (!reply->pause_ms)
		reply->pause_ms = NB_INT_ABSENT;
	if (decision->verdict == NB_VERDICT_HOLD) {
		status = nb_held_add(call, &message, decision->why);
		return status ? status : say_held(call, (int)decision->why, reply);
	}
	status = nb_message_publish(call, &message, &reply->seq);
	return status ? status
	              : nb_message_count(call, call->object.member, call->object.member_posts);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct message_post *args = call->args;
	struct message_post_reply *reply = call->reply;
	struct nb_str kept;

	enum nb_status status = nb_text_check_message(args->text);
	if (status)
		return status;
	reply->held = NB_WORD_ABSENT;
	reply->pause_ms = NB_INT_ABSENT;
	status = find_first_answer(call, args, reply);
	if (status != NB_E_NOT_FOUND)
		return status;
	const struct nb_decision decision = nb_message_decide(call);
	if (decision.verdict == NB_VERDICT_REFUSE)
		return decision.status;
	status = nb_message_check_links(call, args->text);
	if (!status)
		status = nb_message_check_pause(call);
	if (!status)
		status = check_reply(call, args);
	if (!status)
		status = nb_mention_take(call, args->text, &args->mentions, &kept);
	return status ? status : deliver(call, args, kept, &decision, reply);
}

const struct nb_command nb_cmd_message_post = {
    .name = "message.post",
    .doc =
	"Say something in a room. The answer comes when it is on disk: the group sees it, or it waits "
	"for a host.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_ROOM(struct message_post, room),
    .needs = NB_RIGHT_ROOM_WRITE,
    .rate = NB_RATE_POST,
    .args = &args_shape,
    .reply = &reply_shape,
    .emits = NB_EMITS(&nb_event_message_posted, &nb_event_message_waits, &nb_event_notice_changed),
    .run = run,
};
