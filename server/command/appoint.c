/*
 * appoint.c - what happens to appointments: proposed, checked, begun, ended, forgotten.
 * Not here: who may (model/rights.c), reading them (appointment.c).
 */
#include "noaber/account.h"
#include "noaber/duty.h"
#include "noaber/staff.h"

enum nb_status
nb_appointment_propose(struct nb_call *call, struct nb_appointment *appointment, int64_t code_days,
                       struct nb_str *ret_code)
{
	appointment->row = nb_row_next(call->now_ms);
	struct nb_invitation invitation = {.appointment = appointment->row};
	enum nb_status status = nb_db_run(
	    call->tools->db, NB_SQL_APPOINTMENT_ADD,
	    NB_BIND(nb_int(appointment->row), nb_int(appointment->office.hat),
	            nb_int(appointment->office.scope), nb_int(appointment->office.community),
	            nb_text(appointment->place_code), nb_int(appointment->from_ms),
	            nb_int(appointment->until_ms), nb_int(call->now_ms),
	            nb_ref(appointment->proposed_by)),
	    NULL);

	return status ? status : nb_code_make(call, &invitation, 1, code_days, ret_code);
}

static enum nb_status
find_key(struct nb_call *call, nb_row account, nb_row *ret_key)
{
	return nb_db_find_int(call->tools->db, NB_SQL_ACCOUNT_BY_ID, NB_BIND(nb_int(account)),
	                      ret_key);
}

enum nb_status
nb_appointment_accept(struct nb_call *call, nb_row row, nb_row account, struct nb_str name)
{
	const struct nb_seal_place place = nb_place_appointment_name(row);
	struct nb_str sealed;
	int64_t changed = 0;
	nb_row key;
	enum nb_status status = find_key(call, account, &key);

	if (!status)
		status = nb_vault_seal(call->tools->vault, key, &place,
		                       nb_text_nfc(name, call->arena), call->arena, &sealed);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_APPOINTMENT_ACCEPT,
		                   NB_BIND(nb_int(row), nb_int(account), nb_bytes(sealed),
		                           nb_int(nb_conduct.version), nb_int(call->now_ms)),
		                   &changed);
	return status || changed ? status : NB_E_WRONG_INVITATION;
}

enum nb_status
nb_check_record(struct nb_call *call, nb_row appointment, int64_t issued_ms)
{
	const struct nb_settings *settings = call->tools->settings;

	if (issued_ms > call->now_ms) {
		call->refusal.field = "issued_ms";
		return NB_E_BAD_ARGUMENT;
	}
	if (issued_ms < call->now_ms - settings->check_fresh_days * NB_DAY_MS)
		return NB_E_CHECK_TOO_OLD;
	return nb_db_run(call->tools->db, NB_SQL_CHECK_ADD,
	                 NB_BIND(nb_int(nb_row_next(call->now_ms)), nb_int(appointment),
	                         nb_int(issued_ms),
	                         nb_int(issued_ms + settings->check_valid_days * NB_DAY_MS),
	                         nb_ref(call->subject.account), nb_int(call->now_ms)),
	                 NULL);
}

static enum nb_status
add_grant(struct nb_call *call, nb_row account, const struct nb_appointment *what, int64_t from_ms,
          int64_t until_ms, nb_row *ret_grant)
{
	*ret_grant = nb_row_next(call->now_ms);
	return nb_db_run(call->tools->db, NB_SQL_GRANT_ADD,
	                 NB_BIND(nb_int(*ret_grant), nb_int(account), nb_int(what->office.hat),
	                         nb_int(what->office.scope), nb_int(what->office.community),
	                         nb_text(what->place_code), nb_int(from_ms), nb_int(until_ms)),
	                 NULL);
}

/* Who holds a grant wears what grants say. Somebody who came as a resident stays one. */
static enum nb_status
stay_resident(struct nb_call *call, nb_row account)
{
	const struct nb_appointment resident = {
	    .office = {.hat = NB_HAT_RESIDENT, .scope = NB_SCOPE_REGION}, .place_code = NB_STR("")};
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_GRANTS_OF_ACCOUNT, NB_BIND(nb_int(account)));
	bool any = nb_cursor_next(cursor);
	enum nb_status status = nb_cursor_end(cursor);
	nb_row unused;

	return status || any
	           ? status
	           : add_grant(call, account, &resident, call->now_ms, NB_GRANT_FOR_GOOD, &unused);
}

static enum nb_status
is_here(struct nb_call *call, nb_row account)
{
	struct nb_account person;
	enum nb_status status = nb_account_by_row(call, account, &person);

	return status || person.life <= NB_LIFE_FROZEN ? status : NB_E_CONFLICT;
}

