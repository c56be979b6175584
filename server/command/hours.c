/* hours.c - the opening hours of a community, kept and read. Not here: what they mean (model/hours.c). */
#include "noaber/duty.h"

#include <string.h>

static const struct nb_field block[] = {
    NB_FIELD_INT(struct nb_hours_block, day, 1, 7, "1 = Monday to 7 = Sunday"),
    NB_FIELD_INT(struct nb_hours_block, from, 0, NB_DAY_MINUTES, "minutes since midnight"),
    NB_FIELD_INT(struct nb_hours_block, until, 0, NB_DAY_MINUTES,
                 "minutes since midnight, of the same day"),
};
const struct nb_shape nb_shape_hours_block = {
    .name = "HoursBlock",
    .doc = "From when to when a community has hosts on a day of the week, on the clock of the "
	   "Netherlands.",
    .bytes = sizeof(struct nb_hours_block),
    .fields = block,
    .field_count = NB_COUNT(block)};

static const struct nb_field closed_day[] = {
    NB_FIELD_INT(struct nb_closed_day, day, 0, NB_CLOSED_DAY_LAST, "the day, such as 20261224"),
    NB_FIELD_TEXT(struct nb_closed_day, reason, 1, NB_CLOSED_REASON_CHARACTERS_MOST,
                  "why, for everybody to read"),
};
const struct nb_shape nb_shape_closed_day = {.name = "ClosedDay",
                                             .doc = "A day without hosts.",
                                             .bytes = sizeof(struct nb_closed_day),
                                             .fields = closed_day,
                                             .field_count = NB_COUNT(closed_day)};

enum nb_status
nb_rows_keep(struct nb_call *call, const void *rows, size_t count, size_t bytes,
             struct nb_list *ret)
{
	*ret = (struct nb_list){NULL, 0};
	if (!count)
		return NB_OK;
	void *at = nb_arena_array(call->arena, count, bytes);
	if (!at)
		return NB_E_TOO_LARGE;
	memcpy(at, rows, count * bytes);
	*ret = (struct nb_list){at, count};
	return NB_OK;
}

static enum nb_status
load_blocks(struct nb_call *call, nb_row community, struct nb_list *ret)
{
	struct nb_hours_block blocks[NB_HOURS_BLOCKS_MOST];
	size_t count = 0;

	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_OPENINGS, NB_BIND(nb_int(community)));
	while (count < NB_HOURS_BLOCKS_MOST && nb_cursor_next(cursor))
		blocks[count++] = (struct nb_hours_block){.day = nb_cursor_int(cursor, 0),
		                                          .from = nb_cursor_int(cursor, 1),
		                                          .until = nb_cursor_int(cursor, 2)};
	enum nb_status status = nb_cursor_end(cursor);
	return status ? status : nb_rows_keep(call, blocks, count, sizeof(*blocks), ret);
}

static enum nb_status
load_closed(struct nb_call *call, nb_row community, struct nb_list *ret)
{
	struct nb_closed_day days[NB_CLOSED_DAYS_MOST];
	struct nb_date today;
	size_t count = 0;

	if (!nb_date_at(call->now_ms, &today))
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_CLOSED_DAYS,
	               NB_BIND(nb_int(community), nb_int(nb_date_number(&today))));
	while (count < NB_CLOSED_DAYS_MOST && nb_cursor_next(cursor)) {
		struct nb_str reason = nb_cursor_bytes(cursor, 1);
		days[count++] = (struct nb_closed_day){
		    .day = nb_cursor_int(cursor, 0),
		    .reason = nb_arena_copy(call->arena, reason.at, reason.length),
		};
	}
	enum nb_status status = nb_cursor_end(cursor);
	return status ? status : nb_rows_keep(call, days, count, sizeof(*days), ret);
}

enum nb_status
nb_hours_load(struct nb_call *call, nb_row community, struct nb_hours_kept *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_COMMUNITY_ON_HOLIDAYS,
	                                       NB_BIND(nb_int(community)), &cursor);

	if (status)
		return status;
	ret->on_holidays = nb_cursor_int(cursor, 0) != 0;
	status = nb_cursor_end(cursor);
	if (!status)
		status = load_blocks(call, community, &ret->blocks);
	return status ? status : load_closed(call, community, &ret->closed);
}

static enum nb_status
check(const struct nb_hours_kept *hours)
{
	const struct nb_closed_day *days = hours->closed.at;

	if (!nb_hours_fit(hours->blocks.at, hours->blocks.count) ||
	    hours->closed.count > NB_CLOSED_DAYS_MOST)
		return NB_E_BAD_ARGUMENT;
	for (size_t i = 0; i < hours->closed.count; i++)
		if (!nb_date_number_fits(days[i].day))
			return NB_E_BAD_ARGUMENT;
	return NB_OK;
}

static enum nb_status
clear(struct nb_call *call, nb_row community, bool on_holidays)
{
	struct nb_db *db = call->tools->db;
	enum nb_status status =
	    nb_db_run(db, NB_SQL_OPENINGS_DROP, NB_BIND(nb_int(community)), NULL);

	if (!status)
		status = nb_db_run(db, NB_SQL_CLOSED_DAYS_DROP, NB_BIND(nb_int(community)), NULL);
	return status ? status
	              : nb_db_run(db, NB_SQL_COMMUNITY_SET_HOLIDAYS,
	                          NB_BIND(nb_int(community), nb_int(on_holidays)), NULL);
}

enum nb_status
nb_hours_store(struct nb_call *call, nb_row community, const struct nb_hours_kept *hours)
{
	const struct nb_hours_block *blocks = hours->blocks.at;
	const struct nb_closed_day *days = hours->closed.at;
	enum nb_status status = check(hours);

	if (!status)
		status = clear(call, community, hours->on_holidays);
	for (size_t i = 0; !status && i < hours->blocks.count; i++)
		status = nb_db_run(call->tools->db, NB_SQL_OPENING_ADD,
		                   NB_BIND(nb_int(community), nb_int(blocks[i].day),
		                           nb_int(blocks[i].from), nb_int(blocks[i].until)),
		                   NULL);
	for (size_t i = 0; !status && i < hours->closed.count; i++)
		status = nb_db_run(
		    call->tools->db, NB_SQL_CLOSED_DAY_ADD,
		    NB_BIND(nb_int(community), nb_int(days[i].day), nb_text(days[i].reason)), NULL);
	return status;
}
