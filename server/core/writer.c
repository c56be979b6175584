/*
 * writer.c - the group commit: what is queued goes into one transaction with a savepoint per
 * command, and nothing is handed back before COMMIT says it is durable (D1, D6).
 */
#include "job.h"

#include "noaber/clock.h"
#include "noaber/log.h"

#include <stdlib.h>
#include <unistd.h>

#define EXIT_DISK_UNSURE 74        /* EX_IOERR */
#define BALLAST_LOOK_AGAIN_MS 1000 /* D7: recovered within two seconds after there is space */

struct writer {
	struct nb_lane_room *room;
	struct nb_job *jobs[NB_BATCH_MOST];
	size_t count;
	bool full; /* the disk was full when last tried */
	int64_t look_again_ms;
};

static void
refuse(struct nb_job *job, enum nb_status status)
{
	job->status = status;
	job->call.refusal = (struct nb_refusal){.status = status};
}

/* The command in its own savepoint: a failing one leaves its neighbours alone. The answer is
 * written now, while what it borrows is there, and sent after COMMIT. */
static enum nb_status
run_one(struct nb_lane_room *room, struct nb_job *job)
{
	struct nb_db *db = room->tools.db;
	enum nb_status broken = nb_db_savepoint(db);

	if (broken)
		return broken;
	job->call.tools = &room->tools;
	job->status = nb_dispatch_run(&job->call);
	job->call.refusal.status = job->status;
	nb_job_write_answer(job, room->tools.ids);
	job->call.tools = NULL;
	return job->status ? nb_db_rollback_to(db) : nb_db_release(db);
}

/* NB_OK: all of the list is durable or refused for its own reasons. */
static enum nb_status
run_together(struct nb_lane_room *room, struct nb_job **jobs, size_t count)
{
	enum nb_status status = nb_db_begin(room->tools.db);

	for (size_t i = 0; !status && i < count; i++)
		status = run_one(room, jobs[i]);
	if (!status)
		status = nb_db_commit(room->tools.db);
	if (status == NB_E_INTERNAL) {
		/* The sync failed: what is on disk is unknown, a retry may falsely succeed (D8).
		 * Answer nobody; the new process reads the truth. */
		nb_log(NB_LOG_ERROR, "writer.sync_failed", "stopping");
		_exit(EXIT_DISK_UNSURE);
	}
	if (status)
		nb_db_rollback(room->tools.db);
	return status;
}

/* Moderation, removal and leaving go on with a full disk: the ballast makes room (F9, D7). */
static void
run_essential(struct writer *writer, struct nb_job *job)
{
	const char *data = writer->room->tools.settings->data;

	if (!job->call.command->essential) {
		refuse(job, NB_E_STORAGE_FULL);
		return;
	}
	nb_ballast_release(data);
	enum nb_status status = run_together(writer->room, &job, 1);
	if (status)
		refuse(job, status);
}

static void
answer_again(struct writer *writer)
{
	for (size_t i = 0; i < writer->count; i++)
		nb_job_write_answer(writer->jobs[i], writer->room->tools.ids);
}

static bool
any_is(const struct writer *writer, enum nb_status status)
{
	for (size_t i = 0; i < writer->count; i++)
		if (writer->jobs[i]->status == status)
			return true;
	return false;
}

static void
run_batch(struct writer *writer)
{
	enum nb_status status = run_together(writer->room, writer->jobs, writer->count);

	if (status == NB_OK && !any_is(writer, NB_E_STORAGE_FULL)) {
		return;
	}
	if (status == NB_E_STORAGE_FULL || status == NB_OK) {
		if (!writer->full)
			nb_log(NB_LOG_ERROR, "store.full", "only essential commands are stored");
		writer->full = true;
		for (size_t i = 0; i < writer->count; i++)
			if (status || writer->jobs[i]->status == NB_E_STORAGE_FULL)
				run_essential(writer, writer->jobs[i]);
	} else {
		for (size_t i = 0; i < writer->count; i++)
			refuse(writer->jobs[i], status);
	}
	answer_again(writer);
}

/* Room again? The ballast goes back first, so that the next full disk is survived too. */
static void
look_at_disk(struct writer *writer)
{
	if (!writer->full || nb_clock_steady_ms() < writer->look_again_ms)
		return;
	writer->look_again_ms = nb_clock_steady_ms() + BALLAST_LOOK_AGAIN_MS;
	nb_ballast_fill(writer->room->tools.settings->data);
	writer->full = false; /* the next batch tells */
}

void
nb_writer_main(void *lane_room)
{
	struct writer writer = {.room = lane_room};
	struct nb_link_node *node;
	size_t count;

	nb_ballast_fill(writer.room->tools.settings->data);
	while ((node = nb_queue_take(writer.room->queue, NB_BATCH_MOST, &count)) != NULL) {
		writer.count = 0;
		for (; node; node = node->next)
			writer.jobs[writer.count++] = (struct nb_job *)(void *)node;
		nb_assert(writer.count == count);
		look_at_disk(&writer);
		run_batch(&writer);
		nb_lane_hand_back(writer.room->core, writer.jobs, writer.count);
	}
}
