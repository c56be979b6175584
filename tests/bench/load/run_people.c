/* What people cost who come and who stay: connecting, and sitting idle. */

#include "window.h"

#include <string.h>

/* Time for the server to finish what it does after the last answer, or after connections closed. */
#define SETTLE_NS NB_NS_PER_S
/* The same before memory is read: long enough for timers of a second and a garbage collector. */
#define MEMORY_SETTLE_NS (2 * NB_NS_PER_S)

static struct nb_fleet
fleet_of(struct nb_bench *bench, struct nb_seats seats, bool joins)
{
	return (struct nb_fleet){
	    .net = &bench->net,
	    .dialect = bench->dialect,
	    .people = &bench->people,
	    .seats = seats,
	    .joins = joins,
	};
}

/* The nonces are fetched inside the window: a browser asks for one before each connection too. */
void
nb_run_connect(struct nb_bench *bench)
{
	struct nb_fleet members = fleet_of(bench, bench->plan->seats, true);
	struct nb_fleet again = fleet_of(bench, bench->plan->seats, false);
	struct nb_window window;

	nb_fleet_open(&members);
	nb_fleet_close(&members);
	nb_net_run_until(&bench->net, nb_now_ns() + SETTLE_NS);
	nb_fleet_prepare(&again);
	nb_window_prepare(&window, bench->server_pid);
	nb_window_begin(&window);
	again.entering = &bench->result.answer;
	nb_fleet_open(&again);
	nb_window_end(&window, &bench->result);
	bench->result.answers = bench->plan->seats.member_count;
	nb_fleet_close(&again);
}

void
nb_run_idle(struct nb_bench *bench)
{
	struct nb_fleet idle = fleet_of(bench, nb_plan_idle_seats(bench), true);
	struct nb_window window;

	nb_window_prepare(&window, bench->server_pid);
	bench->result.before = nb_proc_memory(&window.tree);
	nb_window_begin(&window);
	nb_fleet_open(&idle);
	nb_net_run_until(&bench->net, nb_now_ns() + MEMORY_SETTLE_NS);
	nb_window_end(&window, &bench->result);
	bench->result.after = nb_proc_memory(&window.tree);
	bench->result.answers = idle.seats.member_count;
	nb_fleet_close(&idle);
}
