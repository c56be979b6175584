/*
 * emergency_card.c - finding and opening an emergency card: an opening without a row does not exist.
 * Not here: who may open one (the commands), what may stand on it (model/emergency_card.c).
 */
#include "noaber/people.h"

#define OPENINGS_MOST 50 /* as the statement */
#define DAY_MS INT64_C(86400000)

enum nb_status
nb_card_find(struct nb_call *call, nb_row account, struct nb_card_place *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_CARD_OF_ACCOUNT,
	                                       NB_BIND(nb_int(account)), &cursor);

	if (status)
		return status;
	ret->card = nb_cursor_int(cursor, 0);
	ret->key = nb_cursor_int(cursor, 1);
	ret->saved_ms = nb_cursor_int(cursor, 2);
	return nb_cursor_end(cursor);
}

/* Reading the own card, for example to change it, is one row a day; every other opening is a row. */
static enum nb_status
note_opening(struct nb_call *call, nb_row account)
{
	bool own = account == call->subject.account;
	int64_t changed = 0;
	enum nb_status status = NB_OK;

	if (own)
		status = nb_db_run(call->tools->db, NB_SQL_CARD_OPENING_AGAIN,
		                   NB_BIND(nb_int(account), nb_int(call->subject.hat),
		                           nb_int(call->now_ms - call->now_ms % DAY_MS),
		                           nb_int(call->now_ms)),
		                   &changed);
	if (status || changed)
		return status;
	return nb_db_run(call->tools->db, NB_SQL_CARD_OPENING_ADD,
	                 NB_BIND(nb_int(nb_row_next(call->now_ms)), nb_int(account),
	                         nb_int(call->subject.hat), nb_int(own), nb_int(call->now_ms)),
	                 NULL);
}

static enum nb_status
read_lines(struct nb_call *call, const struct nb_card_place *at, struct nb_card *ret)
{
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_CARD_LINES, NB_BIND(nb_int(at->card)));
	enum nb_status status = NB_OK;

	while (!status && nb_cursor_next(cursor)) {
		int64_t line = nb_cursor_int(cursor, 0);
		const struct nb_seal_place place = nb_place_card_line(at->card, line);
		if (line < NB_CARD_LINE_COUNT)
			status = nb_vault_unseal(call->tools->vault, at->key, &place,
			                         nb_cursor_bytes(cursor, 1), call->arena,
			                         nb_card_line(ret, (enum nb_card_line)line));
	}
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

enum nb_status
nb_card_open(struct nb_call *call, nb_row account, struct nb_card *ret, int64_t *ret_saved_ms)
{
	struct nb_card_place at;
	enum nb_status status = nb_card_find(call, account, &at);

	if (!status)
		status = read_lines(call, &at, ret);
	if (!status)
		status = note_opening(call, account);
	if (!status)
		*ret_saved_ms = at.saved_ms;
	return status;
}

/* The key goes first: when this is cut off before its commit, the card cannot be read all the same, and
 * deleting it again or writing a new one sweeps up the rows. */
enum nb_status
nb_card_drop(struct nb_call *call, nb_row account)
{
	struct nb_card_place at;
	enum nb_status status = nb_card_find(call, account, &at);

	if (status)
		return status;
	status = nb_vault_destroy_key(call->tools->vault, at.key, call->now_ms);
	if (!status || status == NB_E_NOT_FOUND)
		status = nb_db_run(call->tools->db, NB_SQL_CARD_LINES_DROP,
		                   NB_BIND(nb_int(at.card)), NULL);
	if (!status)
		status =
		    nb_db_run(call->tools->db, NB_SQL_CARD_DROP, NB_BIND(nb_int(at.card)), NULL);
	return status;
}

enum nb_status
nb_view_card_openings(struct nb_call *call, struct nb_list *ret)
{
	struct nb_opening_view *views = nb_arena_array(call->arena, OPENINGS_MOST, sizeof(*views));
	size_t count = 0;

	if (!views)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_CARD_OPENINGS,
	                                      NB_BIND(nb_int(call->subject.account)));
	while (count < OPENINGS_MOST && nb_cursor_next(cursor))
		views[count++] = (struct nb_opening_view){
		    .hat = (int)nb_cursor_int(cursor, 0),
		    .own = nb_cursor_int(cursor, 1) != 0,
		    .times = nb_cursor_int(cursor, 2),
		    .at_ms = nb_cursor_int(cursor, 3),
		};
	*ret = (struct nb_list){views, count};
	return nb_cursor_end(cursor);
}
