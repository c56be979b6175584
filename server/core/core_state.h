/*
 * core_state.h - what the parts of the core share: one struct, owned by the loop thread.
 * Private to server/core.
 */
#ifndef NB_CORE_STATE_H
#define NB_CORE_STATE_H

#include "map.h"
#include "noaber/command.h"
#include "noaber/link.h"
#include "noaber/presence.h"
#include "noaber/queue.h"

#include <uv.h>

#define NB_READERS 2
#define NB_WAITING_MOST 16        /* commands of one connection that wait for their turn */
#define NB_WRITER_QUEUE_MOST 2048 /* then `busy` */
#define NB_READER_QUEUE_MOST 1024
#define NB_SLOW_QUEUE_MOST 32     /* password hashes */
#define NB_OUTBOUND_QUEUE_MOST 32 /* questions to the provider of professionals */
#define NB_PUSH_QUEUE_MOST 1      /* a round of waking devices */
#define NB_BATCH_MOST 256         /* commands in one transaction (measured) */

/* Close codes the core uses: RFC 6455 and its registry, and our own from 4000. */
#define NB_CLOSE_RESTART 1012
#define NB_CLOSE_TRY_LATER 1013
#define NB_CLOSE_SESSION_ENDED 4001
#define NB_CLOSE_HELLO_REFUSED 4003

struct nb_core;
struct nb_topic;

/* The link to one edge. owner: loop */
struct nb_edge_link {
	struct nb_core *core;
	unsigned number;
	int fd;          /* -1 = none */
	uv_poll_t *poll; /* NULL = closed */
	bool polling;
	bool wants_write;
	struct nb_buf in, out;
};

/* One watched room of one connection; in two lists. owner: loop */
struct nb_watch {
	struct nb_topic *topic;
	struct nb_conn *conn;
	struct nb_watch *next_of_conn;
	struct nb_watch *next_of_topic, **prev_of_topic;
};

/* One connection as the core knows it. owner: loop
 * Invariants: (1) subject.account is 0 until hello succeeded; (2) `running` jobs are in a lane, the
 * `waiting` ones are not; (3) a connection with running jobs is freed when the last comes back. */
struct nb_conn {
	uint64_t id;
	struct nb_edge_link *link;
	struct nb_subject subject;
	int64_t expires_ms;
	char *credential; /* cookie token text until hello, then NULL */
	struct nb_watch *watches;
	unsigned watch_count;
	struct nb_conn *next_of_account; /* connections of one account */
	struct nb_job *waiting, **waiting_last;
	unsigned waiting_count;
	unsigned running;
	enum nb_lane running_lane;
	struct nb_conn *next_resuming;
	nb_row *held; /* rooms an edge announced, still to be proved */
	unsigned held_count;
	bool resuming; /* announced; `running` counts the check that is under way or to come */
	bool active;   /* a person was here since the last upkeep: admit.c */
	bool gone;     /* closed; only running jobs hold it */
};

/* Lines for one room on their way to its watchers. owner: loop */
struct nb_topic {
	uint64_t id;
	struct nb_watch *watches;
	unsigned watcher_count;
	unsigned per_edge[NB_EDGES_MOST];
	struct nb_buf batch;
	uint64_t quiet_from_us;                /* may speak again from here */
	struct nb_topic *next_due, **prev_due; /* in a tick slot or the due list; NULL = in none */
};

#define NB_TICK_SLOTS 64 /* milliseconds ahead; a longer fanout.tick_most_ms ends here */

struct nb_ticker {
	uv_timer_t timer;
	struct nb_topic *due;                  /* speak at the end of this round of the loop */
	struct nb_topic *slots[NB_TICK_SLOTS]; /* speak when that millisecond comes */
	uint64_t at_ms;                        /* slots up to here have been emptied */
};

