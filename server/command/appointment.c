/*
 * appointment.c - reading appointments, and what somebody is to one.
 * Not here: who may appoint whom (model/appointment.c), acts on them (appoint.c), how they are shown
 * (view_appointment.c).
 */
#include "noaber/staff.h"

static int64_t
time_of(struct nb_cursor *cursor, int column)
{
	return nb_cursor_is_null(cursor, column) ? NB_INT_ABSENT : nb_cursor_int(cursor, column);
}

/* The columns of appointment_whole, in their order. */
static void
read_row(struct nb_call *call, struct nb_cursor *cursor, struct nb_appointment *ret)
{
	struct nb_str code = nb_view_text(call, cursor, 4);
	enum nb_scope scope = (enum nb_scope)nb_cursor_int(cursor, 2);

	*ret = (struct nb_appointment){
	    .row = nb_cursor_int(cursor, 0),
	    .office =
		{
		    .hat = (enum nb_hat)nb_cursor_int(cursor, 1),
		    .scope = scope,
		    .community = nb_cursor_int(cursor, 3),
		    .where = scope == NB_SCOPE_COMMUNITY ? nb_view_text(call, cursor, 20) : code,
		},
	    .place_code = code,
	    .from_ms = nb_cursor_int(cursor, 5),
	    .until_ms = nb_cursor_int(cursor, 6),
	    .state = (enum nb_appointment_state)nb_cursor_int(cursor, 7),
	    .changed_ms = nb_cursor_int(cursor, 8),
	    .proposed_by = nb_cursor_int(cursor, 9),
	    .proposed_ms = nb_cursor_int(cursor, 10),
	    .account = nb_cursor_int(cursor, 11),
	    .name_sealed = nb_view_text(call, cursor, 12),
	    .conduct = nb_cursor_int(cursor, 13),
	    .accepted_ms = time_of(cursor, 14),
	    .signed_by = nb_cursor_int(cursor, 15),
	    .signed_ms = time_of(cursor, 16),
	    .grant = nb_cursor_int(cursor, 17),
	    .reason_sealed = nb_view_text(call, cursor, 18),
	    .key = nb_cursor_int(cursor, 19),
	    .code_until_ms = time_of(cursor, 21),
	    .issued_ms = time_of(cursor, 22),
	    .valid_until_ms = time_of(cursor, 23),
	};
}

enum nb_status
nb_appointments_find(struct nb_call *call, enum nb_sql sql, const struct nb_value *values,
                     size_t value_count, size_t most, struct nb_list *ret)
{
	struct nb_appointment *rows = nb_arena_array(call->arena, most, sizeof(*rows));
	size_t count = 0;

	if (!rows)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor = nb_db_find(call->tools->db, sql, values, value_count);
	while (count < most && nb_cursor_next(cursor))
		read_row(call, cursor, &rows[count++]);
	*ret = (struct nb_list){rows, count};
	return nb_cursor_end(cursor);
}

enum nb_status
nb_appointment_find(struct nb_call *call, nb_row row, struct nb_appointment *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_APPOINTMENT_BY_ID,
	                                       NB_BIND(nb_int(row)), &cursor);

	if (status)
		return status;
	read_row(call, cursor, ret);
	return nb_cursor_end(cursor);
}

bool
nb_appointment_checked(const struct nb_appointment *appointment, int64_t now_ms)
{
	return appointment->valid_until_ms != NB_INT_ABSENT && appointment->valid_until_ms > now_ms;
}

enum nb_status
nb_appointer_of(struct nb_call *call, struct nb_appointer *ret)
{
	return nb_grants_of_hat(call, call->subject.account, call->subject.hat, ret->grants,
	                        &ret->count);
}

bool
nb_appointer_may(const struct nb_appointer *appointer, enum nb_appointing what,
                 const struct nb_office *office, int64_t now_ms)
{
	for (size_t i = 0; i < appointer->count; i++)
		if (nb_may_appoint(&appointer->grants[i], what, office, now_ms))
			return true;
	return false;
}

