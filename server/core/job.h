/* job.h - one command between the loop and a lane. owner: whoever holds it; it is given away. */
#ifndef NB_CORE_JOB_H
#define NB_CORE_JOB_H

#include "core_state.h"
#include "noaber/wake.h"

enum nb_job_origin { NB_JOB_SOCKET, NB_JOB_HTTP, NB_JOB_RESUME, NB_JOB_UPKEEP, NB_JOB_WAKE };

struct nb_job {
	struct nb_link_node node; /* first: queues hand it on by this */
	struct nb_job *next;      /* pool, or waiting list of its connection */
	struct nb_call call;
	struct nb_envelope envelope;
	enum nb_job_origin origin;
	uint64_t conn;        /* connection, or HTTP request number */
	unsigned edge;        /* HTTP: where the request stands */
	int64_t re;           /* request id; NB_INT_ABSENT = HTTP */
	struct nb_str device; /* what the browser is known by, as it came; in the arena */
	uint64_t turn;        /* events known when it began, for nb_recent_missed */
	enum nb_status status;
	struct nb_buf answer;
};

struct nb_job *nb_job_take(struct nb_core *core); /* NULL when out of memory */
void nb_job_give_back(struct nb_core *core, struct nb_job *job);
void nb_job_pool_finish(struct nb_core *core);
/** Write the reply or the refusal into job->answer. Any thread that holds the job. */
void nb_job_write_answer(struct nb_job *job, struct nb_ids *ids);

/* What a lane works with: a thread's, or the loop's for the writer. */
struct nb_lane_room {
	struct nb_core *core;
	struct nb_queue *queue;
	uv_thread_t thread;
	bool running;
	struct nb_tools tools;
	struct nb_db *keys;
};
/** Databases, vault and ids of one lane. false: one did not open (logged); close_tools tidies up. */
bool nb_lane_open_tools(struct nb_core *core, struct nb_lane_room *room,
                        const struct nb_settings *settings, enum nb_db_role role);
void nb_lane_close_tools(struct nb_lane_room *room);

/* ---- lanes ---- */
/** Threads and connections. NULL: a database or the master key did not open (logged). */
struct nb_lanes *nb_lanes_start(struct nb_core *core);
/** The threads end; what they had is in core->done. */
void nb_lanes_stop(struct nb_lanes *lanes);
/** Give a job away. false when that queue is full: the caller keeps it and answers `busy`. */
bool nb_lanes_give(struct nb_lanes *lanes, struct nb_job *job);
/** Questions to others end now: we stop. owner: loop */
void nb_lanes_interrupt(struct nb_lanes *lanes);
/** Read for the core itself, here and now, in a snapshot: what is due to be woken. owner: loop */
typedef enum nb_status (*nb_look_at_wakes)(struct nb_call *call, struct nb_wake *ret,
                                           size_t *ret_count);
NB_MUST_USE enum nb_status nb_lanes_look(struct nb_core *core, struct nb_call *call,
                                         nb_look_at_wakes look, struct nb_wake *ret,
                                         size_t *ret_count);
/** Run a job of the quick lane here and now, and finish it. owner: loop */
void nb_lanes_run_quick(struct nb_core *core, struct nb_job *job);
/** A job is back from its thread: on to the writer, or done. owner: loop */
void nb_lanes_take_back(struct nb_core *core, struct nb_job *job);
/** Once a minute: keep the databases in shape. owner: loop */
void nb_lanes_upkeep(struct nb_core *core);
/** Commit what this round of the loop brought. owner: loop */
void nb_lanes_commit(struct nb_core *core);

/* ---- writer.c, owner: loop ---- */
struct nb_writer;
struct nb_writer *nb_writer_open(struct nb_core *core, const struct nb_settings *settings);
void nb_writer_close(struct nb_writer *writer);                    /* NULL is fine; must be idle */
bool nb_writer_give(struct nb_writer *writer, struct nb_job *job); /* false when too many wait */
/** One transaction per 256 of what waits, each followed by its answers and events. */
void nb_writer_commit(struct nb_core *core, struct nb_writer *writer);
/** What noaberctl left while we run, as rows of the audit log (acts.c). Errors: as nb_db_commit. */
NB_MUST_USE enum nb_status nb_core_take_acts(struct nb_lane_room *room);
/** Once a minute. */
void nb_writer_upkeep(struct nb_writer *writer);

#endif
