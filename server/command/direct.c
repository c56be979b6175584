/*
 * direct.c - two members of a community ask, answer and end a talk of their own (S7, ON7).
 * Not here: who may (model/direct.c, model/rights.c), what is shown of it (view_direct.c).
 */
#include "noaber/aside.h"
#include "noaber/room_kind.h"
#include "noaber/talk_of_two.h"

#include <string.h>

/* One of two must not talk: somebody left, or the account went. */
static enum nb_status
facts_of_face(struct nb_call *call, nb_row member, nb_row *ret_account, struct nb_direct_facts *ret)
{
	enum nb_status status = nb_face_account(call, member, ret_account);

	return status ? status : nb_direct_facts(call, *ret_account, member, ret);
}

static enum nb_status
blocks(struct nb_call *call, nb_row by, nb_row whom, bool *ret)
{
	enum nb_aside how;
	enum nb_status status = nb_aside_between(call, by, whom, &how);

	*ret = how == NB_ASIDE_BLOCK;
	return status;
}

static enum nb_status
tell_face(struct nb_call *call, nb_row member)
{
	nb_row account;
	enum nb_status status = nb_face_account(call, member, &account);

	if (!status)
		nb_outbox_event_to(call, account, &nb_event_direct_changed, NULL);
	return status == NB_E_NOT_FOUND ? NB_OK : status; /* left: nobody to tell */
}

/* ---- the room ---- */

struct pair {
	nb_row first, second;
	nb_row room; /* 0: none yet */
	enum nb_room_state state;
	int64_t head_seq;
};

static enum nb_status
find_pair(struct nb_call *call, nb_row one, nb_row other, struct pair *ret)
{
	struct nb_cursor *cursor;

	*ret = (struct pair){one < other ? one : other, one < other ? other : one, 0, 0, 0};
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_DIRECT_PAIR_FIND,
	                   NB_BIND(nb_int(ret->first), nb_int(ret->second)), &cursor);
	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	ret->room = nb_cursor_int(cursor, 0);
	ret->state = (enum nb_room_state)nb_cursor_int(cursor, 1);
	ret->head_seq = nb_cursor_int(cursor, 2);
	return nb_cursor_end(cursor);
}

static bool
is_open(const struct pair *pair)
{
	return pair->room && pair->state == NB_ROOM_OPEN;
}

static enum nb_status
make_room(struct nb_call *call, struct pair *pair)
{
	pair->room = nb_row_next(call->now_ms);
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_ROOM_ADD,
	              NB_BIND(nb_int(pair->room), nb_int(call->object.community),
	                      nb_int(NB_ROOM_DIRECT), nb_text(NB_STR("")), nb_text(NB_STR("")),
	                      nb_int(NB_ROOM_OPEN), nb_int(call->now_ms)),
	              NULL);

	return status ? status
	              : nb_db_run(
			    call->tools->db, NB_SQL_DIRECT_PAIR_ADD,
			    NB_BIND(nb_int(pair->first), nb_int(pair->second), nb_int(pair->room)),
			    NULL);
}

static enum nb_status
drop_asks(struct nb_call *call, const struct pair *pair)
{
	enum nb_status status = nb_db_run(call->tools->db, NB_SQL_DIRECT_ASK_DROP,
	                                  NB_BIND(nb_int(pair->first), nb_int(pair->second)), NULL);

	return status ? status
	              : nb_db_run(call->tools->db, NB_SQL_DIRECT_ASK_DROP,
	                          NB_BIND(nb_int(pair->second), nb_int(pair->first)), NULL);
}

static enum nb_status
show(struct nb_call *call, nb_row room, struct nb_direct_reply *ret)
{
	struct nb_object object;
	enum nb_status status = nb_object_load_room(call, room, &object);

	ret->room = NB_NEW(call->arena, struct nb_room_view);
	if (!ret->room)
		return NB_E_TOO_LARGE;
	if (!status)
		status = nb_view_room(call, &object, ret->room);
	nb_outbox_watch(call, room, NB_AUDIENCE_MEMBERS);
	return status;
}

