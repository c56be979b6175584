/*
 * admit.c - from the bytes of a frame to a job in a lane: envelope, row, door, rate, arguments,
 * turn. Whatever fails here is answered here and costs no lane.
 * Not here: rights (command/dispatch.c), rates (rate_rows.c), the HTTP door (door.c).
 */
#include "job.h"
#include "noaber/clock.h"
#include "noaber/log.h"

#include <string.h>

/* Commands without arguments still refuse unknown keys. */
static const struct nb_shape no_args = {.bytes = 1};

static void
refuse(struct nb_job *job, enum nb_status status)
{
	job->status = status;
	job->call.refusal.status = status;
}

enum nb_status
nb_core_read_call(struct nb_core *core, struct nb_job *job, struct nb_str bytes, enum nb_door door)
{
	bool http = door == NB_DOOR_HTTP;
	enum nb_status status = nb_envelope_parse(bytes, !http, job->call.arena, &job->envelope);

	job->re = http ? NB_INT_ABSENT : job->envelope.id;
	job->call.now_ms = nb_clock_now_ms();
	job->turn = core->turn;
	if (status)
		return status;
	const struct nb_command *command = nb_command_find(job->envelope.cmd);
	if (!command)
		return NB_E_UNKNOWN_COMMAND;
	job->call.command = command;
	if (command->doors & (unsigned)door)
		return NB_OK;
	return door == NB_DOOR_HELLO ? NB_E_SIGNED_OUT : NB_E_WRONG_DOOR;
}

enum nb_status
nb_core_read_args(struct nb_core *core, struct nb_job *job)
{
	const struct nb_shape *shape = job->call.command->args ? job->call.command->args : &no_args;
	struct nb_misfit misfit = {0};
	enum nb_status status = nb_envelope_args(&job->envelope, shape, core->ids, job->call.arena,
	                                         &job->call.args, &misfit);

	job->call.refusal.field = misfit.field;
	return status;
}

static void
answer_now(struct nb_core *core, struct nb_conn *conn, struct nb_job *job)
{
	nb_job_write_answer(job, core->ids);
	nb_core_conn_send(conn, nb_buf_str(&job->answer));
	nb_job_give_back(core, job);
}

/* May the job start beside what runs for its connection? Commands of a connection keep their order:
 * the writer takes them in the order they came, so writes may follow writes; all else waits until
 * what runs has come back. */
static bool
may_start(const struct nb_conn *conn, const struct nb_job *job)
{
	if (!conn->running)
		return true;
	return conn->running_lane == NB_LANE_WRITE && job->call.command->lane == NB_LANE_WRITE;
}

static void
start(struct nb_core *core, struct nb_conn *conn, struct nb_job *job)
{
	job->call.subject = conn->subject;
	if (conn->credential)
		job->call.credential =
		    nb_arena_copy(job->call.arena, conn->credential, strlen(conn->credential));
	conn->running_lane = job->call.command->lane;
	conn->running++;
	if (job->call.command->lane == NB_LANE_QUICK) {
		core->in_flight++;
		nb_lanes_run_quick(core, job);
		return;
	}
	if (nb_lanes_give(core->lanes, job)) {
		core->in_flight++;
		return;
	}
	conn->running--;
	refuse(job, NB_E_BUSY);
	answer_now(core, conn, job);
}

void
nb_core_admit_next(struct nb_core *core, struct nb_conn *conn)
{
	nb_core_resume_pending(core, conn);
	while (conn->waiting && may_start(conn, conn->waiting)) {
		struct nb_job *job = conn->waiting;
		conn->waiting = job->next;
		if (!conn->waiting)
			conn->waiting_last = &conn->waiting;
		conn->waiting_count--;
		job->next = NULL;
		start(core, conn, job);
	}
}

static enum nb_status
read_all(struct nb_core *core, struct nb_conn *conn, struct nb_job *job, struct nb_str bytes)
{
	bool greeted = conn->subject.account || conn->resuming;
	enum nb_door door = greeted ? NB_DOOR_SOCKET : NB_DOOR_HELLO;
	enum nb_status status = nb_core_read_call(core, job, bytes, door);

	if (!status)
		status = nb_core_read_args(core, job);
	if (!status)
		status = nb_core_take_rate(core, job);
	if (!status && core->draining)
		status = NB_E_UNAVAILABLE;
	if (!status && conn->waiting_count >= NB_WAITING_MOST)
		status = NB_E_BUSY;
	return status;
}

/* Whoever is here for themselves stays with any use of the page. With a hat worn for others only acts
 * show a person, because an open page reads by itself (LE10, QU7). */
static bool
shows_person(const struct nb_conn *conn, const struct nb_command *command)
{
	return conn->subject.hat < NB_HAT_STAFF_FIRST || nb_command_is_act(command);
}

void
nb_core_admit_frame(struct nb_core *core, struct nb_conn *conn, struct nb_str bytes)
{
	struct nb_job *job = nb_job_take(core);

	if (!job) {
		nb_log(NB_LOG_ERROR, "admit.no_memory", "a frame is lost");
		return;
	}
	job->origin = NB_JOB_SOCKET;
	job->call.access_point = NB_ACCESS_POINT_SOCKET;
	job->conn = conn->id;
	job->call.subject = conn->subject;
	enum nb_status status = read_all(core, conn, job, bytes);
	if (status) {
		refuse(job, status);
		answer_now(core, conn, job);
		return;
	}
	if (conn->subject.account && shows_person(conn, job->call.command))
		conn->active = true;
	if (!conn->waiting && may_start(conn, job)) {
		start(core, conn, job);
		return;
	}
	*conn->waiting_last = job;
	conn->waiting_last = &job->next;
	conn->waiting_count++;
}
