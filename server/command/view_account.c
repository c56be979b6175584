/* view_account.c - one's own account: name, hats, grants and the list of one's own faces. */
#include "noaber/views.h"

#include <string.h>

#define GRANTS_MOST 50

enum nb_status
nb_view_place(struct nb_call *call, nb_row community, struct nb_str code, struct nb_str *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status;

	*ret = code.length ? code : (struct nb_str){NULL, 0};
	if (!community && !code.length)
		return NB_OK;
	if (community)
		status = nb_db_find_one(call->tools->db, NB_SQL_COMMUNITY_NAME,
		                        NB_BIND(nb_int(community)), &cursor);
	else
		status = nb_db_find_one(call->tools->db, NB_SQL_MUNICIPALITY_NAME,
		                        NB_BIND(nb_text(code)), &cursor);
	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	struct nb_str name = nb_cursor_bytes(cursor, 0);
	*ret = nb_arena_copy(call->arena, name.at, name.length);
	return nb_cursor_end(cursor);
}

static void
add_hat(struct nb_list *hats, int hat)
{
	int *words = hats->at;

	for (size_t i = 0; i < hats->count; i++)
		if (words[i] == hat)
			return;
	words[hats->count++] = hat;
}

/* Who holds no grant is a resident; who holds some wears what they say. */
static enum nb_status
view_hats(struct nb_call *call, nb_row account, struct nb_me_view *me)
{
	struct nb_grant_view *grants = nb_arena_array(call->arena, GRANTS_MOST, sizeof(*grants));
	nb_row *communities = nb_arena_array(call->arena, GRANTS_MOST, sizeof(*communities));
	enum nb_status status;
	size_t count = 0;

	me->hats.at = nb_arena_array(call->arena, NB_HAT_COUNT, sizeof(int));
	if (!grants || !communities || !me->hats.at)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_GRANTS_OF_ACCOUNT, NB_BIND(nb_int(account)));
	while (count < GRANTS_MOST && nb_cursor_next(cursor)) {
		struct nb_str code = nb_cursor_bytes(cursor, 3);
		int64_t until_ms = nb_cursor_int(cursor, 5);
		if (call->now_ms < nb_cursor_int(cursor, 4) || call->now_ms >= until_ms)
			continue;
		grants[count].hat = (int)nb_cursor_int(cursor, 0);
		grants[count].scope = (int)nb_cursor_int(cursor, 1);
		grants[count].where = nb_arena_copy(call->arena, code.at, code.length);
		grants[count].until_ms = until_ms == NB_GRANT_FOR_GOOD ? NB_INT_ABSENT : until_ms;
		communities[count] = nb_cursor_int(cursor, 2);
		add_hat(&me->hats, grants[count].hat);
		count++;
	}
	status = nb_cursor_end(cursor);
	if (!me->hats.count)
		add_hat(&me->hats, NB_HAT_RESIDENT);
	for (size_t i = 0; !status && i < count; i++)
		status = nb_view_place(call, communities[i], grants[i].where, &grants[i].where);
	me->grants = (struct nb_list){grants, count};
	return status;
}

enum nb_status
nb_view_account_name(struct nb_call *call, nb_row account, struct nb_str *ret_name)
{
	const struct nb_seal_place place = nb_place_account_name(account);
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_ACCOUNT_BY_ID,
	                                       NB_BIND(nb_int(account)), &cursor);

	if (status)
		return status;
	struct nb_str sealed = nb_cursor_bytes(cursor, 1);
	*ret_name = (struct nb_str){NULL, 0};
	if (sealed.length) /* emptied when it was erased */
		status = nb_vault_unseal(call->tools->vault, nb_cursor_int(cursor, 0), &place,
		                         sealed, call->arena, ret_name);
	enum nb_status end = nb_cursor_end(cursor);
	return status && status != NB_E_NOT_FOUND ? status : end;
}

enum nb_status
nb_view_me(struct nb_call *call, nb_row account, enum nb_hat hat, struct nb_me_view *ret)
{
	const struct nb_seal_place place = nb_place_account_name(account);
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_ACCOUNT_BY_ID,
	                                       NB_BIND(nb_int(account)), &cursor);

	if (status)
		return status;
	ret->hat = (int)hat;
	ret->lang = (int)nb_cursor_int(cursor, 2);
	ret->guest = nb_cursor_int(cursor, 3) != 0;
	ret->recovery = nb_cursor_int(cursor, 4) != 0;
	status = nb_vault_unseal(call->tools->vault, nb_cursor_int(cursor, 0), &place,
	                         nb_cursor_bytes(cursor, 1), call->arena, &ret->name);
	enum nb_status end = nb_cursor_end(cursor);
	if (!status)
		status = end;
	return status ? status : view_hats(call, account, ret);
}

static enum nb_status
view_faces(struct nb_call *call, enum nb_sql sql, nb_row account, struct nb_list *ret)
{
	struct nb_membership *rows =
	    nb_arena_array(call->arena, NB_MEMBERSHIPS_MOST, sizeof(*rows));
	struct nb_cursor *cursor;
	size_t count = 0;

	if (!rows)
		return NB_E_TOO_LARGE;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_ACCOUNT_BY_ID,
	                                       NB_BIND(nb_int(account)), &cursor);
	if (status)
		return status;
	nb_row key = nb_cursor_int(cursor, 0);
	status = nb_cursor_end(cursor);
	if (status)
		return status;

	cursor = nb_db_find(call->tools->db, sql, NB_BIND(nb_int(account)));
	while (count < NB_MEMBERSHIPS_MOST && nb_cursor_next(cursor)) {
		const struct nb_seal_place place =
		    nb_place_account_member(nb_cursor_int(cursor, 0));
		struct nb_str plain;
		status = nb_vault_unseal(call->tools->vault, key, &place,
		                         nb_cursor_bytes(cursor, 1), call->arena, &plain);
		if (status || plain.length != sizeof(nb_row))
			continue; /* logged by the vault; the other rooms still show (O7) */
		rows[count].list_row = nb_cursor_int(cursor, 0);
		memcpy(&rows[count].member, plain.at, sizeof(nb_row));
		count++;
	}
	*ret = (struct nb_list){rows, count};
	return nb_cursor_end(cursor);
}

enum nb_status
nb_view_memberships(struct nb_call *call, nb_row account, struct nb_list *ret)
{
	return view_faces(call, NB_SQL_MEMBERSHIPS, account, ret);
}

enum nb_status
nb_view_faces_ever(struct nb_call *call, nb_row account, struct nb_list *ret)
{
	return view_faces(call, NB_SQL_MEMBERSHIPS_EVER, account, ret);
}