/* Both said yes. A talk that was stopped goes on where it was. */
static enum nb_status
open_room(struct nb_call *call, struct pair *pair, struct nb_direct_reply *ret)
{
	enum nb_status status = pair->room ? nb_db_run(call->tools->db, NB_SQL_DIRECT_ROOM_OPEN,
	                                               NB_BIND(nb_int(pair->room)), NULL)
	                                   : make_room(call, pair);

	if (!status)
		status = nb_face_join(call, pair->first, pair->room, pair->head_seq);
	if (!status)
		status = nb_face_join(call, pair->second, pair->room, pair->head_seq);
	if (!status)
		status = drop_asks(call, pair);
	if (!status)
		status = tell_face(call, pair->first);
	if (!status)
		status = tell_face(call, pair->second);
	return status ? status : show(call, pair->room, ret);
}

enum nb_status
nb_direct_other(struct nb_call *call, nb_row room, nb_row member, nb_row *ret_other)
{
	return nb_db_find_int(call->tools->db, NB_SQL_DIRECT_PAIR_OTHER,
	                      NB_BIND(nb_int(room), nb_int(member)), ret_other);
}

enum nb_status
nb_direct_close(struct nb_call *call, nb_row room, nb_row member)
{
	int64_t changed = 0;
	nb_row other;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_DIRECT_ROOM_CLOSE, NB_BIND(nb_int(room)), &changed);

	if (status || !changed)
		return status;
	status = nb_direct_other(call, room, member, &other);
	if (!status)
		status = tell_face(call, member);
	return status ? status : tell_face(call, other);
}

/* ---- asking ---- */

/* NB_E_NOT_FOUND: none, or one so old that it counts no more. */
static enum nb_status
find_ask(struct nb_call *call, nb_row asker, nb_row asked, enum nb_direct_ask *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(
	    call->tools->db, NB_SQL_DIRECT_ASK_FIND,
	    NB_BIND(nb_int(asker), nb_int(asked), nb_int(call->now_ms - NB_DIRECT_ASK_MS)),
	    &cursor);

	if (status)
		return status;
	*ret = (enum nb_direct_ask)nb_cursor_int(cursor, 0);
	return nb_cursor_end(cursor);
}

/* All faces count, also those that were left: leaving is no way around it. */
static enum nb_status
count_unanswered(struct nb_call *call, int64_t *ret)
{
	struct nb_list faces;
	enum nb_status status = nb_view_faces_ever(call, call->subject.account, &faces);

	*ret = 0;
	for (size_t i = 0; !status && i < faces.count; i++) {
		struct nb_cursor *cursor;
		status = nb_db_find_one(
		    call->tools->db, NB_SQL_DIRECT_UNANSWERED,
		    NB_BIND(nb_int(((const struct nb_membership *)faces.at)[i].member),
		            nb_int(call->now_ms - NB_DAY_MS)),
		    &cursor);
		if (status)
			break;
		*ret += nb_cursor_int(cursor, 0);
		status = nb_cursor_end(cursor);
	}
	return status;
}

static enum nb_status
store_ask(struct nb_call *call, struct nb_str line)
{
	const struct nb_object *object = &call->object;
	nb_row row = nb_row_next(call->now_ms);
	const struct nb_seal_place place = nb_place_direct_line(row, object->member);
	struct nb_str sealed = {NULL, 0};
	enum nb_status status = NB_OK;

	if (line.at)
		status = nb_vault_seal(call->tools->vault, object->member_key, &place, line,
		                       call->arena, &sealed);
	if (!status) /* one of before, that counts no more */
		status = nb_db_run(call->tools->db, NB_SQL_DIRECT_ASK_DROP,
		                   NB_BIND(nb_int(object->member), nb_int(object->author)), NULL);
	return status
	           ? status
	           : nb_db_run(call->tools->db, NB_SQL_DIRECT_ASK_ADD,
	                       NB_BIND(nb_int(row), nb_int(object->member), nb_int(object->author),
	                               nb_bytes(sealed), nb_int(call->now_ms)),
	                       NULL);
}