/* An answer that is the same for everybody (shared.c). owner: loop */
struct nb_shared_answer {
	const struct nb_command *command; /* NULL: a place that is free */
	struct nb_buf answer;             /* empty: none yet */
	int64_t made_ms;
	bool being_made; /* a job that makes a new one is under way */
};
#define NB_SHARED_ANSWERS 4 /* commands with same_for_ms */

struct nb_rates;
struct nb_lanes;

struct nb_core {
	uv_loop_t loop;
	struct nb_settings settings;
	uint8_t master[32];
	struct nb_buf provider_files; /* as NB_CONTROL_PROVIDER; wiped when the lanes have it */
	struct nb_buf push_files;     /* as NB_CONTROL_PUSH */
	uv_poll_t control;
	uv_prepare_t before_sleep;
	uv_async_t done_signal;
	uv_timer_t upkeep_timer;
	uv_timer_t wake_timer;
	bool waking; /* a round is under way */
	struct nb_edge_link links[NB_EDGES_MOST];
	struct nb_map conns;    /* id -> nb_conn */
	struct nb_map accounts; /* row -> first nb_conn */
	struct nb_map topics;   /* id -> nb_topic */
	struct nb_ticker ticker;
	struct nb_presence *presence;
	uint64_t *recent;         /* by room: the turn in which it last spoke */
	uint64_t turn;            /* counts events */
	struct nb_conn *resuming; /* announced connections to be checked */
	struct nb_shared_answer shared[NB_SHARED_ANSWERS];
	struct nb_rates *rates;
	struct nb_lanes *lanes;
	struct nb_queue *done; /* jobs coming back from the lanes */
	struct nb_job *pool;
	size_t pool_count;
	size_t in_flight; /* jobs given to lanes and not back */
	struct nb_ids *ids;
	struct nb_db *keys;
	struct nb_vault *vault;
	bool started;
	bool draining;
	int exit_code;
};

/* ---- link.c ---- */
void nb_core_link_open(struct nb_core *core, unsigned number, int fd);
void nb_core_link_close(struct nb_edge_link *link);
void nb_core_link_send(struct nb_edge_link *link, const struct nb_link_message *message);
void nb_core_links_flush(struct nb_core *core);
bool nb_core_links_idle(const struct nb_core *core);

/* ---- conn.c ---- */
struct nb_conn *nb_core_conn_open(struct nb_core *core, struct nb_edge_link *link,
                                  const struct nb_link_message *message);
struct nb_conn *nb_core_conn_find(struct nb_core *core, uint64_t id);
/** The edge says it is gone, or its link broke. */
void nb_core_conn_drop(struct nb_core *core, struct nb_conn *conn);
/** Ask the edge to close it after ${lines}. */
void nb_core_conn_close(struct nb_core *core, struct nb_conn *conn, uint16_t code,
                        struct nb_str lines);
void nb_core_conn_send(struct nb_conn *conn, struct nb_str lines);
/** Hello succeeded. false when the account has too many connections already (R7). */
bool nb_core_conn_greet(struct nb_core *core, struct nb_conn *conn,
                        const struct nb_subject *subject, int64_t expires_ms);
void nb_core_conn_release(struct nb_core *core,
                          struct nb_conn *conn); /* frees when gone and idle */
uint64_t nb_core_address_hash(struct nb_core *core, struct nb_str address);

/* ---- topic.c, tick.c, recent.c ---- */
uint64_t nb_core_topic_of_room(nb_row room, enum nb_audience audience);
void nb_core_topic_watch(struct nb_core *core, struct nb_conn *conn, uint64_t id, bool tell_edge);
void nb_core_topic_unwatch(struct nb_core *core, struct nb_conn *conn, uint64_t id);
void nb_core_topic_unwatch_all(struct nb_core *core, struct nb_conn *conn, bool tell_edge);
void nb_core_topic_say(struct nb_core *core, uint64_t id, struct nb_str line);
void nb_core_topic_speak(struct nb_core *core, struct nb_topic *topic);
void nb_tick_init(struct nb_core *core);
void nb_tick_add(struct nb_core *core, struct nb_topic *topic);
void nb_tick_remove(struct nb_core *core, struct nb_topic *topic);
void nb_tick_speak_due(struct nb_core *core);
bool nb_recent_init(struct nb_core *core);
void nb_recent_note(struct nb_core *core, nb_row room);
/** May somebody who asked about ${room} in ${turn} have missed an event since? */
bool nb_recent_missed(const struct nb_core *core, nb_row room, uint64_t turn);

