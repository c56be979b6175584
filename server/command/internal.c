/*
 * internal.c - what the core asks of the store for itself: take connections over after a restart,
 * keep sessions in use alive and drop the dead ones, free names that rested, learn what older names
 * look like.
 */
#include "noaber/notice.h"
#include "noaber/people.h"

#include <string.h>

/* The same rights as at watch: a room lost meanwhile is left (Z4). */
static enum nb_status
resume_rooms(struct nb_call *call, const struct nb_list *rooms)
{
	for (size_t i = 0; i < rooms->count; i++) {
		nb_row room = ((const nb_row *)rooms->at)[i];
		enum nb_status status = nb_dispatch_watch_again(call, room);

		if (status && status != NB_E_NOT_FOUND && status != NB_E_FORBIDDEN &&
		    status != NB_E_NOT_MEMBER)
			return status;
	}
	return NB_OK;
}

static enum nb_status
resume(struct nb_call *call)
{
	const struct nb_resume_args *args = call->args;
	struct nb_subject subject;
	int64_t expires_ms;
	enum nb_status status = nb_session_of_row(call, args->session, &subject, &expires_ms);

	if (status)
		return status;
	call->subject = subject;
	nb_outbox_greeted(call, &subject, expires_ms);
	return resume_rooms(call, &args->rooms);
}

static enum nb_status
drop_expired(struct nb_call *call)
{
	struct nb_idle_limits limits = nb_session_idle_limits(call);
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_SESSIONS_EXPIRED,
	               NB_BIND(nb_int(call->now_ms), nb_int(limits.residents_ms),
	                       nb_int(limits.staff_ms), nb_int(NB_HAT_STAFF_FIRST)));
	enum nb_status status = NB_OK;

	while (!status && nb_cursor_next(cursor)) {
		nb_row session = nb_cursor_int(cursor, 0), account = nb_cursor_int(cursor, 1);
		nb_outbox_session_ended(call, account, session, "expired");
		call->concerns = (struct nb_concerns){.account = account, .session = session};
		status =
		    nb_db_run(call->tools->db, NB_SQL_SESSION_DROP, NB_BIND(nb_int(session)), NULL);
		if (!status)
			status = nb_audit_act(call, NB_AUDIT_SESSION_EXPIRED, NB_OK);
	}
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

/* One that does not open looks like nothing: it is not asked for again. */
static enum nb_status
note_looks(struct nb_call *call, struct nb_cursor *member)
{
	nb_row row = nb_cursor_int(member, 0), community = nb_cursor_int(member, 1);
	const struct nb_seal_place place = nb_place_member_name(community, row);
	uint8_t looks[NB_NAME_HASH_BYTES] = {0};
	struct nb_str name;

	if (!nb_vault_unseal(call->tools->vault, nb_cursor_int(member, 2), &place,
	                     nb_cursor_bytes(member, 3), call->arena, &name) &&
	    nb_name_looks(call, community, name, looks))
		memset(looks, 0, sizeof(looks));
	return nb_db_run(
	    call->tools->db, NB_SQL_MEMBER_NOTE_LOOKS,
	    NB_BIND(nb_int(row), nb_bytes((struct nb_str){(char *)looks, sizeof(looks)})), NULL);
}

/* Names from before looks were kept, some each minute (X2). */
static enum nb_status
learn_looks(struct nb_call *call)
{
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_MEMBERS_WITHOUT_LOOKS, NB_NO_BIND);
	enum nb_status status = NB_OK;

	while (!status && nb_cursor_next(cursor))
		status = note_looks(call, cursor);
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

static enum nb_status
upkeep(struct nb_call *call)
{
	const struct nb_upkeep_args *args = call->args;
	enum nb_status status = NB_OK;

	for (size_t i = 0; !status && i < args->seen.count; i++)
		status = nb_db_run(
		    call->tools->db, NB_SQL_SESSION_SEEN,
		    NB_BIND(nb_int(((const nb_row *)args->seen.at)[i]), nb_int(call->now_ms)),
		    NULL);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_OIDC_ATTEMPTS_EXPIRED,
		                   NB_BIND(nb_int(call->now_ms)), NULL);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_HELD_WITHDRAWN_FORGET,
		                   NB_BIND(nb_int(call->now_ms - NB_HELD_RETRY_MS)), NULL);
	if (!status)
		status = drop_expired(call);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_NOTICES_DROP_OLD,
		                   NB_BIND(nb_int(call->now_ms - NB_NOTICE_KEPT_MS)), NULL);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_NAMES_RESTED,
		                   NB_BIND(nb_int(call->now_ms)), NULL);
	return status ? status : learn_looks(call);
}

const struct nb_command nb_internal_resume = {
    .name = "internal.resume",
    .lane = NB_LANE_READ,
    .needs = NB_RIGHT_VISIT,
    .run = resume,
};

const struct nb_command nb_internal_upkeep = {
    .name = "internal.upkeep",
    .lane = NB_LANE_WRITE,
    .needs = NB_RIGHT_VISIT,
    .run = upkeep,
};
