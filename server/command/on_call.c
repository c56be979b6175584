/*
 * on_call.c - who can be reached while nobody is on duty: outside opening hours, and never counted as
 * somebody who is there (QU7). Not here: shifts (duty.c), what waits (waiting.c).
 */
#include "noaber/notices.h"
#include "noaber/people.h"
#include "noaber/waiting.h"

#define MINUTE_MS INT64_C(60000)
#define ROWS_MOST 500 /* as the statement */

static const struct nb_field reach[] = {
    NB_FIELD_BOOL(struct nb_reach_view, attended, "somebody is on duty"),
    NB_FIELD_INT(struct nb_reach_view, on_call, 0, 0, "how many hosts can be reached"),
    NB_FIELD_BOOL(struct nb_reach_view, waiting, "something waits for a host"),
};
const struct nb_shape nb_shape_reach = {
    .name = "Reach",
    .doc = "Is anybody there or to be reached, for who keeps the community.",
    .bytes = sizeof(struct nb_reach_view),
    .fields = reach,
    .field_count = NB_COUNT(reach),
};

enum nb_status
nb_on_call_begin(struct nb_call *call, int64_t minutes, int64_t *ret_until_ms)
{
	const struct nb_object *object = &call->object;

	*ret_until_ms = call->now_ms + minutes * MINUTE_MS;
	enum nb_status status = nb_db_run(call->tools->db, NB_SQL_ON_CALL_PUT,
	                                  NB_BIND(nb_int(object->community), nb_int(object->member),
	                                          nb_int(call->subject.hat), nb_int(*ret_until_ms)),
	                                  NULL);
	return status ? status : nb_on_call_review(call, object->community);
}

static enum nb_status
drop(struct nb_call *call, nb_row community, nb_row member)
{
	return nb_db_run(call->tools->db, NB_SQL_ON_CALL_DROP,
	                 NB_BIND(nb_int(community), nb_int(member)), NULL);
}

enum nb_status
nb_on_call_end(struct nb_call *call)
{
	return drop(call, call->object.community, call->object.member);
}

enum nb_status
nb_on_call_until(struct nb_call *call, nb_row community, nb_row member, int64_t *ret_until_ms)
{
	struct nb_cursor *cursor;

	*ret_until_ms = NB_INT_ABSENT;
	enum nb_status status = nb_db_find_one(
	    call->tools->db, NB_SQL_ON_CALL_UNTIL,
	    NB_BIND(nb_int(community), nb_int(member), nb_int(call->now_ms)), &cursor);
	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	*ret_until_ms = nb_cursor_int(cursor, 0);
	return nb_cursor_end(cursor);
}

struct row {
	nb_row community, member;
	enum nb_hat hat;
	int64_t until_ms;
};

static enum nb_status
find_all(struct nb_call *call, struct nb_list *ret)
{
	struct row *rows = nb_arena_array(call->arena, ROWS_MOST, sizeof(*rows));
	size_t count = 0;

	if (!rows)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_ON_CALL_ALL, NB_NO_BIND);
	while (count < ROWS_MOST && nb_cursor_next(cursor))
		rows[count++] = (struct row){
		    .community = nb_cursor_int(cursor, 0),
		    .member = nb_cursor_int(cursor, 1),
		    .hat = (enum nb_hat)nb_cursor_int(cursor, 2),
		    .until_ms = nb_cursor_int(cursor, 3),
		};
	*ret = (struct nb_list){rows, count};
	return nb_cursor_end(cursor);
}

/* What the store knows of a community, for who can be reached there. */
struct facts {
	struct nb_str municipality;
	int64_t attended_until_ms, told_ms;
};

static enum nb_status
find_facts(struct nb_call *call, nb_row community, struct facts *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_COMMUNITY_REACH,
	                                       NB_BIND(nb_int(community)), &cursor);

	if (status)
		return status;
	*ret = (struct facts){
	    .municipality = nb_view_text(call, cursor, 0),
	    .attended_until_ms = nb_cursor_int(cursor, 1),
	    .told_ms = nb_cursor_int(cursor, 2),
	};
	return nb_cursor_end(cursor);
}

