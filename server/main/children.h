/* children.h - one core and some edges as processes: start, hand over, link, stop.
 * When to do which is supervise.c. owner: the one thread of the supervisor. */
#ifndef NB_MAIN_CHILDREN_H
#define NB_MAIN_CHILDREN_H

#include "noaber/control.h"
#include "noaber/settings.h"

#include "secrets.h"

#include <sys/types.h>

enum nb_child_state {
	NB_CHILD_DOWN,     /* no process; due_ms says when to try again */
	NB_CHILD_STARTING, /* waiting for its READY */
	NB_CHILD_SERVING,
};

struct nb_child {
	bool is_core;
	uint32_t number; /* of the edge, from 0; 0 for the core */
	enum nb_child_state state;
	pid_t pid;          /* 0 = no process that we have not waited for */
	int control_fd;     /* -1 = none */
	int listener_fd;    /* edge: ours to keep over restarts; core: -1 */
	int64_t since_ms;   /* steady: when it entered ${state} */
	int64_t due_ms;     /* DOWN: steady time of the next try */
	int64_t backoff_ms; /* wait before the next try */
};

/* What children are handed. owner: the supervisor, for as long as it lives. */
struct nb_provisions {
	struct nb_settings settings; /* edges is the real number here */
	struct nb_buf certificate;   /* as NB_CONTROL_CERTIFICATE */
	struct nb_buf provider;      /* as NB_CONTROL_PROVIDER */
	struct nb_buf push;          /* as NB_CONTROL_PUSH */
	uint8_t master_key[NB_MASTER_KEY_BYTES];
	uid_t uid; /* whom children become; meaningful when is_dropping */
	gid_t gid;
	bool is_dropping;
};

/**
 * nb_child_spawn(child, provisions):
 * Start its process from the same binary (/proc/self/exe, so that an upgrade on disk never mixes
 * two versions of struct nb_settings), with the control channel on fd 3, nothing else open but
 * stderr, signals as at boot, its own process group (Ctrl-C of a terminal is for us alone), death
 * with its parent, and without privileges when there are any to drop.
 * NB_E_UNAVAILABLE: no process or descriptor to be had; ${child} is untouched.
 */
NB_MUST_USE enum nb_status nb_child_spawn(struct nb_child *child,
                                          const struct nb_provisions *provisions);

/* The three below return nothing on purpose: what cannot be told to a child means that the child
 * is dead or stuck. It is killed then, and its end comes back through waitpid like any other. */

/** Settings and secrets: at the start, and again (${is_reload}: without key and listener). */
void nb_child_hand_over(struct nb_child *child, const struct nb_provisions *provisions,
                        bool is_reload);
/** A fresh link between the two; their old one is void. Both have a process. */
void nb_child_link(struct nb_child *core, struct nb_child *edge);
/** A message that is only its type: START, DRAIN. */
void nb_child_tell(struct nb_child *child, enum nb_control_type type);

/** SIGKILL, when it has a process. */
void nb_child_kill(struct nb_child *child);
/** Forget the process after it has been waited for; closes the control channel. */
void nb_child_ended(struct nb_child *child, int64_t now_ms);
/** "core", "edge 3": for the log; static storage, until the next call. */
const char *nb_child_name(const struct nb_child *child);

#endif