enum nb_status
nb_appointment_begin(struct nb_call *call, const struct nb_appointment *appointment,
                     nb_row signed_by)
{
	int64_t from_ms = appointment->from_ms, until_ms = appointment->until_ms, changed = 0;
	nb_row grant;

	if (appointment->state != NB_APPOINTMENT_ACCEPTED || until_ms <= call->now_ms)
		return NB_E_CONFLICT;
	if (!nb_appointment_checked(appointment, call->now_ms))
		return NB_E_CHECK_NEEDED;
	if (from_ms < call->now_ms)
		from_ms = call->now_ms;
	if (until_ms > appointment->valid_until_ms)
		until_ms = appointment->valid_until_ms;
	enum nb_status status = is_here(call, appointment->account);
	if (!status)
		status = stay_resident(call, appointment->account);
	if (!status)
		status =
		    add_grant(call, appointment->account, appointment, from_ms, until_ms, &grant);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_APPOINTMENT_BEGIN,
		                   NB_BIND(nb_int(appointment->row), nb_ref(signed_by),
		                           nb_int(call->now_ms), nb_int(grant), nb_int(from_ms),
		                           nb_int(until_ms)),
		                   &changed);
	return status || changed ? status : NB_E_CONFLICT;
}

#define SESSIONS_MOST 500 /* as the statement */

/* Every session that wears the hat, also where another grant of it still holds: it may be put on
 * again. */
static enum nb_status
take_off(struct nb_call *call, nb_row account, enum nb_hat hat)
{
	nb_row *sessions = nb_arena_array(call->arena, SESSIONS_MOST, sizeof(*sessions));
	size_t count = 0;

	if (!sessions)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_SESSIONS_OF_HAT,
	                                      NB_BIND(nb_int(account), nb_int(hat)));
	while (count < SESSIONS_MOST && nb_cursor_next(cursor))
		sessions[count++] = nb_cursor_int(cursor, 0);
	enum nb_status status = nb_cursor_end(cursor);
	for (size_t i = 0; !status && i < count; i++) {
		nb_outbox_session_ended(call, account, sessions[i], "hat_ended");
		status = nb_db_run(call->tools->db, NB_SQL_SESSION_DROP,
		                   NB_BIND(nb_int(sessions[i])), NULL);
	}
	return status;
}

enum nb_status
nb_appointment_seal_reason(struct nb_call *call, const struct nb_appointment *appointment,
                           struct nb_str reason, struct nb_str *ret)
{
	const struct nb_seal_place place = nb_place_appointment_reason(appointment->row);

	*ret = (struct nb_str){NULL, 0};
	if (!reason.at || !appointment->account)
		return NB_OK;
	return nb_vault_seal(call->tools->vault, appointment->key, &place, reason, call->arena,
	                     ret);
}

enum nb_status
nb_appointment_end(struct nb_call *call, const struct nb_appointment *appointment,
                   struct nb_str reason, bool protect)
{
	struct nb_str sealed;
	int64_t changed = 0;
	enum nb_status status = NB_OK;

	if (appointment->state != NB_APPOINTMENT_ACTIVE)
		return NB_E_CONFLICT;
	if (protect && appointment->office.hat == NB_HAT_COORDINATOR &&
	    appointment->office.scope == NB_SCOPE_REGION)
		status = nb_keep_last_coordinator(call, appointment->account);
	if (!status)
		status = nb_appointment_seal_reason(call, appointment, reason, &sealed);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_GRANT_DROP,
		                   NB_BIND(nb_int(appointment->grant)), NULL);
	if (!status)
		status = nb_db_run(
		    call->tools->db, NB_SQL_APPOINTMENT_END,
		    NB_BIND(nb_int(appointment->row), nb_int(call->now_ms), nb_bytes(sealed)),
		    &changed);
	if (!status && !changed)
		status = NB_E_CONFLICT;
	if (!status)
		status = take_off(call, appointment->account, appointment->office.hat);
	if (!status)
		status = nb_duty_take_off(call, appointment->account, appointment->office.hat);
	return status ? status : nb_appointment_tell(call, appointment->row);
}

enum nb_status
nb_appointment_drop(struct nb_call *call, nb_row row)
{
	static const enum nb_sql rows[] = {NB_SQL_CHECKS_OF_APPOINTMENT_DROP,
	                                   NB_SQL_INVITATIONS_OF_APPOINTMENT_DROP,
	                                   NB_SQL_APPOINTMENT_DROP};
	enum nb_status status = NB_OK;

	for (size_t i = 0; !status && i < NB_COUNT(rows); i++)
		status = nb_db_run(call->tools->db, rows[i], NB_BIND(nb_int(row)), NULL);
	return status;
}
