/* job.c - jobs are pooled: arena and answer buffer are kept warm. */
#include "job.h"

#include <stdlib.h>
#include <string.h>

#define POOL_MOST 512
#define ARENA_BYTES (2u << 20)    /* a page of 50 texts of 16 KiB and its views */
#define ANSWER_BYTES (900u << 10) /* fits a link message */
#define KEEP_ANSWER_BYTES 65536

struct nb_job *
nb_job_take(struct nb_core *core)
{
	struct nb_job *job = core->pool;

	if (job) {
		core->pool = job->next;
		core->pool_count--;
		job->next = NULL;
		return job;
	}
	job = calloc(1, sizeof(*job));
	if (!job)
		return NULL;
	job->call.arena = nb_arena_create(ARENA_BYTES);
	if (!job->call.arena) {
		free(job);
		return NULL;
	}
	nb_buf_init(&job->answer, ANSWER_BYTES);
	return job;
}

static void
destroy(struct nb_job *job)
{
	nb_arena_destroy(job->call.arena);
	nb_buf_finish(&job->answer);
	free(job);
}

void
nb_job_give_back(struct nb_core *core, struct nb_job *job)
{
	struct nb_arena *arena = job->call.arena;
	struct nb_buf answer = job->answer;

	if (core->pool_count >= POOL_MOST || answer.capacity > KEEP_ANSWER_BYTES) {
		destroy(job);
		return;
	}
	nb_arena_reset(arena);
	nb_buf_clear(&answer);
	memset(job, 0, sizeof(*job));
	job->call.arena = arena;
	job->answer = answer;
	job->next = core->pool;
	core->pool = job;
	core->pool_count++;
}

void
nb_job_pool_finish(struct nb_core *core)
{
	while (core->pool) {
		struct nb_job *job = core->pool;
		core->pool = job->next;
		destroy(job);
	}
	core->pool_count = 0;
}

void
nb_job_write_answer(struct nb_job *job, struct nb_ids *ids)
{
	nb_buf_clear(&job->answer);
	if (!job->status)
		nb_envelope_ok(job->re, job->call.command->reply, job->call.reply, ids,
		               &job->answer);
	if (job->answer.failed) { /* a page of very long texts: ask for fewer */
		job->status = NB_E_TOO_LARGE;
		job->call.refusal = (struct nb_refusal){.status = NB_E_TOO_LARGE};
		nb_buf_clear(&job->answer);
	}
	if (job->status)
		nb_envelope_err(job->re, &job->call.refusal, &job->answer);
}