/* The time is not over, and the task neither. Who left has no road to an account (O7). */
static enum nb_status
still_holds(struct nb_call *call, const struct row *row, struct nb_str municipality, bool *ret)
{
	nb_row account;

	*ret = false;
	if (row->until_ms <= call->now_ms)
		return NB_OK;
	enum nb_status status = nb_face_account(call, row->member, &account);
	if (status)
		return status == NB_E_NOT_FOUND || status == NB_E_CONFLICT ? NB_OK : status;
	return nb_object_hat_holds(call, account, row->hat, row->community, municipality.at, ret);
}

/* The other notice that something waits makes place: one thing is one line. */
static enum nb_status
tell(struct nb_call *call, const struct row *row)
{
	enum nb_status status = nb_db_run(
	    call->tools->db, NB_SQL_NOTICE_DROP_OF,
	    NB_BIND(nb_int(row->member), nb_int(NB_NOTICE_WAITING), nb_int(row->community)), NULL);

	return status ? status
	              : nb_notice_tell(call, row->member, NB_NOTICE_ON_CALL, row->community);
}

static enum nb_status
tell_all(struct nb_call *call, nb_row community, struct nb_str municipality)
{
	struct nb_list list = {NULL, 0};
	bool told = false;
	enum nb_status status = find_all(call, &list);

	for (size_t i = 0; !status && i < list.count; i++) {
		const struct row *row = &((const struct row *)list.at)[i];
		bool holds = false;
		if (row->community == community)
			status = still_holds(call, row, municipality, &holds);
		if (!status && holds)
			status = tell(call, row);
		told |= holds;
	}
	if (status || !told)
		return status;
	return nb_db_run(call->tools->db, NB_SQL_COMMUNITY_NOTE_ON_CALL,
	                 NB_BIND(nb_int(community), nb_int(call->now_ms)), NULL);
}

enum nb_status
nb_on_call_review(struct nb_call *call, nb_row community)
{
	struct facts facts;
	int64_t newest_ms = 0;
	enum nb_status status = find_facts(call, community, &facts);

	if (status || facts.attended_until_ms > call->now_ms ||
	    (facts.told_ms && facts.told_ms + NB_ON_CALL_TELL_MS > call->now_ms))
		return status;
	status = nb_waiting_newest(call, community, &newest_ms);
	if (status || !newest_ms || newest_ms <= facts.told_ms)
		return status;
	return tell_all(call, community, facts.municipality);
}

enum nb_status
nb_on_call_upkeep(struct nb_call *call)
{
	struct nb_list list = {NULL, 0};
	struct facts facts;
	enum nb_status status = find_all(call, &list);
	const struct row *rows = list.at;

	for (size_t i = 0; !status && i < list.count; i++) {
		bool holds = false;
		status = find_facts(call, rows[i].community, &facts);
		if (!status)
			status = still_holds(call, &rows[i], facts.municipality, &holds);
		if (!status && !holds)
			status = drop(call, rows[i].community, rows[i].member);
		/* Those of one community stand together in the list. */
		if (!status && (i + 1 == list.count || rows[i + 1].community != rows[i].community))
			status = nb_on_call_review(call, rows[i].community);
	}
	return status;
}

enum nb_status
nb_new_reach_view(struct nb_call *call, nb_row community, struct nb_reach_view **ret)
{
	struct nb_reach_view *view = NB_NEW(call->arena, struct nb_reach_view);
	int64_t newest_ms = 0;
	struct nb_cursor *cursor;
	struct facts facts;

	if (!view)
		return NB_E_TOO_LARGE;
	*ret = view;
	enum nb_status status = find_facts(call, community, &facts);
	if (!status)
		status = nb_waiting_newest(call, community, &newest_ms);
	if (!status)
		status = nb_db_find_one(call->tools->db, NB_SQL_ON_CALL_COUNT,
		                        NB_BIND(nb_int(community), nb_int(call->now_ms)), &cursor);
	if (status)
		return status;
	*view = (struct nb_reach_view){
	    .attended = facts.attended_until_ms > call->now_ms,
	    .on_call = nb_cursor_int(cursor, 0),
	    .waiting = newest_ms != 0,
	};
	return nb_cursor_end(cursor);
}
