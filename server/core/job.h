/* job.h - one command between the loop and a lane. owner: whoever holds it; it is given away. */
#ifndef NB_CORE_JOB_H
#define NB_CORE_JOB_H

#include "core_state.h"

enum nb_job_origin { NB_JOB_SOCKET, NB_JOB_HTTP, NB_JOB_RESUME, NB_JOB_UPKEEP };

struct nb_job {
	struct nb_link_node node; /* first: queues hand it on by this */
	struct nb_job *next;      /* pool, or waiting list of its connection */
	struct nb_call call;
	struct nb_envelope envelope;
	enum nb_job_origin origin;
	uint64_t conn; /* connection, or HTTP request number */
	unsigned edge; /* HTTP: where the request stands */
	int64_t re;    /* request id; NB_INT_ABSENT = HTTP */
	uint64_t turn; /* events known when it began, for nb_recent_missed */
	enum nb_status status;
	struct nb_buf answer;
};

struct nb_job *nb_job_take(struct nb_core *core); /* NULL when out of memory */
void nb_job_give_back(struct nb_core *core, struct nb_job *job);
void nb_job_pool_finish(struct nb_core *core);
/** Write the reply or the refusal into job->answer. Any thread that holds the job. */
void nb_job_write_answer(struct nb_job *job, struct nb_ids *ids);

/* ---- lanes ---- */
/** Threads and connections. NULL: a database or the master key did not open (logged). */
struct nb_lanes *nb_lanes_start(struct nb_core *core);
void nb_lanes_stop(struct nb_lanes *lanes);
/** Give a job away. false when that queue is full: the caller keeps it and answers `busy`. */
bool nb_lanes_give(struct nb_lanes *lanes, struct nb_job *job);

/* What a lane's thread owns. */
struct nb_lane_room {
	struct nb_core *core;
	struct nb_lanes *lanes;
	struct nb_queue *queue;
	uv_thread_t thread;
	bool running;
	struct nb_tools tools;
	struct nb_db *keys;
};
void nb_writer_main(void *lane_room);
/** Hand a list of jobs back to the loop. */
void nb_lane_hand_back(struct nb_core *core, struct nb_job **jobs, size_t count);

#endif
