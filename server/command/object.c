/*
 * object.c - find the thing a command is about, and the person's place in it.
 * Not here: what that place allows (model/rights.c).
 */
#include "noaber/views.h"

#include <string.h>

/* Municipality codes are four digits; longer text is no code of ours. */
#define MUNICIPALITY_BYTES 16

static void
copy_code(struct nb_str code, char ret[MUNICIPALITY_BYTES])
{
	size_t length = code.length < MUNICIPALITY_BYTES - 1 ? code.length : MUNICIPALITY_BYTES - 1;

	memset(ret, 0, MUNICIPALITY_BYTES);
	if (code.at)
		memcpy(ret, code.at, length);
}

enum nb_status
nb_object_hat_holds(struct nb_call *call, nb_row account, enum nb_hat hat, nb_row community,
                    const char *municipality, bool *ret_holds)
{
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_GRANTS_OF_HAT,
	                                      NB_BIND(nb_int(account), nb_int(hat)));
	bool holds = false;

	while (nb_cursor_next(cursor)) {
		char code[MUNICIPALITY_BYTES];
		copy_code(nb_cursor_bytes(cursor, 3), code);
		struct nb_grant grant = {
		    .hat = hat,
		    .scope = (enum nb_scope)nb_cursor_int(cursor, 1),
		    .where_row = nb_cursor_int(cursor, 2),
		    .where_code = code,
		    .from_ms = nb_cursor_int(cursor, 4),
		    .until_ms = nb_cursor_int(cursor, 5),
		};
		holds = holds || nb_grant_holds(&grant, call->now_ms, community, municipality);
	}
	*ret_holds = holds;
	return nb_cursor_end(cursor);
}

enum nb_status
nb_object_relate_house(struct nb_call *call, unsigned *relation)
{
	enum nb_hat hat = call->subject.hat;
	bool holds = false;

	*relation = nb_session_relation(call);
	if (!(*relation & NB_IS_SIGNED_IN))
		return NB_OK;
	if (!nb_hat_keeps_a_key(hat, true)) /* no other hat is about the house */
		return NB_OK;
	enum nb_status status =
	    nb_object_hat_holds(call, call->subject.account, hat, 0, NULL, &holds);
	if (nb_hat_audits(hat, holds))
		*relation |= NB_IS_AUDITOR;
	if (nb_hat_seeks(hat, holds))
		*relation |= NB_IS_SEEKER;
	if (nb_hat_keeps_a_key(hat, holds))
		*relation |= NB_IS_KEYHOLDER;
	return status;
}

/* The bits that hat and community alone decide. */
static enum nb_status
relate_hat(struct nb_call *call, struct nb_object *object, const char *municipality)
{
	unsigned *relation = &object->situation.relation;
	bool holds = false;

	enum nb_status status = nb_object_relate_house(call, relation);
	if (status || !(*relation & NB_IS_SIGNED_IN))
		return status;
	if (call->subject.hat == NB_HAT_PEER || call->subject.hat == NB_HAT_DUTY) {
		status = nb_object_hat_holds(call, call->subject.account, call->subject.hat,
		                             object->community, municipality, &holds);
		if (status)
			return status;
	}
	if (nb_hat_takes_part(call->subject.hat, holds))
		*relation |= NB_IS_PARTICIPANT;
	if (nb_hat_hosts(call->subject.hat, holds))
		*relation |= NB_IS_HOST;
	if (object->access != NB_ACCESS_INVITE)
		*relation |= NB_IS_LISTED;
	if (object->access == NB_ACCESS_OPEN)
		*relation |= NB_IS_OPEN;
	return NB_OK;
}

