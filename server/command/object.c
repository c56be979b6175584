/*
 * object.c - find the thing a command is about, and the person's place in it.
 * Not here: what that place allows (model/rights.c).
 */
#include "noaber/panels.h"
#include "noaber/room_kind.h"
#include "noaber/sanction.h"

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
nb_grants_of_hat(struct nb_call *call, nb_row account, enum nb_hat hat,
                 struct nb_grant ret[NB_GRANTS_MOST], size_t *ret_count)
{
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_GRANTS_OF_HAT,
	                                      NB_BIND(nb_int(account), nb_int(hat)));
	size_t count = 0;

	while (count < NB_GRANTS_MOST && nb_cursor_next(cursor)) {
		struct nb_str code = nb_cursor_bytes(cursor, 3);
		ret[count++] = (struct nb_grant){
		    .hat = hat,
		    .scope = (enum nb_scope)nb_cursor_int(cursor, 1),
		    .where_row = nb_cursor_int(cursor, 2),
		    .where_code = nb_arena_copy(call->arena, code.at, code.length).at,
		    .from_ms = nb_cursor_int(cursor, 4),
		    .until_ms = nb_cursor_int(cursor, 5),
		};
		if (!ret[count - 1].where_code) /* out of memory: a grant that is not there */
			count--;
	}
	*ret_count = count;
	return nb_cursor_end(cursor);
}

enum nb_status
nb_object_hat_holds(struct nb_call *call, nb_row account, enum nb_hat hat, nb_row community,
                    const char *municipality, bool *ret_holds)
{
	struct nb_grant grants[NB_GRANTS_MOST];
	size_t count;
	enum nb_status status = nb_grants_of_hat(call, account, hat, grants, &count);

	*ret_holds = false;
	for (size_t i = 0; !status && i < count; i++)
		*ret_holds |= nb_grant_holds(&grants[i], call->now_ms, community, municipality);
	return status;
}

/* What a hat gives in the whole region, whatever the thing is. ${ret_anywhere}: one of its grants
 * holds now, wherever it is for. */
static enum nb_status
relate_region(struct nb_call *call, unsigned *relation, bool *ret_anywhere)
{
	enum nb_hat hat = call->subject.hat;
	struct nb_grant grants[NB_GRANTS_MOST];
	size_t count = 0;
	bool of_region = false;

	*ret_anywhere = false;
	*relation = nb_session_relation(call);
	if (!(*relation & NB_IS_SIGNED_IN))
		return NB_OK;
	if (nb_hat_is_oneself(hat))
		*relation |= NB_IS_ONESELF;
	if (!nb_hat_keeps_a_key(hat, true)) /* no other hat is about the house */
		return NB_OK;
	enum nb_status status = nb_grants_of_hat(call, call->subject.account, hat, grants, &count);
	for (size_t i = 0; !status && i < count; i++) {
		of_region |= nb_grant_holds(&grants[i], call->now_ms, 0, NULL);
		*ret_anywhere |=
		    call->now_ms >= grants[i].from_ms && call->now_ms < grants[i].until_ms;
	}
	if (nb_hat_audits(hat, of_region))
		*relation |= NB_IS_AUDITOR;
	if (nb_hat_seeks(hat, of_region))
		*relation |= NB_IS_SEEKER;
	if (nb_hat_keeps_a_key(hat, of_region))
		*relation |= NB_IS_KEYHOLDER;
	return status;
}

/* A coordinator is one wherever their grant is for; what it reaches is asked of each appointment
 * (Z8). */
enum nb_status
nb_object_relate_house(struct nb_call *call, unsigned *relation)
{
	bool anywhere;
	enum nb_status status = relate_region(call, relation, &anywhere);

	if (status || !(*relation & NB_IS_SIGNED_IN))
		return status;
	if (nb_hat_coordinates(call->subject.hat, anywhere))
		*relation |= NB_IS_COORDINATOR;
	return nb_panel_relate(call, relation);
}

/* The bits that hat and community alone decide. */
static enum nb_status
relate_hat(struct nb_call *call, struct nb_object *object, const char *municipality)
{
	unsigned *relation = &object->situation.relation;
	bool holds = false;

	bool anywhere;
	enum nb_status status = relate_region(call, relation, &anywhere);

	if (status || !(*relation & NB_IS_SIGNED_IN))
		return status;
	if (call->subject.hat == NB_HAT_PEER || call->subject.hat == NB_HAT_DUTY ||
	    call->subject.hat == NB_HAT_COORDINATOR) {
		status = nb_object_hat_holds(call, call->subject.account, call->subject.hat,
		                             object->community, municipality, &holds);
		if (status)
			return status;
	}
	if (nb_hat_takes_part(call->subject.hat, holds))
		*relation |= NB_IS_PARTICIPANT;
	if (nb_hat_hosts(call->subject.hat, holds))
		*relation |= NB_IS_HOST;
	if (nb_hat_leads(call->subject.hat, holds))
		*relation |= NB_IS_LEAD;
	if (nb_hat_coordinates(call->subject.hat, holds))
		*relation |= NB_IS_COORDINATOR;
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
	if (status == NB_E_NOT_FOUND) /* who left takes it along */
		return nb_sanction_relate(call, (struct nb_str){(char *)link, sizeof(link)},
		                          &object->situation.relation);
	if (status)
		return status;
	object->member = nb_cursor_int(cursor, 0);
	object->member_key = nb_cursor_int(cursor, 1);
	object->member_posts = nb_cursor_int(cursor, 4);
	object->rules_accepted = nb_cursor_int(cursor, 5);
	object->shows = nb_cursor_int(cursor, 8) != 0;
	object->situation.relation |= NB_IS_MEMBER;
	if (!nb_cursor_is_null(cursor, 3)) {
		object->read_seq = nb_cursor_int(cursor, 3);
		object->situation.relation |= NB_IS_JOINED;
	}
	nb_relate_sanctions(call->now_ms, nb_cursor_int(cursor, 6), nb_cursor_int(cursor, 7),
	                    &object->situation.relation);
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
	object.community_state = (enum nb_community_state)nb_cursor_int(cursor, 2);
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

/* Where no host looks along, nothing waits for one. */
static struct nb_policy
policy_of(struct nb_cursor *cursor, enum nb_room_kind kind)
{
	if (!nb_room_kinds[kind].hosted)
		return (struct nb_policy){.attended_until_ms = INT64_MAX};
	return (struct nb_policy){
	    .moderation = (enum nb_moderation)nb_cursor_int(cursor, 6),
	    .unattended = (enum nb_unattended)nb_cursor_int(cursor, 7),
	    .slow_s = nb_cursor_int(cursor, 8),
	    .unattended_slow_s = nb_cursor_int(cursor, 9),
	    .first_held = nb_cursor_int(cursor, 10),
	    .rules_version = nb_cursor_int(cursor, 11),
	    .attended_until_ms = nb_cursor_int(cursor, 12),
	};
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
	object.community_state = (enum nb_community_state)nb_cursor_int(cursor, 5);
	object.room_kind = (enum nb_room_kind)nb_cursor_int(cursor, 13);
	object.policy = policy_of(cursor, object.room_kind);
	if (object.community_state == NB_COMMUNITY_ARCHIVED)
		object.room_state = NB_ROOM_ARCHIVED;
	status = nb_cursor_end(cursor);
	if (!status)
		status = relate_hat(call, &object, municipality[0] ? municipality : NULL);
	if (!status)
		status = relate_member(call, &object);
	object.situation.relation =
	    nb_room_kind_relate(object.room_kind, object.situation.relation);
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
