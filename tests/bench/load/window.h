#ifndef NB_LOAD_WINDOW_H
#define NB_LOAD_WINDOW_H

#include "plan.h"

/* The span of time a figure is about: wall clock, CPU of the server's processes, CPU of ours. */
struct nb_window {
	struct nb_proc_tree tree;
	uint64_t began_ns;
	uint64_t ended_ns; /* 0 while open */
	uint64_t server_cpu_ns;
	uint64_t client_cpu_ns;
};

/* Finds the server's processes; before the load begins, as it takes milliseconds. */
void nb_window_prepare(struct nb_window *window, pid_t server_pid);

void nb_window_begin(struct nb_window *window);

/* Ends it and puts seconds and CPU into the result. */
void nb_window_end(struct nb_window *window, struct nb_result *result);

/* True for a moment inside the window. */
bool nb_window_holds(const struct nb_window *window, uint64_t moment_ns);

#endif
