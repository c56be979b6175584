/*
 * resume.c - a new core takes over the connections that edges kept.
 *
 * After hello the core gives each connection a ticket: connection number, session and a keyed hash.
 * An edge cannot make or change one. It hands the ticket back to a new core together with the topics
 * the connection held; the session comes back from the store and every right is asked again. The
 * edge has told the client to resync meanwhile; what it asks waits here until its rights are back.
 */
#include "job.h"

#include "noaber/clock.h"
#include "noaber/log.h"
#include "noaber/secret.h"

#include <stdlib.h>
#include <string.h>

#define SIGNED_BYTES 16 /* connection number, session row */
#define ROOMS_MOST 100

static void
sign(struct nb_core *core, const char *ticket, uint8_t ret[NB_SHA256_BYTES])
{
	nb_secret_hmac(nb_vault_purpose(core->vault, NB_VAULT_TICKETS), ticket, SIGNED_BYTES, ret);
}

void
nb_core_ticket_make(struct nb_core *core, const struct nb_conn *conn, char *ret, size_t *length)
{
	uint8_t hash[NB_SHA256_BYTES];

	_Static_assert(NB_TICKET_BYTES == SIGNED_BYTES + NB_SHA256_BYTES, "a ticket is both parts");
	memcpy(ret, &conn->id, sizeof(conn->id));
	memcpy(ret + sizeof(conn->id), &conn->subject.session, sizeof(conn->subject.session));
	sign(core, ret, hash);
	memcpy(ret + SIGNED_BYTES, hash, sizeof(hash));
	*length = NB_TICKET_BYTES;
}

static bool
read_ticket(struct nb_core *core, uint64_t conn, struct nb_str ticket, nb_row *ret_session)
{
	uint8_t hash[NB_SHA256_BYTES];

	if (ticket.length != NB_TICKET_BYTES || memcmp(ticket.at, &conn, sizeof(conn)) != 0)
		return false;
	sign(core, ticket.at, hash);
	if (!nb_secret_equal(hash, ticket.at + SIGNED_BYTES, sizeof(hash)))
		return false;
	memcpy(ret_session, ticket.at + sizeof(conn), sizeof(*ret_session));
	return true;
}

/* Commands of the connection wait for the check to come. */
static void
wait_for_check(struct nb_core *core, struct nb_conn *conn)
{
	conn->resuming = true;
	conn->running = 1;
	conn->running_lane = NB_LANE_READ;
	conn->next_resuming = core->resuming;
	core->resuming = conn;
}

void
nb_core_resume_open(struct nb_core *core, struct nb_edge_link *link,
                    const struct nb_link_message *message)
{
	struct nb_conn *conn = nb_core_conn_open(core, link, message);
	nb_row session = 0;

	if (!conn)
		return;
	if (!read_ticket(core, message->conn, message->second, &session)) {
		nb_log(NB_LOG_ERROR, "resume.bad_ticket", "edge %u", link->number);
		nb_core_conn_close(core, conn, NB_CLOSE_RESTART, (struct nb_str){NULL, 0});
		return;
	}
	conn->subject.session = session;
	wait_for_check(core, conn);
}

/* The check of a room decides about all its audiences, and who hears one hears the members'. */
static void
hold(struct nb_conn *conn, uint64_t topic)
{
	nb_row room = (nb_row)(topic >> 2);

	if (topic != nb_core_topic_of_room(room, NB_AUDIENCE_MEMBERS))
		return;
	nb_row *more = conn->held_count < ROOMS_MOST
	                   ? realloc(conn->held, (conn->held_count + 1) * sizeof(*more))
	                   : NULL;

	if (!more)
		return; /* the client asks for it again by watching */
	conn->held = more;
	conn->held[conn->held_count++] = room;
}

/* The edge has let go of the topic; it hears it again when the right is proved and JOIN is sent. */
void
nb_core_resume_held(struct nb_core *core, const struct nb_link_message *message)
{
	struct nb_conn *conn = nb_core_conn_find(core, message->conn);

	if (conn && conn->resuming)
		hold(conn, message->topic);
}

