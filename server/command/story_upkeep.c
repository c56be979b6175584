/*
 * story_upkeep.c - once a minute, in a command of its own: stories end by their date, and what ended
 * long ago is erased. A bounded number a round. Not here: when upkeep runs (core/upkeep.c).
 */
#include "noaber/life.h"
#include "noaber/stories.h"

#define ROWS_A_ROUND 32 /* as the statement */

/* Whoever has it open is told; nobody could open it since its date. */
static enum nb_status
end_run_out(struct nb_call *call)
{
	nb_row rows[ROWS_A_ROUND];
	size_t count = 0;
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_STORIES_RUN_OUT, NB_BIND(nb_int(call->now_ms)));

	while (count < ROWS_A_ROUND && nb_cursor_next(cursor))
		rows[count++] = nb_cursor_int(cursor, 0);
	enum nb_status status = nb_cursor_end(cursor);
	for (size_t i = 0; !status && i < count; i++) {
		nb_story_tell(call, rows[i], true);
		status =
		    nb_db_run(call->tools->db, NB_SQL_STORY_END, NB_BIND(nb_int(rows[i])), NULL);
	}
	return status;
}

static enum nb_status
run(struct nb_call *call)
{
	enum nb_status status = end_run_out(call);

	return status ? status
	              : nb_db_run(call->tools->db, NB_SQL_STORIES_OLD_DROP,
	                          NB_BIND(nb_int(call->now_ms - NB_STORY_KEPT_DAYS * NB_DAY_MS)),
	                          NULL);
}

const struct nb_command nb_internal_stories = {
    .name = "internal.stories",
    .lane = NB_LANE_WRITE,
    .needs = NB_RIGHT_VISIT,
    .run = run,
};
