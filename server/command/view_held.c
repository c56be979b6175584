/*
 * view_held.c - messages that wait for a host, as their author and hosts see them.
 * Not here: who may (dispatch has asked already).
 */
#include "noaber/mentions.h"
#include "noaber/people.h"

struct view {
	struct nb_call *call;
	struct nb_held_view *held;
	nb_row key;
	bool texts;
};

/* Text that does not open is not there: one damaged message never blocks the rest (O7). */
static enum nb_status
unseal(const struct view *view, const struct nb_seal_place *place, struct nb_str sealed,
       struct nb_str *ret)
{
	enum nb_status status = NB_OK;

	if (sealed.at)
		status = nb_vault_unseal(view->call->tools->vault, view->key, place, sealed,
		                         view->call->arena, ret);
	return status == NB_E_NOT_FOUND || status == NB_E_CONFLICT ? NB_OK : status;
}

static enum nb_status
show_author(struct view *view, nb_row member, int hat)
{
	struct nb_author_view *author = NB_NEW(view->call->arena, struct nb_author_view);
	struct nb_cursor *cursor;

	if (!author)
		return NB_E_TOO_LARGE;
	*author = (struct nb_author_view){.member = member, .hat = hat};
	view->held->author = author;
	enum nb_status status = nb_db_find_one(view->call->tools->db, NB_SQL_MEMBER_BY_ID,
	                                       NB_BIND(nb_int(member)), &cursor);
	if (status)
		return status;
	view->key = nb_cursor_int(cursor, 1);
	status = nb_view_member_name(view->call, nb_cursor_int(cursor, 0), member, view->key,
	                             nb_cursor_bytes(cursor, 2), &author->name);
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

static enum nb_status
show_texts(const struct view *view, struct nb_cursor *cursor)
{
	const struct nb_held_view *held = view->held;
	const struct nb_seal_place body =
	    nb_place_held_body(held->room, held->message, held->author->member);
	enum nb_status status = unseal(view, &body, nb_cursor_bytes(cursor, 3), &view->held->text);

	if (!status)
		status = nb_view_mentions(view->call, &view->held->text, &view->held->mentions);
	if (status || nb_cursor_is_null(cursor, 10))
		return status;
	const struct nb_seal_place decline =
	    nb_place_held_decline(held->room, nb_cursor_int(cursor, 10), held->author->member);
	return unseal(view, &decline, nb_cursor_bytes(cursor, 11), &view->held->reason);
}

static enum nb_status
fill(struct view *view, struct nb_cursor *cursor)
{
	nb_row member = nb_cursor_int(cursor, 1);

	*view->held = (struct nb_held_view){
	    .message = nb_cursor_int(cursor, 0),
	    .room = view->call->object.room,
	    .reply_to = nb_cursor_int(cursor, 4),
	    .cover = (int)nb_cursor_int(cursor, 5),
	    .why = (int)nb_cursor_int(cursor, 6),
	    .state = (int)nb_cursor_int(cursor, 7),
	    .edits = nb_cursor_int(cursor, 8),
	    .at_ms = nb_cursor_int(cursor, 9),
	    .own = member == view->call->object.member,
	};
	enum nb_status status = show_author(view, member, (int)nb_cursor_int(cursor, 2));
	return status || !view->texts ? status : show_texts(view, cursor);
}

enum nb_status
nb_view_held(struct nb_call *call, enum nb_sql sql, nb_row by, bool texts, struct nb_list *ret)
{
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, sql,
	               NB_BIND(nb_int(call->object.room), nb_int(by), nb_int(NB_HELD_SHOWN_MOST)));
	enum nb_status status = NB_OK;

	while (!status && nb_cursor_next(cursor)) {
		struct view view = {.call = call,
		                    .held = (struct nb_held_view *)ret->at + ret->count++,
		                    .texts = texts};
		status = fill(&view, cursor);
	}
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

enum nb_status
nb_view_held_wait(struct nb_call *call, struct nb_held_wait_view **ret)
{
	struct nb_held_wait_view *wait = NB_NEW(call->arena, struct nb_held_wait_view);
	int64_t waits_ms[NB_HELD_WAITS_KEPT];
	size_t count = 0;

	if (!wait)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_HELD_WAITS,
	               NB_BIND(nb_int(call->object.community), nb_int(NB_HELD_WAITS_KEPT)));
	while (count < NB_HELD_WAITS_KEPT && nb_cursor_next(cursor))
		waits_ms[count++] = nb_cursor_int(cursor, 0);
	*wait = (struct nb_held_wait_view){
	    .attended = nb_policy_attended(&call->object.policy, call->now_ms),
	    .low_ms = NB_INT_ABSENT,
	    .high_ms = NB_INT_ABSENT,
	};
	nb_held_expect(waits_ms, count, &wait->low_ms, &wait->high_ms);
	*ret = wait;
	return nb_cursor_end(cursor);
}

enum nb_status
nb_view_held_count(struct nb_call *call, nb_row room, int64_t *ret_count)
{
	return nb_db_find_int(call->tools->db, NB_SQL_HELD_COUNT, NB_BIND(nb_int(room)), ret_count);
}