/* Only the other hears of it, and only who wants to. */
static enum nb_status
ask_anew(struct nb_call *call, struct nb_str line, struct nb_direct_facts *mine,
         const struct nb_direct_facts *theirs, nb_row their_account, bool blocked)
{
	enum nb_status status = count_unanswered(call, &mine->unanswered);

	if (!status)
		status = nb_direct_may_ask(mine);
	if (!status)
		status = store_ask(call, line);
	if (status)
		return status;
	nb_outbox_account_event(call, &nb_event_direct_changed, NULL);
	if (!blocked && nb_direct_reachable(theirs))
		nb_outbox_event_to(call, their_account, &nb_event_direct_changed, NULL);
	return NB_OK;
}

enum nb_status
nb_direct_ask(struct nb_call *call, struct nb_str line, struct nb_direct_reply *ret)
{
	const nb_row me = call->object.member, other = call->object.author;
	struct nb_direct_facts mine, theirs;
	enum nb_direct_ask ask = NB_DIRECT_WITHDRAWN;
	bool blocking = false, blocked = false;
	struct pair pair;
	nb_row account;

	if (call->object.community_state == NB_COMMUNITY_ARCHIVED)
		return NB_E_READ_ONLY;
	enum nb_status status = nb_direct_check_line(line);
	if (!status)
		status = nb_direct_facts(call, call->subject.account, me, &mine);
	if (!status)
		status = facts_of_face(call, other, &account, &theirs);
	if (!status)
		status = blocks(call, me, other, &blocking);
	if (!status)
		status = blocks(call, other, me, &blocked);
	if (!status)
		status = find_pair(call, me, other, &pair);
	if (status)
		return status;
	if (blocking)
		return NB_E_DIRECT_BLOCKED;
	if (is_open(&pair))
		return show(call, pair.room, ret);
	status = find_ask(call, other, me, &ask);
	if (status && status != NB_E_NOT_FOUND)
		return status;
	/* They asked first, so both want it; but not whoever turned away since. */
	if (!status && ask != NB_DIRECT_WITHDRAWN && !blocked && !nb_direct_may_talk(&mine))
		return open_room(call, &pair, ret);
	status = find_ask(call, me, other, &ask);
	if (status != NB_E_NOT_FOUND)
		return status;
	return ask_anew(call, line, &mine, &theirs, account, blocked);
}

/* ---- answering ---- */

enum nb_status
nb_direct_answer(struct nb_call *call, bool yes, struct nb_direct_reply *ret)
{
	const nb_row me = call->object.member, asker = call->object.author;
	struct nb_direct_facts mine;
	enum nb_direct_ask ask;
	struct pair pair;
	bool blocking;

	if (call->object.community_state == NB_COMMUNITY_ARCHIVED)
		return NB_E_READ_ONLY;
	enum nb_status status = find_pair(call, me, asker, &pair);
	if (!status && yes && is_open(&pair)) /* said before */
		return show(call, pair.room, ret);
	if (!status)
		status = find_ask(call, asker, me, &ask);
	if (!status)
		status = blocks(call, me, asker, &blocking);
	if (status)
		return status;
	if (blocking || ask == NB_DIRECT_WITHDRAWN || (yes && ask == NB_DIRECT_REFUSED))
		return NB_E_NOT_FOUND;
	if (!yes)
		return nb_db_run(call->tools->db, NB_SQL_DIRECT_ASK_END,
		                 NB_BIND(nb_int(asker), nb_int(me), nb_int(NB_DIRECT_REFUSED)),
		                 NULL);
	status = nb_direct_facts(call, call->subject.account, me, &mine);
	if (!status)
		status = nb_direct_may_talk(&mine);
	return status ? status : open_room(call, &pair, ret);
}

enum nb_status
nb_direct_turn_away(struct nb_call *call)
{
	const nb_row me = call->object.member, other = call->object.author;
	struct pair pair;
	enum nb_status status = find_pair(call, me, other, &pair);

	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_DIRECT_ASK_END,
		                   NB_BIND(nb_int(me), nb_int(other), nb_int(NB_DIRECT_WITHDRAWN)),
		                   NULL);
	if (!status && pair.room)
		status = nb_direct_close(call, pair.room, me);
	return status;
}

enum nb_status
nb_direct_expire(struct nb_call *call)
{
	return nb_db_run(call->tools->db, NB_SQL_DIRECT_ASKS_OLD_DROP,
	                 NB_BIND(nb_int(call->now_ms - NB_DIRECT_ASK_MS)), NULL);
}
