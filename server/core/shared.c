/*
 * shared.c - answers that are the same for everybody, kept for some seconds, so that a crowd at the
 * front door costs one reading. owner: loop
 *
 * While one job makes a new answer the others get the old one, if it is not older than a minute; so
 * of thousands that come at once one goes to a lane. Errors are never kept.
 */
#include "job.h"

#define OLDEST_MS 60000
#define ANSWER_BYTES_MOST (900u << 10) /* as a job's */

static bool
may_be_said(const struct nb_shared_answer *kept, int64_t same_for_ms, int64_t now_ms)
{
	int64_t age_ms = now_ms - kept->made_ms;

	if (!kept->answer.length || age_ms < 0)
		return false;
	return age_ms < same_for_ms || (kept->being_made && age_ms < OLDEST_MS);
}

static struct nb_shared_answer *
find(struct nb_core *core, const struct nb_command *command)
{
	for (size_t i = 0; i < NB_SHARED_ANSWERS; i++) {
		struct nb_shared_answer *kept = &core->shared[i];
		if (kept->command == command)
			return kept;
		if (kept->command)
			continue;
		kept->command = command;
		nb_buf_init(&kept->answer, ANSWER_BYTES_MOST);
		return kept;
	}
	nb_never("more commands with same_for_ms than NB_SHARED_ANSWERS");
	return NULL;
}

bool
nb_shared_take(struct nb_core *core, struct nb_job *job)
{
	const struct nb_command *command = job->call.command;

	if (!command->same_for_ms)
		return false;
	struct nb_shared_answer *kept = find(core, command);
	if (!may_be_said(kept, command->same_for_ms, job->call.now_ms)) {
		kept->being_made = true;
		return false;
	}
	nb_buf_clear(&job->answer);
	nb_buf_add_str(&job->answer, nb_buf_str(&kept->answer));
	return !job->answer.failed;
}

void
nb_shared_keep(struct nb_core *core, const struct nb_job *job)
{
	if (!job->call.command || !job->call.command->same_for_ms)
		return;
	struct nb_shared_answer *kept = find(core, job->call.command);
	kept->being_made = false;
	if (job->status)
		return;
	nb_buf_clear(&kept->answer);
	nb_buf_add_str(&kept->answer, nb_buf_str(&job->answer));
	if (kept->answer.failed)
		nb_buf_clear(&kept->answer);
	kept->made_ms = job->call.now_ms;
}

void
nb_shared_finish(struct nb_core *core)
{
	for (size_t i = 0; i < NB_SHARED_ANSWERS; i++)
		if (core->shared[i].command)
			nb_buf_finish(&core->shared[i].answer);
}
