/*
 * push.c - devices to wake: put, noted, due, tried (S2, P12, A4). The row is the queue: what has to be
 * tried again stands in it, and it goes with its session, whatever ends that.
 * Not here: requests (server/push), who has a connection (core/wake.c).
 */
#include "noaber/wake.h"

#include "noaber/places.h"

#include <string.h>

enum nb_status
nb_wake_note(struct nb_call *call, nb_row account, bool waits)
{
	return nb_db_run(call->tools->db, NB_SQL_PUSH_NOTE, NB_BIND(nb_int(account), nb_int(waits)),
	                 NULL);
}

enum nb_status
nb_wake_put(struct nb_call *call, struct nb_str endpoint)
{
	const struct nb_push_settings *settings = &call->tools->settings->push;
	const struct nb_seal_place place = nb_place_push_endpoint(call->subject.session);
	struct nb_cursor *cursor;
	struct nb_str sealed;

	if (!*settings->contact || !nb_push_endpoint_is_good(endpoint, settings->services))
		return NB_E_NO_PUSH;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_ACCOUNT_BY_ID,
	                                       NB_BIND(nb_int(call->subject.account)), &cursor);
	if (status)
		return status;
	nb_row key = nb_cursor_int(cursor, 0);
	status = nb_cursor_end(cursor);
	if (!status)
		status =
		    nb_vault_seal(call->tools->vault, key, &place, endpoint, call->arena, &sealed);
	return status ? status
	              : nb_db_run(call->tools->db, NB_SQL_PUSH_PUT,
	                          NB_BIND(nb_int(call->subject.session), nb_bytes(sealed)), NULL);
}

enum nb_status
nb_wakes_due(struct nb_call *call, struct nb_wake ret[NB_PUSH_AT_ONCE], size_t *ret_count)
{
	const struct nb_idle_limits limits = nb_session_idle_limits(call);
	struct nb_cursor *cursor = nb_db_find(
	    call->tools->db, NB_SQL_PUSH_DUE,
	    NB_BIND(nb_int(call->now_ms), nb_int(limits.residents_ms), nb_int(limits.staff_ms),
	            nb_int(NB_HAT_STAFF_FIRST), nb_int(NB_PUSH_AT_ONCE)));

	*ret_count = 0;
	while (*ret_count < NB_PUSH_AT_ONCE && nb_cursor_next(cursor)) {
		struct nb_str sealed = nb_cursor_bytes(cursor, 3);
		ret[(*ret_count)++] = (struct nb_wake){
		    .session = nb_cursor_int(cursor, 0),
		    .account = nb_cursor_int(cursor, 1),
		    .key = nb_cursor_int(cursor, 2),
		    .endpoint_sealed = nb_arena_copy(call->arena, sealed.at, sealed.length),
		    .tries = nb_cursor_int(cursor, 4),
		};
	}
	return nb_cursor_end(cursor);
}

/* What became of each, for the writer. */
struct tried {
	enum nb_push_outcome outcomes[NB_PUSH_AT_ONCE];
};

/* On the push lane. Who is here is left alone; what does not open is as good as gone. */
static enum nb_status
prepare(struct nb_call *call)
{
	const struct nb_wake_args *args = call->args;
	struct tried *tried = NB_NEW(call->arena, struct tried);
	struct nb_str endpoints[NB_PUSH_AT_ONCE];
	enum nb_push_outcome outcomes[NB_PUSH_AT_ONCE];
	size_t numbers[NB_PUSH_AT_ONCE], count = 0;

	if (!tried)
		return NB_E_TOO_LARGE;
	for (size_t i = 0; i < args->count; i++) {
		const struct nb_wake *wake = &args->wakes[i];
		const struct nb_seal_place place = nb_place_push_endpoint(wake->session);

		tried->outcomes[i] = wake->here ? NB_PUSH_TAKEN : NB_PUSH_GONE;
		if (!wake->here &&
		    !nb_vault_unseal(call->tools->vault, wake->key, &place, wake->endpoint_sealed,
		                     call->arena, &endpoints[count]))
			numbers[count++] = i;
	}
	nb_push_send(call->tools->push, endpoints, outcomes, count, call->now_ms);
	for (size_t i = 0; i < count; i++)
		tried->outcomes[numbers[i]] = outcomes[i];
	call->prepared = tried;
	return NB_OK;
}

static enum nb_status
note(struct nb_call *call, const struct nb_wake *wake, enum nb_push_outcome outcome)
{
	int64_t tries = outcome == NB_PUSH_AGAIN ? wake->tries + 1 : 0;
	bool again = tries > 0 && tries < NB_PUSH_TRIES_MOST;
	int64_t next_ms = wake->here ? 0
	                             : nb_push_next_ms(call->now_ms, again ? tries : 0,
	                                               call->tools->settings->push.quiet_minutes);

	if (outcome == NB_PUSH_GONE)
		return nb_db_run(call->tools->db, NB_SQL_PUSH_DROP, NB_BIND(nb_int(wake->session)),
		                 NULL);
	return nb_db_run(call->tools->db, NB_SQL_PUSH_TRIED,
	                 NB_BIND(nb_int(wake->session), nb_int(again), nb_int(again ? tries : 0),
	                         nb_int(next_ms)),
	                 NULL);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct nb_wake_args *args = call->args;
	const struct tried *tried = call->prepared;
	enum nb_status status = NB_OK;

	for (size_t i = 0; !status && i < args->count; i++)
		status = note(call, &args->wakes[i], tried->outcomes[i]);
	return status;
}

const struct nb_command nb_internal_wake = {
    .name = "internal.wake",
    .lane = NB_LANE_PUSH,
    .needs = NB_RIGHT_VISIT,
    .prepare = prepare,
    .run = run,
};
