/*
 * held.c - messages that wait for a host: kept, told of, dropped (MO12, QU7).
 *
 * They lie in a table of their own, have no number of their room, and what is said about them goes to
 * the hosts' topic and to their author alone, so the group cannot learn of one by mistake (Z5).
 * Not here: what is held (model/posting.c), how they look (view_held.c), their becoming a message
 * (publish.c).
 */
#include "noaber/people.h"
#include "noaber/waiting.h"

enum nb_status
nb_object_load_held(struct nb_call *call, nb_row message, struct nb_object *ret)
{
	struct nb_object object;
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_HELD_FACTS, NB_BIND(nb_int(message)), &cursor);

	if (status)
		return status;
	nb_row room = nb_cursor_int(cursor, 0), author = nb_cursor_int(cursor, 1);
	int64_t held_ms = nb_cursor_int(cursor, 2), edits = nb_cursor_int(cursor, 5);
	enum nb_held_state state = (enum nb_held_state)nb_cursor_int(cursor, 3);
	nb_row author_key = nb_cursor_int(cursor, 4);
	status = nb_cursor_end(cursor);
	if (!status)
		status = nb_object_load_room(call, room, &object);
	if (status)
		return status;
	object.message = message;
	object.author = author;
	object.author_key = author_key;
	object.posted_ms = held_ms;
	object.held_state = state;
	object.held_edits = edits;
	if (object.member && object.member == author)
		object.situation.relation |= NB_IS_AUTHOR;
	*ret = object;
	return NB_OK;
}

static void
tell_account(struct nb_call *call, nb_row account, nb_row message, enum nb_held_end end)
{
	const struct nb_judged_event event = {call->object.room, message, end};

	nb_outbox_event_to(call, account, &nb_event_message_judged, &event);
}

enum nb_status
nb_held_add(struct nb_call *call, const struct nb_new_message *message, enum nb_hold why)
{
	nb_row room = call->object.room;
	const struct nb_seal_place place =
	    nb_place_held_body(room, message->message, message->author.member);
	struct nb_str sealed;

	enum nb_status status = nb_vault_seal(call->tools->vault, message->author_key, &place,
	                                      message->text, call->arena, &sealed);
	if (!status)
		status = nb_db_run(
		    call->tools->db, NB_SQL_HELD_ADD,
		    NB_BIND(nb_int(message->message), nb_int(room), nb_int(message->author.member),
		            nb_int(message->author.hat), nb_text(message->nonce), nb_bytes(sealed),
		            nb_int(message->reply_to), nb_int(message->cover), nb_int(why),
		            nb_int(message->at_ms)),
		    NULL);
	if (status)
		return status;
	tell_account(call, call->subject.account, message->message, NB_HELD_END_CHANGED);
	status = nb_waiting_tell(call, call->object.community, message->author.member);
	return status ? status : nb_held_tell_hosts(call, room);
}

/* Nothing waits in this room any more: nor elsewhere in its community? */
static enum nb_status
end_waiting(struct nb_call *call, nb_row room)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_COMMUNITY_OF_ROOM,
	                                       NB_BIND(nb_int(room)), &cursor);

	if (status)
		return status;
	nb_row community = nb_cursor_int(cursor, 0);
	status = nb_cursor_end(cursor);
	return status ? status : nb_waiting_ended(call, community);
}

enum nb_status
nb_held_tell_hosts(struct nb_call *call, nb_row room)
{
	struct nb_waits_event event = {.room = room};
	enum nb_status status = nb_view_held_count(call, room, &event.waiting);

	if (status)
		return status;
	nb_outbox_host_event(call, &nb_event_message_waits, room, &event);
	return event.waiting ? NB_OK : end_waiting(call, room);
}

/* The road to their account is taken to deliver a line; nobody sees where it leads (P10). */
enum nb_status
nb_held_tell_author(struct nb_call *call, enum nb_held_end end)
{
	struct nb_object *object = &call->object;
	enum nb_status status = nb_face_account(call, object->author, &object->owner);

	if (status == NB_E_NOT_FOUND) /* of one that was passed on: no road leads there */
		return NB_OK;
	if (!status)
		tell_account(call, object->owner, object->message, end);
	return status;
}

enum nb_status
nb_held_note_wait(struct nb_call *call)
{
	nb_row community = call->object.community;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_HELD_WAIT_ADD,
	              NB_BIND(nb_int(nb_row_next(call->now_ms)), nb_int(community),
	                      nb_int(call->now_ms - call->object.posted_ms)),
	              NULL);

	return status ? status
	              : nb_db_run(call->tools->db, NB_SQL_HELD_WAITS_TRIM,
	                          NB_BIND(nb_int(community), nb_int(NB_HELD_WAITS_KEPT)), NULL);
}

enum nb_status
nb_held_drop(struct nb_call *call, nb_row member, nb_row room)
{
	int64_t changed = 0;
	enum nb_status status = nb_db_run(call->tools->db, NB_SQL_HELD_IN_ROOM_DROP,
	                                  NB_BIND(nb_int(member), nb_int(room)), &changed);

	return status || !changed ? status : nb_held_tell_hosts(call, room);
}
