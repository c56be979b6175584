/* message.release - a host lets the group see a message that waited (MO12). */
#include "noaber/notices.h"
#include "noaber/people.h"

struct message_release {
	nb_row message;
	int64_t edits;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_release, message, NB_ID_MESSAGE, "the message that waits"),
    NB_FIELD_INT(struct message_release, edits, 0, INT64_MAX,
                 "the version that was read: one that was changed since is read again first"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_release, fields);

/* Everything but the room, which it is posted in now. ${ret_posts}: what its author wrote so far. */
static enum nb_status
read_held(struct nb_call *call, struct nb_new_message *ret, int64_t *ret_posts)
{
	const struct nb_object *object = &call->object;
	const struct nb_seal_place place =
	    nb_place_held_body(object->room, object->message, object->author);
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_HELD_TO_RELEASE,
	                                       NB_BIND(nb_int(object->message)), &cursor);

	if (status)
		return status;
	struct nb_str nonce = nb_cursor_bytes(cursor, 1);
	*ret = (struct nb_new_message){
	    .message = object->message,
	    .author = {.member = object->author, .hat = (int)nb_cursor_int(cursor, 0)},
	    .author_key = object->author_key,
	    .nonce = nb_arena_copy(call->arena, nonce.at, nonce.length),
	    .reply_to = nb_cursor_int(cursor, 3),
	    .cover = (int)nb_cursor_int(cursor, 4),
	    .at_ms = call->now_ms,
	    .passed_on = nb_cursor_int(cursor, 7) != 0,
	};
	*ret_posts = nb_cursor_int(cursor, 6);
	status = nb_vault_unseal(call->tools->vault, object->author_key, &place,
	                         nb_cursor_bytes(cursor, 2), call->arena, &ret->text);
	if (!status)
		status =
		    nb_view_member_name(call, object->community, object->author, object->author_key,
		                        nb_cursor_bytes(cursor, 5), &ret->author.name);
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

static enum nb_status
run(struct nb_call *call)
{
	const struct message_release *args = call->args;
	struct nb_seq_reply *reply = call->reply;
	struct nb_new_message message;
	int64_t posts;

	if (call->object.held_state != NB_HELD_WAITING || call->object.held_edits != args->edits)
		return NB_E_CONFLICT;
	enum nb_status status = read_held(call, &message, &posts);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_HELD_DROP,
		                   NB_BIND(nb_int(args->message)), NULL);
	if (!status)
		status = nb_message_publish(call, &message, &reply->seq);
	if (!status)
		status = nb_message_count(call, message.author.member, posts);
	if (!status)
		status = nb_held_note_wait(call);
	if (!status)
		status = nb_held_tell_author(call, NB_HELD_END_RELEASED);
	return status ? status : nb_held_tell_hosts(call, call->object.room);
}

const struct nb_command nb_cmd_message_release = {
    .name = "message.release",
    .doc = "Let the group see a message that waited: posted now, with the id it had. conflict: its "
	   "author changed it since it was read.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_HELD(struct message_release, message),
    .needs = NB_RIGHT_MESSAGE_RELEASE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_MESSAGE_RELEASED,
    .args = &args_shape,
    .reply = &nb_shape_seq_reply,
    .emits = NB_EMITS(&nb_event_message_posted, &nb_event_message_waits, &nb_event_message_judged,
                      &nb_event_notice_changed),
    .run = run,
};
