/*
 * view_room.c - rooms as one person sees them: card, own face, unread, newest message, rights.
 */
#include "noaber/mentions.h"
#include "noaber/room_kind.h"
#include "noaber/talk_of_two.h"

/* Rights that make sense to show with a room; the client draws its buttons from these. */
static const enum nb_right shown_rights[] = {
    NB_RIGHT_ROOM_READ,        NB_RIGHT_ROOM_JOIN,        NB_RIGHT_ROOM_LEAVE,
    NB_RIGHT_ROOM_WRITE,       NB_RIGHT_MESSAGE_REACT,    NB_RIGHT_MESSAGE_MODERATE,
    NB_RIGHT_UNMASK_ASK,       NB_RIGHT_SANCTION_PAUSE,   NB_RIGHT_SANCTION_BAN,
    NB_RIGHT_MEMBER_SET_ASIDE, NB_RIGHT_DIRECT_TALK,      NB_RIGHT_DIRECT_END,
    NB_RIGHT_MESSAGE_JUDGE,    NB_RIGHT_INTRODUCTION_ASK, NB_RIGHT_PINNED_KEEP,
    NB_RIGHT_LINKUP_PROPOSE,
};

static bool
may(const struct nb_object *object, enum nb_right right)
{
	return nb_rights_decide(right, &object->situation) == NB_OK;
}

static enum nb_status
show_last(struct nb_call *call, const struct nb_object *object, struct nb_last_view **ret)
{
	struct nb_last_view *last;
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_MESSAGE_LAST_VISIBLE,
	                                       NB_BIND(nb_int(object->room)), &cursor);

	if (status == NB_E_NOT_FOUND)
		return NB_OK;
	if (status)
		return status;
	nb_row message = nb_cursor_int(cursor, 0), author = nb_cursor_int(cursor, 1);
	nb_row key = nb_cursor_int(cursor, 4);
	const struct nb_seal_place place = nb_place_message_body(object->room, message, author);

	last = NB_NEW(call->arena, struct nb_last_view);
	if (!last) {
		status = NB_E_TOO_LARGE;
		goto out;
	}
	last->member = author;
	last->at_ms = nb_cursor_int(cursor, 3);
	status = nb_view_member_name(call, object->community, author, key,
	                             nb_cursor_bytes(cursor, 5), &last->name);
	if (status)
		goto out;
	last->cover = (int)nb_cursor_int(cursor, 6);
	if (last->cover == NB_WORD_ABSENT)
		status = nb_vault_unseal(call->tools->vault, key, &place,
		                         nb_cursor_bytes(cursor, 2), call->arena, &last->text);
	if (!status)
		status = nb_view_mentions_plain(call, call->arena, &last->text);
	if (status == NB_E_NOT_FOUND || status == NB_E_CONFLICT)
		status = NB_OK; /* one unreadable message never blocks the list (O7) */
	*ret = last;
out:;
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

static enum nb_status
show_card(struct nb_call *call, nb_row room, struct nb_room_view *view)
{
	struct nb_cursor *cursor;
	struct nb_str text;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_ROOM_CARD, NB_BIND(nb_int(room)), &cursor);

	if (status)
		return status;
	text = nb_cursor_bytes(cursor, 0);
	view->community_name = nb_arena_copy(call->arena, text.at, text.length);
	text = nb_cursor_bytes(cursor, 1);
	view->name = nb_arena_copy(call->arena, text.at, text.length);
	text = nb_cursor_bytes(cursor, 2);
	view->line = nb_arena_copy(call->arena, text.at, text.length);
	view->kind = (int)nb_cursor_int(cursor, 3);
	view->member_count = nb_cursor_int(cursor, 4);
	return nb_cursor_end(cursor);
}

/* A room without a name is called after who else is in it, or was. */
static enum nb_status
show_other(struct nb_call *call, const struct nb_object *object, struct nb_room_view *view)
{
	struct nb_face_view face;
	nb_row other;
	enum nb_status status = nb_direct_other(call, object->room, object->member, &other);

	if (!status)
		status = nb_view_face(call, other, &face);
	if (status)
		return status;
	view->with = face.who;
	view->name = face.who->name;
	return NB_OK;
}