void
nb_core_resume_again(struct nb_core *core, struct nb_conn *conn)
{
	if (conn->running || conn->waiting)
		return;
	for (struct nb_watch *watch = conn->watches; watch; watch = watch->next_of_conn)
		hold(conn, watch->topic->id);
	wait_for_check(core, conn);
}

/* What was taken while a command ran is asked as soon as that came back. */
void
nb_core_resume_pending(struct nb_core *core, struct nb_conn *conn)
{
	if (conn->held_count && !conn->running && !conn->resuming)
		wait_for_check(core, conn);
}

/* What was said before the change is everybody's; what comes until the check is, they ask for. Who
 * hears more than the members, as hosts do, loses that with the rest and gets it back by the check. */
void
nb_core_resume_room(struct nb_core *core, nb_row room)
{
	const uint64_t members = nb_core_topic_of_room(room, NB_AUDIENCE_MEMBERS);

	for (int audience = NB_AUDIENCE_COUNT - 1; audience >= 0; audience--) {
		uint64_t id = nb_core_topic_of_room(room, (enum nb_audience)audience);
		struct nb_topic *topic = nb_map_find(&core->topics, id);
		if (topic && topic->batch.length)
			nb_core_topic_speak(core, topic);
		while ((topic = nb_map_find(&core->topics, id)) != NULL) {
			struct nb_conn *conn = topic->watches->conn;
			nb_core_topic_unwatch(core, conn, id);
			if (id != members)
				continue;
			hold(conn, id);
			nb_core_say_resync(core, conn);
			nb_core_resume_pending(core, conn);
		}
	}
}

static bool
start_check(struct nb_core *core, struct nb_conn *conn)
{
	struct nb_job *job = nb_job_take(core);
	struct nb_resume_args *args = job ? NB_NEW(job->call.arena, struct nb_resume_args) : NULL;
	nb_row *rooms =
	    args ? nb_arena_array(job->call.arena, conn->held_count + 1, sizeof(*rooms)) : NULL;

	if (!rooms) {
		if (job)
			nb_job_give_back(core, job);
		return false;
	}
	for (unsigned i = 0; i < conn->held_count; i++)
		rooms[i] = conn->held[i];
	args->session = conn->subject.session;
	args->rooms = (struct nb_list){rooms, conn->held_count};
	job->origin = NB_JOB_RESUME;
	job->conn = conn->id;
	job->turn = core->turn;
	job->call.command = &nb_internal_resume;
	job->call.args = args;
	job->call.subject.address = conn->subject.address;
	job->call.now_ms = nb_clock_now_ms();
	if (!nb_lanes_give(core->lanes, job)) {
		nb_job_give_back(core, job);
		return false;
	}
	core->in_flight++;
	conn->held_count = 0;
	return true;
}

void
nb_core_resume_some(struct nb_core *core)
{
	while (core->resuming) {
		struct nb_conn *conn = core->resuming;
		if (!conn->gone && !start_check(core, conn))
			return; /* the lane is full: more in the next round */
		core->resuming = conn->next_resuming;
		conn->next_resuming = NULL;
		if (conn->gone) {
			conn->running--;
			nb_core_conn_release(core, conn);
		}
	}
}

void
nb_core_resume_done(struct nb_core *core, struct nb_conn *conn, struct nb_job *job)
{
	if (job->status) {
		bool over = job->status == NB_E_SIGNED_OUT;
		nb_core_conn_close(core, conn, over ? NB_CLOSE_SESSION_ENDED : NB_CLOSE_RESTART,
		                   (struct nb_str){NULL, 0});
		return;
	}
	if (conn->held_count) { /* announced after the check began: once more */
		conn->running++;
		conn->next_resuming = core->resuming;
		core->resuming = conn;
		return;
	}
	conn->resuming = false;
	free(conn->held);
	conn->held = NULL;
}
