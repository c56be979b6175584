/* life.h - how children live: when they start, what their end means, how all stop in order.
 * owner of everything: the one thread of the supervisor. */
#ifndef NB_MAIN_LIFE_H
#define NB_MAIN_LIFE_H

#include "children.h"
#include "config.h"

#define NB_CHILDREN_MOST (NB_EDGES_MOST + 1)

/* Restarting: at once for a single crash, calm for a crash that repeats. */
#define NB_BACKOFF_LEAST_MS 50
/* Stopping: all within 5 s (O4). The core answers what it has, then edges say goodbye. */
#define NB_DRAIN_CORE_MS 2500
#define NB_DRAIN_ALL_MS 4700

enum nb_phase {
	NB_PHASE_STARTING,
	NB_PHASE_SERVING,
	NB_PHASE_DRAINING_CORE,
	NB_PHASE_DRAINING_EDGES
};

struct nb_supervisor {
	const struct nb_config_source *source;
	struct nb_provisions provisions;
	struct nb_child children[NB_CHILDREN_MOST]; /* the core first, then edge 0, 1, … */
	size_t child_count;
	int signal_fd;
	enum nb_phase phase;
	int64_t drain_since_ms;
	int64_t watchdog_due_ms;
	int exit_code;
};

/** Start all children that are due, link them with who is there, and say START last (control.h). */
void nb_life_bring_up_due(struct nb_supervisor *s, int64_t now_ms);
/** ${child} serves. The first time that all do, the daemon is ready. */
void nb_life_take_ready(struct nb_supervisor *s, struct nb_child *child);
/** The core lost its link to edge ${number} while both live: a new one for both. */
void nb_life_link_again(struct nb_supervisor *s, uint32_t number);

/** Kill children that have been starting for longer than any migration takes. */
void nb_life_watch_starts(struct nb_supervisor *s, int64_t now_ms);
/** The process of ${child} has ended, ${how} as of waitpid(2): plan the next one, or, when it never
 * served in the first start of all, give up with code 1. */
void nb_life_take_end(struct nb_supervisor *s, struct nb_child *child, int how);

/** Begin to stop; ${exit_code} is for the end. Does nothing when that has begun already. */
void nb_life_drain(struct nb_supervisor *s, int exit_code);
/** Go on stopping: core first, then edges, and nobody for longer than NB_DRAIN_*_MS. */
void nb_life_watch_drain(struct nb_supervisor *s, int64_t now_ms);
bool nb_life_is_draining(const struct nb_supervisor *s);
/** Stopping, and no process is left. */
bool nb_life_is_over(const struct nb_supervisor *s);

#endif
