/*
 * pinned_upkeep.c - once a minute, in a command of its own: whose day came or went since is told to who
 * looks, and what is over for long is erased. What is shown never waits for it: that is worked out when
 * somebody looks. A bounded number a round. Not here: when upkeep runs (core/upkeep.c).
 */
#include "noaber/community.h"
#include "noaber/hours.h"
#include "noaber/pinned_cards.h"

#define ROWS_A_ROUND 32 /* as the statement */

struct turned {
	nb_row pinned, community, room;
	bool told;
};

static bool
same_place(const struct turned *one, const struct turned *other)
{
	return one->community == other->community && one->room == other->room;
}

static enum nb_status
find_turned(struct nb_call *call, struct turned turned[ROWS_A_ROUND], size_t *ret_count)
{
	int64_t today;
	size_t count = 0;
	enum nb_status status = nb_pinned_today(call, &today);

	if (status)
		return status;
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_PINNED_TO_TELL, NB_BIND(nb_int(today)));
	while (count < ROWS_A_ROUND && nb_cursor_next(cursor))
		turned[count++] = (struct turned){
		    .pinned = nb_cursor_int(cursor, 0),
		    .community = nb_cursor_int(cursor, 1),
		    .room = nb_cursor_int(cursor, 2),
		    .told = nb_cursor_int(cursor, 3) != 0,
		};
	*ret_count = count;
	return nb_cursor_end(cursor);
}

/* Two cards of one place that turn at the same midnight are one thing to tell. */
static enum nb_status
tell_turned(struct nb_call *call)
{
	struct turned turned[ROWS_A_ROUND];
	size_t count = 0;
	enum nb_status status = find_turned(call, turned, &count);

	for (size_t i = 0; !status && i < count; i++) {
		bool more = i + 1 < count && same_place(&turned[i], &turned[i + 1]);
		status =
		    nb_db_run(call->tools->db, NB_SQL_PINNED_TOLD,
		              NB_BIND(nb_int(turned[i].pinned), nb_int(!turned[i].told)), NULL);
		if (!status && !more)
			status = nb_community_tell(call, turned[i].community, turned[i].room);
	}
	return status;
}

static enum nb_status
drop_old(struct nb_call *call)
{
	int64_t before_ms = call->now_ms - NB_PINNED_KEPT_DAYS * NB_DAY_MS;
	struct nb_date day;

	if (!nb_date_at(before_ms, &day))
		return NB_E_TOO_LARGE;
	return nb_db_run(call->tools->db, NB_SQL_PINNED_OLD_DROP,
	                 NB_BIND(nb_int(nb_date_number(&day)), nb_int(before_ms)), NULL);
}

static enum nb_status
run(struct nb_call *call)
{
	enum nb_status status = tell_turned(call);

	return status ? status : drop_old(call);
}

const struct nb_command nb_internal_pinned = {
    .name = "internal.pinned",
    .lane = NB_LANE_WRITE,
    .needs = NB_RIGHT_VISIT,
    .run = run,
};