static enum nb_status
show_me(struct nb_call *call, const struct nb_object *object, struct nb_author_view **ret)
{
	struct nb_author_view *me = NB_NEW(call->arena, struct nb_author_view);

	if (!me)
		return NB_E_TOO_LARGE;
	me->member = object->member;
	me->name = object->member_name;
	me->hat = (int)call->subject.hat;
	*ret = me;
	return NB_OK;
}

enum nb_status
nb_view_room(struct nb_call *call, const struct nb_object *object, struct nb_room_view *ret)
{
	enum nb_status status;

	ret->room = object->room;
	ret->community = object->community;
	ret->access = (int)object->access;
	ret->state = (int)object->room_state;
	ret->head_seq = object->head_seq;
	ret->joined = object->read_seq != NB_INT_ABSENT;
	ret->read_seq = ret->joined ? object->read_seq : 0;
	ret->rules_due =
	    object->member && nb_policy_rules_due(&object->policy, object->rules_accepted);
	status = show_card(call, object->room, ret);
	if (!status && !nb_room_kinds[object->room_kind].named)
		status = show_other(call, object, ret);
	if (!status && ret->joined)
		status = nb_view_unread(call, object, ret->read_seq, &ret->unread);
	if (!status && object->member)
		status = show_me(call, object, &ret->me);
	if (!status && may(object, NB_RIGHT_ROOM_READ))
		status = show_last(call, object, &ret->last);
	ret->held = NB_INT_ABSENT;
	if (!status && may(object, NB_RIGHT_MESSAGE_JUDGE))
		status = nb_view_held_count(call, object->room, &ret->held);
	if (!status)
		status =
		    nb_view_rights(call, object, shown_rights, NB_COUNT(shown_rights), &ret->may);
	return status;
}

/* A person's list is bounded: more rooms than these are found through their community. */
#define ROOMS_SHOWN_MOST 100

/* Numbers first, views after: a statement is not started again inside its own loop. */
static enum nb_status
collect_rooms(struct nb_cursor *cursor, nb_row rooms[ROOMS_SHOWN_MOST], size_t *count)
{
	while (*count < ROOMS_SHOWN_MOST && nb_cursor_next(cursor))
		rooms[(*count)++] = nb_cursor_int(cursor, 0);
	return nb_cursor_end(cursor);
}

static enum nb_status
view_rooms(struct nb_call *call, const nb_row *rooms, size_t count, struct nb_list *ret)
{
	struct nb_room_view *views = nb_arena_array(call->arena, count ? count : 1, sizeof(*views));
	struct nb_object object;

	if (!views)
		return NB_E_TOO_LARGE;
	*ret = (struct nb_list){views, 0};
	for (size_t i = 0; i < count; i++) {
		enum nb_status status = nb_object_load_room(call, rooms[i], &object);
		if (!status && !may(&object, NB_RIGHT_ROOM_SEE) &&
		    !may(&object, NB_RIGHT_ROOM_LEAVE))
			continue;
		if (!status)
			status = nb_view_room(call, &object, &views[ret->count]);
		if (status)
			return status;
		ret->count++;
	}
	return NB_OK;
}

enum nb_status
nb_view_my_rooms(struct nb_call *call, struct nb_list *ret)
{
	nb_row rooms[ROOMS_SHOWN_MOST];
	struct nb_list memberships;
	size_t count = 0;
	enum nb_status status = nb_view_memberships(call, call->subject.account, &memberships);

	for (size_t i = 0; !status && i < memberships.count; i++)
		status = collect_rooms(
		    nb_db_find(call->tools->db, NB_SQL_ROOMS_OF_MEMBER,
		               NB_BIND(nb_int(((struct nb_membership *)memberships.at)[i].member))),
		    rooms, &count);
	return status ? status : view_rooms(call, rooms, count, ret);
}

enum nb_status
nb_view_community_rooms(struct nb_call *call, nb_row community, struct nb_list *ret)
{
	nb_row rooms[ROOMS_SHOWN_MOST];
	size_t count = 0;
	enum nb_status status = NB_OK;

	for (int kind = 0; !status && kind < NB_ROOM_KIND_COUNT; kind++)
		if (nb_room_kinds[kind].listed)
			status =
			    collect_rooms(nb_db_find(call->tools->db, NB_SQL_ROOMS_OF_COMMUNITY,
			                             NB_BIND(nb_int(community), nb_int(kind))),
			                  rooms, &count);
	return status ? status : view_rooms(call, rooms, count, ret);
}
