/*
 * wake.c - every few seconds: devices that are due are woken, but for those whose person has a
 * connection open (S2). One round at a time.
 */
#include "job.h"

#include "noaber/clock.h"
#include "noaber/wake.h"

#ifdef NB_TEST_BUILD
#define WAKE_MS 100
#else
#define WAKE_MS 5000
#endif

/* Arguments for a round; nothing is due: false. */
static bool
fill(struct nb_core *core, struct nb_job *job)
{
	struct nb_wake_args *args = NB_NEW(job->call.arena, struct nb_wake_args);

	if (!args || nb_lanes_look(core, &job->call, nb_wakes_due, args->wakes, &args->count))
		return false;
	for (size_t i = 0; i < args->count; i++)
		args->wakes[i].here =
		    nb_map_find(&core->accounts, (uint64_t)args->wakes[i].account) != NULL;
	job->call.args = args;
	return args->count > 0;
}

static void
on_wake(uv_timer_t *timer)
{
	struct nb_core *core = timer->data;
	struct nb_job *job = core->draining || core->waking ? NULL : nb_job_take(core);

	if (!job)
		return;
	job->origin = NB_JOB_WAKE;
	job->call.access_point = NB_ACCESS_POINT_UPKEEP;
	job->call.command = &nb_internal_wake;
	job->call.now_ms = nb_clock_now_ms();
	if (!fill(core, job) || !nb_lanes_give(core->lanes, job)) {
		nb_job_give_back(core, job);
		return;
	}
	core->in_flight++;
	core->waking = true;
}

void
nb_core_wake_done(struct nb_core *core)
{
	core->waking = false;
}

void
nb_core_wake_start(struct nb_core *core)
{
	if (!*core->settings.push.contact)
		return;
	uv_timer_init(&core->loop, &core->wake_timer);
	core->wake_timer.data = core;
	uv_timer_start(&core->wake_timer, on_wake, WAKE_MS, WAKE_MS);
}
