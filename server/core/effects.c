/*
 * effects.c - what happens after COMMIT, and only then: cookies, watches, answers, events.
 * owner: loop.
 */
#include "job.h"

#include "noaber/log.h"
#include "noaber/views.h"

void
nb_core_say_resync(struct nb_core *core, struct nb_conn *conn)
{
	struct nb_buf line;

	nb_buf_init(&line, 256);
	nb_envelope_event(nb_event_connection_resync.name, 0, 0, NULL, NULL, core->ids, &line);
	nb_core_conn_send(conn, nb_buf_str(&line));
	nb_buf_finish(&line);
}

/* true: the room may have spoken before the watch began. */
static bool
watch(struct nb_core *core, const struct nb_job *job, struct nb_conn *conn,
      const struct nb_effect *effect)
{
	nb_core_topic_watch(core, conn, nb_core_topic_of_room(effect->room, effect->audience),
	                    true);
	return nb_recent_missed(core, effect->room, job->turn);
}

static void
unwatch(struct nb_core *core, struct nb_conn *conn, const struct nb_effect *effect)
{
	for (enum nb_audience one = effect->audience; one < NB_AUDIENCE_COUNT; one++)
		nb_core_topic_unwatch(core, conn, nb_core_topic_of_room(effect->room, one));
}

static void
unwatch_everywhere(struct nb_core *core, const struct nb_effect *effect)
{
	struct nb_conn *conn = nb_map_find(&core->accounts, (uint64_t)effect->account);

	for (; conn; conn = conn->next_of_account)
		unwatch(core, conn, effect);
}

static void
set_lang(struct nb_core *core, const struct nb_effect *effect)
{
	struct nb_conn *conn = nb_map_find(&core->accounts, (uint64_t)effect->account);

	for (; conn; conn = conn->next_of_account)
		conn->subject.lang = effect->subject.lang;
}

static void
tell_account(struct nb_core *core, const struct nb_effect *effect)
{
	struct nb_conn *conn = nb_map_find(&core->accounts, (uint64_t)effect->account);

	for (; conn; conn = conn->next_of_account)
		nb_core_conn_send(conn, effect->bytes);
}

/* The next connection that the end of a session is about. */
static struct nb_conn *
next_to_end(struct nb_core *core, const struct nb_effect *effect)
{
	bool others = effect->kind == NB_EFFECT_SESSIONS_ENDED;
	struct nb_conn *conn = nb_map_find(&core->accounts, (uint64_t)effect->account);

	while (conn && (conn->subject.session == effect->session) == others)
		conn = conn->next_of_account;
	return conn;
}

/* Every connection of the session goes, with a word of why (A4); or those of all sessions but one.
 * The one that asked is closed after its answer, because effects on others come last. */
static void
end_sessions(struct nb_core *core, const struct nb_effect *effect)
{
	const struct nb_why_event data = {nb_str_from(effect->why)};
	struct nb_conn *conn;
	struct nb_buf line;

	nb_buf_init(&line, 1024);
	nb_envelope_event(nb_event_session_ended.name, 0, 0, nb_event_session_ended.data, &data,
	                  core->ids, &line);
	while ((conn = next_to_end(core, effect)) != NULL)
		nb_core_conn_close(core, conn, NB_CLOSE_SESSION_ENDED, nb_buf_str(&line));
	nb_buf_finish(&line);
}

static void
greet(struct nb_core *core, struct nb_conn *conn, struct nb_job *job,
      const struct nb_effect *effect)
{
	if (nb_core_conn_greet(core, conn, &effect->subject, effect->expires_ms))
		return;
	job->status = NB_E_BUSY;
	job->call.refusal = (struct nb_refusal){.status = NB_E_BUSY};
	nb_job_write_answer(job, core->ids);
}

/* Effects on the asking connection come before its answer, so that after "joined" nothing of the
 * room is missed. Whoever missed something is told once, however many audiences it has. */
static void
apply_own(struct nb_core *core, struct nb_job *job, struct nb_conn *conn)
{
	bool missed = false;

	for (const struct nb_effect *effect = job->call.outbox.first; effect && !job->status;
	     effect = effect->next) {
		switch (effect->kind) {
		case NB_EFFECT_GREETED: greet(core, conn, job, effect); break;
		case NB_EFFECT_WATCH: missed |= watch(core, job, conn, effect); break;
		case NB_EFFECT_UNWATCH: unwatch(core, conn, effect); break;
		default: break;
		}
	}
	if (missed)
		nb_core_say_resync(core, conn);
}

/* Effects on others, after the answer. */
static void
apply_others(struct nb_core *core, struct nb_job *job)
{
	for (const struct nb_effect *effect = job->call.outbox.first; effect;
	     effect = effect->next) {
		switch (effect->kind) {
		case NB_EFFECT_EVENT:
			nb_recent_note(core, effect->room);
			nb_core_topic_say(core,
			                  nb_core_topic_of_room(effect->room, effect->audience),
			                  effect->bytes);
			break;
		case NB_EFFECT_UNWATCH_ALL: unwatch_everywhere(core, effect); break;
		case NB_EFFECT_RECHECK: nb_core_resume_room(core, effect->room); break;
		case NB_EFFECT_SESSION_ENDED:
		case NB_EFFECT_SESSIONS_ENDED: end_sessions(core, effect); break;
		case NB_EFFECT_LANG: set_lang(core, effect); break;
		case NB_EFFECT_ACCOUNT_EVENT: tell_account(core, effect); break;
		default: break;
		}
	}
}

static void
answer_socket(struct nb_core *core, struct nb_job *job, struct nb_conn *conn)
{
	bool hello = job->call.command->doors == NB_DOOR_HELLO;

	if (hello && job->status) {
		uint16_t code =
		    job->status == NB_E_BUSY ? NB_CLOSE_TRY_LATER : NB_CLOSE_HELLO_REFUSED;
		nb_core_conn_close(core, conn, code, nb_buf_str(&job->answer));
		return;
	}
	nb_core_conn_send(conn, nb_buf_str(&job->answer));
}

void
nb_core_finish_job(struct nb_core *core, struct nb_job *job)
{
	struct nb_conn *held = NULL, *conn = NULL;

	nb_assert(core->in_flight > 0);
	core->in_flight--;
	if (job->origin == NB_JOB_SOCKET || job->origin == NB_JOB_RESUME) {
		held = nb_map_find(&core->conns, job->conn);
		nb_assert(held && held->running > 0);
		conn = held->gone ? NULL : held;
	}
	if (!job->status && conn)
		apply_own(core, job, conn);
	if (job->origin == NB_JOB_HTTP) {
		nb_shared_keep(core, job);
		nb_core_http_answer(core, job);
	} else if (conn && job->origin == NB_JOB_SOCKET) {
		answer_socket(core, job, conn);
	} else if (conn && job->origin == NB_JOB_RESUME) {
		nb_core_resume_done(core, conn, job);
	} else if (job->origin == NB_JOB_WAKE) {
		nb_core_wake_done(core);
	}
	if (!job->status)
		apply_others(core, job);
	if (job->status == NB_E_INTERNAL || job->status == NB_E_UNAVAILABLE)
		nb_log(NB_LOG_ERROR, "command.failed", "%s: %s", job->call.command->name,
		       nb_status_row(job->status)->word);
	nb_job_give_back(core, job);
	if (!held)
		return;
	held->running--; /* only now: until here it keeps a connection that was closed above */
	if (held->gone)
		nb_core_conn_release(core, held);
	else
		nb_core_admit_next(core, held);
}
