/*
 * upkeep.c - once a minute: sessions in use stay alive, dead ones end, pauses that are over end and
 * accounts nobody comes back to are erased (ON8), appointments and stories that run out end, pinned cards come and go by their days, shifts of
 * who is not there any more end, what hosts watch is asked again (Z4), and the
 * lanes do their own upkeep. Waits use the fakeable clock through the store,
 * the timer itself is the real one.
 */
#include "job.h"

#include "noaber/clock.h"

/* Test builds look every 200 ms, because their clock may have been moved. */
#ifdef NB_TEST_BUILD
#define UPKEEP_MS 200
#else
#define UPKEEP_MS 60000
#endif
#define SEEN_MOST 4096 /* per round; the rest is seen in the next */

static size_t
collect_seen(struct nb_core *core, nb_row *sessions)
{
	size_t count = 0;

	for (size_t i = 0; i < core->conns.capacity && count < SEEN_MOST; i++) {
		struct nb_conn *conn = core->conns.slots[i].key ? core->conns.slots[i].value : NULL;
		if (!conn || conn->gone || !conn->active || !conn->subject.account)
			continue;
		conn->active = false;
		sessions[count++] = conn->subject.session;
	}
	return count;
}

/* A grant may have ended by its date: what hosts watch is asked again, so that an expired one stops
 * within a minute (Z4). */
static void
ask_hosts_again(struct nb_core *core)
{
	for (size_t i = 0; i < core->conns.capacity; i++) {
		struct nb_conn *conn = core->conns.slots[i].key ? core->conns.slots[i].value : NULL;
		if (!conn || conn->gone || !conn->watches)
			continue;
		if (conn->subject.hat == NB_HAT_PEER || conn->subject.hat == NB_HAT_DUTY)
			nb_core_resume_again(core, conn);
	}
}

static void
give(struct nb_core *core, struct nb_job *job, const struct nb_command *command)
{
	job->origin = NB_JOB_UPKEEP;
	job->call.access_point = NB_ACCESS_POINT_UPKEEP;
	job->call.command = command;
	job->call.now_ms = nb_clock_now_ms();
	if (nb_lanes_give(core->lanes, job))
		core->in_flight++;
	else
		nb_job_give_back(core, job);
}

static void
keep_sessions(struct nb_core *core)
{
	struct nb_job *job = nb_job_take(core);

	if (!job)
		return;
	struct nb_upkeep_args *args = NB_NEW(job->call.arena, struct nb_upkeep_args);
	nb_row *sessions = nb_arena_array(job->call.arena, SEEN_MOST, sizeof(*sessions));
	if (!args || !sessions) {
		nb_job_give_back(core, job);
		return;
	}
	args->seen = (struct nb_list){sessions, collect_seen(core, sessions)};
	job->call.args = args;
	give(core, job, &nb_internal_upkeep);
}

/* In a command of its own: an account that cannot be erased now does not hold up the sessions. */
static void
look_at_due(struct nb_core *core)
{
	struct nb_job *job = nb_job_take(core);

	if (job)
		give(core, job, &nb_internal_due);
}

static void
look_at_people(struct nb_core *core)
{
	struct nb_job *job = nb_job_take(core);

	if (job)
		give(core, job, &nb_internal_people);
}

/* After the sessions: it asks when they were last seen. */
static void
look_at_duty(struct nb_core *core)
{
	struct nb_job *job = nb_job_take(core);

	if (job)
		give(core, job, &nb_internal_duty);
}

static void
look_at_stories(struct nb_core *core)
{
	struct nb_job *job = nb_job_take(core);

	if (job)
		give(core, job, &nb_internal_stories);
}

static void
look_at_pinned(struct nb_core *core)
{
	struct nb_job *job = nb_job_take(core);

	if (job)
		give(core, job, &nb_internal_pinned);
}

static void
on_upkeep(uv_timer_t *timer)
{
	struct nb_core *core = timer->data;

	if (core->draining)
		return;
	nb_lanes_upkeep(core);
	ask_hosts_again(core);
	keep_sessions(core);
	look_at_due(core);
	look_at_people(core);
	look_at_duty(core);
	look_at_stories(core);
	look_at_pinned(core);
}

void
nb_core_upkeep_start(struct nb_core *core)
{
	uv_timer_init(&core->loop, &core->upkeep_timer);
	core->upkeep_timer.data = core;
	uv_timer_start(&core->upkeep_timer, on_upkeep, UPKEEP_MS, UPKEEP_MS);
}
