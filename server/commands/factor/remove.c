/* factor.remove - take a second thing off the account, such as one that was lost. */
#include "noaber/factor.h"

struct factor_remove {
	nb_row factor;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct factor_remove, factor, NB_ID_FACTOR, "one of your own"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct factor_remove, fields);

/* Who holds a grant of a hat for others could not come in again: they replace, never remove the last
 * one. Codes without a thing would be a second thing of their own, so they go with the last one. */
static enum nb_status
after_the_last(struct nb_call *call)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_GRANTS_FROM_HAT,
	                   NB_BIND(nb_int(call->subject.account), nb_int(NB_HAT_STAFF_FIRST),
	                           nb_int(call->now_ms)),
	                   &cursor);

	if (status)
		return status;
	bool needed = nb_cursor_int(cursor, 0) > 0;
	status = nb_cursor_end(cursor);
	if (!status && needed)
		status = NB_E_LAST_FACTOR;
	return status ? status
	              : nb_db_run(call->tools->db, NB_SQL_FACTOR_CODES_DROP,
	                          NB_BIND(nb_int(call->subject.account)), NULL);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct factor_remove *args = call->args;
	int64_t changed = 0, left = 0;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_FACTOR_DROP,
	              NB_BIND(nb_int(args->factor), nb_int(call->subject.account)), &changed);

	if (status)
		return status;
	if (!changed) /* gone, or somebody else's: the same answer (Z3) */
		return NB_E_NOT_FOUND;
	status = nb_factor_count(call, call->subject.account, &left);
	return status || left ? status : after_the_last(call);
}

const struct nb_command nb_cmd_factor_remove = {
    .name = "factor.remove",
    .doc = "Remove one of your second things. Who wears a hat for others keeps at least one.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_FACTOR_REMOVED,
    .fresh = true,
    .args = &args_shape,
    .run = run,
};
