/* Begin and end of what is measured, for every plan alike. */

#include "window.h"

void
nb_window_prepare(struct nb_window *window, pid_t server_pid)
{
	*window = (struct nb_window){0};
	nb_proc_find(server_pid, &window->tree);
}

void
nb_window_begin(struct nb_window *window)
{
	window->server_cpu_ns = nb_proc_cpu_ns(&window->tree);
	window->client_cpu_ns = nb_own_cpu_ns();
	window->began_ns = nb_now_ns();
}

void
nb_window_end(struct nb_window *window, struct nb_result *result)
{
	window->ended_ns = nb_now_ns();
	window->server_cpu_ns = nb_proc_cpu_ns(&window->tree) - window->server_cpu_ns;
	window->client_cpu_ns = nb_own_cpu_ns() - window->client_cpu_ns;
	nb_proc_check_same(&window->tree);
	result->seconds = (double)(window->ended_ns - window->began_ns) / 1e9;
	result->server_cpu_s = (double)window->server_cpu_ns / 1e9;
	result->client_cpu_s = (double)window->client_cpu_ns / 1e9;
}

bool
nb_window_holds(const struct nb_window *window, uint64_t moment_ns)
{
	return window->began_ns != 0 && moment_ns >= window->began_ns &&
	       (window->ended_ns == 0 || moment_ns < window->ended_ns);
}
