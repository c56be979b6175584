/*
 * writer.c - the group commit: what one round of the loop brought goes into one transaction with a
 * savepoint per command, and nothing is answered before COMMIT says it is durable (D1, D6).
 *
 * It runs on the loop thread. Handing each batch to a thread and back cost two wake-ups per message
 * (measured: a third of the CPU of a single message), and while a commit waits for the disk there
 * is nothing else that could be said: what arrives meanwhile waits in the links and becomes the
 * next batch. Reads go on in their own threads, help and quick exit in the edges.
 */
#include "job.h"

#include "noaber/audit.h"
#include "noaber/clock.h"
#include "noaber/log.h"
#include "noaber/tombstones.h"

#include <stdlib.h>
#include <unistd.h>

#define EXIT_DISK_UNSURE 74        /* EX_IOERR */
#define BALLAST_LOOK_AGAIN_MS 1000 /* D7: recovered within two seconds after there is space */

/* owner: loop */
struct nb_writer {
	struct nb_lane_room room;
	bool opened; /* all of it */
	char tombstones[NB_TOMBSTONES_PATH_BYTES];
	bool unanchored; /* the last try to tell the anchor failed, and the log says so */
	struct nb_job *first, **last; /* waiting for the next commit */
	size_t waiting_count;
	struct nb_job *jobs[NB_BATCH_MOST];
	size_t count;
	bool full;  /* the disk was full when last tried */
	bool spent; /* what room there is came from the ballast, and is for essential commands */
	int64_t look_again_ms;
};

/* The sync failed: what is on disk is unknown, and a retry may falsely succeed (D8). Answer nobody;
 * the new process reads the truth. */
static _Noreturn void
stop_unsure(void)
{
	nb_log(NB_LOG_ERROR, "writer.sync_failed", "stopping");
	_exit(EXIT_DISK_UNSURE);
}

static void
refuse(struct nb_job *job, enum nb_status status)
{
	job->status = status;
	job->call.refusal = (struct nb_refusal){.status = status};
}

/* What was refused has left nothing; that it was tried gets a savepoint of its own (LE9). */
static enum nb_status
note_refusal(struct nb_lane_room *room, struct nb_job *job)
{
	struct nb_db *db = room->tools.db;

	if (!nb_audit_counts_refusal(&job->call, job->status))
		return NB_OK;
	enum nb_status broken = nb_db_savepoint(db);
	if (broken)
		return broken;
	enum nb_status status = nb_audit_act(&job->call, job->call.command->audit, job->status);
	if (!status)
		return nb_db_release(db);
	refuse(job, status);
	nb_job_write_answer(job, room->tools.ids);
	return nb_db_rollback_to(db);
}

/* The answer is written now, while what it borrows is there, and sent after COMMIT. */
static void
run_one(struct nb_lane_room *room, struct nb_job *job)
{
	job->call.tools = &room->tools;
	job->status = nb_dispatch_run(&job->call);
	if (job->status == NB_E_INTERNAL) /* a data key could not be synced */
		stop_unsure();
	job->call.refusal.status = job->status;
	nb_job_write_answer(job, room->tools.ids);
}

/* The command in its own savepoint: a failing one leaves its neighbours alone. */
static enum nb_status
run_among_others(struct nb_lane_room *room, struct nb_job *job)
{
	struct nb_db *db = room->tools.db;
	enum nb_status broken = nb_db_savepoint(db);

	if (broken)
		return broken;
	run_one(room, job);
	broken = job->status ? nb_db_rollback_to(db) : nb_db_release(db);
	if (!broken && job->status)
		broken = note_refusal(room, job);
	job->call.tools = NULL;
	return broken;
}

/* Commits, or undoes what broke off with ${status}. */
static enum nb_status
finish(struct nb_lane_room *room, enum nb_status status)
{
	if (!status)
		status = nb_db_commit(room->tools.db);
	if (status == NB_E_INTERNAL)
		stop_unsure();
	if (status)
		nb_db_rollback(room->tools.db);
	return status;
}

/* The usual case: for one the transaction is savepoint enough. */
static enum nb_status
run_alone(struct nb_lane_room *room, struct nb_job *job)
{
	enum nb_status status = nb_db_begin(room->tools.db);

	if (status)
		return finish(room, status);
	run_one(room, job);
	job->call.tools = NULL;
	if (!job->status)
		return finish(room, NB_OK);
	nb_db_rollback(room->tools.db);
	return NB_OK;
}

static enum nb_status
run_several(struct nb_lane_room *room, struct nb_job **jobs, size_t count)
{
	enum nb_status status = nb_db_begin(room->tools.db);

	for (size_t i = 0; !status && i < count; i++)
		status = run_among_others(room, jobs[i]);
	return finish(room, status);
}

/* NB_OK: all of the list is durable or refused for its own reasons. What is audited leaves a row
 * also when it is refused, so it needs a savepoint. */
static enum nb_status
run_together(struct nb_lane_room *room, struct nb_job **jobs, size_t count)
{
	if (count == 1 && jobs[0]->call.command->audit == NB_AUDIT_NONE)
		return run_alone(room, jobs[0]);
	return run_several(room, jobs, count);
}

/* Moderation, removal and leaving go on with a full disk: the ballast makes room (F9, D7). */
static void
run_essential(struct nb_writer *writer, struct nb_job *job)
{
	const char *data = writer->room.tools.settings->data;

	if (!job->call.command->essential) {
		refuse(job, NB_E_STORAGE_FULL);
		return;
	}
	writer->spent |= nb_ballast_release(data);
	enum nb_status status = run_together(&writer->room, &job, 1);
	if (status)
		refuse(job, status);
}

