/*
 * staff_upkeep.c - once a minute, in a command of its own: appointments end by their date, and with
 * them the sessions that wear their hat (Z4); codes and appointments that nobody needs any more go.
 * A bounded number a round. Not here: when upkeep runs (core/upkeep.c).
 */
#include "noaber/life.h"
#include "noaber/staff.h"

#define ROWS_A_ROUND 32 /* as the statements */

static enum nb_status
rows_of(struct nb_call *call, enum nb_sql sql, const struct nb_value *values, size_t value_count,
        nb_row ret[ROWS_A_ROUND], size_t *ret_count)
{
	struct nb_cursor *cursor = nb_db_find(call->tools->db, sql, values, value_count);

	*ret_count = 0;
	while (*ret_count < ROWS_A_ROUND && nb_cursor_next(cursor))
		ret[(*ret_count)++] = nb_cursor_int(cursor, 0);
	return nb_cursor_end(cursor);
}

/* A date is a date, also for the last coordinator: noaberctl appoints the next one. */
static enum nb_status
end_one(struct nb_call *call, nb_row row)
{
	struct nb_appointment appointment;
	enum nb_status status = nb_appointment_find(call, row, &appointment);

	if (!status)
		status = nb_appointment_end(call, &appointment, (struct nb_str){NULL, 0}, false);
	if (status)
		return status;
	call->object.appointment = row;
	call->object.appointed = appointment.account;
	status = nb_audit_act(call, NB_AUDIT_APPOINTMENT_ENDED, NB_OK);
	call->object.appointment = call->object.appointed = 0;
	return status;
}

static enum nb_status
end_run_out(struct nb_call *call)
{
	nb_row rows[ROWS_A_ROUND];
	size_t count;
	enum nb_status status =
	    rows_of(call, NB_SQL_APPOINTMENTS_RUN_OUT, NB_BIND(nb_int(call->now_ms)), rows, &count);

	for (size_t i = 0; !status && i < count; i++)
		status = end_one(call, rows[i]);
	return status;
}

/* Grants that came from elsewhere, such as the file of a region, end by their date too. */
static enum nb_status
take_hats_off(struct nb_call *call)
{
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_SESSIONS_WITHOUT_GRANT,
	               NB_BIND(nb_int(call->now_ms), nb_int(NB_HAT_RESIDENT)));
	enum nb_status status = NB_OK;

	while (!status && nb_cursor_next(cursor)) {
		nb_row session = nb_cursor_int(cursor, 0), account = nb_cursor_int(cursor, 1);
		nb_outbox_session_ended(call, account, session, "hat_ended");
		call->concerns = (struct nb_concerns){.account = account, .session = session};
		status =
		    nb_db_run(call->tools->db, NB_SQL_SESSION_DROP, NB_BIND(nb_int(session)), NULL);
		if (!status)
			status = nb_audit_act(call, NB_AUDIT_SESSION_EXPIRED, NB_OK);
	}
	call->concerns = (struct nb_concerns){.account = 0};
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

static enum nb_status
forget_old(struct nb_call *call)
{
	int64_t code_ms = call->now_ms - NB_CODE_KEPT_DAYS * NB_DAY_MS;
	int64_t ended_ms = call->now_ms - NB_ENDED_KEPT_DAYS * NB_DAY_MS;
	nb_row rows[ROWS_A_ROUND];
	size_t count;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_INVITATIONS_OLD_DROP, NB_BIND(nb_int(code_ms)), NULL);

	if (!status)
		status = rows_of(call, NB_SQL_APPOINTMENTS_OLD,
		                 NB_BIND(nb_int(code_ms), nb_int(ended_ms)), rows, &count);
	for (size_t i = 0; !status && i < count; i++)
		status = nb_appointment_drop(call, rows[i]);
	return status;
}

static enum nb_status
run(struct nb_call *call)
{
	enum nb_status status = end_run_out(call);

	if (!status)
		status = take_hats_off(call);
	return status ? status : forget_old(call);
}

const struct nb_command nb_internal_people = {
    .name = "internal.people",
    .lane = NB_LANE_WRITE,
    .needs = NB_RIGHT_VISIT,
    .run = run,
};