/* The subject's face in the community and, when ${room} is not 0, its place in the room. */
static enum nb_status
relate_member(struct nb_call *call, struct nb_object *object)
{
	uint8_t link[NB_MEMBER_LINK_BYTES];
	struct nb_cursor *cursor;

	object->read_seq = NB_INT_ABSENT;
	if (!(object->situation.relation & NB_IS_SIGNED_IN))
		return NB_OK;
	nb_vault_member_link(call->tools->vault, call->subject.account, object->community, link);
	enum nb_status status = nb_db_find_one(
	    call->tools->db, NB_SQL_MEMBER_IN_ROOM,
	    NB_BIND(nb_bytes((struct nb_str){(char *)link, sizeof(link)}), nb_int(object->room)),
	    &cursor);
	if (status == NB_E_NOT_FOUND)
		return NB_OK;
	if (status)
		return status;
	object->member = nb_cursor_int(cursor, 0);
	object->member_key = nb_cursor_int(cursor, 1);
	object->situation.relation |= NB_IS_MEMBER;
	if (!nb_cursor_is_null(cursor, 3)) {
		object->read_seq = nb_cursor_int(cursor, 3);
		object->situation.relation |= NB_IS_JOINED;
	}
	status = nb_view_member_name(call, object->community, object->member, object->member_key,
	                             nb_cursor_bytes(cursor, 2), &object->member_name);
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

enum nb_status
nb_object_load_community(struct nb_call *call, nb_row community, struct nb_object *ret)
{
	struct nb_object object = {.community = community};
	char municipality[MUNICIPALITY_BYTES];
	struct nb_cursor *cursor;

	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_COMMUNITY_FACTS,
	                                       NB_BIND(nb_int(community)), &cursor);
	if (status)
		return status;
	object.access = (enum nb_access)nb_cursor_int(cursor, 0);
	copy_code(nb_cursor_bytes(cursor, 1), municipality);
	status = nb_cursor_end(cursor);
	if (!status)
		status = relate_hat(call, &object, municipality[0] ? municipality : NULL);
	if (!status)
		status = relate_member(call, &object);
	if (!status)
		*ret = object;
	return status;
}

enum nb_status
nb_object_load_room(struct nb_call *call, nb_row room, struct nb_object *ret)
{
	struct nb_object object = {.room = room};
	char municipality[MUNICIPALITY_BYTES];
	struct nb_cursor *cursor;

	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_ROOM_FACTS, NB_BIND(nb_int(room)), &cursor);
	if (status)
		return status;
	object.community = nb_cursor_int(cursor, 0);
	object.room_state = (enum nb_room_state)nb_cursor_int(cursor, 1);
	object.head_seq = nb_cursor_int(cursor, 2);
	object.access = (enum nb_access)nb_cursor_int(cursor, 3);
	copy_code(nb_cursor_bytes(cursor, 4), municipality);
	status = nb_cursor_end(cursor);
	if (!status)
		status = relate_hat(call, &object, municipality[0] ? municipality : NULL);
	if (!status)
		status = relate_member(call, &object);
	object.situation.room_state = object.room_state;
	if (!status)
		*ret = object;
	return status;
}

enum nb_status
nb_object_load_message(struct nb_call *call, nb_row message, struct nb_object *ret)
{
	struct nb_object object;
	struct nb_cursor *cursor;

	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_MESSAGE_FACTS,
	                                       NB_BIND(nb_int(message)), &cursor);
	if (status)
		return status;
	nb_row room = nb_cursor_int(cursor, 0), author = nb_cursor_int(cursor, 2);
	int64_t seq = nb_cursor_int(cursor, 1), posted_ms = nb_cursor_int(cursor, 3);
	enum nb_message_state state = (enum nb_message_state)nb_cursor_int(cursor, 4);
	nb_row author_key = nb_cursor_int(cursor, 5);

	status = nb_cursor_end(cursor);
	if (!status)
		status = nb_object_load_room(call, room, &object);
	if (status)
		return status;
	object.message = message;
	object.author = author;
	object.author_key = author_key;
	object.message_seq = seq;
	object.posted_ms = posted_ms;
	object.message_state = state;
	object.situation.message_state = state;
	if (object.member && object.member == author)
		object.situation.relation |= NB_IS_AUTHOR;
	*ret = object;
	return NB_OK;
}