/* ---- rate.c, rate_rows.c ---- */
struct nb_rates *nb_rates_create(void);
void nb_rates_destroy(struct nb_rates *rates);
struct nb_rate_limit {
	int64_t at_once; /* >= 1 */
	int64_t more;    /* >= 1, in this time */
	int64_t in_ms;
};
/** Take one token under ${key}; 0, or milliseconds until there is one. */
int64_t nb_rates_take(struct nb_rates *rates, uint64_t key, const struct nb_rate_limit *limit,
                      int64_t now_ms);

/* ---- admit.c, door.c: from bytes to a job in a lane ---- */
void nb_core_admit_frame(struct nb_core *core, struct nb_conn *conn, struct nb_str bytes);
void nb_core_admit_http(struct nb_core *core, struct nb_edge_link *link,
                        const struct nb_link_message *message);
void nb_core_admit_next(struct nb_core *core, struct nb_conn *conn);
struct nb_job;
/** What both doors share: envelope, row, door, rate, arguments. */
enum nb_status nb_core_read_call(struct nb_core *core, struct nb_job *job, struct nb_str bytes,
                                 enum nb_door door);
enum nb_status nb_core_read_args(struct nb_core *core, struct nb_job *job);
enum nb_status nb_core_take_rate(struct nb_core *core, struct nb_job *job);
/** For a command whose arguments may be a guess, once it is known whose account it is about. */
enum nb_status nb_core_take_try(struct nb_core *core, struct nb_job *job);
void nb_core_http_answer(struct nb_core *core, struct nb_job *job);

/* ---- shared.c ---- */
/** Put the kept answer for everybody into ${job}, if there is one for its command. false: the job
 * makes it, and comes back to nb_shared_keep. */
bool nb_shared_take(struct nb_core *core, struct nb_job *job);
/** The job is over: keep what it says for those who come next. */
void nb_shared_keep(struct nb_core *core, const struct nb_job *job);
void nb_shared_finish(struct nb_core *core);

/* ---- effects.c: what happens after COMMIT ---- */
void nb_core_finish_job(struct nb_core *core, struct nb_job *job);
void nb_core_say_resync(struct nb_core *core, struct nb_conn *conn);

/* ---- resume.c ---- */
void nb_core_ticket_make(struct nb_core *core, const struct nb_conn *conn, char *ret,
                         size_t *length);
void nb_core_resume_open(struct nb_core *core, struct nb_edge_link *link,
                         const struct nb_link_message *message);
void nb_core_resume_held(struct nb_core *core, const struct nb_link_message *message);
/** Ask the rights of a connection anew; one that is busy is asked the next time. */
void nb_core_resume_again(struct nb_core *core, struct nb_conn *conn);
/** Start checks for announced connections, as many as the lane takes. */
void nb_core_resume_pending(struct nb_core *core, struct nb_conn *conn);
/** Who may read ${room} changed: everybody loses it now, and gets it back when the right is proved. */
void nb_core_resume_room(struct nb_core *core, nb_row room);
void nb_core_resume_some(struct nb_core *core);
/** A check came back; ${conn} is alive. */
void nb_core_resume_done(struct nb_core *core, struct nb_conn *conn, struct nb_job *job);
#define NB_TICKET_BYTES 48

/* ---- upkeep.c ---- */
void nb_core_upkeep_start(struct nb_core *core);

/* ---- wake.c ---- */
void nb_core_wake_start(struct nb_core *core); /* nothing when no contact is set */
/** A round came back. */
void nb_core_wake_done(struct nb_core *core);

#endif