static void
answer_again(struct nb_writer *writer)
{
	for (size_t i = 0; i < writer->count; i++)
		nb_job_write_answer(writer->jobs[i], writer->room.tools.ids);
}

static bool
any_is(const struct nb_writer *writer, enum nb_status status)
{
	for (size_t i = 0; i < writer->count; i++)
		if (writer->jobs[i]->status == status)
			return true;
	return false;
}

static void
run_batch(struct nb_writer *writer)
{
	enum nb_status status = NB_E_STORAGE_FULL;

	if (!writer->spent)
		status = run_together(&writer->room, writer->jobs, writer->count);
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
look_at_disk(struct nb_writer *writer)
{
	if (!writer->full || nb_clock_steady_ms() < writer->look_again_ms)
		return;
	writer->look_again_ms = nb_clock_steady_ms() + BALLAST_LOOK_AGAIN_MS;
	if (!nb_ballast_fill(writer->room.tools.settings->data) && writer->spent)
		return;
	writer->spent = false;
	writer->full = false; /* the next batch tells */
}

/* New rows come after all that are there, also when the clock was set back over the restart. */
static enum nb_status
start_rows(struct nb_writer *writer)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(writer->room.tools.db, NB_SQL_ROWS_HIGHEST, NB_NO_BIND, &cursor);

	if (status)
		return status;
	if (!nb_cursor_is_null(cursor, 0))
		nb_row_start_after(nb_cursor_int(cursor, 0));
	return nb_cursor_end(cursor);
}

/* Before anybody is served: what was erased stays erased, whatever backup was put in place (P3). */
static enum nb_status
keep_forgotten(struct nb_writer *writer)
{
	struct nb_lane_room *room = &writer->room;
	struct nb_tombstones_found found = {0};
	enum nb_status status =
	    nb_tombstones_path(room->tools.settings->audit_anchor, writer->tombstones);

	if (!status)
		status = nb_tombstones_replay(room->tools.db, room->keys, writer->tombstones,
		                              nb_clock_now_ms(), &found);
	if (found.absent)
		nb_log(NB_LOG_WARN, "tombstones.absent", "nothing to replay");
	if (found.replayed)
		nb_log(NB_LOG_WARN, "tombstones.replayed", "%lld keys", (long long)found.replayed);
	nb_vault_tell_tombstones(room->tools.vault, writer->tombstones);
	return status;
}

struct nb_writer *
nb_writer_open(struct nb_core *core, const struct nb_settings *settings)
{
	struct nb_writer *writer = calloc(1, sizeof(*writer));

	if (!writer)
		return NULL;
	writer->last = &writer->first;
	writer->room.tools.presence = core->presence;
	if (!nb_lane_open_tools(core, &writer->room, settings, NB_DB_WRITER) ||
	    keep_forgotten(writer) || start_rows(writer)) {
		nb_writer_close(writer);
		return NULL;
	}
	(void)nb_ballast_fill(settings->data);
	writer->opened = true;
	return writer;
}

/* What the operator did meanwhile, then how far the log has come. What does not work now is in our
 * own log and tried again at the next time: talking goes on. */
static void
keep_audit(struct nb_writer *writer)
{
	enum nb_status status = nb_core_take_acts(&writer->room);

	if (status == NB_E_INTERNAL)
		stop_unsure();
	if (!status)
		status = nb_anchor_append(writer->room.tools.db,
		                          writer->room.tools.settings->audit_anchor, false);
	if (status && !writer->unanchored)
		nb_log(NB_LOG_ERROR, "audit.not_anchored", "%s", nb_status_row(status)->word);
	writer->unanchored = status != NB_OK;
}

void
nb_writer_close(struct nb_writer *writer)
{
	if (!writer)
		return;
	nb_assert(!writer->first);
	if (writer->opened)
		keep_audit(writer);
	nb_lane_close_tools(&writer->room);
	free(writer);
}

bool
nb_writer_give(struct nb_writer *writer, struct nb_job *job)
{
	if (writer->waiting_count >= NB_WRITER_QUEUE_MOST)
		return false;
	job->next = NULL;
	*writer->last = job;
	writer->last = &job->next;
	writer->waiting_count++;
	return true;
}

static void
take_batch(struct nb_writer *writer)
{
	writer->count = 0;
	while (writer->first && writer->count < NB_BATCH_MOST) {
		writer->jobs[writer->count++] = writer->first;
		writer->first = writer->first->next;
	}
	if (!writer->first)
		writer->last = &writer->first;
	writer->waiting_count -= writer->count;
}

void
nb_writer_commit(struct nb_core *core, struct nb_writer *writer)
{
	while (writer->first) {
		take_batch(writer);
		look_at_disk(writer);
		run_batch(writer);
		for (size_t i = 0; i < writer->count; i++)
			nb_core_finish_job(core, writer->jobs[i]);
	}
}

void
nb_writer_upkeep(struct nb_writer *writer)
{
	/* New keys commit by themselves; their log is moved into the file here. A reader in the way
	 * leaves it for the next minute. */
	if (nb_db_truncate_log(writer->room.keys) == NB_E_INTERNAL)
		stop_unsure();
	keep_audit(writer);
}
