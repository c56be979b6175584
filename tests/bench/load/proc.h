#ifndef NB_LOAD_PROC_H
#define NB_LOAD_PROC_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define NB_PROC_TREE_MAX 256

/* A process and all its descendants, so that no work hides in a child. */
struct nb_proc_tree {
	pid_t pids[NB_PROC_TREE_MAX]; /* the root first */
	size_t count;
};

/* Reads /proc; takes milliseconds, so not while latencies are measured. Stops the generator when
 * the root is gone. */
void nb_proc_find(pid_t root, struct nb_proc_tree *ret_tree);

/* Stops the generator when the tree of its root is no longer the same: a child that came or went
 * would have worked unseen. */
void nb_proc_check_same(const struct nb_proc_tree *tree);

/* CPU of the tree since its processes began, in nanoseconds: user and system time of every thread,
 * and that of children which ended and were waited for (those to 10 ms only, as cutime + cstime of
 * /proc/<pid>/stat). The living are read through their CPU clock: the same sum as utime + stime
 * without its 10 ms steps. Microseconds of work. */
uint64_t nb_proc_cpu_ns(const struct nb_proc_tree *tree);

struct nb_proc_memory {
	/* Sum of VmRSS over the tree: a page that two processes map counts twice. */
	uint64_t rss_kib;
	/* Sum of the proportional share: a page that two processes map counts half in each. */
	uint64_t pss_kib;
};

/* Memory of the tree now. pss_kib is 0 when a process may not be looked into. */
struct nb_proc_memory nb_proc_memory(const struct nb_proc_tree *tree);

#endif
