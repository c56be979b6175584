/* The table of plans: who sits where, who speaks, how fast. Seats do not overlap between plans
 * that need rooms of an exact size, so no plan leaves members behind in the room of another. */

#include "plan.h"

#include <stdio.h>
#include <string.h>

#define IDLE_FIRST_ACCOUNT 1700
#define IDLE_FIRST_ROOM 62
#define IDLE_PER_ROOM 100

/* clang-format off */
static const struct nb_plan plans[] = {
	/*                                   account members room each  senders pace      rate */
	{ "fanout-100",      nb_run_rooms,   {    0,  100,   0, 100 },  4, NB_PACE_DELIVERY, 0, false, true },
	{ "fanout-100-idle", nb_run_rooms,   {    0,  100,   0, 100 },  4, NB_PACE_DELIVERY, 0, true,  true },
	{ "fanout-500",      nb_run_rooms,   {  100,  500,   1, 500 },  8, NB_PACE_DELIVERY, 0, false, true },
	{ "paced-100",       nb_run_rooms,   {    0,  100,   0, 100 }, 100, NB_PACE_CLOCK,  30, false, true },
	{ "rooms-50x20",     nb_run_rooms,   {  600, 1000,   2,  20 }, 50, NB_PACE_CLOCK,   50, false, true },
	{ "tail-100",        nb_run_rooms,   {    0,  100,   0, 100 }, 100, NB_PACE_CLOCK, 150, false, true },
	{ "acks-64",         nb_run_rooms,   { 1600,   64,  52,  64 }, 64, NB_PACE_ACK,      0, false, true },
	{ "acks-1",          nb_run_rooms,   { 1664,    1,  60,   1 },  1, NB_PACE_ACK,      0, false, true },
	{ "idle",            nb_run_idle,    {    0,    0,   0,   0 },  0, NB_PACE_NONE,     0, false, true },
	{ "connect",         nb_run_connect, {  600, 1000,   2,  20 },  0, NB_PACE_NONE,     0, false, true },
	{ "history",         nb_run_history, { 1665,    1,  61,   1 },  0, NB_PACE_NONE,     0, false, true },
	{ "fill",            nb_run_fill,    { 1666,   32,  61,  32 }, 32, NB_PACE_ACK,      0, false, false },
	{ "accounts",        nb_run_accounts, {   0,    0,   0,   0 },  0, NB_PACE_NONE,     0, false, false },
};
/* clang-format on */

const struct nb_plan *
nb_plan_named(const char *name)
{
	for (size_t i = 0; i < sizeof plans / sizeof plans[0]; i++)
		if (strcmp(plans[i].name, name) == 0)
			return &plans[i];
	return NULL;
}

struct nb_seats
nb_plan_idle_seats(const struct nb_bench *bench)
{
	return (struct nb_seats){IDLE_FIRST_ACCOUNT, bench->idle_count, IDLE_FIRST_ROOM,
	                         IDLE_PER_ROOM};
}

static void
print_hist(const char *name, const struct nb_hist *hist)
{
	printf(",\"%s\":{\"count\":%ju,\"p50\":%.1f,\"p90\":%.1f,\"p99\":%.1f,\"p999\":%.1f,"
	       "\"max\":%.1f}",
	       name, (uintmax_t)hist->count, (double)nb_hist_percentile(hist, 50) / 1e3,
	       (double)nb_hist_percentile(hist, 90) / 1e3,
	       (double)nb_hist_percentile(hist, 99) / 1e3,
	       (double)nb_hist_percentile(hist, 99.9) / 1e3, (double)hist->max / 1e3);
}

void
nb_result_print(const struct nb_bench *bench)
{
	const struct nb_result *result = &bench->result;

	printf("{\"measure\":\"%s\",\"dialect\":\"%s\",\"seconds\":%.6f,\"server_cpu_s\":%.6f,"
	       "\"client_cpu_s\":%.6f,\"deliveries\":%ju,\"answers\":%ju",
	       bench->plan->name, bench->dialect->name, result->seconds, result->server_cpu_s,
	       result->client_cpu_s, (uintmax_t)result->deliveries, (uintmax_t)result->answers);
	print_hist("delivery_us", &result->delivery);
	print_hist("answer_us", &result->answer);
	printf(",\"idle_count\":%u,\"rss_kib_before\":%ju,\"rss_kib_after\":%ju,"
	       "\"pss_kib_before\":%ju,\"pss_kib_after\":%ju}\n",
	       bench->idle_count, (uintmax_t)result->before.rss_kib,
	       (uintmax_t)result->after.rss_kib, (uintmax_t)result->before.pss_kib,
	       (uintmax_t)result->after.pss_kib);
}