enum nb_status
nb_object_load_appointment(struct nb_call *call, nb_row row, struct nb_object *ret)
{
	struct nb_object object = {.appointment = row};
	struct nb_appointment appointment;
	struct nb_appointer appointer;

	enum nb_status status = nb_appointment_find(call, row, &appointment);
	if (!status)
		status = nb_appointer_of(call, &appointer);
	if (status)
		return status;
	object.appointed = appointment.account;
	object.situation.relation = NB_IS_SIGNED_IN;
	if (nb_appointer_may(&appointer, NB_APPOINTING_DECIDE, &appointment.office, call->now_ms))
		object.situation.relation |= NB_IS_DECIDER;
	if (appointment.proposed_by == call->subject.account)
		object.situation.relation |= NB_IS_PROPOSER;
	if (appointment.account == call->subject.account)
		object.situation.relation |= NB_IS_APPOINTED;
	*ret = object;
	return NB_OK;
}

/* Does anybody but ${account} hold a grant for which ${counts} says yes? */
struct others {
	const struct nb_office *office; /* NULL: coordinators of the region are meant */
	nb_row account;
};

static bool
counts(const struct others *others, nb_row account, const struct nb_grant *grant, int64_t now_ms)
{
	if (account == others->account)
		return false;
	if (others->office)
		return nb_may_appoint(grant, NB_APPOINTING_DECIDE, others->office, now_ms);
	return grant->hat == NB_HAT_COORDINATOR && grant->scope == NB_SCOPE_REGION;
}

/* Calls ${tell} (may be NULL) for each that counts; true when there was one. */
static enum nb_status
look_around(struct nb_call *call, const struct others *others,
            void (*tell)(struct nb_call *call, nb_row account, const void *data), const void *data,
            bool *ret_any)
{
	struct nb_cursor *cursor = nb_db_find(
	    call->tools->db, NB_SQL_GRANTS_DECIDING,
	    NB_BIND(nb_int(NB_HAT_COORDINATOR), nb_int(NB_HAT_AUDITOR), nb_int(call->now_ms)));

	*ret_any = false;
	while (nb_cursor_next(cursor)) {
		struct nb_str code = nb_view_text(call, cursor, 4);
		const struct nb_grant grant = {
		    .hat = (enum nb_hat)nb_cursor_int(cursor, 1),
		    .scope = (enum nb_scope)nb_cursor_int(cursor, 2),
		    .where_row = nb_cursor_int(cursor, 3),
		    .where_code = code.at ? code.at : "",
		    .from_ms = nb_cursor_int(cursor, 5),
		    .until_ms = nb_cursor_int(cursor, 6),
		};
		nb_row account = nb_cursor_int(cursor, 0);
		if (!counts(others, account, &grant, call->now_ms))
			continue;
		*ret_any = true;
		if (tell)
			tell(call, account, data);
	}
	return nb_cursor_end(cursor);
}

enum nb_status
nb_others_decide(struct nb_call *call, const struct nb_office *office, nb_row account,
                 bool *ret_others)
{
	return look_around(call, &(struct others){office, account}, NULL, NULL, ret_others);
}

enum nb_status
nb_keep_last_coordinator(struct nb_call *call, nb_row account)
{
	struct nb_grant grants[NB_GRANTS_MOST];
	size_t count;
	bool is_one = false, others = false;
	enum nb_status status = nb_grants_of_hat(call, account, NB_HAT_COORDINATOR, grants, &count);

	for (size_t i = 0; !status && i < count; i++)
		is_one |= nb_grant_holds(&grants[i], call->now_ms, 0, NULL);
	if (status || !is_one)
		return status;
	status = look_around(call, &(struct others){NULL, account}, NULL, NULL, &others);
	return status || others ? status : NB_E_LAST_COORDINATOR;
}

static void
tell_one(struct nb_call *call, nb_row account, const void *data)
{
	nb_outbox_event_to(call, account, &nb_event_appointment_changed, data);
}

enum nb_status
nb_appointment_tell(struct nb_call *call, nb_row row)
{
	struct nb_appointment appointment;
	bool any;
	enum nb_status status = nb_appointment_find(call, row, &appointment);

	if (status)
		return status;
	const struct nb_appointment_event data = {row, (int)appointment.state};
	if (appointment.account)
		tell_one(call, appointment.account, &data);
	return look_around(call, &(struct others){&appointment.office, appointment.account},
	                   tell_one, &data, &any);
}
